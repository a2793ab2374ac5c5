"""Rules about cookies' names: what they hold, what they match, and whether two are one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from operator import attrgetter

from workbench.checks.context import Context
from workbench.checks.overlaps import overlapping
from workbench.checks.places import cookie_file, in_cookie, setting
from workbench.checks.problem import Finding, Fix, Severity
from workbench.checks.repeated import repeated
from workbench.checks.rules import per_cookie, per_policy, terms
from workbench.checks.sources import Source
from workbench.checks.vendors import GENERIC_NAMES
from workbench.policy.kinds import Match, Storage
from workbench.policy.late_pattern import late
from workbench.policy.model import Cookie
from workbench.policy.name_pattern import PLACEHOLDER, NamePattern
from workbench.policy.sentence import say

_PLAIN = late(r"[!-~]*")
_FREE_NAMES = frozenset({Storage.LOCAL_STORAGE, Storage.SESSION_STORAGE, Storage.INDEXED_DB, Storage.OTHER})
"""Techniques whose keys may hold any character."""


@per_cookie("CK017", "name-whitespace", Severity.ERROR, Source.COOKIE_SYNTAX)
def name_whitespace(cookie: Cookie, _context: Context) -> Iterable[Finding]:
    """A cookie's name holds a space, a no-break space, a line break or another invisible character.

    No cookie can be called that; most often a table cell was copied with its layout. Keys of web storage may.
    """
    if _PLAIN.fullmatch(cookie.name) or cookie.storage in _FREE_NAMES:
        return
    if not any(map(_is_invisible, cookie.name)):
        return
    bare = "".join(character for character in cookie.name if not _is_invisible(character))
    message = say("The name “{name}” holds white space, which no cookie's can; remove it.", name=cookie.name)
    yield in_cookie(cookie, ("name",), message, cookie.name, fix=_renamed(cookie, bare))


def _is_invisible(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in {"Cc", "Cf"}


def _renamed(cookie: Cookie, name: str) -> Fix | None:
    """The fix where only the ends are at fault: white space within a name may stand for anything."""
    if not name or name not in cookie.name:
        return None
    return setting(say("Name it “{name}”", name=name), cookie_file(cookie), ("name",), name)


@per_cookie("CK018", "pattern-undeclared", Severity.WARNING, Source.COOKIE_DATABASE)
def pattern_undeclared(cookie: Cookie, _context: Context) -> Iterable[Finding]:
    """A name looks like a pattern, and the file does not say how it is compared.

    `*` and `{ID}` stand for what varies, a name that ends in `.` or `_` is often only a beginning. State
    `match`: `template`, `prefix`, or `exact` for a name that is called so.
    """
    if NamePattern(cookie.name, cookie.match).is_declared:
        return
    varies = bool(PLACEHOLDER.search(cookie.name))
    likely = Match.TEMPLATE if varies else Match.PREFIX
    message = say(
        "“{name}” looks like a pattern; state how it is compared, most likely “match: {match}”.",
        name=cookie.name,
        match=str(likely),
    )
    title = say("State “match: {match}”", match=str(likely))
    fix = setting(title, cookie_file(cookie), ("match",), str(likely)) if varies else None
    yield in_cookie(cookie, ("name",), message, cookie.name, fix=fix)


@per_policy(
    "CK019",
    "pattern-overlap",
    Severity.ERROR,
    Source.PRACTICE,
    terms=terms("cookie.name", "cookie.match", "cookie.storage", "cookie.domains", "settings.placeholders"),
)
def pattern_overlap(context: Context) -> Iterable[Finding]:
    """Two patterns accept the same name, so nobody can say which row a cookie in a browser belongs to.

    A name without anything that varies may stand beside a pattern that accepts it: it goes before. Say what a
    placeholder stands for (`placeholders: {ACCID: digits}`), or narrow one of the two.
    """
    for cookie, others in overlapping(context.policy):
        message = say(
            "“{name}” accepts names that “{other}” accepts too; narrow one of them.",
            name=cookie.name,
            other=others[0].name,
        )
        yield in_cookie(cookie, ("name",), message, cookie.name, count=len(others))


@per_policy(
    "CK021",
    "duplicate-cookie",
    Severity.ERROR,
    Source.PRACTICE,
    terms=terms("cookie.name", "cookie.domains", "cookie.storage", "cookie.only"),
)
def duplicate_cookie(context: Context) -> Iterable[Finding]:
    """Two rows have the same name, domains and storage technique, and some locale prints both."""
    for _, cookies in repeated(context.policy.cookies.values(), attrgetter("name")):
        for _, (first, *others) in repeated(cookies, lambda row: (frozenset(row.domains), row.storage)):
            again = [other for other in others if _meet(first, other)]
            if not again:
                continue
            message = say(
                "“{name}” is listed twice, as {first} and as {other}; remove one, or say what sets them "
                "apart.",
                name=first.name,
                first=first.id,
                other=again[0].id,
            )
            yield in_cookie(again[0], ("name",), message, first.name, count=len(again))


def _meet(one: Cookie, other: Cookie) -> bool:
    return not one.only or not other.only or bool(set(one.only) & set(other.only))


@per_cookie("CK022", "generic-name-no-domain", Severity.INFO, Source.COOKIE_DATABASE)
def generic_name_no_domain(cookie: Cookie, _context: Context) -> Iterable[Finding]:
    """Several vendors use a cookie of this name, and no domain says which one's it is."""
    if cookie.domains or cookie.name not in GENERIC_NAMES:
        return
    message = say(
        "Many sites and vendors set a cookie called “{name}”; state its domain, so that it can be told "
        "apart.",
        name=cookie.name,
    )
    yield in_cookie(cookie, ("name",), message, cookie.name)
