"""Rules about consent that is no consent: by using the site, by a browser's settings, by having no choice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.checks.context import Context
from workbench.checks.passages import Passage
from workbench.checks.problem import Finding, Severity
from workbench.checks.prose_findings import in_passage, wordings_for
from workbench.checks.rules import per_prose
from workbench.checks.sources import Source
from workbench.checks.wordings.prose import ProseWordings
from workbench.checks.wordings.prose_theme import ProseTheme
from workbench.policy.sentence import say


@per_prose(
    "PR001",
    "implied-consent",
    Severity.ERROR,
    Source.PLANET49,
    Source.GDPR,
    Source.CONSENT_GUIDELINES,
)
def implied_consent(passage: Passage, _context: Context) -> Iterable[Finding]:
    """A sentence takes use of the site, silence or browsing on for consent.

    Consent is a clear affirmative act. A sentence that names one, such as a click on a button, and one that
    denies, give no problem.
    """
    table = wordings_for(passage)
    for words in _implied(passage.text, table) if table else ():
        message = say(
            "“{words}” takes use of the site for consent; consent needs an act of its own, so ask for it and "
            "say that it was asked.",
            words=words,
        )
        yield in_passage(passage, message, words)


def _implied(text: str, table: ProseWordings) -> Iterator[str]:
    unless = (ProseTheme.DENIES, ProseTheme.ACTS)
    by_using = dict(table.said(text, ProseTheme.BY_USING, ProseTheme.CONSENTS, unless=unless))
    yield from by_using.values()
    for sentence, words in table.said(text, ProseTheme.SILENTLY, unless=(ProseTheme.DENIES,)):
        if sentence not in by_using:
            yield words


@per_prose("PR002", "browser-settings-as-consent", Severity.ERROR, Source.GDPR, Source.PTS)
def browser_settings_as_consent(passage: Passage, _context: Context) -> Iterable[Finding]:
    """A sentence lets a browser's settings decide whether a visitor consents.

    Browsers accept cookies unless told otherwise, so their settings express no choice. That cookies can be
    blocked or deleted there is right to say, and so is that consent is withdrawn elsewhere.
    """
    table = wordings_for(passage)
    themes = (ProseTheme.BROWSER_SETTINGS, ProseTheme.CONSENT, ProseTheme.MEANS)
    unless = (ProseTheme.DENIES, ProseTheme.WITHDRAWS)
    for _, words in table.said(passage.text, *themes, unless=unless) if table else ():
        message = say(
            "“{words}” lets the browser's settings decide about consent; point to the site's own choice "
            "instead.",
            words=words,
        )
        yield in_passage(passage, message, words)


@per_prose("PR003", "cookie-wall", Severity.ERROR, Source.CONSENT_GUIDELINES)
def cookie_wall(passage: Passage, _context: Context) -> Iterable[Finding]:
    """A sentence sends away whoever does not consent, or makes consent the price of the site.

    Then consent is not freely given. One function that needs a cookie may be refused without it.
    """
    table = wordings_for(passage)
    themes = (ProseTheme.STAY_AWAY, ProseTheme.NO_CONSENT)
    for _, words in table.said(passage.text, *themes) if table else ():
        message = say(
            "“{words}” makes consent the price of using the site; let visitors use it without.", words=words
        )
        yield in_passage(passage, message, words)
