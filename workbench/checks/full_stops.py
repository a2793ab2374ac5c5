"""The rule about texts that end without the full stop that the others have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

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
from workbench.policy.frozen import frozen
from workbench.policy.sentence import say

_MOST = 0.75
"""The share of texts with a full stop from which on those without one are an oversight."""
_ENOUGH_WORDS = 6
"""Paragraphs of fewer words may be headings."""
_PARAGRAPHS = frozenset({"text", "intro"})
_QUOTED_WORDS = 3


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
    yield from _of_cookies(context)
    yield from _of_paragraphs(context)


def _of_cookies(context: Context) -> Iterator[Finding]:
    cookies = context.policy.cookies.values()
    style = _style([cookie.description for cookie in cookies], context)
    for cookie in cookies if style.without else ():
        if _last(cookie.description) in style.without:
            key = cookie_key(cookie.id, "description")
            yield _stopless(style, cookie.description, cookie_file(cookie), ("description",), key)


def _of_paragraphs(context: Context) -> Iterator[Finding]:
    paragraphs = [passage for passage in context.prose if _is_paragraph(passage)]
    style = _style([passage.text for passage in paragraphs], context)
    for passage in paragraphs:
        if _last(passage.text) in style.without:
            yield _stopless(style, passage.text, passage.file, passage.path, passage.key)


@frozen
class _Style:
    """How most texts of a kind end, and the last characters of those that lack it; none if most lack it."""

    stop: str
    without: frozenset[str]


def _style(texts: Sequence[str], context: Context) -> _Style:
    """How some texts end."""
    ends = Counter(map(_last, texts))
    locale = context.policy.source_locale
    stops = Counter({mark: count for mark, count in ends.items() if end_of(mark, locale) is End.STOP})
    without = frozenset(mark for mark in ends if mark.isalnum())
    lacking = sum(ends[mark] for mark in without)
    if not stops or stops.total() < _MOST * (stops.total() + lacking):
        return _Style("", frozenset())
    return _Style(stops.most_common(1)[0][0], without)


def _stopless(style: _Style, text: str, file: FileRef, path: Path, key: Key) -> Finding:
    words = " ".join(text.split()[-_QUOTED_WORDS:])
    return Finding(
        message=say("“{words}” ends without a full stop, and most others have one.", words=words),
        file=file,
        path=path,
        quote=words,
        key=key,
        fix=setting(say("End with a full stop"), file, path, text.rstrip() + style.stop),
        given_for=text,
    )


def _last(text: str) -> str:
    return text.rstrip()[-1:]


def _is_paragraph(passage: Passage) -> bool:
    return passage.path[-1] in _PARAGRAPHS and passage.text.count(" ") >= _ENOUGH_WORDS - 1
