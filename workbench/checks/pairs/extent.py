"""How much of the source a translation says: nothing, the same words, far more or less."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.checks.pairs.pair import FILLER, Fault, Pair, Side
from workbench.checks.wordings.locale_marks import language
from workbench.checks.wordings.spelling import WEB_WORDS
from workbench.policy.late_pattern import late
from workbench.policy.sentence import say

_WORD_CHARACTER = late(r"[^\W_]")
_WORD = late(r"[^\W\d_]{3,}")
_INNER_CAPITAL = late(r"\w*[^\W\d_][A-ZÅÄÖ]\w*")
_AFTER_NAME = late(rf"(?<={FILLER}) [A-Z]\w+")
_LONG, _RATIO = 50, 3


def empty(pair: Pair) -> Iterator[Fault]:
    """Find a translation of nothing but space and punctuation."""
    target = pair.target.text
    if target[:1].isalnum():
        return  # as most do
    if not _WORD_CHARACTER.search(target) and _WORD_CHARACTER.search(pair.source.text):
        yield Fault(
            say("The translation says nothing but “{text}”; translate the text.", text=target), target
        )


def identical(pair: Pair) -> Iterator[Fault]:
    """Find a source text that was copied; names, numbers, addresses and words of the web may be the same."""
    if pair.source.text.strip() != pair.target.text.strip():
        return
    if language(pair.source.locale) == language(pair.locale):
        return
    words = (word for word in _WORD.findall(_said(pair.source)) if word.casefold() not in WEB_WORDS)
    word = next(words, None)
    if word is not None:
        yield Fault(
            say("The translation is the source text; translate “{word}” and the rest.", word=word), word
        )


def _said(side: Side) -> str:
    """What a text says besides names: of a company (however spaced), of its product, with capitals inside."""
    if side.names.is_name(side.text):
        return ""
    return _INNER_CAPITAL.sub("", _AFTER_NAME.sub("", side.nameless))


def length(pair: Pair) -> Iterator[Fault]:
    """Find a translation more than three times as long as the source, or less than a third."""
    wanted, there = len(pair.source.text), len(pair.target.text)
    if max(wanted, there) < _LONG:
        return
    if there > _RATIO * wanted or wanted > _RATIO * there:
        yield Fault(
            say("The source has {wanted} characters, the translation {there}; see that they say the same.",
                wanted=wanted, there=there)
        )  # fmt: skip
