"""Finds a thing of the catalogue by what it is called outside the app: its id, with its kind if needed."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from workbench.edits import Place, value_at
from workbench.formats.data import Data
from workbench.formats.layout import FileRef
from workbench.forms.field import Field
from workbench.forms.kinds import KINDS, POLICY, ThingKind, things_in
from workbench.forms.section_fields import BLOCK, ITEM, SECTION
from workbench.language import said
from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence, say
from workbench.session import Session


class NotNamed(Exception):
    """A name is nobody's, or of several; the sentence says which would be right."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@frozen
class NamedThing:
    """A thing with its kind and what it is called."""

    kind: ThingKind
    thing: Place
    name: str

    @property
    def in_full(self) -> str:
        """Its name with its kind, which is no other thing's."""
        return self.name if self.kind is POLICY else f"{self.kind.prefix}:{self.name}"


def thing_named(session: Session, name: str) -> NamedThing:
    """The thing of a name such as `vwo`, `google.ga`, `which.hosting`, `label:more`. Raises NotNamed."""
    everything = list(_everything(session))
    found = [each for each in everything if name in {each.name, each.in_full}]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(each.in_full for each in found)
        raise NotNamed(say("“{name}” may be one of: {names}; name its kind too.", name=name, names=names))
    near = difflib.get_close_matches(name, [each.name for each in everything], n=1)
    if near:
        raise NotNamed(
            say("There is nothing called “{name}”; did you mean “{near}”?", name=name, near=near[0])
        )
    kinds = ", ".join(f"{kind.prefix}:…" for kind in (*KINDS, SECTION, BLOCK, ITEM) if kind is not POLICY)
    raise NotNamed(
        say(
            "There is nothing called “{name}”; a thing is named by its id, or as: {kinds}.",
            name=name,
            kinds=kinds,
        )
    )


def field_named(named: NamedThing, name: str) -> Field:
    """The field of a thing by its id, or by what the form calls it. Raises NotNamed."""
    wanted = _plain(name)
    for field in named.kind.fields:
        if wanted in {_plain(field.id), _plain(field.label), _plain(said(say(field.label)))}:
            return field
    known = ", ".join(field.id for field in named.kind.fields)
    raise NotNamed(
        say("{thing} has no field “{name}”; it has: {known}.", thing=named.in_full, name=name, known=known)
    )


def _plain(name: str) -> str:
    return name.casefold().replace("-", "_").replace(" ", "_")


def _everything(session: Session) -> Iterator[NamedThing]:
    for kind in KINDS:
        if kind.has_own_files:
            yield from _with_files(session, kind)
        elif kind is POLICY:
            yield NamedThing(POLICY, POLICY.place(), "policy")
        else:
            for thing in things_in(kind, session.data(FileRef(kind.file))):
                yield NamedThing(kind, thing, kind.id(thing).replace(" ", "."))
    for section in _with_files(session, SECTION):
        yield section
        yield from _blocks(section, session.data(section.thing.file))


def _with_files(session: Session, kind: ThingKind) -> Iterator[NamedThing]:
    for file in session.files.values():
        if file.ref.kind is kind.file:
            yield NamedThing(kind, Place(file.ref), file.ref.id)


def _blocks(section: NamedThing, data: Data | None) -> Iterator[NamedThing]:
    for index, block in enumerate(_listed(value_at(data, ("blocks",)))):
        place = Place(section.thing.file, ("blocks", index))
        name = f"{section.name}.{value_at(block, ('id',))}"
        yield NamedThing(BLOCK, place, name)
        items = value_at(block, ("items",))
        for item in items if isinstance(items, dict) else ():
            yield NamedThing(ITEM, Place(place.file, (*place.path, "items", item)), f"{name}.{item}")


def _listed(data: Data | None) -> Sequence[Data]:
    return data if isinstance(data, list) else ()
