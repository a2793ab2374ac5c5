"""Text that cannot act: what a terminal would obey, reorder or hide is shown as a sign instead.

Standard library alone, so that the command line can use it. *Hidden* are control characters, bidirectional
controls, zero-width and filler characters, line and paragraph separators, lone surrogates, the tags block and
non-characters; and joiners and variation selectors where there is nothing for them to join or vary. A joiner
in Persian, in Hindi or in an emoji stays as it is.
"""

from __future__ import annotations

import re
from typing import Final

from workbench.policy.late_pattern import late

_ALWAYS: Final = (
    r"\x00-\x1f\x7f-\x9f"  # C0, DEL, C1
    r"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # soft hyphen, fillers
    r"\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # zero width, separators, bidirectional controls
    r"\ufff0-\ufffb\ufffe\uffff\ud800-\udfff"  # annotations, non-characters, lone surrogates
    r"\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # format characters of rare scripts
    r"\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # tags and the rest of their plane's invisible block
)
_EMOJI: Final = r"\xa9\xae\u2100-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
# Arabic to Myanmar, Khmer, Mongolian
_JOINING_SCRIPTS: Final = r"\u0600-\u061b\u061d-\u109f\u1780-\u17b3\u17b6-\u180a\u1810-\u18af"
_IDEOGRAPHS: Final = r"\u3000-\u3163\u3165-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

HIDDEN: Final = late(
    rf"[{_ALWAYS}]"
    rf"|(?<![{_JOINING_SCRIPTS}{_EMOJI}])(?<![{_EMOJI}]\ufe0f)[\u200c\u200d]"
    rf"|(?<![{_EMOJI}{_IDEOGRAPHS}\u1000-\u109f\u203c\u2049#*0-9])[\ufe00-\ufe0f]"
    rf"|(?<![{_IDEOGRAPHS}])[\U000e0100-\U000e01ef]"
)
"""Matches each character that `visible` replaces, one at a time."""

_PERHAPS_HIDDEN: Final = late(rf"[{_ALWAYS}\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Those, and joiners and selectors that have work to do: most texts have none."""

_CONTROLS: Final = late(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_ENDS: Final = late(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_NEWLINE: Final = "\n"
_DELETE: Final = "\x7f"
_SOMETHING_HIDDEN: Final = "␦"


def visible(text: str, *, lines: bool = False, ascii_only: bool = False) -> str:
    """Show hidden characters as `␛` or `‹U+202E›`, newlines too unless `lines`.

    With `ascii_only` whatever is not printable ASCII is written as `<U+00E5>`.
    """
    if text.isascii() and text.isprintable():
        return text
    if lines:
        return _NEWLINE.join(visible(line, ascii_only=ascii_only) for line in text.split(_NEWLINE))
    if ascii_only:
        return "".join(char if " " <= char <= "~" else f"<U+{ord(char):04X}>" for char in text)
    return HIDDEN.sub(_sign, text) if _PERHAPS_HIDDEN.search(text) else text


def visible_in_place(text: str) -> str:
    """Show each hidden character as one sign of one column, so that no place in the text moves."""
    if not _PERHAPS_HIDDEN.search(text):
        return text
    return HIDDEN.sub(lambda match: _picture(match[0]) or _SOMETHING_HIDDEN, text)


def without_controls(text: str) -> tuple[str, int]:
    """Drop the controls no one means to paste, and count them; line ends become newlines, tabs stay."""
    return _CONTROLS.subn("", _LINE_ENDS.sub(_NEWLINE, text))


def _sign(match: re.Match[str]) -> str:
    return _picture(match[0]) or f"‹U+{ord(match[0]):04X}›"


def _picture(char: str) -> str | None:
    """The control picture of a C0 control or DEL."""
    if char < " ":
        return chr(0x2400 + ord(char))
    return "␡" if char == _DELETE else None
