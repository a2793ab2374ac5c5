"""The rule about texts that are translated in more than one way, or two of them alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from workbench.checks.context import Context
from workbench.checks.passages import Passage
from workbench.checks.problem import Finding, Severity
from workbench.checks.rules import per_alike
from workbench.checks.sources import Source
from workbench.policy.sentence import Sentence, say

_SOURCE, _TARGET = "source", "target"


def _keys(passage: Passage) -> tuple[tuple[str, ...], ...]:
    """What texts of a locale share that say the same in one of the two languages."""
    return (_SOURCE, _normal_source(passage.source)), (_TARGET, _normal(passage.text))


@per_alike("TR027", "inconsistent", Severity.WARNING, Source.PRACTICE, keys=_keys)
def inconsistent(passages: Sequence[Passage], _context: Context) -> Iterable[Finding]:
    """One source text has one translation, wherever it stands, and two source texts have two.

    Texts are compared in Unicode's form NFC, in either case, with any white space as one space.
    """
    first = passages[0]
    if all(_normal(each.source) == _normal(first.source) for each in passages):
        yield from _varying(
            passages, lambda each: each.text,
            lambda other: say(
                "“{source}” is “{first}” in {key} and “{other}” here; say it in one way.",
                source=first.source, first=first.text, key=first.key, other=other.text,
            ),
        )  # fmt: skip
    else:
        yield from _varying(
            passages, lambda each: each.source,
            lambda other: say(
                "“{target}” is said for “{other}” here and for “{first}” in {key}; say what each says.",
                target=other.text, other=other.source, first=first.source, key=first.key,
            ),
        )  # fmt: skip


def _varying(
    passages: Sequence[Passage],
    part: Callable[[Passage], str],
    sentence: Callable[[Passage], Sentence],
) -> Iterator[Finding]:
    """One finding for each other wording, where it first stands, counting where it stands."""
    others: dict[str, list[Passage]] = {}
    for passage in passages:
        others.setdefault(_normal(part(passage)), []).append(passage)
    for those in [*others.values()][1:]:
        other = those[0]
        yield Finding(
            message=sentence(other),
            key=other.key,
            locale=other.locale,
            quote=other.text,
            given_for=f"{other.source}\0{other.text}",
            count=len(those),
        )


def _normal(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold()
    is_spaced_evenly = folded.isprintable() and "  " not in folded and folded == folded.strip()
    return folded if is_spaced_evenly else " ".join(folded.split())


@lru_cache(maxsize=2**14)
def _normal_source(source: str) -> str:
    """The same of a source text, which every locale has."""
    return _normal(source)
