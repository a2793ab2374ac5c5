"""The grammar of PO files as patterns, and the escapes of their strings.

The grammar is gettext's, with comments in any order. Every loop is possessive: reading is linear.
`#=`, which is to carry flags from 2027 on, is read as `#,`.
"""

from __future__ import annotations

import re
from typing import Final

from workbench.policy.late_pattern import late

# A byte, but for two: at NUL gettext silently ends a text, and EOT parts context from source in MO files.
_OCTAL: Final = r"(?!0?[04](?![0-7])|00[04])(?:[0-3][0-7]{2}|[0-7]{1,2}(?![0-7]))"
_HEXADECIMAL: Final = r"x0*+(?!4(?![0-9A-Fa-f]))[0-9A-Fa-f]{1,2}(?![0-9A-Fa-f])"
ESCAPE: Final = rf'\\(?:[abfnrtv"\\]|{_OCTAL}|{_HEXADECIMAL})'
_PLAIN: Final = r'[^"\\\r\n\x00\x04]*+'
INSIDE: Final = rf"{_PLAIN}(?:{ESCAPE}{_PLAIN})*+"
STRING: Final = rf'"{INSIDE}"'

_GAP: Final = r"[ \t\r\n\f\v]*+"
_OBSOLETE_MARK: Final = r"#~(?!\|)[ \t]*+"
_OBSOLETE_GAP: Final = rf"[ \t]*+(?:\r?\n(?:[ \t]*+\r?\n)*+[ \t]*+{_OBSOLETE_MARK})*+"
_LINE_END: Final = r"[ \t]*+(?:\r?\n|\Z)"
# The first two alternatives are the frequent ones, and nothing but faster than the rest.
_COMMENT_LINE: Final = (
    r"#[^~\n][^\n]*+\n|\n|"
    r"[ \t\f\v]*+(?:#(?!~)[^\n]*+|#~(?:\|[^\n]*+|[ \t]*+(?=\r?\n)))?+\r?\n"
)
_COMMENTS: Final = rf"((?:{_COMMENT_LINE})*+)[ \t]*+"


def _texts(gap: str) -> str:
    return rf"({STRING}(?:{gap}{STRING})*+)"


def _message(gap: str) -> str:
    """Return an entry's keywords as a pattern; groups: context, source, plural, its forms, translation."""
    texts, uncaptured = _texts(gap), _texts(gap).replace("(", "(?:", 1)
    forms = rf"((?:{gap}msgstr[ \t]*+\[[ \t]*+[0-9]++[ \t]*+\]{gap}{uncaptured})++)"
    plural = rf"msgid_plural{gap}{texts}{forms}"
    return rf"(?:msgctxt{gap}{texts}{gap})?+msgid{gap}{texts}{gap}(?:{plural}|msgstr{gap}{texts})" + _LINE_END


ACTIVE: Final = late(_COMMENTS + _message(_GAP))
OBSOLETE: Final = late(_COMMENTS + _OBSOLETE_MARK + _message(_OBSOLETE_GAP))
COMMENTS: Final = late(_COMMENTS)
TAIL: Final = late(rf"{_COMMENTS}(?:#(?!~)[^\n]*+|#~(?:\|[^\n]*+|[ \t]*+))?+\Z")
PREVIOUS: Final = late(
    rf"{_GAP}(?:msgctxt{_GAP}{_texts(_GAP)}{_GAP})?+(?:msgid{_GAP}{_texts(_GAP)}{_GAP})?+"
    rf"(?:msgid_plural{_GAP}{_texts(_GAP)}{_GAP})?+"
)
FORM_TOKENS: Final = late(rf"msgstr[ \t]*+\[[ \t]*+([0-9]++)|({STRING})")
"""The indices and the strings of plural forms."""

_STRINGS: Final = late(STRING)
_ESCAPES: Final = late(ESCAPE)
_UNDECODED: Final = late(r"[\udc80-\udcff]")
_TO_ESCAPE: Final = late(r'[\x00-\x1f"\\\x7f]')

_NAMED: Final = {
    "\\a": "\a", "\\b": "\b", "\\f": "\f", "\\n": "\n", "\\r": "\r", "\\t": "\t", "\\v": "\v",
    '\\"': '"', "\\\\": "\\",
}  # fmt: skip
_ESCAPED: Final = {
    **{chr(code): f"\\{code:03o}" for code in (*range(32), 127)},
    **{character: escape for escape, character in _NAMED.items()},
}


class NotUtf8(Exception):
    """Bytes written as escapes are not UTF-8 together."""


def unquoted(quoted: str) -> str:
    """Join quoted strings into the text that they stand for; raise NotUtf8."""
    inside = quoted[1:-1]
    if '"' not in inside:
        return _decoded(_unescaped(inside)) if "\\" in inside else inside
    if '\\"' not in inside:
        pieces = inside.split('"')[::2]
    elif inside.count('"') == inside.count('\\"'):  # the quote that opens a second string has no backslash
        return _decoded(_unescaped(inside))
    else:
        pieces = [piece[1:-1] for piece in _STRINGS.findall(quoted)]
    return _decoded("".join(map(_unescaped, pieces))) if "\\" in inside else "".join(pieces)


def escaped(text: str) -> str:
    """Write a text as the inside of a quoted string."""
    return _TO_ESCAPE.sub(lambda match: _ESCAPED[match[0]], text)


def _unescaped(inside: str) -> str:
    """Resolve the escapes in one string, the frequent ones without looking at each."""
    if "\\" not in inside:
        return inside
    if "\\\\" not in inside:
        frequent = inside.replace('\\"', '"').replace("\\n", "\n")
        if "\\" not in frequent:
            return frequent
    return _ESCAPES.sub(_character, inside)


def _character(match: re.Match[str]) -> str:
    """Resolve an escape, a byte above 127 to the surrogate that `surrogateescape` means by it."""
    escape = match[0]
    if character := _NAMED.get(escape):
        return character
    code = int(f"0{escape[1:]}", 16 if escape[1] == "x" else 8)
    return chr(code) if code < 128 else chr(0xDC00 + code)


def _decoded(text: str) -> str:
    """Make characters of the bytes that were given by number."""
    if text.isascii() or not _UNDECODED.search(text):
        return text
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotUtf8 from error
