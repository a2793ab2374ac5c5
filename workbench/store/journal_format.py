"""How records stand in a journal, so that what was written before damage can be told from the damage.

The file is a magic number with the format's version, then records: each its length, a check sum, its bytes.
A check sum continues the one before it over length and bytes, so a record is valid only after all that came
before it, and neither a tail of zeros nor an old block passes for one. The first record is the header.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from workbench.policy.frozen import frozen

MAGIC = b"\x89workbench journal 1\r\n"
_HEAD = struct.Struct("<II")
START = zlib.crc32(MAGIC)
"""The check sum that the first record continues."""

LARGEST_RECORD = 64 << 20
"""In bytes; what is longer comes in pieces."""


@frozen
class Records:
    """The longest run of valid records from a journal's start; not `is_whole` where anything follows them."""

    payloads: tuple[bytes, ...]
    is_whole: bool


def framed(payload: bytes, before: int) -> tuple[bytes, int]:
    """A record as it stands in the file, and its check sum; `before` is that of the one before, or START."""
    check = _check(payload, before)
    return _HEAD.pack(len(payload), check) + payload, check


def unframed(content: bytes) -> Records:
    """The records of a journal's content, whatever was cut off or damaged."""
    if not content.startswith(MAGIC):
        return Records((), is_whole=False)
    payloads, end = list[bytes](), len(MAGIC)
    for payload, after in _valid(content, end):
        payloads.append(payload)
        end = after
    return Records(tuple(payloads), is_whole=bool(payloads) and end == len(content))


def _valid(content: bytes, start: int) -> Iterator[tuple[bytes, int]]:
    before = START
    while start + _HEAD.size <= len(content):
        length, check = _HEAD.unpack_from(content, start)
        end = start + _HEAD.size + length
        payload = content[start + _HEAD.size : end]
        if len(payload) != length or _check(payload, before) != check:
            return
        yield payload, end
        before, start = check, end


def _check(payload: bytes, before: int) -> int:
    return zlib.crc32(payload, zlib.crc32(struct.pack("<I", len(payload)), before))
