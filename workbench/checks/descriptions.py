"""Rules about what rows tell of a cookie: enough, and not the same as others."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from workbench.checks.context import Context
from workbench.checks.listed import quoted
from workbench.checks.places import POLICY_REF, in_cookie
from workbench.checks.problem import Finding, Severity
from workbench.checks.repeated import repeated
from workbench.checks.rules import per_cookie, per_policy, terms
from workbench.checks.sources import Source
from workbench.policy.late_pattern import late
from workbench.policy.model import Cookie
from workbench.policy.sentence import say

_ENOUGH = 45
"""Characters that a purpose takes at least, in alphabets."""
_WORDS_THAT_SAY_MORE = 12
_ENOUGH_IN_CHARACTERS = 15
"""The same where one character is a word or a syllable."""
_CHARACTER_SCRIPTS = ("zh", "ja", "ko", "th")
_WORD = late(r"[^\W\d_]+")


@per_policy(
    "CK025",
    "storage-type-unknown",
    Severity.WARNING,
    Source.EPRIVACY,
    Source.TECHNICAL_SCOPE,
    terms=terms("cookie.storage", "cookie.name"),
)
def storage_type_unknown(context: Context) -> Iterable[Finding]:
    """Rows do not say what technique is behind them: a cookie, web storage, a database, a pixel.

    The law covers all of them, and visitors look for them in different places of their browser. It is said
    once, with the number of rows.
    """
    unknown = [cookie for cookie in context.policy.cookies.values() if cookie.storage is None]
    if unknown:
        message = say(
            "{count} of {all} rows do not say whether they are a cookie, web storage or something else, "
            "“{first}” first; state their storage.",
            count=len(unknown),
            all=len(context.policy.cookies),
            first=unknown[0].name,
        )
        yield Finding(message=message, file=POLICY_REF, count=len(unknown))


@per_cookie("CK026", "description-thin", Severity.WARNING, Source.PTS)
def description_thin(cookie: Cookie, context: Context) -> Iterable[Finding]:
    """A description is too short to tell a purpose (under 45 characters), or only repeats the name."""
    is_in_characters = context.policy.source_locale.startswith(_CHARACTER_SCRIPTS)
    enough = _ENOUGH_IN_CHARACTERS if is_in_characters else _ENOUGH
    if len(cookie.description) >= enough and (is_in_characters or not _only_restates(cookie)):
        return
    message = say(
        "“{description}” does not tell what “{cookie}” is for; say what it stores, and what that is used "
        "for.",
        description=cookie.description,
        cookie=cookie.name,
    )
    yield in_cookie(cookie, ("description",), message, cookie.description)


def _only_restates(cookie: Cookie) -> bool:
    """Whether most of a description's words are the name's, over and over."""
    if cookie.description.count(" ") > _WORDS_THAT_SAY_MORE:
        return False
    said = {word.lower() for word in _WORD.findall(cookie.description)}
    named = {word.lower() for word in _WORD.findall(cookie.name)}
    return len(said - named - {"cookie", "cookies", "kaka", "the", "denna", "dieses"}) <= 2


@per_policy(
    "CK027",
    "description-duplicate",
    Severity.INFO,
    Source.PRACTICE,
    terms=terms("cookie.description", "cookie.name"),
)
def description_duplicate(context: Context) -> Iterable[Finding]:
    """Several rows have the same description, so it cannot tell what each is for.

    It is said once for each text.
    """
    for description, cookies in repeated(context.policy.cookies.values(), attrgetter("description")):
        message = say(
            "{count} rows have the same description, {names}; say of each what it is for.",
            count=len(cookies),
            names=quoted(cookie.name for cookie in cookies),
        )
        yield in_cookie(cookies[0], ("description",), message, description, count=len(cookies))
