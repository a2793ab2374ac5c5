"""The rule about texts that end without the full stop that the others have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from workbench.checks.context import Context
from workbench.checks.pairs.sentence_ends import End, end_of
from workbench.checks.passages import Passage
from workbench.checks.places import cookie_file, setting
from workbench.checks.problem import Finding, Severity
from workbench.checks.prose_findings import PROSE_READS
from workbench.checks.rules import per_policy, terms
from workbench.checks.sources import Source
from workbench.formats.data import Path
from workbench.formats.layout import FileRef
from workbench.policy.entries import Key, cookie_key
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Cookie
from workbench.policy.sentence import say

T = TypeVar("T", Cookie, Passage)

_MOST = 0.75
"""The share of texts with a full stop from which on those without one are an oversight."""
_ENOUGH_WORDS = 6
"""Paragraphs of fewer words may be headings."""
_PARAGRAPHS = frozenset({"text", "intro"})
_QUOTED_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that people read as sentences, and where it stands."""

    words: str
    file: FileRef
    path: Path
    key: Key


@per_policy(
    "PR026",
    "full-stop-missing",
    Severity.INFO,
    Source.PRACTICE,
    terms=terms(*PROSE_READS, "cookie.description"),
)
def full_stop_missing(context: Context) -> Iterable[Finding]:
    """A description or a paragraph ends without a full stop, though three in four of its kind end with one.

    Where most have none, that is how the policy is written, and nothing is said. Short paragraphs, and those
    that end with a link, a bracket or a quotation, are left alone.
    """
    locale = context.policy.source_locale
    cookies, paragraphs = context.policy.cookies.values(), list(_paragraphs(context))
    yield from _stopless(cookies, attrgetter("description"), _of_cookie, locale)
    yield from _stopless(paragraphs, attrgetter("text"), _of_passage, locale)


def _stopless(
    things: Iterable[T], words_of: Callable[[T], str], text_of: Callable[[T], _Text], locale: LocaleTag
) -> Iterator[Finding]:
    """Say it of the things whose text has no final mark, if most of them have a full stop."""
    lasts = [(_last(words_of(thing)), thing) for thing in things]
    ends = Counter(last for last, _ in lasts)
    stops = Counter({mark: count for mark, count in ends.items() if end_of(mark, locale) is End.STOP})
    bare = {mark for mark in ends if mark.isalnum()}
    if not stops or stops.total() < _MOST * (stops.total() + sum(ends[mark] for mark in bare)):
        return
    stop = stops.most_common(1)[0][0]
    for last, thing in lasts:
        if last in bare:
            text = text_of(thing)
            words = " ".join(text.words.split()[-_QUOTED_WORDS:])
            yield Finding(
                message=say("“{words}” ends without a full stop, and most others have one.", words=words),
                file=text.file,
                path=text.path,
                quote=words,
                key=text.key,
                fix=setting(say("End with a full stop"), text.file, text.path, text.words.rstrip() + stop),
                given_for=text.words,
            )


def _last(words: str) -> str:
    return words.rstrip()[-1:]


def _of_cookie(cookie: Cookie) -> _Text:
    key = cookie_key(cookie.id, "description")
    return _Text(cookie.description, cookie_file(cookie), ("description",), key)


def _of_passage(passage: Passage) -> _Text:
    return _Text(passage.text, passage.file, passage.path, passage.key)


def _paragraphs(context: Context) -> Iterator[Passage]:
    for passage in context.prose:
        if passage.path[-1] in _PARAGRAPHS and passage.text.count(" ") >= _ENOUGH_WORDS - 1:
            yield passage
