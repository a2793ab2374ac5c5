"""Times the diff of two states beside deepdiff on the whole: `python -m benchmarks diff`.

Both get the same two states, each a map of things by id, of which one in a hundred cookies differs. Ours has
the levels, the groups and the readers' facts in it.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping

from benchmarks.figures import Goal, Row
from benchmarks.make_project import documents
from benchmarks.scale import Scale
from benchmarks.timing import in_turn, of_work
from workbench.formats.catalogue import read_catalogue
from workbench.formats.data import Data
from workbench.formats.layout import FileKind, FileRef
from workbench.revisions.assessed import assess
from workbench.revisions.changes import Sides
from workbench.revisions.side import Side

_ONE_IN = 100


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


def changed(old: Mapping[FileRef, Data]) -> dict[FileRef, Data]:
    """The same state, with every hundredth cookie's lifetime and description another."""
    new = dict(copy.deepcopy(old))
    cookies = [file for file in new if file.kind is FileKind.COOKIE]
    for number, file in enumerate(cookies):
        data = new[file]
        if number % _ONE_IN == 0 and isinstance(data, dict):
            new[file] = {**data, "lifetime": "13 months", "description": f"{data['description']} Nytt."}
    return new


def side(data: Mapping[FileRef, Data]) -> Side:
    """A state; typing its things is not what is measured."""
    policy = read_catalogue(data.items()).policy
    if policy is None:
        raise ValueError("The made project cannot be read.")
    return Side(policy, data)


def by_name(data: Mapping[FileRef, Data]) -> dict[str, Data]:
    """A state as deepdiff takes it: each file's data by its path."""
    return {file.path: each for file, each in data.items()}


if __name__ == "__main__":
    from benchmarks.running import run

    run("diff")
