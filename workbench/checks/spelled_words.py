"""The words of a text that a dictionary is asked for: no names, no code, nothing with digits in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from workbench.checks.pairs.pair import no_language
from workbench.checks.wordings.locale_marks import language
from workbench.policy.kinds import LocaleTag
from workbench.policy.late_pattern import late
from workbench.policy.sentence_ends import ABBREVIATIONS

_CHUNK = late(r"[\w.@’'-]+")
_WORD = late(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ENDS = ".’'"
_CAPITALISING = frozenset({"de", "lb"})
"""Languages that write every noun with a capital; elsewhere one within a sentence is a name's."""
_BEGINS = late(r"(?:^|[.!?:…\n])[ \u00a0\"“”„«’*_-]*$")
_SHORTEST, _LONGEST = 3, 48
"""Letters of a word that is asked for: shorter ones are abbreviations, longer ones take too long."""


@lru_cache(maxsize=2**15)
def asked_for(text: str, locale: LocaleTag) -> tuple[str, ...]:
    """The words of a text that a dictionary is asked for; most texts come again and again."""
    return tuple(word for word in words(text, locale) if parts(word))


def words(text: str, locale: LocaleTag) -> tuple[str, ...]:
    """The words of a text in their order, each once; one of several parts is one word."""
    return tuple(dict.fromkeys(_words(text, is_capitalising=language(locale) in _CAPITALISING)))


def _words(text: str, *, is_capitalising: bool) -> Iterator[str]:
    bare = _without(text)
    for chunk in _CHUNK.finditer(bare):
        word = chunk[0].strip(_ENDS)
        is_short_for = chunk[0].endswith(".") and word.casefold() in ABBREVIATIONS
        if is_short_for or not _WORD.fullmatch(word) or len(word) > _LONGEST:
            continue
        if word[0].islower() or is_capitalising or _BEGINS.search(bare[: chunk.start()]):
            yield word


def _without(text: str) -> str:
    """The text with blanks for placeholders, addresses, code and tags."""
    for found in no_language(text):
        text = text[: found.start()] + " " * len(found[0]) + text[found.end() :]
    return text


def parts(word: str) -> list[str]:
    """The parts of a word that are asked for: none that is short, all capitals, or capital within."""
    return [each for each in word.split("-") if len(each) >= _SHORTEST and each[1:].islower()]
