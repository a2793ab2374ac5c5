"""Where the value at a path stands in a YAML text, found by parsing on demand."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

import yaml

from workbench.formats.data import Path
from workbench.formats.yaml_node import Node, ScalarNode, entry_node, find, list_node, map_node, scalar_node
from workbench.formats.yaml_read import read
from workbench.formats.yaml_source import BYTE_ORDER_MARK, position

_LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader


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
    match = re.search(r"\s+".join(map(re.escape, needle.split(" "))), value)
    return match.start() if match else -1


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
    composed = yaml.compose(text, Loader=_LOADER)
    return None if composed is None else _node(text, composed)


def _node(text: str, node: yaml.Node) -> Node:
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.MappingNode):
        entries = tuple(entry_node(text, _scalar(text, key), _node(text, value)) for key, value in node.value)
        return map_node(start, end, bool(node.flow_style), entries)
    if isinstance(node, yaml.SequenceNode):
        items = tuple(_node(text, item) for item in node.value)
        return list_node(start, end, bool(node.flow_style), items)
    if not isinstance(node, yaml.ScalarNode):
        raise TypeError(f"YAML has no node of type {type(node)}.")
    return _scalar(text, node)


def _scalar(text: str, node: yaml.ScalarNode) -> ScalarNode:
    return scalar_node(text, node.start_mark.index, node.end_mark.index, node.style or "", node.value)
