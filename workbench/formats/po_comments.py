"""The comment lines above a message: notes, references, flags, and what it was translated from."""

from __future__ import annotations

from typing import NamedTuple

from workbench.formats.po_entry import Previous
from workbench.formats.po_syntax import PREVIOUS, unquoted
from workbench.policy.late_pattern import late

ISOLATED = "\u2068", "\u2069"
"""What encloses a file name that has spaces in it."""

_WITHOUT_ISOLATES = {ord(isolate): None for isolate in ISOLATED}
_REFERENCES = late(r"\u2068[^\u2069]*\u2069\S*|\S+")
_MARKS = frozenset({"#.", "#:", "#,", "#|"})
_BLANK = " \t\r\f\v"
_PREVIOUS_MARK = late(r"#~?\|")


class Misread(Exception):
    """The `#|` lines do not say what an entry was translated from."""


class Comments(NamedTuple):
    """The comments of one entry, by kind."""

    translator: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: Previous | None = None


NO_COMMENTS = Comments()


def comments_of(block: str) -> Comments:
    """Read comment and blank lines; raise Misread or NotUtf8 for `#|` lines that cannot be read."""
    if "#" not in block:
        return NO_COMMENTS
    lines: dict[str, list[str]] = {}
    for line in block.replace("\r\n", "\n").split("\n"):
        if line:
            mark = line[:2]
            comment = line if mark in _MARKS else line.lstrip(_BLANK)
            lines.setdefault(mark if mark in _MARKS else kind_of(comment), []).append(comment)
    return Comments(
        tuple([line[1:].removeprefix(" ") for line in lines.get("#", ())]),
        tuple([line[2:].removeprefix(" ") for line in lines.get("#.", ())]),
        _references(lines["#:"]) if "#:" in lines else (),
        flags_of(lines["#,"]) if "#," in lines else (),
        _previous(lines["#|"]) if "#|" in lines else None,
    )


def kind_of(line: str) -> str:
    """Return what a line is: `#.`, `#:`, `#,`, `#|` or `#`; `#~` or nothing for an empty one."""
    mark = line[:2]
    if mark in _MARKS or not mark:
        return mark
    if mark == "#=":
        return "#,"
    if mark == "#~":
        return "#|" if line[2:3] == "|" else mark
    return "#"


def _references(lines: list[str]) -> tuple[str, ...]:
    told = " ".join([line[2:] for line in lines])
    if ISOLATED[0] not in told:
        return tuple(told.split())
    return tuple(reference.translate(_WITHOUT_ISOLATES) for reference in _REFERENCES.findall(told))


def flags_of(lines: list[str]) -> tuple[str, ...]:
    """Return the flags in `#,` lines, each once."""
    flags = (flag.strip() for line in lines for flag in line[2:].split(","))
    return tuple(dict.fromkeys(filter(None, flags)))


def _previous(lines: list[str]) -> Previous:
    strings = "\n".join(_PREVIOUS_MARK.sub("", line, count=1) for line in lines)
    match = PREVIOUS.fullmatch(strings)
    if not match or not strings.strip():
        raise Misread
    context, source, plural = (text if text is None else unquoted(text) for text in match.groups())
    return Previous(source, context, plural)
