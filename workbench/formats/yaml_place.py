"""Where the value at a path stands in a YAML text, found by parsing on demand."""

from __future__ import annotations

from typing import Literal, TypeAlias

from workbench.formats.data import Path
from workbench.formats.yaml_compose import composed
from workbench.formats.yaml_node import Node, find
from workbench.formats.yaml_read import read
from workbench.formats.yaml_source import BYTE_ORDER_MARK, position
from workbench.policy.late_pattern import late

_SPACE = late(r"\s+")

Part: TypeAlias = Literal["key", "value"]
"""What of a path is asked for; a list's item has no key but itself."""


class Places:
    """The places in one text, parsed once; for a path that does not exist, its nearest parent's."""

    def __init__(self, text: str) -> None:
        """Parse a text; in one that has faults, everything stands at its beginning."""
        self._text = text.removeprefix(BYTE_ORDER_MARK)
        self._mark_length = len(text) - len(self._text)
        self._root = tree(self._text)

    def place(self, path: Path, part: Part = "value") -> tuple[int, int]:
        """Return line and column, 1-based, in code points."""
        start, _ = self._span(path, part)
        return position(self._text, start)

    def place_in(self, path: Path, needle: str) -> tuple[int, int]:
        """Return the place of some words within a value, however its lines are broken; else the value's."""
        start, end = self._span(path, "value")
        found = _find(needle, self._text[start:end])
        return position(self._text, start + max(found, 0))

    def span(self, path: Path, part: Part = "value") -> tuple[int, int]:
        """Return the offsets where a value or key begins and ends, quotes included."""
        start, end = self._span(path, part)
        return start + self._mark_length, end + self._mark_length

    def _span(self, path: Path, part: Part) -> tuple[int, int]:
        if self._root is None:
            return 0, 0
        found = find(self._root, path)
        is_key = part == "key" and found.key is not None and found.path == path
        node = found.key if is_key and found.key else found.node
        return node.start, node.end


def _find(needle: str, value: str) -> int:
    """Where some words begin in a value, whatever space is between them; -1 where they do not."""
    if " " not in needle or value.split(" ") == value.split():
        return value.find(needle)
    words = needle.split(" ")
    start = value.find(words[0])
    while start >= 0 and not _goes_on(value, start + len(words[0]), words[1:]):
        start = value.find(words[0], start + 1)
    return start


def _goes_on(value: str, at: int, words: list[str]) -> bool:
    """Whether some words follow in a value, each behind space."""
    for word in words:
        space = _SPACE.match(value, at)
        if space is None or not value.startswith(word, space.end()):
            return False
        at = space.end() + len(word)
    return True


def place(text: str, path: Path, part: Part = "value") -> tuple[int, int]:
    """Return line and column of the value or key at a path."""
    return Places(text).place(path, part)


def place_in(text: str, path: Path, needle: str) -> tuple[int, int]:
    """Return line and column of some words within the value at a path."""
    return Places(text).place_in(path, needle)


def span(text: str, path: Path, part: Part = "value") -> tuple[int, int]:
    """Return the offsets where the value or key at a path begins and ends."""
    return Places(text).span(path, part)


def tree(text: str) -> Node | None:
    """Parse a text without byte order mark; None for one that is empty or has faults.

    It is read first: composing recurses, and must not meet what reading refuses.
    """
    if read(text).faults:
        return None
    return composed(text)
