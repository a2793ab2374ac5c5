"""Records that hold a file of many megabytes, as a journal takes them: pieces, which count only together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

_MOST: Final = 16 << 20
"""Bytes in one piece."""
_MORE, _LAST = b"+", b"."
"""What a piece begins with; a record that is whole begins otherwise, as JSON does."""


def pieces(record: bytes) -> Iterator[bytes]:
    """Yield a record, or its pieces in order."""
    if len(record) <= _MOST:
        yield record
        return
    for begin in range(0, len(record), _MOST):
        is_last = begin + _MOST >= len(record)
        yield (_LAST if is_last else _MORE) + record[begin : begin + _MOST]


def whole(records: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the records that some pieces make up; those of one that was cut off make up none."""
    begun: list[bytes] = []
    for record in records:
        if record[:1] in (_MORE, _LAST):
            begun.append(record[1:])
        if record[:1] != _MORE:
            yield b"".join(begun) if record[:1] == _LAST else record
            begun.clear()
