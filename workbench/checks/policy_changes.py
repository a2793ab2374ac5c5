"""Rules about how the policy tells of its own changes: dates typed by hand, changes nobody is told of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from workbench.checks.context import Context
from workbench.checks.passages import Passage
from workbench.checks.problem import Finding, Severity
from workbench.checks.prose_findings import in_passage, wordings_for
from workbench.checks.rules import per_prose, per_source_text
from workbench.checks.sources import Source
from workbench.checks.wordings.countries import locale_data
from workbench.checks.wordings.phrase import sentences
from workbench.checks.wordings.prose import ProseWordings, prose_wordings_of
from workbench.checks.wordings.prose_theme import ProseTheme
from workbench.policy.kinds import LocaleTag
from workbench.policy.late_pattern import late
from workbench.policy.sentence import say

_HAS_YEAR = late(r"\b(?:19|20)\d\d\b")
_LABELS = "label."
_DATE = "\0"


@per_source_text("PR021", "last-changed", Severity.ERROR, Source.PRACTICE)
def last_changed(passage: Passage, _context: Context) -> Iterable[Finding]:
    """A label has a literal date, or a text says in one when the policy was changed.

    The day is worked out from what was published; one that somebody typed is wrong after the next change.
    Other dates, of laws or of decisions, are left alone: “the Act applies from” is not of the policy.
    """
    if not _HAS_YEAR.search(passage.text):
        return
    if not passage.key.startswith(_LABELS) and not _tells_of_change(passage):
        return
    found = _date(passage.locale).search(passage.text)
    if found:
        message = say(
            "“{date}” is typed by hand and stays when the policy changes; take it out, a label has it.",
            date=found[0],
        )
        yield in_passage(passage, message, found[0])


def _tells_of_change(passage: Passage) -> bool:
    """Whether one sentence has a date and says that something was changed or begins to hold.

    The dot of a date (`1. Januar 2025`) ends no sentence, so dates are taken out first.
    """
    table = prose_wordings_of(passage.locale)
    dateless = _date(passage.locale).sub(_DATE, passage.text)
    return table is not None and any(
        _DATE in sentence and _is_of_the_policy(sentence, table) for sentence in sentences(dateless)
    )


def _is_of_the_policy(sentence: str, table: ProseWordings) -> bool:
    """Whether a sentence tells of a change, and not of a law: that would be named before it."""
    words = table.find(ProseTheme.LAST_CHANGED, sentence)
    return words is not None and not table.find(ProseTheme.STATUTE, sentence.partition(words)[0])


@cache
def _date(locale: LocaleTag) -> re.Pattern[str]:
    """Dates as a locale writes them, in digits and with the month's name."""
    months = locale_data(locale).months["format"]
    named = {name.rstrip(".") for width in ("wide", "abbreviated") for name in months[width].values()}
    names = "|".join(map(re.escape, sorted(named, key=len, reverse=True)))
    year = r"(?:19|20)\d\d"
    return re.compile(
        rf"\b{year}-\d\d-\d\d\b|\b\d{{1,2}}[./]\s?\d{{1,2}}[./]\s?{year}\b"
        rf"|\b\d{{1,2}}\.?\s(?:{names})\.?\s{year}\b|\b(?:{names})\.?\s\d{{1,2}},\s{year}\b"
        rf"|\b(?:{names})\.?\s{year}\b",
        re.IGNORECASE,
    )


@per_prose("PR022", "silent-change-clause", Severity.WARNING, Source.GDPR, Source.CONSENT_GUIDELINES)
def silent_change_clause(passage: Passage, _context: Context) -> Iterable[Finding]:
    """Changes of the policy bind as soon as they are published, and nobody is told.

    Consent covers what it was asked for. A text that says how visitors are told, or asked again, is right.
    """
    table = wordings_for(passage)
    if table is None:
        return
    for themes, unless in (
        ((ProseTheme.CHANGES, ProseTheme.NO_NOTICE), (ProseTheme.DENIES,)),
        ((ProseTheme.CHANGES, ProseTheme.TAKES_EFFECT), (ProseTheme.DENIES, ProseTheme.NOTICE)),
    ):
        for _, words in table.said(passage.text, *themes, unless=unless):
            is_told = ProseTheme.NOTICE in unless and table.find(ProseTheme.NOTICE, passage.text)
            if not is_told:
                message = say(
                    "“{words}” lets changes bind unseen; say how visitors are told, and asked again where "
                    "needed.",
                    words=words,
                )
                yield in_passage(passage, message, words)
                return
