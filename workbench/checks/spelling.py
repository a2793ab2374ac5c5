"""The rule about known slips of spelling and grammar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from workbench.checks.context import Context
from workbench.checks.passages import Passage
from workbench.checks.problem import Finding, Severity
from workbench.checks.prose_findings import in_passage
from workbench.checks.rules import per_text
from workbench.checks.sources import Source
from workbench.checks.wordings.spelling import AFTER_FULL_STOP, SLIPS
from workbench.policy.sentence import say

_DOUBLED = re.compile(r"\b([^\W\d_]{2,}) \1\b(?!-)")
_MAY_BE_DOUBLED = frozenset({"that", "had", "die", "der", "das", "sie", "du", "är", "där", "som"})


@per_text("PR024", "spelling", Severity.INFO, Source.PRACTICE)
def spelling(passage: Passage, _context: Context) -> Iterable[Finding]:
    """A text has a slip that many policies have: a word misspelled, split or doubled, a full stop too many.

    The list is short and knows no language as a whole. A slip on purpose needs no waiver: leave it.
    """
    language = passage.locale.partition("-")[0]
    if not passage.is_source or language not in SLIPS:
        return
    for words in (*_slips(passage.text, language), *_doubled(passage.text), *_cut(passage.text, language)):
        message = say("“{words}” looks like a slip; read it once more.", words=words)
        yield in_passage(passage, message, words)


def _slips(text: str, language: str) -> Iterator[str]:
    for found in _any_slip(language).finditer(text):
        end = re.compile(r"[\w-]*").match(text, found.end())
        yield (found[0] + (end[0] if end else "")).strip()


@cache
def _any_slip(language: str) -> re.Pattern[str]:
    slips = "|".join(f"(?:{slip})" for slip in SLIPS[language])
    return re.compile(rf"(?<![\w-])(?:{slips})(?:(?<=\s)|(?!\w))", re.IGNORECASE)


def _doubled(text: str) -> Iterator[str]:
    for found in _DOUBLED.finditer(text):
        if found[1].lower() not in _MAY_BE_DOUBLED:
            yield found[0]


def _cut(text: str, language: str) -> Iterator[str]:
    """A full stop within a sentence, behind a word too long for an abbreviation."""
    for found in _cuts(language).finditer(text):
        yield found[0]


@cache
def _cuts(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b[^\W\d_]{{6,}}\. (?:{AFTER_FULL_STOP[language]})\b")
