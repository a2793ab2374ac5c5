"""Times the diff of two states beside deepdiff on the whole: `python -m benchmarks diff`.

Both get the same two states, each a map of things by id, of which one in a hundred cookies differs. Ours has
the levels, the groups and the readers' facts in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.figures import Goal, Row
from benchmarks.make_project import documents
from benchmarks.scale import Scale
from benchmarks.timing import in_turn, of_work
from benchmarks.two_states import by_name, changed, side
from workbench.revisions.assessed import assess
from workbench.revisions.changes import Sides


def rows(scale: Scale) -> Iterator[Row]:
    """Yield what both cost, in turn."""
    from deepdiff import DeepDiff

    old = dict(documents(scale.cookies))
    new = changed(old)
    before, after = side(old), side(new)
    ours, theirs = in_turn(
        scale.rounds,
        lambda: of_work(lambda: assess(Sides(before, after), {})),
        lambda: of_work(lambda: DeepDiff(by_name(old), by_name(new))),
    )
    name = f"diff of two states, {scale.cookies:,} cookies, 1 % changed"
    yield Row(name, ours, Goal(most=500), "deepdiff on the whole", theirs)


if __name__ == "__main__":
    from benchmarks.running import run

    run("diff")
