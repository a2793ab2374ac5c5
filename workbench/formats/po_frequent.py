"""Nearly every entry of a file, as gettext and we write them, read in half the time that the grammar takes.

What is not quite so is left to the grammar: nothing is read here that it would read otherwise.
"""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern
from typing import Final

from workbench.formats.po_comments import ISOLATED, flags_of
from workbench.formats.po_entry import PoEntry, Previous
from workbench.policy.late_pattern import late

# Each ends with a quotation mark that no backslash precedes: fast, and wrong only after two backslashes.
_STRINGS: Final = r'((?:"[^"]*+(?:(?<=\\)"[^"]*+)*+"\n)++)'


def _lines(mark: str) -> str:
    return rf"((?:{mark}[^\n]*+\n)*+)"


_NOTES: Final = r"((?:#\n|# [^\n]*+\n)*+)"
_COMMENTS: Final = rf"(\n*+{_NOTES}{_lines('#[.] ')}{_lines('#:')}{_lines('#,')}{_lines('#[|] ')})"
FREQUENT: Final = late(
    rf"{_COMMENTS}((?:msgctxt {_STRINGS})?+msgid {_STRINGS}msgstr {_STRINGS})(?=\n?+(?:#|msg|\Z))"
)
"""An entry in use without plural, its comments in gettext's order; the first group is what stands above."""

_PREVIOUS: Final = late(rf"(?:msgctxt {_STRINGS})?+msgid {_STRINGS}")


def frequent_entry(match: re.Match[str]) -> PoEntry | None:
    """Make an entry of what FREQUENT matched; None if the grammar has to read it.

    Its key and its source are the same strings in every locale's file, and are held once.
    """
    above, notes, extracted, references, flags, previous, message, *strings = match.groups()
    if not _are_frequent(message) or "\r" in above or ISOLATED[0] in references:
        return None
    told = _previous(previous) if previous else None
    if previous and not told:
        return None
    context, source, translation = strings
    return PoEntry(
        intern(_text(source)),
        (_text(translation),),
        context if context is None else intern(_text(context)),
        None,
        _flags(flags) if flags else (),
        told,
        tuple([line[2:] for line in notes[:-1].split("\n")]) if notes else (),
        tuple(extracted[3:-1].split("\n#. ")) if extracted else (),
        tuple(references[2:].replace("\n#:", " ").split()) if references else (),
    )


def _are_frequent(lines: str) -> bool:
    """Whether each string stands on a line of its own, with the frequent escapes or none."""
    quotes = lines.count('"')
    if backslashes := lines.count("\\"):
        escaped_quotes = lines.count('\\"')
        if backslashes != escaped_quotes + lines.count("\\n"):
            return False
        quotes -= escaped_quotes
    has_others = "\r" in lines or "\x00" in lines or "\x04" in lines
    return not has_others and quotes == 2 * lines.count("\n")


def _text(strings: str) -> str:
    inside = strings[1:-2]
    if '"\n"' in inside:
        inside = inside.replace('"\n"', "")
    return inside.replace('\\"', '"').replace("\\n", "\n") if "\\" in inside else inside


@lru_cache(maxsize=256)
def _flags(lines: str) -> tuple[str, ...]:
    return flags_of(lines.split("\n"))


def _previous(lines: str) -> Previous | None:
    """Read `#|` lines; None if the grammar has to."""
    strings = lines[3:].replace("\n#| ", "\n")
    match = _PREVIOUS.fullmatch(strings)
    if not match or not _are_frequent(strings):
        return None
    context, source = match.groups()
    return Previous(_text(source), context if context is None else _text(context))
