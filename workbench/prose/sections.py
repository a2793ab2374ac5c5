"""Sections added, removed and put in another order."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from workbench.edits import (
    AddFile,
    Edit,
    InsertItem,
    MoveItem,
    Place,
    RemoveValue,
    ReplaceFile,
    SetValue,
    Step,
    value_at,
)
from workbench.formats.data import Data
from workbench.formats.edit_refused import EditRefused
from workbench.policy.entries import Key, entries
from workbench.policy.kinds import SectionId
from workbench.policy.model import Policy
from workbench.policy.sentence import say
from workbench.policy.text import Token, tokens
from workbench.prose.at import POLICY, section_file
from workbench.prose.new_ids import new_id
from workbench.prose.reading import Prose

_ORDER = ("sections",)


def new_section_id(title: str, taken: Collection[str]) -> str:
    """The id that a section with this title would have."""
    return new_id(title, taken, "section")


def add_section(prose: Prose, after: str, title: str, text: str, taken: Collection[str]) -> Step:
    """Add a section with a first paragraph behind another one, or first; `taken` are the ids in use."""
    name = new_section_id(title, taken)
    blocks: list[Data] = [{"id": new_id(text, (), "text"), "text": text}]
    file = section_file(name)
    names = prose.sections
    index = names.index(after) + 1 if after in names else 0
    has_order = isinstance(value_at(prose.data(POLICY), _ORDER), list)
    listed: Edit = InsertItem(POLICY, _ORDER, index, name) if has_order else SetValue(POLICY, _ORDER, [name])
    added = AddFile(file, {"id": name, "title": title, "blocks": blocks})
    origin = Place(section_file(after)) if after in names else Place(POLICY, ("title",))
    return Step(say("Add {part}", part=title), (added, listed), Place(file, ("title",)), origin=origin)


def remove_section(prose: Prose, section: str) -> Step:
    """Remove a section with its blocks, from the order too."""
    names = prose.sections
    edits: list[Edit] = []
    if section in names:
        edits.append(RemoveValue(POLICY, (*_ORDER, names.index(section))))
    edits.append(ReplaceFile(section_file(section), None))
    return Step(say("Remove {part}", part=section), tuple(edits), Place(section_file(section)))


def move_section(prose: Prose, section: str, by: int) -> Step | None:
    """Move a section down or up in the policy; None where it is the last or the first. Raises EditRefused."""
    names = prose.sections
    if section not in names:
        raise EditRefused(say("“{id}” is not among the policy's sections; list it there first.", id=section))
    index = names.index(section)
    if not 0 <= index + by < len(names):
        return None
    edit = MoveItem(POLICY, _ORDER, index, index + by)
    return Step(say("Move {part}", part=section), (edit,), Place(section_file(section)))


def uses_of_section(policy: Policy, section: str) -> Iterator[Key]:
    """Yield the keys of the texts outside a section that refer to its number."""
    others = {name: each for name, each in policy.sections.items() if name != section}
    for entry in entries(replace(policy, sections=others)):
        if any(_is_for(token, section) for token in tokens(entry.source)):
            yield entry.key


def _is_for(token: Token, section: str) -> bool:
    return token.name == "section" and token.ref == SectionId(section)
