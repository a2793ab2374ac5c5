"""Rules about providers: one spelling each, and rows that name another company."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from workbench.checks.context import Context
from workbench.checks.legal_names import LegalName, legal_names, mentions
from workbench.checks.listed import counted
from workbench.checks.places import in_cookie, provider_file
from workbench.checks.problem import Finding, Fix, NewValue, Severity
from workbench.checks.rules import per_cookie, per_policy, terms
from workbench.checks.sources import Source
from workbench.formats.data import Path
from workbench.formats.layout import FileRef
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen
from workbench.policy.kinds import OWN, Party
from workbench.policy.late_pattern import late
from workbench.policy.model import Cookie, Provider
from workbench.policy.sentence import say


@frozen
class _Spelled:
    """One place that spells a legal entity; readers see it `times` times, `whole` is the value there."""

    name: LegalName
    file: FileRef
    path: Path
    whole: str
    times: int
    key: Key | None = None


@per_policy(
    "CK014",
    "provider-spelling",
    Severity.WARNING,
    Source.PRACTICE,
    terms=terms(
        "provider.name",
        "provider.legal_name",
        "cookie.provider",
        "section.blocks",
        "section.title",
        "category.intro",
        "category.title",
    ),
)
def provider_spelling(context: Context) -> Iterable[Finding]:
    """One legal entity is spelled in several ways: “Google, LLC”, “Google LLC”, “Google Inc.”.

    Readers cannot tell whether that is one recipient of their data or three. The fix changes the punctuation
    of providers' names to the usual one; another legal form is left to somebody who knows the register.
    """
    by_entity: dict[str, list[_Spelled]] = {}
    for each in (*_in_providers(context), *_in_prose(context)):
        by_entity.setdefault(each.name.entity, []).append(each)
    for places in by_entity.values():
        spellings: Counter[str] = Counter()
        for place in places:
            spellings[place.name.spelling] += place.times
        if len(spellings) > 1:
            yield _spelled_differently(places, spellings)


def _in_providers(context: Context) -> Iterator[_Spelled]:
    rows = Counter(cookie.provider for cookie in context.policy.cookies.values())
    for provider in context.policy.providers.values():
        file = provider_file(provider)
        for name in legal_names(provider.name):
            yield _Spelled(name, file, ("name",), provider.name, max(rows[provider.id], 1))
        for name in legal_names(provider.legal_name or ""):
            times = 0 if name.spelling in provider.name else 1
            yield _Spelled(name, file, ("legal_name",), name.spelling, times)


def _in_prose(context: Context) -> Iterator[_Spelled]:
    names = [name for provider in context.policy.providers.values() for name in _names(provider)]
    bases, spellings = {name.base for name in names}, {name.spelling for name in names}
    for passage in context.prose:
        for base in bases:
            if base in passage.text:
                for found in mentions(base).findall(passage.text):
                    spelling = _without_full_stop(found, spellings)
                    yield _Spelled(
                        LegalName(spelling, base), passage.file, passage.path, passage.text, 1, passage.key
                    )


_ABBREVIATED = ("inc.", "ltd.", "corp.", "co.")


def _without_full_stop(found: str, spellings: Collection[str]) -> str:
    """A spelling without a full stop that is, or may be, its sentence's."""
    bare = found.removesuffix(".")
    return found if bare not in spellings and found.lower().endswith(_ABBREVIATED) else bare


def _names(provider: Provider) -> Iterator[LegalName]:
    yield from legal_names(provider.name)
    yield from legal_names(provider.legal_name or "")


def _spelled_differently(places: Sequence[_Spelled], spellings: Counter[str]) -> Finding:
    (usual, _), *_ = spellings.most_common(1)
    others = [place for place in places if place.name.spelling != usual]
    message = say(
        "One legal entity is spelled in {number} ways: {spellings}; use the one that its register has.",
        number=len(spellings),
        spellings=counted(spellings.most_common()),
    )
    first = others[0]
    return Finding(
        message=message,
        file=first.file,
        path=first.path,
        quote=first.name.spelling,
        key=first.key,
        fix=_respelled(others, next(place.name for place in places if place.name.spelling == usual)),
        count=sum(1 for place in others if place.times),
    )


def _respelled(others: Iterable[_Spelled], usual: LegalName) -> Fix | None:
    """Give the places that differ in punctuation alone the usual spelling."""
    values = tuple(
        NewValue(place.file, place.path, place.whole.replace(place.name.spelling, usual.spelling))
        for place in others
        if place.name.form == usual.form and place.key is None
    )
    return Fix(say("Spell it “{spelling}”", spelling=usual.spelling), values) if values else None


_WORD = late(r"\w[\w&'’-]*")
_GENITIVE = late(r"['’]?s$")
_HUMP = late(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


@per_cookie(
    "CK015",
    "provider-contradicted",
    Severity.ERROR,
    Source.PLANET49,
    Source.GDPR,
    terms=terms("provider.name", "provider.legal_name", "provider.aliases"),
)
def provider_contradicted(cookie: Cookie, context: Context) -> Iterable[Finding]:
    """A row says that the cookie is the site's own, and its description or name says another company's.

    Visitors must be told who reads what is stored. Only companies that the policy has as providers count, and
    in a description only where it says that they set or use the cookie.
    """
    if cookie.provider != OWN or cookie.party is not Party.FIRST:
        return
    company, path, words = _other_company(cookie, context) or ("", (), "")
    if company:
        message = say(
            "“{cookie}” is said to be the site's own, but “{words}” says that it is {company}'s; name the "
            "provider.",
            cookie=cookie.name,
            words=words,
            company=company,
        )
        yield in_cookie(cookie, path, message, words)


def _other_company(cookie: Cookie, context: Context) -> tuple[str, Path, str] | None:
    for company in _companies_in(_WORD.findall(cookie.description), context):
        if context.wordings and (found := context.wordings.set_by(company).search(cookie.description)):
            return company, ("description",), found[0]
    for company in _companies_in(_HUMP.findall(cookie.name), context):
        humps = re.escape(company).replace(r"\ ", "[ _-]?")
        if re.search(humps, cookie.name):
            return company, ("name",), cookie.name
    return None


def _companies_in(words: Iterable[str], context: Context) -> Iterator[str]:
    """The companies that may be named where these words stand, the longest name first."""
    for word in words:
        first = word.split("-")[0]
        for each in dict.fromkeys((first, _GENITIVE.sub("", first))):
            yield from context.companies.get(each, ())
