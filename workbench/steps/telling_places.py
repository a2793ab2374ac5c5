"""Places in a project in words: which thing, which field of it, in a section which block."""

from __future__ import annotations

from workbench.edits import Place, value_at
from workbench.formats.data import Data
from workbench.formats.layout import FileKind
from workbench.forms.kinds import ThingKind, thing_at
from workbench.policy.sentence import Sentence, say
from workbench.session import Session
from workbench.steps.things import thing_name

_SHOWN = 60
"""Characters of a text that are shown of it."""


def told_place(session: Session, where: Place) -> Sentence:
    """Where something is, as people know it."""
    data, found = session.data(where.file), thing_at(where)
    if found is not None:
        return _of_thing(*found, where, data)
    if where.file.kind is FileKind.SECTION:
        return _of_section(where, data)
    return say("{path}", path=where.file.path)


def _of_thing(kind: ThingKind, thing: Place, where: Place, data: Data | None) -> Sentence:
    name, inner = thing_name(kind, thing, data), where.path[len(thing.path) :]
    field = next((each for each in kind.fields if inner[: len(each.path)] == each.path), None)
    if field is None or not inner:
        return say("{kind} {name}", kind=say(kind.label), name=name)
    return say("{kind} {name}: {field}", kind=say(kind.label), name=name, field=say(field.label))


def _of_section(where: Place, data: Data | None) -> Sentence:
    block = value_at(data, (*where.path[:2], "id")) if where.path[:1] == ("blocks",) else None
    words = value_at(data, where.path)
    if block is None:
        return say("section {section}", section=where.file.id)
    if not isinstance(words, str):
        return say("section {section}, block {block}", section=where.file.id, block=block)
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()} …"
    return say("section {section}, block {block}: “{words}”", section=where.file.id, block=block, words=shown)
