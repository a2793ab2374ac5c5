"""Words replaced in many texts: every place is found first, and what would break a text is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from workbench.finding.seeking import Occurrence, Seeker, Sought
from workbench.finding.written_texts import Written
from workbench.policy.entries import TextKind
from workbench.policy.frozen import frozen
from workbench.policy.syntax import Span, syntax_spans

_FEWEST = 3
_EMPHASIS = frozenset("*_`\\")


@frozen
class Hit:
    """One place in one text, and what would stand there instead."""

    written: Written
    span: Span
    new: str

    @property
    def old(self) -> str:
        """What stands there."""
        return self.written.text[self.span.start : self.span.end]

    @property
    def after(self) -> str:
        """The whole text with this place alone replaced."""
        return replaced(self.written.text, [self])


@frozen
class Found:
    """The places that can be replaced, and those left out, as their text would be read otherwise."""

    hits: tuple[Hit, ...] = ()
    left_out: tuple[Hit, ...] = ()


def find(texts: Iterable[Written], sought: Sought, new: str) -> Found:
    """Find what is sought in texts. Raises CannotSeek."""
    seeker = Seeker(sought, new)
    hits: list[Hit] = []
    left_out: list[Hit] = []
    for written in texts:
        for hit in _hits(written, seeker):
            (hits if stays_whole(written, [hit]) else left_out).append(hit)
    return Found(tuple(hits), tuple(left_out))


def stands_in(texts: Iterable[str], words: str) -> bool:
    """Whether words stand in one of some texts; fewer than three characters would stand nearly everywhere."""
    if len(words) < _FEWEST:
        return False
    seeker = Seeker(Sought(words), "")
    return any(True for text in texts for _found in seeker.occurrences(text))


def _hits(written: Written, seeker: Seeker) -> Iterator[Hit]:
    return (_hit(written, each) for each in seeker.occurrences(written.text) if _differs(written, each))


def _hit(written: Written, occurrence: Occurrence) -> Hit:
    return Hit(written, occurrence.span, occurrence.new)


def _differs(written: Written, occurrence: Occurrence) -> bool:
    start, end = occurrence.span
    return written.text[start:end] != occurrence.new


def by_text(hits: Iterable[Hit]) -> Iterator[tuple[Written, Sequence[Hit]]]:
    """Yield every text with its places; the places come text by text, in their order."""
    for written, group in groupby(hits, key=lambda hit: hit.written):
        yield written, list(group)


def replaced(text: str, hits: Sequence[Hit]) -> str:
    """A text with some of its places replaced."""
    pieces: list[str] = []
    end = 0
    for hit in hits:
        pieces += text[end : hit.span.start], hit.new
        end = hit.span.end
    return "".join(pieces) + text[end:]


def stays_whole(written: Written, hits: Sequence[Hit]) -> bool:
    """Whether a text is something, and its tokens, links and emphasis are what they were, once replaced."""
    after = replaced(written.text, hits)
    if not after.strip():
        return False
    return _keeps_syntax(written.text, after, hits) and _keeps_emphasis(written, after, hits)


def _keeps_syntax(before: str, after: str, hits: Sequence[Hit]) -> bool:
    """Whether every token and mark of a link is where it was, but for what is replaced whole or comes new."""
    old, new = syntax_spans(before), syntax_spans(after)
    if not old and not new:
        return True
    kept: list[Span] = []
    for span in old:
        meeting = [hit for hit in hits if hit.span.meets(span)]
        if not meeting:
            kept.append(span.moved(_distance(span.start, hits)))
        elif not any(hit.span.holds(span) for hit in meeting):
            return False
    come = [_new_span(hit, hits) for hit in hits]
    return set(kept) <= set(new) and all(
        span in kept or any(place.holds(span) for place in come) for span in new
    )


def _distance(place: int, hits: Iterable[Hit]) -> int:
    """How far a place moves by what is replaced before it."""
    return sum(len(hit.new) - len(hit.old) for hit in hits if hit.span.end <= place)


def _new_span(hit: Hit, hits: Sequence[Hit]) -> Span:
    start = hit.span.start + _distance(hit.span.start, [each for each in hits if each is not hit])
    return Span(start, start + len(hit.new))


def _keeps_emphasis(written: Written, after: str, hits: Sequence[Hit]) -> bool:
    """Whether a prose text is emphasised as before; whoever types the marks of emphasis means them."""
    if written.kind is not TextKind.PROSE or not _EMPHASIS & set(written.text + after):
        return True
    if any(_EMPHASIS & set(hit.old + hit.new) for hit in hits):
        return True
    return _shape(written.text) == _shape(after)


def _shape(prose: str) -> object:
    """The marks of a prose text without its words."""
    from workbench.export.inline import prose_nodes
    from workbench.export.nodes import Anchor, Emphasis, Inline, Strong, Text

    def shape(nodes: Sequence[Inline]) -> tuple[object, ...]:
        return tuple(
            (type(node), shape(node.children) if isinstance(node, Strong | Emphasis | Anchor) else ())
            for node in nodes
            if not isinstance(node, Text)
        )

    return shape(prose_nodes(prose, lambda _token: None, lambda _link: None))
