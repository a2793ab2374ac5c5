"""A YAML parser's complaint as a sentence for people who are no programmers."""

from __future__ import annotations

import re

from yaml import MarkedYAMLError

from workbench.formats.fault import ErrorName, Fault
from workbench.formats.yaml_source import position
from workbench.policy.late_pattern import late
from workbench.policy.sentence import Sentence, say

_CONFLICT = late(r"^<{7} ", re.MULTILINE)
_COLON = late(r":(?= |$)")


def conflict(text: str) -> Fault | None:
    """Return a fault for the first conflict that git left in a file."""
    if "<<<<<<< " not in text or not (match := _CONFLICT.search(text)):
        return None
    sentence = say(
        "Git left two versions from here to the line of >>>>>>>: keep what is right and delete its marks."
    )
    return Fault(ErrorName.SYNTAX, *position(text, match.start()), sentence)


def worded(error: MarkedYAMLError, text: str) -> Fault:
    """Turn a complaint of either parser, libyaml or PyYAML's own, into a fault with a place in `text`."""
    problem = error.problem or ""
    at = error.problem_mark.index if error.problem_mark else 0
    begun = error.context_mark.index if error.context_mark else at
    if (error.context or "").endswith("scalar") and "unexpected" in problem:
        return _fault(text, begun, _unclosed_quote(text[begun : begun + 1]))
    if "',' or" in problem:
        return _fault(text, begun, _unclosed_bracket(text[begun : begun + 1]))
    if "could not find expected ':'" in problem:
        return _fault(text, begun, _MISSING_COLON)
    if "mapping values are not allowed" in problem:
        return _unexpected_colon(text, at)
    return _fault(text, at, _sentence(problem, text, at))


def _fault(text: str, at: int, sentence: Sentence) -> Fault:
    return Fault(ErrorName.SYNTAX, *position(text, at), sentence)


def _sentence(problem: str, text: str, at: int) -> Sentence:
    """Choose a sentence by a complaint's words and by what stands before it on its line."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    if "cannot start any token" in problem:
        return _special_start(text[at])
    if "alphabetic or numeric" in problem:
        return _special_start(before[-1:])
    if any(words in problem for words in ("expected key", "'-' indicator", "<block end>")):
        return _misplaced(text[at : at + 1], before)
    return next((sentence for words, sentence in _SENTENCES if words in problem), _UNREADABLE)


def _misplaced(character: str, before: str) -> Sentence:
    if before.strip():
        return _AFTER_THE_END
    return EMPTY_KEY if character == ":" else _INDENTATION


def _unexpected_colon(text: str, at: int) -> Fault:
    """Say why a colon ends no name: it stands in a text, or this line was read as part of the one above."""
    above, _, line = text[:at].rpartition("\n")
    if _COLON.search(line):
        return _fault(text, at, _COLON_IN_TEXT)
    above = above.rstrip()
    above_at = above.rfind("\n") + 1
    if _COLON.search(above, above_at):
        return _fault(text, at - len(line.lstrip()), _DEEPER_LINE)
    return _fault(text, above_at + len(above[above_at:]) - len(above[above_at:].lstrip()), _MISSING_COLON)


def _unclosed_quote(quote: str) -> Sentence:
    return say(
        "The quotation mark {quote} here is never closed: write {quote} at the end of the text.", quote=quote
    )


def _unclosed_bracket(bracket: str) -> Sentence:
    return say(
        "What {bracket} begins here goes wrong: put commas between its parts and {closing} at its end.",
        bracket=bracket,
        closing={"[": "]", "{": "}"}.get(bracket, "the closing bracket"),
    )


def _special_start(character: str) -> Sentence:
    return say(
        "A text cannot begin with {character} unless it is quoted: put the whole text in double quotes.",
        character=character,
    )


EMPTY_KEY = say("A name is missing before this colon: write it as “name: value”.")
DIRECTIVE = say("Lines that begin with % are not used here: delete this line.")
TAG = say(
    "A value that begins with ! is not used here: delete that word, or put the whole text in double quotes."
)
_MISSING_COLON = say(
    "This line has no colon followed by a space:"
    " write it as “name: value”, or indent it if it goes on the text above."
)
_COLON_IN_TEXT = say(
    "A colon followed by a space stands inside a text without quotes: put the whole text in double quotes."
)
_DEEPER_LINE = say(
    "This line is indented further than the one above: indent it like the lines it belongs with."
)
_INDENTATION = say("This line does not fit the lines above it: indent it like the lines it belongs with.")
_AFTER_THE_END = say(
    "Something follows where the text, list or map has ended:"
    ' delete it, or write \\" for a quotation mark inside double quotes.'
)
_TEXT_ON_INDICATOR = say("A text stands on the line of its > or |: begin it on the next line, indented.")
_UNREADABLE = say(
    "This cannot be read: check the indentation, quotation marks and colons of this line and the one above."
)
_SENTENCES = (
    ("escape", say("This is no escape that YAML knows: write a backslash in double quotes as \\\\.")),
    ("hexdecimal", say("This escape needs more digits: write a backslash in double quotes as \\\\.")),
    ("entries are not allowed", say("A list cannot begin here: put its dash on a line of its own below.")),
    (
        "keys are not allowed",
        say("A text cannot begin with a question mark and a space: put it in double quotes."),
    ),
    ("line break", _TEXT_ON_INDICATOR),
    ("indentation indicators", _TEXT_ON_INDICATOR),
    (
        "document start",
        say("This stands outside everything above: begin it in the column of the file's first name."),
    ),
    ("node content", say("A value is missing before this bracket or comma: write one, or delete it.")),
    ("incompatible YAML document", DIRECTIVE),
    ("directive", DIRECTIVE),
    ("'>'", TAG),
    ("tag", TAG),
)
"""Words of both parsers, and what we say."""
