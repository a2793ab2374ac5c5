"""Spaces: before punctuation as the locale has them, at the edges as the source, never two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.checks.pairs.pair import Fault, Pair
from workbench.checks.wordings.locale_marks import SPACED_PUNCTUATION, language
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import say

_MARK = re.compile(r"[;:!?«»]")
_UNSPACED = re.compile(
    r"(?:^|(?<=[^\u00a0\u202f;:!?]))[;:!?]+(?![\w;:!?])|«(?![\u00a0\u202f])|(?<![\u00a0\u202f])»"
)
_SPACED = re.compile(r"(?<=\S)[ \u00a0\u202f]+[;:!?](?![\w;:!?)(])")
_DOUBLE = re.compile(r"(?<=\S)[ \u00a0\u202f]{2,}(?=\S)")


def space_before_punctuation(pair: Pair) -> Iterator[Fault]:
    """Find punctuation without the space that French sets before it, or with one elsewhere."""
    text = pair.target.bare
    if not _MARK.search(text):
        return
    if _is_spaced(pair.locale):
        for match in _UNSPACED.finditer(text):
            yield Fault(say("Set a narrow no-break space (U+202F) beside “{mark}”.", mark=match[0]), match[0])
    elif not _is_spaced(LocaleTag(language(pair.locale))) and not _SPACED.search(pair.source.bare):
        for match in _SPACED.finditer(text):
            mark = match[0].strip()
            yield Fault(say("There is a space before “{mark}”; remove it.", mark=mark), match[0])


def edge_space(pair: Pair) -> Iterator[Fault]:
    """Find space or line breaks at the edges that the source has not, or has, and doubled spaces."""
    source, target = pair.source.text, pair.target.text
    if _lead(source) != _lead(target):
        yield Fault(
            say("The translation begins with other space or line breaks than the source; make them the same.")
        )
    if _trail(source) != _trail(target):
        yield Fault(
            say("The translation ends with other space or line breaks than the source; make them the same.")
        )
    if "  " in target or "\u00a0" in target or "\u202f" in target:
        yield from _doubled(source, target)


def _doubled(source: str, target: str) -> Iterator[Fault]:
    found = _DOUBLE.search(target)
    if found and not _DOUBLE.search(source):
        yield Fault(say("The translation has two spaces in a row; leave one."), found[0])


def _lead(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _trail(text: str) -> str:
    return text[len(text.rstrip()) :]


def _is_spaced(locale: LocaleTag) -> bool:
    return language(locale) in SPACED_PUNCTUATION and not locale.endswith("-CA")
