"""The elements of a web page: which part words, which nobody sees, and which stand open at a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final


def _named(names: str) -> frozenset[str]:
    return frozenset(names.split())


_HEADINGS: Final = _named("h1 h2 h3 h4 h5 h6")
_TABLE_PARTS: Final = _named("caption col colgroup table tbody td tfoot th thead tr")
_ENDING_P: Final = _HEADINGS | _named(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form header hgroup hr li main menu nav ol p pre search section summary table ul"
)
"""Elements before which an open paragraph ends by itself."""

PARTING: Final = (
    _ENDING_P
    | _TABLE_PARTS
    | _named("body br button head html iframe img input legend object optgroup option select textarea video")
)
"""Elements at whose beginning and end a word ends; through all others words run on."""

VOID: Final = _named("area base br col embed hr img input link meta param source track wbr")
"""Elements that hold nothing and have no end."""

UNSEEN: Final = _named(
    "audio canvas datalist iframe noembed noframes noscript object script select style svg template "
    "textarea title video"
)
"""Elements whose text is no text of the page, where scripts run."""

_DEEPEST: Final = 512
"""Elements nested deeper are not counted; browsers do the same."""

_CELLS: Final = _named("caption object table td template th")
_TABLE: Final = _named("table template")
_AROUND_ITEMS: Final = PARTING - {"address", "div", "p", "li", "dt", "dd"}

_ENDED_BY: Final[Mapping[str, tuple[frozenset[str], frozenset[str]]]] = {
    "li": (_named("li"), _AROUND_ITEMS),
    "dt": (_named("dt dd"), _AROUND_ITEMS),
    "dd": (_named("dt dd"), _AROUND_ITEMS),
    "td": (_named("td th"), _TABLE),
    "th": (_named("td th"), _TABLE),
    "tr": (_named("tr caption colgroup"), _TABLE),
    **dict.fromkeys(
        ("tbody", "thead", "tfoot"),
        (_named("tbody thead tfoot caption colgroup"), _TABLE),
    ),
}
"""What the beginning of an element ends, and the elements beyond which it ends nothing."""

_P: Final = _named("p")


@dataclass(slots=True)
class OpenElements:
    """The elements that stand open at a place in a page; broken markup is mended much as browsers mend it."""

    _open: list[tuple[str, bool]] = field(default_factory=list)
    _hiding: int = 0

    @property
    def is_hidden(self) -> bool:
        """Whether nobody sees what stands here."""
        return self._hiding > 0

    def start(self, tag: str, *, is_hiding: bool) -> None:
        """An element begins; some that were open end by that."""
        if tag in _ENDING_P:
            self._end(_P, _CELLS)
        if tag in _ENDED_BY:
            self._end(*_ENDED_BY[tag])
        if tag not in VOID and len(self._open) < _DEEPEST:
            self._open.append((tag, is_hiding))
            self._hiding += is_hiding

    def end(self, tag: str) -> None:
        """An element ends, and with it all that stand open in it; nothing ends if it is not open here."""
        if tag in UNSEEN:
            self._end(frozenset((tag,)), frozenset())
        elif tag in _TABLE_PARTS:
            self._end(frozenset((tag,)), _TABLE)
        elif tag in _HEADINGS:
            self._end(_HEADINGS, _CELLS)
        elif tag not in {"html", "body"}:
            self._end(frozenset((tag,)), _CELLS if tag in PARTING else PARTING)

    def _end(self, ended: frozenset[str], stops: frozenset[str]) -> None:
        """End the innermost of some elements unless one of `stops` stands open within it."""
        for depth in range(len(self._open) - 1, -1, -1):
            tag = self._open[depth][0]
            if tag in ended:
                self._hiding -= sum(is_hiding for _, is_hiding in self._open[depth:])
                del self._open[depth:]
                return
            if tag in stops:
                return
