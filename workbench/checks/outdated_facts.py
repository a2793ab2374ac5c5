"""Rules about what is no longer so, and what never was: dead techniques, claims that cannot be true."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from workbench.checks.context import Context
from workbench.checks.passages import Passage
from workbench.checks.problem import Finding, Severity
from workbench.checks.prose_findings import in_passage, wordings_for
from workbench.checks.rules import per_prose, terms
from workbench.checks.sources import Source
from workbench.checks.wordings.phrase import sentences
from workbench.checks.wordings.prose_theme import ProseTheme
from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late
from workbench.policy.sentence import say


@frozen
class Retired:
    """A technique that its maker has retired, and how texts name it."""

    name: str
    since: dt.date
    words: re.Pattern[str]


_FLASH = (
    r"\bFlash\b(?! (?:sale|memory|drive|storage|news))(?: Local Shared Objects?| Player|[ -]cookies?)?"
    r"|(?i:\bflash[ -]?(?:cookies?|player|lso|local shared objects?|aktiv\w*|enabled|activated|plugin))"
    r"|(?i:\badobe flash\b|\blocal shared objects?\b)"
)
RETIRED = (
    Retired("Internet Explorer", dt.date(2022, 6, 15), late(r"\b(?:Internet Explorer|MSIE|IE ?\d+)\b")),
    Retired("Flash", dt.date(2020, 12, 31), late(_FLASH)),
    Retired("Silverlight", dt.date(2021, 10, 12), late(r"\bSilverlight\b")),
    Retired("P3P", dt.date(2018, 8, 30), late(r"\bP3P\b")),
)
"""The days are those of the makers' (P3P: W3C's) announcements."""


@per_prose("PR011", "obsolete-tech", Severity.WARNING, Source.PRACTICE, terms=terms("today"))
def obsolete_tech(passage: Passage, context: Context) -> Iterable[Finding]:
    """A text tells of a technique that browsers no longer have: Internet Explorer, Flash, Silverlight, P3P.

    Internet Explorer's place is Edge's now. A sentence that denies (“is no longer supported”) is right.
    """
    table = wordings_for(passage)
    if table is None:
        return
    for each in RETIRED:
        if each.since > context.today or not each.words.search(passage.text):
            continue
        for sentence in sentences(passage.text):
            found = each.words.search(sentence)
            if found and not table.find(ProseTheme.DENIES, sentence):
                message = say(
                    "{technique} was retired on {date}; take “{words}” out, or name what has its place.",
                    technique=each.name,
                    date=each.since.isoformat(),
                    words=found[0],
                )
                yield in_passage(passage, message, found[0])
                break


@per_prose("PR025", "implausible-fact", Severity.INFO, Source.PRACTICE)
def implausible_fact(passage: Passage, _context: Context) -> Iterable[Finding]:
    """A text says what cannot be so: browsers tell no site a MAC address, and cookies are no programs."""
    table = wordings_for(passage)
    if table is None:
        return
    for themes in ((ProseTheme.MAC_ADDRESS, ProseTheme.BROWSER), (ProseTheme.COOKIES_RUN,)):
        for sentence, words in table.said(passage.text, *themes):
            if table.find(ProseTheme.DENIES, sentence):
                continue
            fact = table.find(themes[0], words) or words
            message = say("“{words}” cannot be so in a browser; look it up, and correct it.", words=fact)
            yield in_passage(passage, message, fact)
