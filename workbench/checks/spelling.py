"""The rule about spelling: known slips, and words that an installed dictionary lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from operator import eq

from workbench.checks.context import Context
from workbench.checks.passages import Passage
from workbench.checks.problem import Finding, Severity
from workbench.checks.prose_findings import in_passage
from workbench.checks.rules import per_text, terms
from workbench.checks.sources import Source
from workbench.checks.spelled_words import asked_for, parts
from workbench.checks.speller import Speller
from workbench.checks.wordings.locale_marks import language
from workbench.checks.wordings.phrase import in_lower_case
from workbench.checks.wordings.spelling import AFTER_FULL_STOP, SLIPS
from workbench.policy.kinds import LocaleTag
from workbench.policy.late_pattern import late
from workbench.policy.sentence import Sentence, say

_LETTERS = late(r"[^\W\d_]+")
_DOUBLED = late(r"\b([^\W\d_]{2,}) \1\b(?!-)")
_MAY_BE_DOUBLED = frozenset({"that", "had", "die", "der", "das", "sie", "du", "är", "där", "som"})


def _is_doubtful(passage: Passage, context: Context) -> bool:
    return bool(_lacking(passage, context))


def _has_dictionary(locale: LocaleTag, context: Context) -> bool:
    return context.spelling is not None and locale in context.spelling.spellers


@per_text(
    "PR024",
    "spelling",
    Severity.INFO,
    Source.PRACTICE,
    terms=terms("spelling", "own words", among=_is_doubtful, speaks=_has_dictionary),
)
def spelling(passage: Passage, context: Context) -> Iterable[Finding]:
    """A text has a slip that many policies have, or a word that the dictionary of its language lacks.

    The list of slips is short: a word misspelled, split or doubled, a full stop too many. Where a Hunspell
    dictionary of the text's language is installed, its words are looked up too, in every locale; the names of
    cookies, providers and links and the words of the glossary are known. A slip on purpose needs no
    waiver: leave it. A word that comes again belongs into the glossary. `spelling = false` in
    `settings.toml` leaves dictionaries alone.
    """
    if passage.is_source:
        for words in _known_slips(passage.text, language(passage.locale)):
            message = say("“{words}” looks like a slip; read it once more.", words=words)
            yield in_passage(passage, message, words)
    if context.spelling is not None:
        yield from _not_in_dictionary(passage, context)


def _lacking(passage: Passage, context: Context) -> list[str]:
    """The words of a text that the dictionary of its language lacks, known to the policy or not."""
    speller = _speller(passage, context)
    if speller is None:
        return []
    lacks = speller.lacks
    return [word for word in asked_for(passage.text, passage.locale) if lacks(word)]


def _speller(passage: Passage, context: Context) -> Speller | None:
    return context.spelling.spellers.get(passage.locale) if context.spelling else None


def _not_in_dictionary(passage: Passage, context: Context) -> Iterator[Finding]:
    speller = _speller(passage, context)
    for word in _lacking(passage, context) if speller else ():
        if speller and any(_is_unknown(part, speller, context) for part in parts(word)):
            message = say(
                "“{word}” is not in the dictionary {dictionary}; read it once more, or enter it in the "
                "glossary.",
                word=word,
                dictionary=speller.name,
            )
            yield _at(passage, message, word)


def _is_unknown(part: str, speller: Speller, context: Context) -> bool:
    return speller.lacks(part) and part not in context.own_words


def _at(passage: Passage, message: Sentence, word: str) -> Finding:
    if passage.is_source:
        return in_passage(passage, message, word)
    return Finding(message=message, quote=word, key=passage.key, locale=passage.locale)


@lru_cache(maxsize=2**15)
def _known_slips(text: str, language: str) -> tuple[str, ...]:
    """The slips in a text; most are asked for again and again."""
    if language not in SLIPS:
        return ()
    return (*_slips(text, language), *_doubled(text), *_cut(text, language))


def _slips(text: str, language: str) -> Iterator[str]:
    for found in _any_slip(language).finditer(in_lower_case(text)):
        end = re.compile(r"[\w-]*").match(text, found.end())
        yield text[found.start() : end.end() if end else found.end()].strip()


@cache
def _any_slip(language: str) -> re.Pattern[str]:
    slips = "|".join(f"(?:{slip})" for slip in SLIPS[language])
    return re.compile(rf"(?<![\w-])(?:{_lower(slips)})(?:(?<=\s)|(?!\w))")


def _lower(pattern: str) -> str:
    """A pattern for text in lower case; the escapes of classes stay as they are."""
    return re.sub(r"\\.|.", lambda each: each[0] if each[0][0] == "\\" else each[0].lower(), pattern)


def _doubled(text: str) -> Iterator[str]:
    words = _LETTERS.findall(text)
    for found in _DOUBLED.finditer(text) if any(map(eq, words, words[1:])) else ():
        if found[1].lower() not in _MAY_BE_DOUBLED:
            yield found[0]


def _cut(text: str, language: str) -> Iterator[str]:
    """A full stop within a sentence, behind a word too long for an abbreviation."""
    for found in _cuts(language).finditer(text) if ". " in text else ():
        yield found[0]


@cache
def _cuts(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b[^\W\d_]{{6,}}\. (?:{AFTER_FULL_STOP[language]})\b")
