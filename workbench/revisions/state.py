"""What a catalogue held at a moment, as one canonical text: what revisions keep and diffs compare."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping

from workbench.formats.catalogue import Catalogue, read_catalogue
from workbench.formats.data import Data
from workbench.formats.layout import FileKind, FileRef
from workbench.revisions.same_text import ITEMS

_SCHEMA = 1


def digest(content: bytes) -> str:
    """The digest that records name a content by."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def state_text(documents: Mapping[FileRef, Data]) -> str:
    """Write a catalogue's data canonically: one thing a line; readers are told nothing by the glossary.

    Fields are sorted by name, but for the items of a list: they stand in the order they are read.
    """
    things = {_name(ref): data for ref, data in documents.items() if ref.kind is not FileKind.GLOSSARY}
    lines = (f"{_json(name)}: {_json(things[name])}" for name in sorted(things))
    return f'{{"schema": {_SCHEMA}, "things": {{\n' + ",\n".join(lines) + "\n}}\n"


def read_state(text: str) -> Catalogue:
    """Read a state back as the catalogue it was. Raises ValueError where it is none."""
    return read_catalogue(state_documents(text))


def state_documents(text: str) -> Iterator[tuple[FileRef, Data]]:
    """Yield the data of every thing in a state. Raises ValueError where it is none."""
    state = json.loads(text)
    if (
        not isinstance(state, dict)
        or state.get("schema") != _SCHEMA
        or not isinstance(state.get("things"), dict)
    ):
        raise ValueError("not a state of schema 1")
    for name, data in state["things"].items():
        kind, _, ref = name.partition(":")
        yield FileRef(FileKind(kind), ref), data


def _name(ref: FileRef) -> str:
    return f"{ref.kind}:{ref.id}" if ref.id else str(ref.kind)


def _json(value: object) -> str:
    return json.dumps(_sorted(value), ensure_ascii=False)


def _sorted(value: object, name: str = "") -> object:
    if isinstance(value, dict):
        names = value if name == ITEMS else sorted(value)
        return {each: _sorted(value[each], each) for each in names}
    return [_sorted(each) for each in value] if isinstance(value, list) else value
