"""The rule about data that leaves the European Economic Area."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workbench.checks.context import Context
from workbench.checks.legal_names import legal_names
from workbench.checks.places import in_provider
from workbench.checks.problem import Finding, Severity
from workbench.checks.prose_findings import PROSE_READS, first_said, in_passage
from workbench.checks.rules import per_policy, terms
from workbench.checks.sources import Source
from workbench.checks.wordings.countries import countries, needs_basis
from workbench.checks.wordings.prose import ProseWordings, prose_wordings_of
from workbench.checks.wordings.prose_theme import ProseTheme
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Provider
from workbench.policy.sentence import say

_AMERICAN_FORMS = frozenset({"llc", "inc", "incorporated", "corporation", "corp"})


@per_policy(
    "PR007",
    "third-country",
    Severity.ERROR,
    Source.GDPR,
    Source.TRANSFERS,
    terms=terms(
        *PROSE_READS,
        "provider.name",
        "provider.legal_name",
        "provider.country",
        "provider.transfers",
        "cookie.provider",
        "cookie.party",
    ),
)
def third_country(context: Context) -> Iterable[Finding]:
    """Data goes to a place or a vendor outside the EEA, and no text says what the transfer rests on.

    The basis is an adequacy decision that covers the recipient, standard contractual clauses, binding rules
    or an exception of article 49. Countries with an adequacy decision for all recipients are not asked about.
    A vendor without a `country` counts as American where its legal form is (Inc., LLC, Corporation). Vendors
    are told once, with their number.
    """
    if first_said(context, ProseTheme.TRANSFER_BASIS) is not None:
        return
    yield from _places(context)
    vendors = [
        provider
        for key in context.third_party_rows
        if (provider := context.policy.providers.get(key)) and _is_outside(provider)
    ]
    if vendors:
        message = say(
            "{names} are outside the EEA, and neither they nor the text have a basis for the transfer; state "
            "it in “transfers”.",
            names=", ".join(provider.name for provider in vendors),
        )
        first = vendors[0]
        yield in_provider(first, ("name",), message, first.name, count=len(vendors))


def _is_outside(provider: Provider) -> bool:
    if provider.transfers:
        return False
    if provider.country:
        return needs_basis(provider.country)
    names = (*legal_names(provider.name), *legal_names(provider.legal_name or ""))
    return any(name.form in _AMERICAN_FORMS for name in names)


def _places(context: Context) -> Iterator[Finding]:
    locale = context.policy.source_locale
    table = prose_wordings_of(locale)
    for passage in context.prose if table else ():
        words = _outside(passage.text, table, locale) if table else None
        if words:
            message = say(
                "Data goes to “{places}”, outside the EEA, and no text says what the transfer rests on; say "
                "it, or name the one place that is meant.",
                places=words,
            )
            yield in_passage(passage, message, words)


def _outside(text: str, table: ProseWordings, locale: LocaleTag) -> str | None:
    """The words from the first to the last place outside the EEA in a sentence that sends data there."""
    for sentence, _ in table.said(text, ProseTheme.MOVES_DATA, unless=(ProseTheme.DENIES,)):
        places = list(_outside_places(sentence, locale))
        if places:
            return sentence[places[0].start() : places[-1].end()]
    return None


def _outside_places(sentence: str, locale: LocaleTag) -> Iterator[re.Match[str]]:
    """Where a sentence names a country that needs a basis; of two names at one place the longer is meant."""
    named = {name: code for name, code in countries(locale).items() if name in sentence}
    if named:
        names = "|".join(sorted(map(re.escape, named), key=len, reverse=True))
        found = re.finditer(rf"(?<![\w-])(?:{names})(?![\w-])", sentence)
        yield from (match for match in found if needs_basis(named[match[0]]))
