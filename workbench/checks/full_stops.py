"""The rule about texts that end without the full stop that the others have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.checks.context import Context
from workbench.checks.pairs.sentence_ends import End, end_of
from workbench.checks.places import cookie_file, setting
from workbench.checks.problem import Finding, Severity
from workbench.checks.prose_findings import PROSE_READS
from workbench.checks.rules import per_policy, terms
from workbench.checks.sources import Source
from workbench.formats.data import Path
from workbench.formats.layout import FileRef
from workbench.policy.entries import Key, cookie_key
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import say

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
    yield from _stopless(list(_descriptions(context)), locale)
    yield from _stopless(list(_paragraphs(context)), locale)


def _stopless(texts: Sequence[_Text], locale: LocaleTag) -> Iterator[Finding]:
    """Say it of the texts without a final mark, if most of them have a full stop."""
    ends = Counter(_last(text) for text in texts)
    stops = Counter({mark: count for mark, count in ends.items() if end_of(mark, locale) is End.STOP})
    bare = {mark for mark in ends if mark.isalnum()}
    if not stops or stops.total() < _MOST * (stops.total() + sum(ends[mark] for mark in bare)):
        return
    stop = stops.most_common(1)[0][0]
    for text in texts:
        if _last(text) in bare:
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


def _last(text: _Text) -> str:
    return text.words.rstrip()[-1:]


def _descriptions(context: Context) -> Iterator[_Text]:
    for cookie in context.policy.cookies.values():
        key = cookie_key(cookie.id, "description")
        yield _Text(cookie.description, cookie_file(cookie), ("description",), key)


def _paragraphs(context: Context) -> Iterator[_Text]:
    for passage in context.prose:
        if passage.path[-1] in _PARAGRAPHS and passage.text.count(" ") >= _ENOUGH_WORDS - 1:
            yield _Text(passage.text, passage.file, passage.path, passage.key)
