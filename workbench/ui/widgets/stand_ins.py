"""Hidden characters inside an editor: each is held as one private character, and drawn as one visible sign.

An editor counts places and columns in the text it holds, so a hidden character must be one place and one
column there. The private-use planes 15 and 16 are the stand-ins; where a text itself uses such a character it
is held behind a mark, so that every text comes back as it was.
"""

from __future__ import annotations

import re
from typing import Final

from workbench.formats.visible import HIDDEN, visible_in_place

_LAYOUT: Final = "\n\t"
"""Hidden elsewhere, but what an editor lays out by itself."""
_ITSELF: Final = "\U0010fffd"
_PRIVATE: Final = re.compile("[\U000f0000-\U0010ffff]")
_HELD: Final = re.compile(f"{_ITSELF}(.)|{_PRIVATE.pattern}", re.DOTALL)
_PRIVATE_SIGN: Final = "␦"


def with_stand_ins(text: str) -> str:
    """The text as an editor is to hold it."""
    marked = _PRIVATE.sub(lambda match: _ITSELF + match[0], text)
    return HIDDEN.sub(lambda match: match[0] if match[0] in _LAYOUT else _stand_in(match[0]), marked)


def without_stand_ins(held: str) -> str:
    """The text that an editor holds."""
    return _HELD.sub(lambda match: match[1] or _stood_for(match[0]), held)


def drawn(held: str) -> str:
    """What an editor holds as it is to be seen: as many characters, in as many columns."""
    return _PRIVATE.sub(_sign, held)


def _stand_in(hidden: str) -> str:
    code = ord(hidden)
    return chr((0x100000 if code < 0x10000 else 0xF0000) + (code & 0xFFFF))


def _stood_for(stand_in: str) -> str:
    """The hidden character: plane 16 is for plane 0, plane 15 for 14 (to U+E0FFF) and 1 (from U+13430)."""
    plane, tail = divmod(ord(stand_in), 0x10000)
    if plane == 0x10:
        return chr(tail)
    return chr((0xE0000 if tail < 0x1000 else 0x10000) + tail)


def _sign(match: re.Match[str]) -> str:
    hidden = _stood_for(match[0])
    sign = visible_in_place(hidden)
    return _PRIVATE_SIGN if sign == hidden else sign
