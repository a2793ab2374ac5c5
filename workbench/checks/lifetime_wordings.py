"""Rules about the words that a lifetime is told in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from workbench.checks.context import Context
from workbench.checks.listed import counted
from workbench.checks.passages import lifetime_path
from workbench.checks.places import cookie_file, in_cookie
from workbench.checks.problem import Finding, Fix, NewValue, Severity
from workbench.checks.rules import per_cookie, per_policy, terms
from workbench.checks.sources import Source
from workbench.checks.wordings.phrase import sentences
from workbench.checks.wordings.tables import Wordings
from workbench.checks.wordings.theme import Theme
from workbench.formats.data import Path
from workbench.policy.frozen import frozen
from workbench.policy.lifetime import Fixed, Session, Sliding, worded
from workbench.policy.model import Cookie
from workbench.policy.sentence import say


@per_cookie("CK007", "sliding-not-typed", Severity.WARNING, Source.CNIL_MEASUREMENT)
def sliding_not_typed(cookie: Cookie, context: Context) -> Iterable[Finding]:
    """Words say that a lifetime begins anew with every visit, but the data does not.

    Then no rule and no export knows that the cookie may stay for ever. Write `sliding:` with the span, and
    the words as its `text`.
    """
    if context.wordings is None or isinstance(cookie.lifetime, Sliding):
        return
    for path, words in _lifetime_words(cookie):
        if context.wordings.find(Theme.RENEWAL, words):
            message = say(
                "“{words}” says that the lifetime of “{cookie}” begins anew; make it a sliding one.",
                words=words,
                cookie=cookie.name,
            )
            yield in_cookie(cookie, path, message, words)
            return


def _lifetime_words(cookie: Cookie) -> Iterator[tuple[Path, str]]:
    words = worded(cookie.lifetime)
    if words is not None:
        yield lifetime_path(cookie), words
    if cookie.printed.lifetime is not None:
        yield ("printed", "lifetime"), cookie.printed.lifetime


@per_cookie("CK009", "duration-in-description", Severity.INFO, Source.PRACTICE)
def duration_in_description(cookie: Cookie, context: Context) -> Iterable[Finding]:
    """A description repeats the lifetime, or adds to it.

    The two drift apart: the lifetime is data and changes, the sentence stays. Say it in the lifetime alone.
    """
    if context.wordings is None:
        return
    told = next(_lifetimes_told(cookie.description, context.wordings), None)
    if told is not None:
        message = say(
            "The description of “{cookie}” tells its lifetime, “{sentence}”; leave that to the lifetime.",
            cookie=cookie.name,
            sentence=told,
        )
        yield in_cookie(cookie, ("description",), message, told)


def _lifetimes_told(text: str, table: Wordings) -> Iterator[str]:
    """The sentences that say how long something is kept."""
    if not any(table.spans(text)) and not table.find(Theme.ENDS_WITH_BROWSER, text):
        return
    for sentence in sentences(text):
        is_span_told = any(table.spans(sentence)) and table.find(Theme.ENDS, sentence)
        if is_span_told or table.find(Theme.ENDS_WITH_BROWSER, sentence):
            yield sentence


@frozen
class _Told:
    """The cookies that tell one lifetime alike; `words` are what stands in their files at `path`."""

    wording: str
    path: Path
    words: str
    lifetime: Session | Fixed
    cookies: list[Cookie]


@per_policy(
    "CK008",
    "duration-wording-varies",
    Severity.WARNING,
    Source.PRACTICE,
    terms=terms("cookie.lifetime", "cookie.printed", "settings.labels"),
)
def duration_wording_varies(context: Context) -> Iterable[Finding]:
    """One lifetime is told in several ways: “Session” here, “session cookie” there; 365 days and 1 year.

    Readers take two wordings for two things. The wording most rows have stays; the fix gives it to the
    others.
    """
    told: dict[int, list[_Told]] = {}
    for each in _told_alike(context):
        length = each.lifetime.duration.seconds if isinstance(each.lifetime, Fixed) else 0
        told.setdefault(length, []).append(each)
    for ways in told.values():
        wordings: Counter[str] = Counter()
        for each in ways:
            wordings[each.wording] += len(each.cookies)
        if len(wordings) > 1:
            yield _varies(ways, wordings)


def _told_alike(context: Context) -> list[_Told]:
    """The cookies of a session or a span, together where lifetime and printed words are the same.

    Equal lifetimes are mostly one object, so what tells them apart here is which: hashing them takes longer.
    """
    told: dict[tuple[int, str | None], _Told] = {}
    for cookie in context.policy.cookies.values():
        key = (id(cookie.lifetime), cookie.printed.lifetime)
        if key in told:
            told[key].cookies.append(cookie)
        elif isinstance(cookie.lifetime, Session | Fixed):
            told[key] = _told(cookie, cookie.lifetime, context)
    return list(told.values())


def _told(cookie: Cookie, lifetime: Session | Fixed, context: Context) -> _Told:
    printed = cookie.printed.lifetime
    if printed is not None:
        return _Told(printed, ("printed", "lifetime"), printed, lifetime, [cookie])
    span = str(lifetime.duration) if isinstance(lifetime, Fixed) else "session"
    wording = span if isinstance(lifetime, Fixed) else context.labels["session"]
    return _Told(wording, ("lifetime",), span, lifetime, [cookie])


def _varies(ways: Sequence[_Told], wordings: Counter[str]) -> Finding:
    (usual, _), *_ = wordings.most_common(1)
    others = [way for way in ways if way.wording != usual]
    message = say(
        "One lifetime is told in {number} ways: {wordings}; use one.",
        number=len(wordings),
        wordings=counted(wordings.most_common()),
    )
    pattern = next(way for way in ways if way.wording == usual)
    values = [value for way in others for cookie in way.cookies for value in _as(pattern, way, cookie)]
    fix = Fix(say("Word it “{wording}” everywhere", wording=usual), tuple(values))
    first = others[0]
    count = sum(len(way.cookies) for way in others)
    return in_cookie(first.cookies[0], first.path, message, first.words, fix=fix, count=count)


def _as(pattern: _Told, way: _Told, cookie: Cookie) -> Iterator[NewValue]:
    """Give a cookie the usual wording: drop its own words, or take the usual span or words over."""
    file, printed = cookie_file(cookie), cookie.printed
    if pattern.path == ("printed", "lifetime"):
        yield NewValue(file, ("printed", "lifetime"), pattern.words)
        return
    if printed.lifetime is not None:
        is_alone = printed.name is None and printed.provider is None
        yield NewValue(file, ("printed",) if is_alone else ("printed", "lifetime"), None)
    if way.lifetime != pattern.lifetime:
        yield NewValue(file, ("lifetime",), pattern.words)
