"""What is wrong with the marks of a prose text, in words: emphasis never closed, links without an end."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.export.inline import prose_nodes
from workbench.export.nodes import Anchor, Emphasis, Inline, Strong, Text
from workbench.policy.late_pattern import late
from workbench.policy.sentence import Sentence, say

_ESCAPED = late(r"\\[*_`\[\]()\\]")
_NO_NAME = late(r"\[([^\]]*)\]\(\s*\)")
_LEFT_STAR = late(r"\*+")
_LEFT_LINK = late(r"\[[^\]]*\]\([^)]*$|\]\(")


def markup_faults(text: str) -> Iterator[Sentence]:
    """Yield what is wrong with a text's emphasis, code and links; the first of each kind."""
    left = "\n".join(_left(prose_nodes(_ESCAPED.sub("x", text), lambda _token: (), lambda _link: None)))
    if found := _LEFT_STAR.search(left):
        near = _near(left, found.start())
        yield say("A “{mark}” has no other end: “{near}”; close it, or write \\*.", mark=found[0], near=near)
    if "`" in left:
        yield say("A “`” has no other end: “{near}”; close it.", near=_near(left, left.index("`")))
    if found := _LEFT_LINK.search(left):
        near = _near(left, found.start())
        yield say("A link is not finished: “{near}”; write [words](link:id).", near=near)
    elif found := _NO_NAME.search(text):
        yield say("A link leads nowhere: “{near}”; write [words](link:id).", near=found[0])


def is_whole(text: str) -> bool:
    """Whether nothing is wrong with a text's marks."""
    return next(markup_faults(text), None) is None


def _left(nodes: tuple[Inline, ...]) -> Iterator[str]:
    """The words that are printed as they are written, links left out."""
    for node in nodes:
        match node:
            case Text(text):
                yield text
            case Strong(children) | Emphasis(children) | Anchor(children):
                yield from _left(children)


def _near(text: str, offset: int) -> str:
    """A few words round a place."""
    start = max(0, offset - 15)
    words = text[start : offset + 25].replace("\n", " ").strip()
    return f"…{words}" if start else words
