"""Spaces: before punctuation as the locale has them, at the edges as the source, never two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.checks.pairs.language_parts import replaced
from workbench.checks.pairs.pair import Fault, Mending, Pair
from workbench.checks.wordings.locale_marks import is_spaced, language
from workbench.policy.kinds import LocaleTag
from workbench.policy.late_pattern import late
from workbench.policy.sentence import say

SPACED_MARKS = ";:!?«»"
"""Punctuation that some languages set a space before, or behind."""
_UNSPACED = late(
    r"(?:^|(?<=[^\u00a0\u202f;:!?]))[;:!?]+(?![\w;:!?])|«(?![\u00a0\u202f])|(?<![\u00a0\u202f])»"
)
_BEFORE_MARK = late(r"(?<=\S)[ ]?(?P<mark>(?<![\u00a0\u202f;:!?])[;:!?]+(?![\w;:!?])|(?<![\u00a0\u202f])»)")
_AFTER_MARK = late(r"«(?![\u00a0\u202f])[ ]?")
_NARROW_SPACE = "\u202f"
_SPACED = late(r"(?<=\S)[ \u00a0\u202f]+[;:!?](?![\w;:!?)(])")
_DOUBLE = late(r"(?<=\S)[ \u00a0\u202f]{2,}(?=\S)")


def space_before_punctuation(pair: Pair) -> Iterator[Fault]:
    """Find punctuation without the space that French sets before it, or with one elsewhere."""
    text = pair.target.bare
    if is_spaced(pair.locale):
        for match in _UNSPACED.finditer(text):
            yield Fault(say("Set a narrow no-break space (U+202F) beside “{mark}”.", mark=match[0]), match[0])
    elif not is_spaced(LocaleTag(language(pair.locale))) and not _SPACED.search(pair.source.bare):
        for match in _SPACED.finditer(text):
            mark = match[0].strip()
            yield Fault(say("There is a space before “{mark}”; remove it.", mark=mark), match[0])


def respaced(pair: Pair) -> Mending:
    """The translation with the space before punctuation that its locale sets."""
    text = pair.target.text
    if not is_spaced(pair.locale):
        title = say("Remove the space before punctuation")
        return Mending(title, replaced(_SPACED, lambda match: match[0].strip(), text))
    title = say("Set narrow no-break spaces beside punctuation")
    text = replaced(_BEFORE_MARK, lambda match: f"{_NARROW_SPACE}{match['mark']}", text)
    return Mending(title, replaced(_AFTER_MARK, lambda _: f"«{_NARROW_SPACE}", text))


def edge_space(pair: Pair) -> Iterator[Fault]:
    """Find space or line breaks at the edges that the source has not, or has, and doubled spaces."""
    source, target = pair.source.text, pair.target.text
    if source != source.strip() or target != target.strip():
        yield from _other_edges(source, target)
    if "  " in target or "\u00a0" in target or "\u202f" in target:
        yield from _doubled(source, target)


def _other_edges(source: str, target: str) -> Iterator[Fault]:
    if _lead(source) != _lead(target):
        yield Fault(
            say("The translation begins with other space or line breaks than the source; make them the same.")
        )
    if _trail(source) != _trail(target):
        yield Fault(
            say("The translation ends with other space or line breaks than the source; make them the same.")
        )


def edged(pair: Pair) -> Mending:
    """The translation with the edges of the source, and one space where it has two in a row."""
    source, target = pair.source.text, pair.target.text
    inner = target.strip() if _DOUBLE.search(source) else replaced(_DOUBLE, _one, target.strip())
    return Mending(say("Set the spaces as the source has them"), _lead(source) + inner + _trail(source))


def _one(spaces: re.Match[str]) -> str:
    """One of several spaces: one that does not break, if any does not."""
    return max(spaces[0])


def _doubled(source: str, target: str) -> Iterator[Fault]:
    found = _DOUBLE.search(target)
    if found and not _DOUBLE.search(source):
        yield Fault(say("The translation has two spaces in a row; leave one."), found[0])


def _lead(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _trail(text: str) -> str:
    return text[len(text.rstrip()) :]
