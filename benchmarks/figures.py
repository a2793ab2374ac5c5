"""The table of figures: what was measured, what it is to reach, what it was measured beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from benchmarks.on_pty import Cost

HEAD = (
    "| work | to reach | median | 95 % | on the clock | beside | its median | times as fast | reached |\n"
    "|---|---|---|---|---|---|---|---|---|"
)
"""Milliseconds of the processor, but for one column."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached: so many milliseconds at most, or so many times as fast as the other at least.

    `is_for_most` is of the 95th percentile, not of the median.
    """

    most: float | None = None
    times_as_fast: float | None = None
    is_for_most: bool = False
    unit: str = "ms"

    def __str__(self) -> str:
        if self.times_as_fast is not None:
            return f"{self.times_as_fast:g} × as fast"
        of = "95 % " if self.is_for_most else ""
        return f"{of}under {self.most:g} {self.unit}"


@dataclass(frozen=True, slots=True)
class Row:
    """One work measured, beside another that does the same; `holds` is False where its result is wrong."""

    work: str
    costs: Sequence[Cost]
    goal: Goal | None = None
    beside: str = ""
    others: Sequence[Cost] = ()
    holds: bool = True

    @property
    def ratio(self) -> float | None:
        """How many times as fast as the other it is: the median of pairs."""
        if not self.others:
            return None
        pairs = zip(self.costs, self.others, strict=True)
        return median(other.cpu / max(own.cpu, 0.001) for own, other in pairs)

    @property
    def is_reached(self) -> bool | None:
        """Whether the goal is reached by the time of the processor; None without a goal."""
        if self.goal is None:
            return None
        if self.goal.times_as_fast is not None:
            return self.holds and (self.ratio or 0) >= self.goal.times_as_fast
        times = [each.cpu for each in self.costs]
        counted = _high(times) if self.goal.is_for_most else median(times)
        return self.holds and counted < (self.goal.most or 0)

    def __str__(self) -> str:
        own = [each.cpu for each in self.costs]
        cells = [
            self.work,
            str(self.goal or ""),
            _number(median(own)),
            _number(_high(own)),
            _number(median(each.wall for each in self.costs)),
            self.beside,
            _number(median(each.cpu for each in self.others)) if self.others else "",
            "" if self.ratio is None else f"{self.ratio:.2f}",
            {None: "", True: "yes", False: "**no**"}[self.is_reached],
        ]
        return f"| {' | '.join(cells)} |"


def table(rows: Iterable[Row]) -> str:
    """All rows, as Markdown."""
    return "\n".join([HEAD, *map(str, rows)])


def _high(values: Sequence[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def _number(value: float) -> str:
    return f"{value:.1f}" if value < 100 else f"{value:.0f}"
