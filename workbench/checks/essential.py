"""Rules about the line between what needs consent and what does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workbench.checks.context import Context
from workbench.checks.lifetimes import span_of, span_path
from workbench.checks.places import in_cookie
from workbench.checks.problem import Finding, Severity
from workbench.checks.rules import per_cookie, terms
from workbench.checks.sources import Source
from workbench.checks.vendors import FOR_ANALYTICS, FOR_MARKETING, is_one_of
from workbench.checks.wordings.phrase import sentences
from workbench.checks.wordings.purposes import purposes_named
from workbench.checks.wordings.tables import Wordings
from workbench.checks.wordings.theme import Theme
from workbench.formats.data import Path
from workbench.policy.kinds import Party
from workbench.policy.late_pattern import late
from workbench.policy.lifetime import SECONDS, Session, Unit, seconds
from workbench.policy.model import Cookie
from workbench.policy.sentence import say

_A_FEW_HOURS = SECONDS[Unit.DAY]
_CHOICE_NAME = late(
    r"consent|opt[-_]?out(?![a-z])|cookie[-_]?(?:choice|preference|settings|notice)", re.IGNORECASE
)


@per_cookie(
    "CK030",
    "essential-not-strictly",
    Severity.ERROR,
    Source.LEK,
    Source.BANNER_TASKFORCE,
    Source.EXEMPTIONS,
    terms=terms("category.consent"),
)
def essential_not_strictly(cookie: Cookie, context: Context) -> Iterable[Finding]:
    """A cookie that needs no consent counts visitors, tells them apart or serves advertising.

    Only what a visitor's own request cannot do without is exempt. What a description says of consent that it
    stores, of security or of spreading load, and what it denies, does not count.
    """
    if not context.is_exempt(cookie):
        return
    path, words = _no_need_of_visitors(cookie, context) or ((), "")
    if words:
        message = say(
            "“{cookie}” needs no consent here, but “{words}” is nothing a visitor asked for; move it where "
            "consent is asked.",
            cookie=cookie.name,
            words=words,
        )
        yield in_cookie(cookie, path, message, words)


def _no_need_of_visitors(cookie: Cookie, context: Context) -> tuple[Path, str] | None:
    if is_one_of(cookie.name, FOR_MARKETING) or is_one_of(cookie.name, FOR_ANALYTICS):
        return ("name",), cookie.name
    found = next(_measured(cookie.description, context.wordings), None) if context.wordings else None
    return (("description",), found) if found else None


_OTHER_MATTERS = (Theme.STORES_CHOICE, Theme.PROTECTS, Theme.NOT)


def _measured(description: str, table: Wordings) -> Iterator[str]:
    if not table.find(Theme.MEASURES, description) and not table.find(Theme.ADVERTISES, description):
        return
    for sentence in sentences(description):
        found = table.find(Theme.MEASURES, sentence) or table.find(Theme.ADVERTISES, sentence)
        if found and not any(table.find(theme, sentence) for theme in _OTHER_MATTERS):
            yield found


@per_cookie("CK031", "essential-long", Severity.WARNING, Source.EXEMPTIONS, terms=terms("category.consent"))
def essential_long(cookie: Cookie, context: Context) -> Iterable[Finding]:
    """A cookie that needs no consent is kept beyond the session.

    What is exempt is exempt for as long as the visitor's request lasts: the session, or a few hours (a day
    here). A longer one needs a reason, told in its description and best in a waiver.
    """
    if not context.is_exempt(cookie) or isinstance(cookie.lifetime, Session):
        return
    length = seconds(cookie.lifetime)
    if length is None or length > _A_FEW_HOURS:
        quote = span_of(cookie.lifetime) or None
        message = say(
            "“{cookie}” needs no consent but outlives the session; shorten it, or say in a waiver why it "
            "must.",
            cookie=cookie.name,
        )
        yield in_cookie(cookie, span_path(cookie), message, quote)


@per_cookie(
    "CK032", "consent-store-misplaced", Severity.INFO, Source.EXEMPTIONS, terms=terms("category.consent")
)
def consent_store_misplaced(cookie: Cookie, context: Context) -> Iterable[Finding]:
    """A cookie that stores a visitor's choice stands where consent is asked for.

    Then a refusal cannot be remembered without a consent. What stores a choice and nothing else is exempt.
    """
    if not context.needs_consent(cookie):
        return
    path, words = _choice(cookie, context) or ((), "")
    if words:
        message = say(
            "“{cookie}” stores a visitor's choice (“{words}”) but asks for consent; move it to what needs "
            "none.",
            cookie=cookie.name,
            words=words,
        )
        yield in_cookie(cookie, path, message, words)


def _choice(cookie: Cookie, context: Context) -> tuple[Path, str] | None:
    """The words that say that a cookie stores a choice, and where they stand."""
    table = context.wordings
    if table is not None:
        for theme in (Theme.STORES_CHOICE, Theme.OPTS_OUT):
            if found := table.find(theme, cookie.description):
                return ("description",), found
    return (("name",), cookie.name) if _CHOICE_NAME.search(cookie.name) else None


@per_cookie(
    "CK035",
    "consent-class-no-category",
    Severity.WARNING,
    Source.GDPR,
    Source.PTS,
    terms=terms("category.id", "category.title"),
)
def consent_class_no_category(cookie: Cookie, context: Context) -> Iterable[Finding]:
    """The site's own cookie stores consent to a kind of cookies that the policy has no category for.

    Either the banner offers a choice that the policy does not explain, or a category and its rows are
    missing.
    """
    table = context.wordings
    if (
        table is None
        or cookie.party is not Party.FIRST
        or not table.find(Theme.STORES_CHOICE, cookie.description)
    ):
        return
    for kind in _kinds_of_cookies(cookie.description, table):
        if not _has_category(kind, context):
            message = say(
                "“{cookie}” stores consent to “{kind}”, and no category is called so; add it, or correct "
                "the text.",
                cookie=cookie.name,
                kind=kind,
            )
            yield in_cookie(cookie, ("description",), message, kind)


def _kinds_of_cookies(text: str, table: Wordings) -> Iterator[str]:
    """The kinds of cookies that a text names: `Chatbot-cookies`, `analyskakor`, `statistical cookies`.

    Two words are a kind only where the first is a purpose: “his cookies” are none.
    """
    words = "|".join(sorted(map(re.escape, table.phrases[Theme.WORD_FOR_COOKIES]), key=len, reverse=True))
    for found in re.finditer(rf"(?<![\w-])([\w-]+?)(-|\s+|)(?:{words})(?!\w)", text, re.IGNORECASE):
        is_one_word = not found[2].isspace()
        if (is_one_word or purposes_named(found[1])) and not table.find(Theme.NO_CLASS, found[1]):
            yield found[0]


def _has_category(kind: str, context: Context) -> bool:
    """Whether a category has the purpose of a kind of cookies, or its word in the title."""
    purposes = purposes_named(kind)
    word = re.split(r"[\s-]", kind)[0].lower()[:6]
    return any(
        purposes & context.purposes[category.id] or word in f"{category.id} {category.title}".lower()
        for category in context.policy.categories.values()
    )
