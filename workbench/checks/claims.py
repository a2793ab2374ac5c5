"""The rule about what the policy claims and its own rows and texts contradict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from workbench.checks.context import Context
from workbench.checks.listed import quoted
from workbench.checks.passages import Passage
from workbench.checks.problem import Finding, Severity
from workbench.checks.prose_findings import PROSE_READS, in_passage
from workbench.checks.rules import per_policy, terms
from workbench.checks.sources import Source
from workbench.checks.vendors import is_one_of
from workbench.checks.wordings.phrase import sentences
from workbench.checks.wordings.prose import ProseWordings, prose_wordings_of
from workbench.checks.wordings.prose_theme import ProseTheme
from workbench.formats.layout import FileKind
from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late
from workbench.policy.model import Block, Cookie
from workbench.policy.sentence import say

Evidence = Callable[[Context, ProseWordings, str], Iterator[str]]
"""What speaks against a claim, each in its own words; the text is where the claim stands."""

_GOOGLE = ("google", "doubleclick")
_GOOGLE_SERVICE = late(r"\breCAPTCHA\b|\bGoogle (?:Ads|Fonts|Maps|Tag Manager|Optimize|reCAPTCHA)\b")
_OF_ANALYTICS = ("_ga", "_ga_*", "_gid", "_gat", "_gat_*", "__utm*")


@frozen
class Claim:
    """A claim that a block can carry: how it is worded, and what speaks against it."""

    worded: ProseTheme
    against: Evidence


@per_policy(
    "PR012",
    "claim-vs-catalogue",
    Severity.ERROR,
    Source.GDPR,
    terms=terms(
        *PROSE_READS,
        "cookie.name",
        "cookie.description",
        "cookie.provider",
        "cookie.category",
        "category.consent",
        "provider.name",
        "provider.legal_name",
        "provider.aliases",
    ),
)
def claim_vs_catalogue(context: Context) -> Iterable[Finding]:
    """A block claims what the policy's own rows or texts contradict.

    A block says what it claims in `claims`: `anonymised-statistics` is contradicted by rows that tell
    visitors apart, `no-other-google-services` by rows of other Google services, `no-data-passed-on` by a text
    that gives data to others.
    """
    table = prose_wordings_of(context.policy.source_locale)
    for block, passages in _claiming(context) if table else ():
        for name in block.claims:
            if table and name in _CLAIMS:
                yield from _contradicted(_CLAIMS[name], passages, context, table)


def _claiming(context: Context) -> Iterator[tuple[Block, list[Passage]]]:
    for section in context.policy.sections.values():
        for index, block in enumerate(section.blocks):
            if block.claims:
                yield (
                    block,
                    [
                        passage
                        for passage in context.prose
                        if passage.file.kind is FileKind.SECTION
                        and passage.file.id == section.id
                        and passage.path[:2] == ("blocks", index)
                    ],
                )


def _contradicted(
    claim: Claim, passages: list[Passage], context: Context, table: ProseWordings
) -> Iterator[Finding]:
    worded = next(
        ((each, found) for each in passages if (found := table.find(claim.worded, each.text))), None
    )
    if worded is None:
        return
    passage, words = worded
    against = list(dict.fromkeys(claim.against(context, table, passage.text)))
    if against:
        message = say(
            "“{words}” is contradicted by {evidence}; correct one of them.",
            words=words,
            evidence=quoted(against),
        )
        yield in_passage(passage, message, words, count=len(against))


def _tells_visitors_apart(context: Context, table: ProseWordings, text: str) -> Iterator[str]:
    """Rows that tell visitors apart, of the vendor that the claim is about where it names one."""
    rows = [
        cookie
        for cookie in context.policy.cookies.values()
        if context.needs_consent(cookie) and _tells_apart(table, cookie.description)
    ]
    named = [company for companies in context.companies.values() for company in companies if company in text]
    about = [cookie for cookie in rows if any(_is_by(cookie, each, context) for each in named)]
    yield from (cookie.name for cookie in (about if named else rows))


@lru_cache(maxsize=2**15)
def _tells_apart(table: ProseWordings, description: str) -> bool:
    return table.find(ProseTheme.TELLS_APART, description) is not None


def _is_by(cookie: Cookie, company: str, context: Context) -> bool:
    provider = context.policy.providers.get(cookie.provider)
    names = (provider.name, *provider.aliases) if provider else ()
    return company in cookie.description or any(company in name for name in names)


def _other_google_services(context: Context, table: ProseWordings, _text: str) -> Iterator[str]:
    for passage in context.prose:
        for sentence in sentences(passage.text) if _GOOGLE_SERVICE.search(passage.text) else ():
            if (found := _GOOGLE_SERVICE.search(sentence)) and not table.find(ProseTheme.DENIES, sentence):
                yield found[0].removeprefix("Google ")
    yield from _other_google_rows(context)


def _other_google_rows(context: Context) -> Iterator[str]:
    for cookie in context.policy.cookies.values():
        provider = context.policy.providers.get(cookie.provider)
        if provider is None or is_one_of(cookie.name, _OF_ANALYTICS):
            continue
        if any(brand in f"{provider.id} {provider.name}".lower() for brand in _GOOGLE):
            yield cookie.name


def _given_to_others(context: Context, table: ProseWordings, text: str) -> Iterator[str]:
    for passage in context.prose:
        if passage.text != text:
            themes = (ProseTheme.SHARES, ProseTheme.PARTNERS)
            unless = (ProseTheme.DENIES, ProseTheme.CONSENT)
            for _, words in table.said(passage.text, *themes, unless=unless):
                yield words


_CLAIMS: Mapping[str, Claim] = {
    "anonymised-statistics": Claim(ProseTheme.ANONYMISED, _tells_visitors_apart),
    "no-other-google-services": Claim(ProseTheme.NO_OTHER_GOOGLE, _other_google_services),
    "no-data-passed-on": Claim(ProseTheme.NOT_PASSED_ON, _given_to_others),
}
