"""Rules about being known again, and found, without having said yes."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.checks.context import Context
from workbench.checks.passages import Passage
from workbench.checks.problem import Finding, Severity
from workbench.checks.prose_findings import in_passage, wordings_for
from workbench.checks.rules import per_prose
from workbench.checks.sources import Source
from workbench.checks.wordings.prose_theme import ProseTheme
from workbench.policy.sentence import say


@per_prose("PR013", "fingerprint-no-consent", Severity.ERROR, Source.TECHNICAL_SCOPE)
def fingerprint_no_consent(passage: Passage, _context: Context) -> Iterable[Finding]:
    """A text tells that devices are known again by what they are like, and not that consent is asked.

    Reading a device's features to identify it needs consent as a cookie does. A heading alone gives none.
    """
    table = wordings_for(passage)
    if table is None or passage.path[-1] in {"heading", "title"}:
        return
    if table.find(ProseTheme.CONSENT, passage.text):
        return
    for _, words in table.said(passage.text, ProseTheme.FINGERPRINT, unless=(ProseTheme.DENIES,)):
        message = say(
            "“{words}” identifies devices, and the text names no consent; say how it is asked and withdrawn.",
            words=words,
        )
        yield in_passage(passage, message, words)
        return


@per_prose("PR014", "location-no-consent", Severity.WARNING, Source.GDPR)
def location_no_consent(passage: Passage, _context: Context) -> Iterable[Finding]:
    """A text tells that a device's location is given to others, and not that consent is asked."""
    table = wordings_for(passage)
    if table is None or table.find(ProseTheme.CONSENT, passage.text):
        return
    themes = (ProseTheme.LOCATION, ProseTheme.SHARES, ProseTheme.PARTNERS)
    for _, words in table.said(passage.text, *themes, unless=(ProseTheme.DENIES,)):
        message = say(
            "“{words}” gives away where visitors are, and the text names no consent; say how it is asked.",
            words=words,
        )
        yield in_passage(passage, message, words)
        return
