"""Rules that know vendors' cookies: their spelling, their kin, and what has been withdrawn."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.checks.context import Context
from workbench.checks.places import in_cookie
from workbench.checks.problem import Finding, Severity
from workbench.checks.rules import per_cookie, per_policy, terms
from workbench.checks.sources import Source
from workbench.checks.vendors import (
    IN_PROSE,
    SPELLED_IN_LOWER_CASE,
    Kin,
    has_kin,
    has_row,
    missing_kin,
    withdrawn,
)
from workbench.checks.wordings.phrase import sentences
from workbench.checks.wordings.theme import Theme
from workbench.policy.model import Cookie
from workbench.policy.sentence import say


@per_cookie("CK020", "name-case", Severity.WARNING, Source.VENDOR_DOCUMENTS, Source.COOKIE_DATABASE)
def name_case(cookie: Cookie, _context: Context) -> Iterable[Finding]:
    """A name is a vendor's but for the case of its letters, and browsers tell the two apart.

    A visitor who looks for it does not find it, and no scanner matches it.
    """
    known = SPELLED_IN_LOWER_CASE.get(cookie.name.lower())
    if known is not None and known != cookie.name:
        message = say(
            "“{name}” is called “{known}” in browsers and in its vendor's documents; spell it so.",
            name=cookie.name,
            known=known,
        )
        yield in_cookie(cookie, ("name",), message, cookie.name)


@per_policy(
    "CK023",
    "family-incomplete",
    Severity.WARNING,
    Source.VENDOR_DOCUMENTS,
    terms=terms("cookie.name", "section.blocks", "category.intro", "category.title", "section.title"),
)
def family_incomplete(context: Context) -> Iterable[Finding]:
    """Cookies come together and one is missing, or a product that the text names has no rows.

    `_ga_*` does not come without `_ga`; reCAPTCHA sets a cookie of its own. A sentence that denies (“we do
    not use Hotjar”) names nothing in use.
    """
    cookies = {cookie.name: cookie for cookie in context.policy.cookies.values() if has_kin(cookie.name)}
    for present, kin in missing_kin(cookies):
        message = say(
            "“{cookie}” of {product} comes with “{wanted}”, which has no row; add it, or say why it is not "
            "set.",
            cookie=present,
            product=kin.product,
            wanted=kin.wanted,
        )
        yield in_cookie(cookies[present], ("name",), message, present)
    for kin in IN_PROSE:
        if not has_row(cookies, kin.wanted):
            yield from _first_mention(kin, context)


def _first_mention(kin: Kin, context: Context) -> Iterable[Finding]:
    words = re.compile("|".join(rf"\b{re.escape(name)}" for name in kin.names))
    for passage in context.prose:
        for sentence in sentences(passage.text) if words.search(passage.text) else ():
            found = words.search(sentence)
            if found and not (context.wordings and context.wordings.find(Theme.NOT, sentence)):
                message = say(
                    "The text says that {product} is in use, but none of its cookies, such as “{wanted}”, "
                    "has a row; add them.",
                    product=kin.product,
                    wanted=kin.wanted,
                )
                yield Finding(
                    message=message, file=passage.file, path=passage.path, quote=found[0], key=passage.key
                )
                return


@per_cookie(
    "CK024",
    "obsolete-cookie",
    Severity.INFO,
    Source.VENDOR_DOCUMENTS,
    terms=terms("today"),
)
def obsolete_cookie(cookie: Cookie, context: Context) -> Iterable[Finding]:
    """A cookie belongs to a product that its maker has ended, so it is most likely not set any more."""
    product = withdrawn(cookie.name, context.today)
    if product is not None:
        message = say(
            "“{name}” belongs to {product}, which ended on {date}; look whether it is still set, and "
            "remove the row if not.",
            name=cookie.name,
            product=product.product,
            date=product.since.isoformat(),
        )
        yield in_cookie(cookie, ("name",), message, cookie.name)
