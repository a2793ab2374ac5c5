"""Quotation marks: those of the locale, and as many quotations as the source has."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache

from workbench.checks.pairs.language_parts import matches, replaced
from workbench.checks.pairs.pair import Fault, Mending, Pair, Side
from workbench.checks.wordings.locale_marks import QUOTES, is_spaced, of_language
from workbench.policy.kinds import LocaleTag
from workbench.policy.late_pattern import late
from workbench.policy.sentence import say

_SINGLE = frozenset("’‘‚‹›")
_APOSTROPHE = "’"
_ASCII = late(r"\"|(?<!\w)'[^'\n]+'(?!\w)")
QUOTE_MARKS = "\"'“”„‟«»‹›‘‚「」『』"
"""Every mark that quotes somewhere, or on a typewriter; ’ by itself is an apostrophe."""
_DOUBLE = late('«[ \u00a0\u202f]?|[ \u00a0\u202f]?»(?=\\W|$)|»|["“”„‟「」]')
_OTHER_SINGLE = late(r"[‹›‚‘『』]|(?<!\w)'|'(?!\w)")
_NARROW_SPACE = "\u202f"
_ANY = late("[“”„‟«»‹›‘‚「」『』]")


def quotation(pair: Pair) -> Iterator[Fault]:
    """Find marks of another language, typewriter marks, and quotations that are missing or too many."""
    source, target = pair.source, pair.target
    own = of_language(QUOTES, pair.locale)
    if own is None:
        return
    for typewritten in dict.fromkeys(_ASCII.findall(target.bare)):
        yield Fault(
            say("“{quote}” has typewriter marks; quote with {own}.", quote=typewritten, own=own[0]),
            typewritten,
        )
    allowed = _allowed(pair.locale)
    foreign = dict.fromkeys(mark for mark in _ANY.findall(target.bare) if mark not in allowed)
    for mark in foreign:
        yield Fault(
            say("This locale does not quote with “{mark}”; write {own}.", mark=mark, own=own[0]), mark
        )
    yield from _other_count(source, target, has_foreign=bool(foreign))


def requoted(pair: Pair) -> Mending | None:
    """The translation with its locale's marks; None where it is not plain which open and which close."""
    own, text = of_language(QUOTES, pair.locale), pair.target.text
    marks = list(matches(_DOUBLE, text))
    if own is None or len(marks) % 2 or any(matches(_OTHER_SINGLE, text)):
        return None
    if not all(_may_open(text, mark) for mark in marks[::2]):
        return None
    if not all(_may_close(text, mark) for mark in marks[1::2]):
        return None
    inner = _NARROW_SPACE if own[0] == "«»" and is_spaced(pair.locale) else ""
    signs = itertools.cycle((own[0][0] + inner, inner + own[0][1]))
    title = say("Quote with {own}, as the locale does", own=own[0])
    return Mending(title, replaced(_DOUBLE, lambda _: next(signs), text))


def _may_open(text: str, mark: re.Match[str]) -> bool:
    return not mark.start() or not (text[mark.start() - 1].isalnum() or text[mark.start() - 1] in ".,;:!?)")


def _may_close(text: str, mark: re.Match[str]) -> bool:
    return not text[mark.end() : mark.end() + 1].isalnum()


def _other_count(source: Side, target: Side, *, has_foreign: bool) -> Iterator[Fault]:
    if has_foreign or of_language(QUOTES, source.locale) is None:
        return
    wanted, there = _count(source), _count(target)
    if wanted != there:
        yield Fault(
            say("The source has {wanted} quotations, the translation {there}; quote the same words.",
                wanted=wanted, there=there)
        )  # fmt: skip


def _count(side: Side) -> int:
    """How many quotations begin, single ones and apostrophes aside."""
    text = side.bare
    return text.count('"') // 2 + sum(
        text.count(pair[0]) // (2 if pair[0] == pair[1] else 1) for pair in _doubles(side.locale)
    )


@cache
def _allowed(locale: LocaleTag) -> frozenset[str]:
    return frozenset("".join(of_language(QUOTES, locale) or ())) | {_APOSTROPHE}


@cache
def _doubles(locale: LocaleTag) -> tuple[str, ...]:
    """A locale's pairs of double marks; of two that share an opening mark, the first."""
    pairs: list[str] = []
    for pair in of_language(QUOTES, locale) or ():
        taken = {mark for other in pairs for mark in other}
        if pair[0] not in _SINGLE and pair[0] not in taken:
            pairs.append(pair)
    return tuple(pairs)
