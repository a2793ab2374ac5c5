"""Fields of a thing given other texts, as one step; what worded them falls away in the same step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workbench.edits import Edit, Place, RemoveValue, SetValue, Step, value_at
from workbench.formats.data import Data, Path
from workbench.formats.layout import FileRef
from workbench.forms.field import Field, Wordings
from workbench.policy.sentence import Sentence, say


def set_texts(
    thing: Place, texts: Mapping[Field, str], data: Data, title: Sentence, worded: Wordings
) -> Step | None:
    """Give fields other texts as one step; None where they hold them all. `data` is the file's as it is."""
    here = value_at(data, thing.path)
    values = {field: field.read(text) for field, text in texts.items()}
    others = {field: value for field, value in values.items() if value != value_at(here, field.path)}
    if not others:
        return None
    edits = [setting(thing, field.path, data, value) for field, value in others.items()]
    paths = dict.fromkeys(path for field in others for path in worded.get(field.id, ()))
    dropped = [path for path in paths if value_at(here, path) is not None]
    edits.extend(_without(thing, here, dropped))
    remark = _dropped(here, dropped) if dropped else None
    first = next(iter(others))
    return Step(title, tuple(edits), Place(thing.file, (*thing.path, *first.path)), remark)


def setting(thing: Place, path: Path, data: Data | None, value: Data | None) -> Edit:
    """Set a value of a thing, or remove it: a map that would be left empty goes too, a missing one comes.

    `data` is the whole file's. A thing does not go with its last field.
    """
    whole = (*thing.path, *path)
    if value is None:
        return removal(thing.file, whole, data, floor=len(thing.path) if path else 0)
    for depth in range(1, len(whole)):
        if value_at(data, whole[:depth]) is None:
            for name in reversed(whole[depth:]):
                value = {str(name): value}
            return SetValue(thing.file, whole[:depth], value)
    return SetValue(thing.file, whole, value)


def removal(file: FileRef, path: Path, data: Data | None, *, floor: int = 0) -> RemoveValue:
    """Remove a value, and the maps that only it stands in, but none that `floor` keys or fewer lead to."""
    end = len(path)
    while end - 1 > floor and _holds_one(value_at(data, path[: end - 1])):
        end -= 1
    return RemoveValue(file, path[:end])


def _holds_one(data: Data | None) -> bool:
    return isinstance(data, dict) and len(data) == 1


def _without(thing: Place, here: Data | None, paths: Sequence[Path]) -> Iterator[Edit]:
    """Yield the edits that take wordings away; the last of them take the map that holds them."""
    by_parent: dict[Path, list[Path]] = {}
    for path in paths:
        by_parent.setdefault(path[:-1], []).append(path)
    for parent, gone in by_parent.items():
        held = value_at(here, parent)
        is_whole = parent and isinstance(held, dict) and len(held) == len(gone)
        for path in [parent] if is_whole else gone:
            yield RemoveValue(thing.file, (*thing.path, *path))


def _dropped(here: Data | None, paths: Sequence[Path]) -> Sentence:
    dropped = "”, “".join(str(value_at(here, path)) for path in paths)
    return say("The printed wording “{wording}” fell away, as it worded what you changed.", wording=dropped)
