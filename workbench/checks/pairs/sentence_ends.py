"""How texts and their sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from workbench.checks.pairs.pair import Fault, Pair
from workbench.checks.wordings.locale_marks import language
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import say


class End(StrEnum):
    """What a text ends with."""

    NONE = "nothing"
    STOP = "a full stop"
    COLON = "a colon"
    SEMICOLON = "a semicolon"
    COMMA = "a comma"
    QUESTION = "a question mark"
    EXCLAMATION = "an exclamation mark"
    ELLIPSIS = "an ellipsis"


_MARKS = {
    **dict.fromkeys(".。．।۔։።", End.STOP),
    **dict.fromkeys(":：", End.COLON),
    **dict.fromkeys(";；؛", End.SEMICOLON),
    **dict.fromkeys(",，،、", End.COMMA),
    **dict.fromkeys("?？؟՞", End.QUESTION),
    **dict.fromkeys("!！", End.EXCLAMATION),
    "…": End.ELLIPSIS,
}
_GREEK = {";": End.QUESTION, "\u037e": End.QUESTION, "·": End.SEMICOLON}
_CLOSING = " \u00a0\u202f\n)]}»«”“\"’'*`」』"
_WITHOUT_STOPS = frozenset({"th", "lo", "km", "my"})
_SENTENCE = re.compile(
    r"[.!?…。؟।]+[)\]”»“’]*(?=[\s\u00a0]+[«„“”\[]?[\u00a0\u202f]?[^\W\d_a-zà-öø-ÿ]|\s*$|(?<=。))"
)
_ABBREVIATIONS = frozenset(
    [
        "abs",
        "art",
        "bzw",
        "ca",
        "dr",
        "evtl",
        "ggf",
        "inkl",
        "lit",
        "nr",
        "resp",
        "sog",
        "str",
        "usw",
        "vgl",
        "zzgl",
        "jfr",
        "osv",
        "etc",
        "ltd",
        "corp",
        "no",
        "esim",
        "ym",
    ]
)


def end_of(text: str, locale: LocaleTag) -> End:
    """What a text ends with, brackets and quotation marks aside."""
    stripped = text.rstrip(_CLOSING)
    if stripped.endswith("..."):
        return End.ELLIPSIS
    last = stripped[-1:]
    if language(locale) == "el" and last in _GREEK:
        return _GREEK[last]
    return _MARKS.get(last, End.NONE)


def final_mark(pair: Pair) -> Iterator[Fault]:
    """Find a translation that ends otherwise than the source; a full stop may be added."""
    wanted, there = end_of(pair.source.bare, pair.source.locale), end_of(pair.target.bare, pair.locale)
    if wanted is there or (wanted is End.NONE and there is End.STOP):
        return
    if wanted is End.STOP and language(pair.locale) in _WITHOUT_STOPS:
        return
    yield Fault(
        say("The source ends with {wanted}, the translation with {there}; end both alike.",
            wanted=wanted.value, there=there.value)
    )  # fmt: skip


def sentence_count(pair: Pair) -> Iterator[Fault]:
    """Find a translation with two sentences more or fewer than the source, as one cut short has."""
    wanted, there = _sentences(pair.source.bare), _sentences(pair.target.bare)
    if abs(wanted - there) > 1:
        yield Fault(
            say("The source has {wanted} sentences, the translation {there}; look what is left out or added.",
                wanted=wanted, there=there)
        )  # fmt: skip


def _sentences(text: str) -> int:
    if len(text) < 40:
        return 1
    return sum(not _is_abbreviation(text, match.start()) for match in _SENTENCE.finditer(text))


def _is_abbreviation(text: str, end: int) -> bool:
    """Whether the word before a stop is one letter, or known to be short for another."""
    word = text[text.rfind(" ", 0, end) + 1 : end].lstrip("([„“”«").lower()
    return len(word.rpartition(".")[2]) == 1 or word in _ABBREVIATIONS
