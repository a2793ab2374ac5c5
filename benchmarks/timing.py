"""What work costs: time of the processor, which other work on the machine disturbs less, and the clock's."""

from __future__ import annotations

import gc
import resource
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.on_pty import Cost

Work = Callable[[], object]
Measured = Callable[[], Cost]


def of_work(work: Work) -> Cost:
    """What some work in this process costs, and in those it starts and ends, in milliseconds."""
    gc.collect()
    clock, processor = time.perf_counter(), _processor()
    work()
    return Cost((time.perf_counter() - clock) * 1000, (_processor() - processor) * 1000)


def of_program(
    command: Sequence[str | Path], environment: Mapping[str, str] | None = None, folder: Path | None = None
) -> Cost:
    """What another program costs from its start to its end, in milliseconds."""
    return of_work(
        lambda: subprocess.run(command, check=True, capture_output=True, env=environment, cwd=folder)
    )


def in_turn(rounds: int, *measured: Measured) -> list[list[Cost]]:
    """What several things cost, one after the other in each round, so that all meet the same load.

    A round before the first warms up, where there is more than one.
    """
    if rounds > 1:
        for each in measured:
            each()
    found = [[each() for each in measured] for _ in range(rounds)]
    return [list(costs) for costs in zip(*found, strict=True)]


def _processor() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
