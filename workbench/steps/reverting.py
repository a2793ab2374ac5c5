"""A change undone where it is reviewed: what was published is put back, as a step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.edits import (
    AddFile,
    Edit,
    InsertItem,
    Place,
    RemoveValue,
    ReplaceFile,
    SetEntry,
    SetValue,
    Step,
    value_at,
)
from workbench.formats.data import Data, Path
from workbench.formats.edit_refused import EditRefused
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import Sentence, say
from workbench.revisions.assessed import Assessed
from workbench.revisions.change import Change
from workbench.revisions.changes import Sides
from workbench.session import Session
from workbench.steps.planned import Planned

_OWN_FILES = frozenset({FileKind.COOKIE, FileKind.PROVIDER, FileKind.CATEGORY, FileKind.SECTION})


def planned_revert(changes: Sequence[Assessed], sides: Sides) -> Planned:
    """What puts back what some changes changed."""
    return Planned(_title(changes), len(changes), lambda session: revert_step(session, changes, sides))


def revert_step(session: Session, changes: Sequence[Assessed], sides: Sides) -> Step:
    """Put back what some changes changed. Raises EditRefused for one that cannot be put back by itself."""
    edits = tuple(edit for each in changes for edit in _edits(session, each.change, sides))
    return Step(_title(changes), edits, Place(changes[0].change.file))


def _title(changes: Sequence[Assessed]) -> Sentence:
    if len(changes) == 1:
        return say("Undo {change}", change=changes[0].change.name)
    return say("Undo {count} changes", count=len(changes))


def _edits(session: Session, change: Change, sides: Sides) -> Iterator[Edit]:
    session.told(0)
    for inner in change.within:
        yield from _edits(session, inner, sides)
    if not change.field and change.file.kind in _OWN_FILES and change.old != change.new:
        yield _file(change)
    elif change.file.kind is FileKind.ENTRIES:
        yield _translation(session, change)
    elif change.file.kind is FileKind.LINKS:
        yield _set(change.file, (change.id,), value_at(sides.old.documents.get(change.file), (change.id,)))
    elif change.file.kind is FileKind.SECTION:
        yield _in_section(change, sides)
    elif change.field:
        yield _set(change.file, _path(change), change.old)
    else:
        raise EditRefused(say("{change} cannot be undone here; open its file.", change=change.name))


def _file(change: Change) -> Edit:
    """Bring a thing back, or take it away."""
    if isinstance(change.old, dict):
        return AddFile(change.file, change.old)
    return ReplaceFile(change.file, None)


def _translation(session: Session, change: Change) -> Edit:
    key = Key(change.id)
    catalog = session.locales.catalog(LocaleTag(change.file.id))
    if catalog is None or key not in catalog or not isinstance(change.old, str):
        raise EditRefused(say("{change} cannot be undone here; open its file.", change=change.name))
    words = catalog.words(key)
    return SetEntry(change.file, key, replace(words, translations=(change.old, *words.translations[1:])))


def _path(change: Change) -> Path:
    """The way to a field from its name in a change; labels are called by names with dots."""
    first, dot, rest = change.field.partition(".")
    if change.locale is not None:
        return ("locales", change.locale, first, rest)
    if first in ("labels", "variables") and dot:
        return (first, rest)
    return tuple(change.field.split("."))


def _set(file: FileRef, path: Path, value: Data | None) -> Edit:
    return RemoveValue(file, path) if value is None else SetValue(file, path, value)


def _in_section(change: Change, sides: Sides) -> Edit:
    """Put a block or a text of a section back."""
    if change.field in ("title", "numbered"):
        return _set(change.file, (change.field,), change.old)
    old, new = (_blocks(side.documents.get(change.file)) for side in (sides.old, sides.new))
    name, _, part = change.field.partition(".")
    if not part:
        return _whole_block(change, name, old, new)
    if name not in new or part == "items":
        raise EditRefused(say("{change} cannot be undone here; open its file.", change=change.name))
    at: Path = ("blocks", new.index(name))
    if part in ("heading", "only", "table", "category"):
        return _set(change.file, (*at, part), change.old)
    return _set(change.file, (*at, "items", part), change.old)


def _whole_block(change: Change, name: str, old: Sequence[str], new: Sequence[str]) -> Edit:
    if isinstance(change.old, str) and isinstance(change.new, str):
        return SetValue(change.file, ("blocks", new.index(name), "text"), change.old)
    if change.old is None and name in new:
        return RemoveValue(change.file, ("blocks", new.index(name)))
    if isinstance(change.old, dict) and name in old:
        before = [each for each in old[: old.index(name)] if each in new]
        index = new.index(before[-1]) + 1 if before else 0
        return InsertItem(change.file, ("blocks",), index, change.old)
    raise EditRefused(say("{change} cannot be undone here; open its file.", change=change.name))


def _blocks(section: Data | None) -> Sequence[str]:
    """The ids of a section's blocks, in their order."""
    found = value_at(section, ("blocks",))
    blocks = found if isinstance(found, list) else []
    return [str(block.get("id")) for block in blocks if isinstance(block, dict)]
