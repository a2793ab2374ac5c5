"""Markup that a translation must have as the source has it: links, tags, emphasis, brackets, bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.checks.pairs.pair import Fault, Pair, Side, lacking
from workbench.policy.entries import TextKind
from workbench.policy.late_pattern import late
from workbench.policy.sentence import say

MARKUP = "<*`[]()\n•-"
"""The characters of which all markup has one."""
_HAS_MARKUP = late(r"[<*`\[\]()\n•]")
_TAG = late(r"</?[A-Za-z][\w-]*(?=[\s/>])[^<>]*>")
_PROSE_MARK = late(r"\]\([^)\s]*\)|\*+|`")
_HAS_MARKS = late(r"[*`\]]")
_BULLET = late(r"^[ \t]*(?:[-*•·]|\d{1,2}[.)])[ \t]+")
_ENUMERATOR = late(r"(?<![\w(])(?:\d{1,2}|[^\W\d_]{1,3})\)")
_PAIRS = (("(", ")"), ("[", "]"))


def markup(pair: Pair) -> Iterator[Fault]:
    """Find tags, links, emphasis and bullets that are missing or too many, and brackets left open."""
    source, target = pair.source, pair.target
    if not (_may_have_markup(source.text) or _may_have_markup(target.text)):
        return
    wanted, there = _marks(source), _marks(target)
    for mark in lacking(wanted, there):
        yield Fault(
            say("The translation lacks “{mark}”; mark up the same words as the source.", mark=mark), mark
        )
    for mark in lacking(there, wanted):
        yield Fault(say("The source has no “{mark}”; take it out of the translation.", mark=mark), mark)
    yield from _bullets(source.text, target.text)
    yield from _brackets(source, target)


def _may_have_markup(text: str) -> bool:
    return _HAS_MARKUP.search(text) is not None or text.lstrip().startswith("-")


def _marks(side: Side) -> list[str]:
    marks = _TAG.findall(side.text) if "<" in side.text else []
    return (
        marks + _PROSE_MARK.findall(_without_bullets(side.text))
        if side.kind is TextKind.PROSE and _HAS_MARKS.search(side.text)
        else marks
    )


def _without_bullets(text: str) -> str:
    return "\n".join(_BULLET.sub("", line) for line in text.split("\n"))


def _bullets(source: str, target: str) -> Iterator[Fault]:
    wanted, there = _count(source), _count(target)
    if wanted != there:
        yield Fault(
            say("The source has {wanted} bullets, the translation {there}; begin each item with one.",
                wanted=wanted, there=there)
        )  # fmt: skip


def _count(text: str) -> int:
    return sum(_BULLET.match(line) is not None for line in text.split("\n"))


def _brackets(source: Side, target: Side) -> Iterator[Fault]:
    for opening, closing in _PAIRS:
        if _is_balanced(source.bare, opening, closing) and not _is_balanced(target.bare, opening, closing):
            mark = opening + closing
            yield Fault(
                say("The translation has a bracket {mark} without its other half; close it.", mark=mark)
            )


def _is_balanced(text: str, opening: str, closing: str) -> bool:
    if opening not in text and closing not in text:
        return True
    return _closes(text, opening, closing) or (
        closing == ")" and _closes(_ENUMERATOR.sub("", text), opening, closing)
    )


def _closes(text: str, opening: str, closing: str) -> bool:
    depth = 0
    for character in re.findall(r"[()\[\]]", text):
        depth += (character == opening) - (character == closing)
        if depth < 0:
            return False
    return depth == 0
