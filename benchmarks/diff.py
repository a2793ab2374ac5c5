"""Times the diff of two states beside deepdiff on the whole: `python -m benchmarks.diff` prints a table.

Times are of the processor. Both get the same two states, each a map of things by id, of which one in a
hundred cookies differs.
"""

from __future__ import annotations

import argparse
import copy
import time
from collections.abc import Callable, Mapping
from statistics import median

from deepdiff import DeepDiff

from benchmarks.make_project import documents
from workbench.formats.catalogue import read_catalogue
from workbench.formats.data import Data
from workbench.formats.layout import FileKind, FileRef
from workbench.revisions.assessed import assess
from workbench.revisions.changes import Sides
from workbench.revisions.side import Side

_ONE_IN = 100


def main() -> None:
    """Measure, in turn, and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cookies", type=int, default=10_000)
    asked.add_argument("--rounds", type=int, default=5)
    options = asked.parse_args()
    old = dict(documents(options.cookies))
    new = changed(old)
    times: dict[str, list[float]] = {"ours": [], "deepdiff": []}
    for _ in range(options.rounds):
        times["ours"].append(_timed(lambda: assess(Sides(side(old), side(new)), {})))
        times["deepdiff"].append(_timed(lambda: DeepDiff(by_name(old), by_name(new))))
    print("| what | median ms | worst ms |\n|---|---|---|")
    for name, values in times.items():
        print(f"| {name}, {options.cookies:,} cookies | {median(values):.0f} | {max(values):.0f} |")


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
    key = id(data)
    if key not in _SIDES:
        policy = read_catalogue(data.items()).policy
        if policy is None:
            raise ValueError("The made project cannot be read.")
        _SIDES[key] = Side(policy, data)
    return _SIDES[key]


_SIDES: dict[int, Side] = {}


def by_name(data: Mapping[FileRef, Data]) -> dict[str, Data]:
    """A state as deepdiff takes it: each file's data by its path."""
    return {file.path: each for file, each in data.items()}


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


if __name__ == "__main__":
    main()
