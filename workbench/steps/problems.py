"""What a reviewer does to problems, as steps: mend them, or accept them with a reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache

from workbench.checks.problem import Fix, NewValue, Problem
from workbench.checks.waivers import text_digest
from workbench.edits import (
    AddFile,
    Edit,
    InsertItem,
    Place,
    RemoveValue,
    SetEntry,
    SetValue,
    Step,
    data_of,
    value_at,
)
from workbench.formats.data import Data, Path
from workbench.formats.edit_refused import EditRefused
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import Sentence, say
from workbench.session import Session
from workbench.steps.planned import Planned


@frozen
class Decision:
    """Why problems are accepted, by whom, on which day, and until when."""

    reason: str
    by: str
    date: dt.date
    until: dt.date | None = None


def planned_fixes(fixes: Sequence[Fix]) -> Planned:
    """What does all that fixes propose."""
    return Planned(_applying(len(fixes)), len(fixes), lambda session: fixes_step(session, fixes))


def fixes_step(session: Session, fixes: Sequence[Fix]) -> Step:
    """Do what several fixes propose as one step; of two for one value the first: the other is found again."""
    steps = [fix_step(session, fix) for fix in _apart(fixes)]
    if len(steps) == 1:
        return steps[0]
    edits = tuple(edit for step in steps for edit in step.edits)
    return Step(_applying(len(steps)), edits, steps[0].place)


def _applying(count: int) -> Sentence:
    return say("Apply {count} fixes", count=count)


def _apart(fixes: Sequence[Fix]) -> Iterator[Fix]:
    """Yield the fixes that touch nothing which one before them touches."""
    touched, above = set[tuple[FileRef, Path]](), set[tuple[FileRef, Path]]()
    for fix in fixes:
        if any(_meets(new, touched, above) for new in fix.values):
            continue
        for new in fix.values:
            touched.add((new.file, new.path))
            above.update((new.file, way) for way in _ways_to(new.path))
        yield fix


def _meets(
    new: NewValue, touched: Collection[tuple[FileRef, Path]], above: Collection[tuple[FileRef, Path]]
) -> bool:
    """Whether a value is one that is touched, a part of one, or has one as a part."""
    is_whole = (new.file, new.path) in above
    return is_whole or any((new.file, way) in touched for way in _ways_to(new.path))


def _ways_to(path: Path) -> Iterator[Path]:
    """Yield the ways to what a path leads to, and to all that it is in."""
    return (path[:end] for end in range(len(path) + 1))


def fix_step(session: Session, fix: Fix) -> Step:
    """Do what a fix proposes; a translation keeps its state. Raises EditRefused."""
    session.told(0)
    edits = tuple(_mending(session, value) for value in fix.values)
    return Step(fix.title, edits, Place(fix.values[0].file, fix.values[0].path))


def standing(session: Session, new: NewValue) -> Data | None:
    """What stands where a fix puts a value."""
    if new.file.kind is not FileKind.ENTRIES:
        return value_at(session.data(new.file), new.path)
    catalog, key = session.locales.catalog(LocaleTag(new.file.id)), Key(str(new.path[0]))
    return catalog[key].target if catalog is not None and key in catalog else None


def _mending(session: Session, new: NewValue) -> Edit:
    if new.file.kind is FileKind.ENTRIES:
        return _retranslating(session, new)
    return RemoveValue(new.file, new.path) if new.value is None else SetValue(new.file, new.path, new.value)


def _retranslating(session: Session, new: NewValue) -> Edit:
    catalog, key = session.locales.catalog(LocaleTag(new.file.id)), Key(str(new.path[0]))
    if catalog is None or key not in catalog:
        raise EditRefused(say("There is no entry “{key}” in {path}.", key=key, path=new.file.path))
    words = catalog.words(key)
    translations = (str(new.value or ""), *words.translations[1:])
    return SetEntry(new.file, key, replace(words, translations=translations))


def planned_waiving(problems: Sequence[Problem], decision: Decision) -> Planned:
    """What accepts some problems for one reason."""
    count = len(problems)
    return Planned(_title(problems), count, lambda session: waive_step(session, problems, decision))


def waive_step(session: Session, problems: Sequence[Problem], decision: Decision) -> Step:
    """Accept some problems for one reason. Raises EditRefused for one that no place can hold a waiver of."""
    read = cache(lambda file: data_of(file, session.copy.text(file.path)))
    homes = [_home(session, problem, read) for problem in problems]
    waivers = [_waiver(session, problem, decision) for problem in problems]
    edits = tuple(_waiving(homes, waivers))
    return Step(_title(problems), edits, Place(homes[0].file, homes[0].path[:-1]))


def _title(problems: Sequence[Problem]) -> Sentence:
    if len(problems) == 1:
        return say("Accept {rule}: {name}", rule=problems[0].rule, name=problems[0].name)
    return say("Accept {count} problems", count=len(problems))


@frozen
class _Home:
    """The list of waivers that one belongs into: its file, the way to it, what stands in it now."""

    file: FileRef
    path: Path
    waivers: Sequence[Data]
    has_file: bool = True


def _home(session: Session, problem: Problem, read: Callable[[FileRef], Data | None]) -> _Home:
    session.told(0)
    if problem.file is not None and problem.file.is_of_policy:
        path = (*_thing(problem.file, problem.path), "waivers")
        return _Home(problem.file, path, _list_at(session.data(problem.file), path))
    if problem.locale is None or problem.key is None:
        raise EditRefused(
            say("{rule} is about the project as a whole and cannot be accepted.", rule=problem.rule)
        )
    file = FileRef(FileKind.ENTRY_WAIVERS, problem.locale)
    data = read(file)
    return _Home(file, (problem.key,), _list_at(data, (problem.key,)), has_file=data is not None)


def _thing(file: FileRef, path: Path) -> Path:
    """The way to the thing in its file: registries hold several, every other file one."""
    return path[:1] if file.kind in {FileKind.LINKS, FileKind.GLOSSARY} else ()


def _list_at(data: Data | None, path: Path) -> Sequence[Data]:
    found = value_at(data, path)
    return found if isinstance(found, list) else []


def _waiver(session: Session, problem: Problem, decision: Decision) -> dict[str, Data]:
    text = problem.waivable_text
    optional = {
        "until": decision.until.isoformat() if decision.until else None,
        "of": text_digest(text if text is not None else ""),
        "at": _block(session, problem),
    }
    return {
        "rule": problem.rule,
        "reason": decision.reason,
        "by": decision.by,
        "date": decision.date.isoformat(),
        **{name: value for name, value in optional.items() if value is not None},
    }


def _block(session: Session, problem: Problem) -> str | None:
    """The id of the block that a problem is in."""
    if problem.file is None or problem.file.kind is not FileKind.SECTION or problem.path[:1] != ("blocks",):
        return None
    found = value_at(session.data(problem.file), (*problem.path[:2], "id"))
    return found if isinstance(found, str) else None


def _waiving(homes: Sequence[_Home], waivers: Sequence[dict[str, Data]]) -> Iterator[Edit]:
    """Yield the edits; each adds to what the ones before have made."""
    added: dict[tuple[FileRef, Path], list[Data]] = {}
    made = {home.file for home in homes if home.has_file}
    for home, waiver in zip(homes, waivers, strict=True):
        new = added.setdefault((home.file, home.path), [])
        if _place(new, waiver) is not None:
            continue  # one waiver is for all that a rule says of one text
        place = _place(home.waivers, waiver)
        count = len(home.waivers) + len(new)
        if place is not None:
            yield SetValue(home.file, (*home.path, place), waiver)
            continue
        new.append(waiver)
        if count:
            yield InsertItem(home.file, home.path, count, waiver)
        elif home.file in made:
            yield SetValue(home.file, home.path, [waiver])
        else:
            made.add(home.file)
            yield AddFile(home.file, {str(home.path[0]): [waiver]})


def _place(waivers: Sequence[Data], waiver: dict[str, Data]) -> int | None:
    """Where a waiver of the same problem stands: one that has run out, or is given anew."""
    return next((index for index, old in enumerate(waivers) if _is_same(old, waiver)), None)


def _is_same(old: Data, waiver: dict[str, Data]) -> bool:
    return isinstance(old, dict) and all(old.get(name) == waiver.get(name) for name in ("rule", "of", "at"))
