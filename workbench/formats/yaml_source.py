"""From the bytes of a file to clean text: UTF-8, and no character that programs read differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from workbench.formats.fault import ErrorName, Fault
from workbench.formats.limits import LARGEST_YAML
from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late
from workbench.policy.sentence import Sentence, say

MOST_FAULTS = 100
"""Faults reported of one file; whoever mends these sees the rest."""

BYTE_ORDER_MARK = "\ufeff"

UNWRITABLE = r"\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff" + "".join(
    rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17)
)
"""The inside of a character class: what may not stand in a line, and is written as an escape.

Few characters: a class of those that may stand there takes ten times as long to compile.
"""

_OUT_OF_PLACE = late(rf"[{UNWRITABLE}](?<!\r(?=\n))")

_WIDE_MARKS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


@frozen
class Source:
    """A file's text without its byte order mark; no text if there are faults."""

    text: str
    faults: tuple[Fault, ...] = ()


def source_of(content: bytes | str) -> Source:
    """Decode a file and look for characters that must not be there."""
    encoded = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    if len(encoded) > LARGEST_YAML:
        return _refused(ErrorName.LIMIT, (1, 1), _too_large(len(encoded)))
    for mark, encoding in _WIDE_MARKS.items():
        if encoded.startswith(mark):
            return _refused(ErrorName.ENCODING, (1, 1), _wide(encoding))
    try:
        text = encoded.decode("utf-8").removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        return _not_utf8(encoded, error.start)
    faults = tuple(_out_of_place(text))
    return Source("" if faults else text, faults)


def position(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of an offset, 1-based, in code points."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _refused(name: ErrorName, place: tuple[int, int], sentence: Sentence) -> Source:
    return Source("", (Fault(name, *place, sentence),))


def _too_large(size: int) -> Sentence:
    return say(
        "This file has {size} bytes, more than the {largest} that are read: split it or take something out.",
        size=size,
        largest=LARGEST_YAML,
    )


def _wide(encoding: str) -> Sentence:
    return say("This file is saved as {encoding}: save it again as UTF-8.", encoding=encoding)


def _not_utf8(encoded: bytes, offset: int) -> Source:
    before = encoded[:offset].decode("utf-8").removeprefix(BYTE_ORDER_MARK)
    sentence = say(
        "The byte {byte} here is not UTF-8: save the file again as UTF-8, or type this character anew.",
        byte=f"0x{encoded[offset]:02X}",
    )
    return _refused(ErrorName.ENCODING, position(before, len(before)), sentence)


def _out_of_place(text: str) -> Iterator[Fault]:
    for match in islice(_OUT_OF_PLACE.finditer(text), MOST_FAULTS):
        yield _character_fault(text, match)


def _character_fault(text: str, match: re.Match[str]) -> Fault:
    line, column = position(text, match.start())
    if match[0] == "\t":
        return Fault(ErrorName.SYNTAX, line, column, say("A tab stands here: use spaces instead."))
    sentence = say(
        "The invisible character {code} stands here: take it out, or write it as an escape in double quotes.",
        code=f"U+{ord(match[0]):04X}",
    )
    return Fault(ErrorName.ENCODING, line, column, sentence)
