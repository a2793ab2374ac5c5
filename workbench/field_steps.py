"""Fields of a thing given other texts, as one step; what worded them falls away in the same step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbench.edits import Edit, Place, RemoveValue, SetValue, Step, value_at
from workbench.form_fields import Field
from workbench.formats.data import Data, Path
from workbench.policy.sentence import Sentence, say

Wordings = Mapping[str, Sequence[Path]]
"""Which printed wordings fall away when a field is edited, by the field's id."""


def set_fields(
    thing: Place, texts: Mapping[Field, str], data: Data, title: Sentence, worded: Wordings
) -> Step | None:
    """Give fields other texts as one step; None where they hold them all. `data` is the thing's as it is."""
    values = {field: field.read(text) for field, text in texts.items()}
    others = {field: value for field, value in values.items() if value != value_at(data, field.path)}
    if not others:
        return None
    edits = [setting(thing, field.path, data, value) for field, value in others.items()]
    paths = dict.fromkeys(path for field in others for path in worded.get(field.id, ()))
    dropped = [path for path in paths if value_at(data, path) is not None]
    edits.extend(_without(thing, data, dropped))
    remark = _dropped(data, dropped) if dropped else None
    first = next(iter(others))
    return Step(title, tuple(edits), Place(thing.file, (*thing.path, *first.path)), remark)


def setting(thing: Place, path: Path, data: Data | None, value: Data | None) -> Edit:
    """Set a value within a thing, or remove it; the last value of a map takes the map with it."""
    whole = (*thing.path, *path)
    parent = value_at(data, path[:-1]) if len(path) > 1 else data
    if value is None:
        is_last = len(path) > 1 and isinstance(parent, dict) and len(parent) == 1
        return RemoveValue(thing.file, whole[:-1] if is_last else whole)
    if parent is None:
        return SetValue(thing.file, whole[:-1], {str(path[-1]): value})
    return SetValue(thing.file, whole, value)


def _without(thing: Place, data: Data, paths: Sequence[Path]) -> Iterator[Edit]:
    """Yield the edits that take wordings away; the last of them take the map that holds them."""
    by_parent: dict[Path, list[Path]] = {}
    for path in paths:
        by_parent.setdefault(path[:-1], []).append(path)
    for parent, gone in by_parent.items():
        held = value_at(data, parent)
        is_whole = parent and isinstance(held, dict) and len(held) == len(gone)
        yield from _removing(thing, [parent] if is_whole else gone)


def _removing(thing: Place, paths: Iterable[Path]) -> Iterator[Edit]:
    return (RemoveValue(thing.file, (*thing.path, *path)) for path in paths)


def _dropped(data: Data, paths: Sequence[Path]) -> Sentence:
    dropped = "”, “".join(str(value_at(data, path)) for path in paths)
    return say("The printed wording “{wording}” fell away, as it worded what you changed.", wording=dropped)
