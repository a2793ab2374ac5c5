"""Entries to text, as gettext orders it; unwrapped, but for a line of the file to each line of a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum

from workbench.formats.po_comments import ISOLATED
from workbench.formats.po_entry import PoEntry, Previous
from workbench.formats.po_syntax import escaped


class Part(IntEnum):
    """The parts of an entry, in the order in which they are written."""

    TRANSLATOR = 0
    EXTRACTED = 1
    REFERENCES = 2
    FLAGS = 3
    PREVIOUS = 4
    CONTEXT = 5
    SOURCE = 6
    PLURAL = 7
    TRANSLATIONS = 8


def entry_lines(entry: PoEntry) -> Iterator[str]:
    """Yield the lines of an entry, without line ends."""
    for part in Part:
        yield from part_lines(entry, part)


def part_lines(entry: PoEntry, part: Part) -> Sequence[str]:
    """Return the lines of one part of an entry, none if it is absent."""
    return _LINES[part](entry)


def value(entry: PoEntry, part: Part) -> object:
    """Return what one part of an entry says: equal values need no new lines."""
    return _VALUES[part](entry)


def _noted(mark: str, lines: Sequence[str]) -> list[str]:
    return [f"{mark} {line}" if line else mark for line in lines]


def _translator(entry: PoEntry) -> list[str]:
    return _noted("#", entry.translator_comments)


def _extracted(entry: PoEntry) -> list[str]:
    return _noted("#.", entry.extracted_comments)


def _references(entry: PoEntry) -> list[str]:
    references = (_isolated(reference) for reference in entry.references)
    return ["#: " + " ".join(references)] if entry.references else []


def _isolated(reference: str) -> str:
    """Enclose a file name with spaces; its line number stays outside."""
    if " " not in reference:
        return reference
    name, colon, line = reference.rpartition(":")
    if not (colon and line.isdecimal()):
        name, colon, line = reference, "", ""
    return f"{ISOLATED[0]}{name}{ISOLATED[1]}{colon}{line}"


def _flags(entry: PoEntry) -> list[str]:
    return ["#, " + ", ".join(entry.flags)] if entry.flags else []


def _previous(entry: PoEntry) -> list[str]:
    previous = entry.previous or Previous()
    mark = "#~| " if entry.obsolete else "#| "
    return [
        *_keyword(mark, "msgctxt", previous.context),
        *_keyword(mark, "msgid", previous.source),
        *_keyword(mark, "msgid_plural", previous.plural),
    ]


def _context(entry: PoEntry) -> list[str]:
    return _keyword(_mark(entry), "msgctxt", entry.context)


def _source(entry: PoEntry) -> list[str]:
    return _keyword(_mark(entry), "msgid", entry.source)


def _plural(entry: PoEntry) -> list[str]:
    return _keyword(_mark(entry), "msgid_plural", entry.plural)


def _translations(entry: PoEntry) -> list[str]:
    if entry.plural is None:
        return _keyword(_mark(entry), "msgstr", entry.translation)
    forms = enumerate(entry.translations)
    return [line for index, form in forms for line in _keyword(_mark(entry), f"msgstr[{index}]", form)]


def _mark(entry: PoEntry) -> str:
    return "#~ " if entry.obsolete else ""


def _keyword(mark: str, keyword: str, text: str | None) -> list[str]:
    if text is None:
        return []
    lines = text.split("\n")
    pieces = [f"{escaped(line)}\\n" for line in lines[:-1]] + ([escaped(lines[-1])] if lines[-1] else [])
    if len(pieces) < 2:
        return [f'{mark}{keyword} "{"".join(pieces)}"']
    return [f'{mark}{keyword} ""', *(f'{mark}"{piece}"' for piece in pieces)]


_LINES: dict[Part, Callable[[PoEntry], list[str]]] = {
    Part.TRANSLATOR: _translator,
    Part.EXTRACTED: _extracted,
    Part.REFERENCES: _references,
    Part.FLAGS: _flags,
    Part.PREVIOUS: _previous,
    Part.CONTEXT: _context,
    Part.SOURCE: _source,
    Part.PLURAL: _plural,
    Part.TRANSLATIONS: _translations,
}
_VALUES: dict[Part, Callable[[PoEntry], object]] = {
    Part.TRANSLATOR: lambda entry: entry.translator_comments,
    Part.EXTRACTED: lambda entry: entry.extracted_comments,
    Part.REFERENCES: lambda entry: entry.references,
    Part.FLAGS: lambda entry: entry.flags,
    Part.PREVIOUS: lambda entry: (entry.obsolete, entry.previous),
    Part.CONTEXT: lambda entry: (entry.obsolete, entry.context),
    Part.SOURCE: lambda entry: (entry.obsolete, entry.source),
    Part.PLURAL: lambda entry: (entry.obsolete, entry.plural),
    Part.TRANSLATIONS: lambda entry: (entry.obsolete, entry.plural is None, entry.translations),
}
