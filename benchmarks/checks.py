"""Times the rules beside translate-toolkit's `pofilter`, and after an edit: `python -m benchmarks checks`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.figures import Goal, Row
from benchmarks.on_pty import Cost
from benchmarks.scale import Scale
from benchmarks.timing import in_turn, of_work
from benchmarks.translated_project import LOCALE
from workbench.checking import Checking, Surroundings, surroundings
from workbench.checks.selection import Selection
from workbench.edits import Edit, Place, SetEntry, SetValue, Step
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.sentence import say
from workbench.session import Session
from workbench.store.locale_files import po_path
from workbench.store.project import load


def rows(scale: Scale) -> Iterator[Row]:
    """Yield what the rules cost on a project with one locale: after one edit of a kind, and all of it.

    The edits come first: what `pofilter` leaves in memory would make them look slower than they are.
    """
    yield from edits(scale)
    yield from beside_pofilter(scale)


def beside_pofilter(scale: Scale) -> Iterator[Row]:
    """Yield what the rules of pairs and all rules cost beside all filters of `pofilter`, reading left out.

    Theirs read the same file; ours have the making of their texts and of their index of names in it.
    """
    around = surroundings(Session(load(scale.translated)))
    if around is None:
        raise ValueError("The made project cannot be read.")
    file = scale.translated / po_path(LOCALE)
    theirs, pairs, everything = in_turn(
        scale.few,
        lambda: _filtered(file),
        lambda: _new_check(around, ("TR",)),
        lambda: _new_check(around, ()),
    )
    name = f"{scale.cookies:,} cookies, one locale"
    yield Row(f"rules of translations, {name}", pairs, Goal(times_as_fast=5), "`pofilter`", theirs)
    yield Row(f"all rules, the cookies' and the prose's too, {name}", everything, None, "`pofilter`", theirs)


def _new_check(around: Surroundings, select: tuple[str, ...]) -> Cost:
    """A first check; nothing of an earlier one helps it but what is kept by text."""
    return of_work(lambda: Checking(Selection(select=select)).check(around))


def _filtered(file: Path) -> Cost:
    from argparse import Namespace

    from translate.filters import checks, pofilter
    from translate.storage import factory

    options = Namespace(
        limitfilters=None, excludefilters={}, includefuzzy=True, includereview=True, autocorrect=False,
        addnotes=True,
    )  # fmt: skip
    units = factory.getobject(str(file))
    filters = pofilter.pocheckfilter(options, checkerconfig=checks.CheckerConfig(targetlanguage=LOCALE))
    return of_work(lambda: filters.filterfile(units))


def edits(scale: Scale) -> Iterator[Row]:
    """Yield what the check after one edit of a kind costs."""
    session = Session(load(scale.translated))
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
        costs = [_after(checking, session, edit(number)) for number in range(scale.rounds * 2)]
        yield Row(f"all rules after one edit, {name}", costs, Goal(most=50))


def _after(checking: Checking, session: Session, edit: Edit) -> Cost:
    session.apply(Step(say("Edit"), (edit,), Place(edit.file)))
    return of_work(lambda: _checked(checking, session))


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


if __name__ == "__main__":
    from benchmarks.running import run

    run("checks")
