"""What a writer does to things of any kind, as steps: set a field, add, duplicate, remove."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from workbench.edits import AddFile, Edit, Place, RemoveValue, ReplaceFile, SetValue, Step, value_at
from workbench.formats.data import Data
from workbench.formats.uses import uses
from workbench.forms.field import Field
from workbench.forms.kinds import CATEGORY, LABEL, LINK, LOCALE, PLACEHOLDER, UNIT, VARIABLE, ThingKind
from workbench.policy.sentence import say
from workbench.session import Session
from workbench.steps.fields import removal, set_texts, setting


def set_thing_field(kind: ThingKind, thing: Place, field: Field, data: Data, text: str) -> Step | None:
    """Give a field of a thing what was typed; None where that is what it holds. `data` is the file's."""
    title = say("{field} of {thing}", field=say(field.label), thing=thing_name(kind, thing, data))
    here = value_at(data, thing.path)
    if kind is LABEL and here is None and not text.strip():
        return None  # the words it has by default need no place in the file
    step = set_texts(thing, {field: text}, data, title, kind.worded)
    if kind is not LINK or step is None or field.id not in {"url", "urls"}:
        return step
    return _with_status(thing, field, here, step)


def _with_status(thing: Place, field: Field, here: Data | None, step: Step) -> Step:
    """A link with an address is not lost, one without any is."""
    other = "urls" if field.id == "url" else "url"
    has_address = not isinstance(step.edits[0], RemoveValue) or value_at(here, (other,)) is not None
    place = (*thing.path, "status")
    is_lost = value_at(here, ("status",)) is not None
    if has_address and is_lost:
        return replace(step, edits=(*step.edits, RemoveValue(thing.file, place)))
    if not has_address and not is_lost:
        return replace(step, edits=(SetValue(thing.file, place, "lost"), *step.edits))
    return step


def thing_name(kind: ThingKind, thing: Place, data: Data | None) -> str:
    """What people know a thing by: its name, or its id. `data` is its file's."""
    shown = kind.field(kind.name).shown(value_at(data, thing.path)) if kind.name is not None else ""
    return shown or kind.id(thing)


_SHOWN = 3
"""Things named in what people call a step."""
_BEGUN: Mapping[str, Data] = {
    LINK.label: {"status": "lost"},
    VARIABLE.label: "…",
    LOCALE.label: {"published": "false"},
    PLACEHOLDER.label: "any",
    UNIT.label: {"one": "{0}", "other": "{0}"},
}
"""What things that are known by their id alone hold at first."""


def begun(kind: ThingKind, name: str) -> Data:
    """What a new thing of this name holds at first."""
    if kind is CATEGORY:
        return {"title": name, "intro": name, "consent": "required"}
    return _BEGUN[kind.label] if kind.name is None else {kind.name: name}


def add_thing(kind: ThingKind, name: str, identifier: str, data: Data | None) -> Step:
    """Add a thing under an id; `data` is that of the file it comes into, None where there is none."""
    thing = kind.place(*identifier.split())
    title = say("Add {thing}", thing=name or identifier)
    return Step(title, (_added(kind, thing, begun(kind, name), data),), _first_place(kind, thing))


def duplicate_thing(kind: ThingKind, thing: Place, name: str, identifier: str, data: Data) -> Step:
    """Add a thing like another under a name and an id of its own."""
    here = value_at(data, thing.path)
    copied = here if here is not None else {}
    if isinstance(copied, dict):
        copied = {each: value for each, value in copied.items() if each not in {"id", "waivers", "formerly"}}
        copied |= {kind.name: name} if kind.name is not None else {}
    new = kind.place(*identifier.split())
    title = say("Duplicate {thing}", thing=thing_name(kind, thing, data))
    return Step(title, (_added(kind, new, copied, data),), _first_place(kind, new))


def _added(kind: ThingKind, thing: Place, value: Data, data: Data | None) -> Edit:
    if kind.has_own_files:
        fields = value if isinstance(value, dict) else {}
        return AddFile(thing.file, {"id": thing.file.id, **fields})
    if data is None:
        return AddFile(thing.file, {str(thing.path[0]): value})
    return setting(thing, (), data, value)


def _first_place(kind: ThingKind, thing: Place) -> Place:
    return Place(thing.file, (*thing.path, *kind.fields[0].path))


def remove_things(kind: ThingKind, things: Sequence[Place], held: Sequence[Data | None]) -> Step:
    """Remove things of a kind; `held` is what their files hold. A label gets its words by default back."""
    names = [thing_name(kind, thing, data) for thing, data in zip(things, held, strict=True)]
    shown = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
    title = say("Remove {thing}", thing=shown)
    edits: list[Edit] = []
    for number, (thing, data) in enumerate(zip(things, held, strict=True)):
        if kind.has_own_files:
            edits.append(ReplaceFile(thing.file, None))
        else:
            edits.append(removal(thing.file, thing.path, _without(data, things[:number])))
    return Step(title, tuple(edits), Place(things[0].file, things[0].path))


def _without(data: Data | None, gone: Sequence[Place]) -> Data | None:
    """A file's data without some of its values, and the maps that only they stood in."""
    for thing in gone:
        if value_at(data, thing.path) is not None:
            data = _taken(data, removal(thing.file, thing.path, data).path)
    return data


def _taken(data: Data | None, path: Sequence[str | int]) -> Data | None:
    if not isinstance(data, dict):
        return data
    name = str(path[0])
    if len(path) == 1:
        return {each: value for each, value in data.items() if each != name}
    inner = _taken(data.get(name), path[1:])
    return {each: value if each != name or inner is None else inner for each, value in data.items()}


def uses_elsewhere(session: Session, kind: ThingKind, things: Sequence[Place]) -> Iterator[Place]:
    """Yield where things of a kind are used by others than themselves."""
    own = {(each.file, each.path) for each in things}
    readings = session.catalogue.readings
    for thing in things if kind.target is not None else ():
        for use in uses(readings, kind.target, kind.id(thing)) if kind.target is not None else ():
            if not any(use.file == file and use.path[: len(path)] == path for file, path in own):
                yield Place(use.file, use.path)
