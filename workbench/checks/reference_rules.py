"""Rules that lay the policy beside the table of cookies that a user has chosen as a reference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.checks.context import Context
from workbench.checks.legal_names import without_form
from workbench.checks.lifetimes import span_of, span_path
from workbench.checks.places import in_cookie
from workbench.checks.problem import Finding, Severity
from workbench.checks.reference import ReferenceRow
from workbench.checks.rules import per_cookie, terms
from workbench.checks.sources import Source
from workbench.checks.vendors import GENERIC_NAMES
from workbench.checks.wordings.purposes import Purpose
from workbench.policy.lifetime import Fixed, Lifetime, Persistent, Session, Sliding
from workbench.policy.model import Cookie
from workbench.policy.sentence import say

_PURPOSES = {
    "functional": frozenset({Purpose.NECESSARY, Purpose.PREFERENCES, Purpose.CHAT}),
    "security": frozenset({Purpose.NECESSARY}),
    "analytics": frozenset({Purpose.ANALYTICS}),
    "marketing": frozenset({Purpose.MARKETING, Purpose.SOCIAL}),
    "personalization": frozenset({Purpose.PREFERENCES, Purpose.MARKETING}),
}
"""What the categories of a reference are for; one that is not here is no evidence."""
_NEAR = 0.02
"""Spans nearer than this are no contradiction: 3 months and 90 days."""


@per_cookie(
    "CK010",
    "duration-vs-reference",
    Severity.INFO,
    Source.COOKIE_DATABASE,
    terms=terms("reference", "provider.name", "provider.legal_name", "provider.aliases"),
)
def duration_vs_reference(cookie: Cookie, context: Context) -> Iterable[Finding]:
    """A cookie's lifetime is another than the reference file says.

    The file is the user's own, in the form of the Open Cookie Database, named as `reference` in
    `settings.toml`; without one the rule is silent. References are wrong and disagree too: where one row
    agrees with the policy nothing is said, and nothing is ever written from them. Look in a browser.
    """
    own = _comparable(cookie.lifetime)
    if context.reference is None or own is None:
        return
    told = [(row, words) for row in _evidence(cookie, context) if (words := _lifetime(row)) is not None]
    if not told or any(_is_same(own, words) for _, words in told):
        return
    row = told[0][0]
    quote = span_of(cookie.lifetime) or _word(cookie.lifetime)
    message = say(
        "“{cookie}” is said to be kept for {own}; {source}, line {line}, has “{words}” for {platform}. Look "
        "in a browser which is true.",
        cookie=cookie.name,
        own=quote,
        source=context.reference.source,
        line=row.line,
        words=row.lifetime,
        platform=row.platform or row.controller or row.name,
    )
    yield in_cookie(cookie, span_path(cookie), message, quote)


@per_cookie(
    "CK033",
    "category-vs-reference",
    Severity.INFO,
    Source.COOKIE_DATABASE,
    terms=terms(
        "reference",
        "category.id",
        "category.title",
        "provider.name",
        "provider.legal_name",
        "provider.aliases",
    ),
)
def category_vs_reference(cookie: Cookie, context: Context) -> Iterable[Finding]:
    """A cookie stands in a category for another purpose than the reference file says.

    A vendor's own label is evidence, not authority: what counts is what the cookie does on this site. The
    purposes of the policy's categories are read from their titles; one that says none is let be.
    """
    own = context.purposes.get(cookie.category, frozenset())
    if context.reference is None or not own:
        return
    told = [(row, _PURPOSES.get(row.category.casefold(), frozenset())) for row in _evidence(cookie, context)]
    told = [(row, purposes) for row, purposes in told if purposes]
    if not told or any(own & purposes for _, purposes in told):
        return
    row = told[0][0]
    message = say(
        "“{cookie}” stands under “{category}”; {source}, line {line}, has it under “{other}” for {platform}. "
        "Look what it is used for here.",
        cookie=cookie.name,
        category=context.policy.categories[cookie.category].title,
        source=context.reference.source,
        line=row.line,
        other=row.category,
        platform=row.platform or row.controller or row.name,
    )
    yield in_cookie(cookie, ("category",), message, cookie.category)


def _evidence(cookie: Cookie, context: Context) -> Sequence[ReferenceRow]:
    """The rows about this cookie: of its provider if any is, else all, but of a name that many use none."""
    if context.reference is None:
        return ()
    rows = context.reference.rows_for(cookie)
    of_provider = [
        row for row in rows if _names(cookie, context) & {_first(row.platform), _first(row.controller)}
    ]
    if of_provider or cookie.name not in GENERIC_NAMES:
        return of_provider or rows
    return ()


def _names(cookie: Cookie, context: Context) -> frozenset[str]:
    """What the cookie's provider is called, by the first word of each name."""
    provider = context.policy.providers.get(cookie.provider)
    if provider is None:
        return frozenset()
    names = (provider.name, provider.legal_name or "", *provider.aliases)
    return frozenset(filter(None, map(_first, names)))


def _first(name: str) -> str:
    words = without_form(name).casefold().split()
    return words[0].strip(",.()") if words else ""


def _lifetime(row: ReferenceRow) -> Lifetime | None:
    """What a row says of the lifetime, if it says it without doubt."""
    from workbench.formats.lifetime_words import read_lifetime_in_words  # most users name no reference

    read = read_lifetime_in_words(row.lifetime)
    return None if read.guessed else read.lifetime


def _is_same(own: Lifetime, told: Lifetime) -> bool:
    if isinstance(own, Fixed) and isinstance(told, Fixed):
        spans = own.duration.seconds, told.duration.seconds
        return abs(spans[0] - spans[1]) <= _NEAR * min(spans)
    return own == told


def _comparable(lifetime: Lifetime) -> Lifetime | None:
    """The lifetime without how it begins anew; None for one that is told in words alone."""
    match lifetime:
        case Sliding(duration):
            return Fixed(duration)
        case Session() | Persistent() | Fixed():
            return lifetime
        case _:
            return None


def _word(lifetime: Lifetime) -> str:
    """The word that a lifetime without a span is written as."""
    return "session" if isinstance(lifetime, Session) else "persistent"
