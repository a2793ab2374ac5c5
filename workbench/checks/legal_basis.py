"""Rules about what the law wants told beside the cookies: on what basis, and how long data is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.checks.context import Context
from workbench.checks.passages import Passage
from workbench.checks.places import POLICY_REF
from workbench.checks.problem import Finding, Severity
from workbench.checks.prose_findings import PROSE_READS, in_passage
from workbench.checks.rules import per_policy, terms
from workbench.checks.sources import Source
from workbench.checks.wordings.prose import ProseWordings, prose_wordings_of
from workbench.checks.wordings.prose_theme import ProseTheme
from workbench.formats.layout import FileKind
from workbench.policy.model import Provider
from workbench.policy.sentence import Sentence, say

_STORAGE_LAWS = {
    "SE": "9 kap. 28 § LEK (2022:482)",
    "DE": "§ 25 TDDDG",
    "IE": "Regulation 5 of S.I. No. 336 of 2011",
    "GB": "Regulation 6 PECR",
    "AT": "§ 165 TKG 2021",
}
_ANY_STORAGE_LAW = say("article 5(3) of the ePrivacy Directive")


@per_policy("PR016", "legal-basis", Severity.INFO, Source.EPRIVACY, Source.LEK, terms=terms(*PROSE_READS))
def legal_basis(context: Context) -> Iterable[Finding]:
    """The policy names no law for storing things in a visitor's device, or the GDPR alone.

    Storing and reading rests on the country's law after article 5(3) of the ePrivacy Directive, in Sweden 9
    kap. 28 § LEK; the GDPR is about the personal data that come of it.
    """
    table = prose_wordings_of(context.policy.source_locale)
    if table is None or _first(context, table, ProseTheme.STORAGE_LAW):
        return
    countries = context.policy.settings.jurisdictions
    laws = [_STORAGE_LAWS[country] for country in countries if country in _STORAGE_LAWS]
    law: str | Sentence = laws[0] if laws else _ANY_STORAGE_LAW
    named = _first(context, table, ProseTheme.DATA_LAW)
    yield (
        in_passage(named[0], _only_data_law(named[1], law), named[1])
        if named
        else Finding(
            message=say("No text names the law on which storing rests; name {law}.", law=law), file=POLICY_REF
        )
    )


def _only_data_law(words: str, law: str | Sentence) -> Sentence:
    return say(
        "“{words}” is about personal data, and no text names the law on which storing rests; name {law}.",
        words=words,
        law=law,
    )


def _first(context: Context, table: ProseWordings, theme: ProseTheme) -> tuple[Passage, str] | None:
    found = ((passage, table.find(theme, passage.text)) for passage in context.prose)
    return next(((passage, words) for passage, words in found if words), None)


@per_policy(
    "PR017",
    "retention-partial",
    Severity.WARNING,
    Source.GDPR,
    Source.CNIL_MEASUREMENT,
    terms=terms(*PROSE_READS, "cookie.provider", "cookie.party", "provider.name", "provider.aliases"),
)
def retention_partial(context: Context) -> Iterable[Finding]:
    """The text tells how long one vendor's data is kept, and is silent of others.

    How long data is kept is another thing than how long its cookie is. A text that says it for all vendors,
    or names each, gives no problem; nor does what it says of the site's own logs and backups.
    """
    table = prose_wordings_of(context.policy.source_locale)
    told = list(_retention(context, table)) if table else []
    if not told or table is None:
        return
    if any(table.find(ProseTheme.EVERYTHING, sentence) for _, sentence, _ in told):
        return
    providers = context.policy.providers
    vendors = [providers[key] for key in context.third_party_rows if key in providers]
    silent = [each for each in vendors if not any(_is_named(each, sentence) for _, sentence, _ in told)]
    if silent:
        passage, _, span = told[0]
        message = say(
            "The text says how long one vendor keeps data (“{span}”), and not how long {names} do; say it of "
            "all.",
            span=span,
            names=", ".join(provider.name for provider in silent),
        )
        yield in_passage(passage, message, span, count=len(silent))


def _retention(context: Context, table: ProseWordings) -> Iterator[tuple[Passage, str, str]]:
    """The sentences of sections that say how long data is kept, each with its span."""
    for passage in context.prose:
        if passage.file.kind is FileKind.SECTION and context.wordings:
            for sentence, _ in table.said(passage.text, ProseTheme.RETAINS, unless=(ProseTheme.OWN_RECORDS,)):
                for span, _ in context.wordings.spans(sentence):
                    yield passage, sentence, span


def _is_named(provider: Provider, sentence: str) -> bool:
    names = (provider.name, *provider.aliases, f"{{provider:{provider.id}}}")
    return any(name in sentence for name in names)
