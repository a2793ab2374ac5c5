"""XLIFF 1.2: written for tools of translators, and read back from them.

A unit is found by its `resname`, which is the key. Tokens and marks are `ph` elements with the original as
their content, so that whatever a tool shows of them, the text comes back as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from workbench import __version__
from workbench.locales.catalog import State, is_key
from workbench.locales.exchange.arrival import MOST_UNITS, Arrival, Returned, refuse
from workbench.locales.exchange.parcel import Parcel, Unit, UnitState
from workbench.locales.exchange.protected import Nature
from workbench.locales.exchange.xml_reading import child, children, descendants, name_of, parse
from workbench.locales.exchange.xml_writing import (
    CHARACTER,
    DECLARATION,
    attributes,
    char_of,
    code_point,
    element,
    numbered,
    text_of,
)
from workbench.policy.entries import TextKind
from workbench.policy.sentence import say

NAMESPACE: Final = "urn:oasis:names:tc:xliff:document:1.2"
_TOOL: Final = "cookie-policy-workbench"
_SENT: Final = "x-sent"
_STATES: Final = {
    UnitState.UNTRANSLATED: "needs-translation",
    UnitState.STALE: "needs-review-translation",
    UnitState.TRANSLATED: "translated",
    UnitState.APPROVED: "final",
}
_DONE: Final = frozenset({"translated", "final", "signed-off"})
_OPEN: Final = frozenset({"new", ""})


def write(parcel: Parcel, original: str) -> str:
    """Write a parcel; `original` is the path of the file that it was made from."""
    return "\n".join(_document(parcel, original)) + "\n"


def read(content: bytes) -> Arrival:
    """Read what came back. Raises ParcelRefused."""
    root = parse(content)
    if name_of(root) != "xliff":
        raise refuse("The file is no XLIFF.")
    if root.get("version", "1.2").startswith("2"):
        raise refuse("This is XLIFF {version}; ask for XLIFF 1.2.", version=root.get("version"))
    locales = {file.get("target-language") for file in children(root, "file")} - {None, ""}
    if len(locales) > 1:
        raise refuse("The file is for several locales; import a file for each.")
    units = tuple(_returned(unit) for unit in descendants(root, "trans-unit") if _is_work(unit))
    if len(units) > MOST_UNITS:
        raise refuse("The file has more than {limit} entries and is not read.", limit=MOST_UNITS)
    return Arrival("xliff", next(iter(locales), None), units)


def _document(parcel: Parcel, original: str) -> Iterator[str]:
    file = {
        "original": original,
        "source-language": parcel.source_locale,
        "target-language": parcel.locale,
        "datatype": "plaintext",
        "xml:space": "preserve",
        "tool-id": _TOOL,
    }
    tool = {"tool-id": _TOOL, "tool-name": "Cookie policy workbench", "tool-version": __version__}
    yield DECLARATION
    yield f'<xliff xmlns="{NAMESPACE}" version="1.2">'
    yield f"<file{attributes(file)}>"
    yield f"<header>{element('tool', tool)}</header>"
    yield "<body>"
    for unit in parcel.units:
        yield from _unit(unit)
    yield from ("</body>", "</file>", "</xliff>")


def _unit(unit: Unit) -> Iterator[str]:
    values = {
        "id": unit.key,
        "resname": unit.key,
        "translate": "no" if unit.is_context else None,
        "approved": "yes" if unit.state is UnitState.APPROVED else None,
        "xml:space": "preserve",
    }
    yield f"<trans-unit{attributes(values)}>"
    yield element("source", {}, _inline(unit.source, unit.kind))
    yield element("target", {"state": _STATES[unit.state]}, _inline(unit.target, unit.kind))
    yield _context("x-sent", unit.sent)
    yield from (element("note", {"from": "developer"}, text_of(hint)) for hint in unit.hints)
    if unit.previous is not None:
        yield element("note", {"from": "developer"}, text_of(f"Source text before: {unit.previous}"))
    if unit.comments:
        yield element("note", {"from": "translator"}, text_of("\n".join(unit.comments)))
    if unit.previous is not None:
        yield _previous(unit, unit.previous)
    yield "</trans-unit>"


def _context(name: str, value: str) -> str:
    inside = element("context", {"context-type": name}, text_of(value))
    return element("context-group", {"purpose": "information"}, inside)


def _previous(unit: Unit, previous: str) -> str:
    """The pair that a stale translation comes from, for tools that show what has changed."""
    pair = element("source", {}, _inline(previous, unit.kind)) + element(
        "target", {}, _inline(unit.target, unit.kind)
    )
    return element("alt-trans", {"alttranstype": "previous-version", "xml:space": "preserve"}, pair)


def _inline(text: str, kind: TextKind) -> str:
    """A text with its protected pieces as elements of their own."""
    parts: list[str] = []
    for number, piece in numbered(text, kind):
        if piece.nature is Nature.WORDS:
            parts.append(text_of(piece.text))
        elif piece.nature is Nature.PROTECTED:
            told = {"id": str(number), "equiv-text": piece.text}
            parts.append(element("ph", told, text_of(piece.text)))
        else:
            told = {"id": str(number), "ctype": CHARACTER, "equiv-text": code_point(piece.text)}
            parts.append(element("x", told))
    return "".join(parts)


def _is_work(unit: Element) -> bool:
    """Whether a unit is one that was to be translated, not context."""
    return unit.get("translate", "yes").lower() != "no"


def _returned(unit: Element) -> Returned:
    resname, own = unit.get("resname", ""), unit.get("id", "")
    source, target = child(unit, "source"), child(unit, "target")
    key = resname if is_key(resname) else own
    return Returned(
        key,
        None if source is None else _text(source),
        "" if target is None else _text(target),
        _state(unit, target),
        "\n".join(_text(note) for note in children(unit, "note") if note.get("from") == "translator"),
        _sent(unit),
        say("unit {key}", key=key or own),
    )


def _state(unit: Element, target: Element | None) -> State | None:
    """What a tool says of its translation; None where it says nothing."""
    state = "" if target is None else target.get("state", "").lower()
    if state in _DONE or (unit.get("approved", "").lower() == "yes" and state in _OPEN):
        return State.TRANSLATED
    return None if state in _OPEN or state.startswith("x-") else State.STALE


def _sent(unit: Element) -> str | None:
    contexts = (each for group in children(unit, "context-group") for each in children(group, "context"))
    return next((each.text for each in contexts if each.get("context-type") == _SENT), None)


def _text(element: Element) -> str:
    """The text of an element, what is marked up inside of it as it was."""
    parts = [element.text or ""]
    for inside in element:
        parts.append(_inline_text(inside))
        parts.append(inside.tail or "")
    return "".join(parts)


def _inline_text(inside: Element) -> str:
    """What an element stands for: its content; without any, what the tool was told to show for it."""
    content = _text(inside)
    if content:
        return content
    shown = inside.get("equiv-text", "")
    return char_of(shown) or shown
