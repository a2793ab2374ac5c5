"""The figures of the app on a terminal, as rows of the table: `python -m benchmarks app`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from benchmarks.app_on_pty import Bench, Figure
from benchmarks.figures import Goal, Row
from benchmarks.scale import Scale

_GOALS = {
    "arrow": Goal(most=30, is_for_most=True),
    "next entry": Goal(most=30, is_for_most=True),
    "the first letter": Goal(most=30, is_for_most=True),
    "a letter": Goal(most=30, is_for_most=True),
    "save": Goal(most=50, is_for_most=True),
    "page": Goal(most=30, is_for_most=True),
    "filter": Goal(most=60, is_for_most=True),
    "memory": Goal(most=250, unit="MB"),
}
"""What keys are to reach, by how their names begin; the bare table is only laid beside."""


def rows(scale: Scale) -> Iterator[Row]:
    """Yield what starting and using the app costs, and the memory it has at the end."""
    bench = Bench(scale.scratch / "app", scale.keys)
    size, few = f"{scale.cookies:,} cookies", scale.few
    yield _started(bench.starts("open, the shipped policy", scale.shipped, few), 1000)
    yield _started(bench.starts(f"open, {size}, no cache", scale.large, few, cold=True), 4000)
    yield _started(bench.starts(f"open, {size}, warm", scale.large, few), 1500)
    yield from of_keys(bench.keys(scale.large))


def _started(figure: Figure, most: float) -> Row:
    return Row(figure.name, figure.costs, Goal(most=most))


def of_keys(figures: Iterable[Figure]) -> Iterator[Row]:
    """Yield the rows of what was measured key by key; memory stands where times do."""
    for figure in figures:
        costs = figure.costs
        if figure.name.startswith("memory"):
            costs = [type(each)(each.wall, each.wall) for each in costs]
        goals = (goal for start, goal in _GOALS.items() if figure.name.startswith(start))
        yield Row(figure.name, costs, next(goals, None))


if __name__ == "__main__":
    from benchmarks.running import run

    run("app")
