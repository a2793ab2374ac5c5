"""The spots of a page: paragraphs, headings, items and cookies, which line each is on, and what it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from workbench.formats.reading_error import ReadingError
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen
from workbench.policy.kinds import CookieId
from workbench.ui.text import Piece
from workbench.ui.widgets.following import followed


@frozen
class Spot:
    """A part of a page that is stepped to as one; the same in every locale has the same id.

    `cookie` is the one whose row it is, `key` the entry that its text comes from; `error` is told there
    instead of a text. `is_unfinished` where a translation is missing, or older than its source.
    """

    id: str
    key: Key | None = None
    cookie: CookieId | None = None
    error: ReadingError | None = None
    is_unfinished: bool = False


@frozen
class PageLine:
    """One line, and the spot it belongs to."""

    pieces: tuple[Piece, ...]
    spot: Spot | None = None


@frozen
class Span:
    """The lines of a spot, the first and the one behind the last; and which of the spots it is, from 0."""

    start: int
    end: int
    number: int

    @property
    def height(self) -> int:
        """How many lines they are."""
        return self.end - self.start


@frozen(slots=False)
class Page:
    """Lines, and where among them each spot is."""

    lines: Sequence[PageLine] = ()
    spots: Sequence[Spot] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Sequence[PageLine]) -> Page:
        """Find the spots of some lines."""
        spots: dict[str, Spot] = {}
        spans: dict[str, Span] = {}
        for number, line in enumerate(lines):
            if line.spot is None:
                continue
            known = spans.get(line.spot.id) or Span(number, number, len(spots))
            spots.setdefault(line.spot.id, line.spot)
            spans[line.spot.id] = Span(known.start, number + 1, known.number)
        return cls(lines, list(spots.values()), spans)

    def spot_at(self, line: int) -> Spot | None:
        """The spot on a line, else the next one below, else the last."""
        below = (each.spot for each in self.lines[max(line, 0) :] if each.spot is not None)
        return next(below, self.spots[-1] if self.spots else None)

    def span(self, spot: Spot) -> Span:
        """The lines of one of the page's spots."""
        return self.spans[spot.id]

    def spot_after(self, spot: Spot, step: int) -> Spot:
        """The spot so many further down, or up; the first and the last are the ends."""
        number = self.span(spot).number + step
        return self.spots[min(max(number, 0), len(self.spots) - 1)]

    def next_unfinished(self, spot: Spot, step: int) -> Spot | None:
        """The next unfinished spot below, or above (-1), then from the other end; None where none is."""
        number = self.span(spot).number
        rest = [*self.spots[number + 1 :], *self.spots[:number]]
        return next((each for each in rest[::step] if each.is_unfinished), None)

    def spot_instead(self, spot: Spot, page: Page) -> Spot | None:
        """The same spot on this page as on another, or of what is near to it there one that is here too."""
        index = followed(spot.id, page.span(spot).number, list(page.spans), list(self.spans))
        return None if index is None else self.spots[index]
