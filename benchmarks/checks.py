"""Times the checks beside `pofilter`: `python -m benchmarks.checks` prints a Markdown table.

Times are of the processor, not of the clock: other work on the machine disturbs them less. Each part that is
set beside another is measured in turn with it.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from statistics import median

from benchmarks.translated_project import LOCALE, write_project
from workbench.checking import Checking, Surroundings, surroundings
from workbench.checks.selection import Selection
from workbench.edits import Edit, Place, SetEntry, SetValue, Step
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.sentence import say
from workbench.session import Session
from workbench.store.locale_files import po_path
from workbench.store.project import load

_REPOSITORY = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, in milliseconds."""

    name: str
    values: Sequence[float]

    @property
    def row(self) -> str:
        """A row of the table: median, worst, count."""
        return f"| {self.name} | {median(self.values):.1f} | {max(self.values):.1f} | {len(self.values)} |"


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def beside_pofilter(root: Path, rounds: int) -> Iterator[Figure]:
    """Yield the times of `pofilter`'s filters, of the rules of pairs, and of all rules, reading left out."""
    session = Session(load(root))
    around = surroundings(session)
    if around is None:
        raise ValueError("The made project cannot be read.")
    work = {
        "translate-toolkit's `pofilter`, all its filters": lambda: _filtered(root / po_path(LOCALE)),
        "rules of translations (TR)": lambda: _new_check(around, ("TR",)),
        "all rules, the cookies' and the prose's too": lambda: _new_check(around, ()),
    }
    times: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(rounds):
        for name, measured in work.items():
            times[name].append(measured())
    yield from (Figure(name, values) for name, values in times.items())


def _new_check(around: Surroundings, select: tuple[str, ...]) -> float:
    """Milliseconds of a first check; nothing of an earlier one helps it but what is kept by text."""
    return _timed(lambda: Checking(Selection(select=select)).check(around))


def _filtered(file: Path) -> float:
    from argparse import Namespace

    from translate.filters import checks, pofilter
    from translate.storage import factory

    options = Namespace(
        limitfilters=None, excludefilters={}, includefuzzy=True, includereview=True, autocorrect=False,
        addnotes=True,
    )  # fmt: skip
    units = factory.getobject(str(file))
    filters = pofilter.pocheckfilter(options, checkerconfig=checks.CheckerConfig(targetlanguage=LOCALE))
    return _timed(lambda: filters.filterfile(units))


def edits(root: Path, rounds: int) -> Iterator[Figure]:
    """Yield the times of the check after one edit of a kind."""
    session = Session(load(root))
    checking = Checking()
    _checked(checking, session)
    kinds: dict[str, Callable[[int], Edit]] = {
        "a cookie's description": lambda n: _of_cookie(session, "description", f"Mäter {n} saker åt dig."),
        "a cookie's name": lambda n: _of_cookie(session, "name", f"_other_{n}"),
        "a cookie's lifetime": lambda n: _of_cookie(session, "lifetime", f"{n + 2} days"),
        "a cookie's party": lambda n: _of_cookie(session, "party", ("first", "third")[n % 2]),
        "an entry's translation": lambda n: _of_entry(session, f"This cookie measures {n} things."),
    }
    for name, edit in kinds.items():
        yield Figure(f"after one edit: {name}", [_after(checking, session, edit(n)) for n in range(rounds)])


def _after(checking: Checking, session: Session, edit: Edit) -> float:
    session.apply(Step(say("Edit"), (edit,), Place(edit.file)))
    return _timed(lambda: _checked(checking, session))


def _checked(checking: Checking, session: Session) -> None:
    around = surroundings(session)
    if around is not None:
        checking.check(around)


def _of_cookie(session: Session, field: str, value: str) -> SetValue:
    cookies = [*session.policy.cookies] if session.policy else []
    return SetValue(FileRef(FileKind.COOKIE, cookies[len(cookies) // 2]), (field,), value)


def _of_entry(session: Session, text: str) -> SetEntry:
    catalog = session.locales.catalog(LOCALE)
    if catalog is None:
        raise ValueError("The made locale cannot be read.")
    key = [*catalog][len(catalog) // 2]
    return SetEntry(FileRef(FileKind.ENTRIES, LOCALE), key, replace(catalog.words(key), translations=(text,)))


def seed(folder: Path, rounds: int) -> Figure:
    """The whole of `workbench check` on the shipped policy, its start included, with warm caches."""
    for part in ("catalogue", "locales"):
        shutil.copytree(_REPOSITORY / part, folder / part)
    apart = {"WORKBENCH_CONFIG": "config", "WORKBENCH_STATE": "state", "WORKBENCH_CACHE": "cache"}
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {name: str(folder / value) for name, value in apart.items()}
    command = [sys.executable, "-m", "workbench", "check", "--fail-on", "never", "--project", str(folder)]
    times = []
    for _ in range(rounds + 1):
        before = _spent_by_children()
        subprocess.run(command, env=environment, cwd=_REPOSITORY, stdout=subprocess.DEVNULL, check=True)
        times.append((_spent_by_children() - before) * 1000)
    return Figure("`workbench check` on the shipped policy, from its start", times[1:])


def _spent_by_children() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cookies", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    toolkit = version("translate-toolkit")
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, ", end="")
    print(f"Python {platform.python_version()}, translate-toolkit {toolkit}, {options.cookies} cookies\n")
    print("| work | median ms | worst ms | times |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made"
        write_project(made, options.cookies)
        print(seed(Path(folder) / "seed", options.rounds * 3).row, flush=True)
        for figure in (*beside_pofilter(made, options.rounds), *edits(made, options.rounds * 3)):
            print(figure.row, flush=True)


if __name__ == "__main__":
    main()
