"""Two texts as one, with a conflict that people must settle wherever their lines differ."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

OURS, THEIRS = "ours", "theirs"


def with_conflicts(ours: str, theirs: str, size: int = 7) -> str:
    """Both texts, marked by lines of `size` characters as git marks them."""
    return "".join(_lines(ours, theirs, size))


def _lines(ours: str, theirs: str, size: int) -> Iterator[str]:
    newline = "\r\n" if "\r\n" in ours else "\n"
    one, other = _split(ours), _split(theirs)
    for deed, start, end, first, last in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if deed == "equal":
            yield from one[start:end]
            continue
        yield f"{'<' * size} {OURS}{newline}"
        yield from _ended(one[start:end], newline)
        yield f"{'=' * size}{newline}"
        yield from _ended(other[first:last], newline)
        yield f"{'>' * size} {THEIRS}{newline}"


def _split(text: str) -> list[str]:
    """Lines with their ends; LF alone ends one."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _ended(lines: list[str], newline: str) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else line + newline
