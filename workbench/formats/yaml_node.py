"""A YAML text as a tree of nodes that know where they begin and their content ends, in code points."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from workbench.formats.data import Path
from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late

_COLON = late(r"\s*:")
_BLANK_LINES_AT_END = late(r"(?:\r?\n *)*\Z")


@frozen
class ScalarNode:
    """A scalar; `style` is its first character if it is quoted or a block, and empty if it is plain."""

    start: int
    end: int
    style: str
    value: str

    @property
    def is_absent(self) -> bool:
        """Whether nothing at all is written."""
        return self.start == self.end

    @property
    def is_block(self) -> bool:
        """Whether it is folded or literal, its text on the lines below."""
        return self.style in ("|", ">")


@frozen
class ListNode:
    """A list."""

    start: int
    end: int
    is_flow: bool
    items: tuple[Node, ...]


@frozen
class Entry:
    """A key of a map and its value."""

    key: ScalarNode
    value: Node


@frozen
class MapNode:
    """A map."""

    start: int
    end: int
    is_flow: bool
    entries: tuple[Entry, ...]


Node: TypeAlias = ScalarNode | ListNode | MapNode


@frozen
class Found:
    """A node, its key if a map holds it, and the part of the path asked for that led to it."""

    node: Node
    key: ScalarNode | None
    path: Path


def find(root: Node, path: Path) -> Found:
    """Follow a path as far as it exists."""
    found = Found(root, None, ())
    for step in path:
        below = _step_into(found.node, step)
        if below is None:
            break
        found = Found(*below, (*found.path, step))
    return found


def _step_into(node: Node, step: str | int) -> tuple[Node, ScalarNode | None] | None:
    if isinstance(node, MapNode):
        return next(((entry.value, entry.key) for entry in node.entries if entry.key.value == step), None)
    if isinstance(node, ListNode) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step], None
    return None


def entry_node(text: str, key: ScalarNode, value: Node) -> Entry:
    """Make an entry; a value that is not written stands behind the colon, where not all parsers put it."""
    if isinstance(value, ScalarNode) and value.is_absent:
        colon = _COLON.match(text, key.end)
        behind = colon.end() if colon else key.end
        value = replace(value, start=behind, end=behind)
    return Entry(key, value)


def scalar_node(text: str, start: int, end: int, style: str, value: str) -> ScalarNode:
    """Make a scalar's node; a parser's end mark of a block runs on over the blank lines that follow."""
    if style in ("|", ">"):
        end = start + _length_of_block(text[start:end])
    return ScalarNode(start, end, style, value)


def _length_of_block(source: str) -> int:
    header = source.partition("\n")[0]
    if "+" in header.partition("#")[0]:
        return len(source.removesuffix("\n").removesuffix("\r"))
    blank = _BLANK_LINES_AT_END.search(source)
    return blank.start() if blank else len(source)


def list_node(start: int, end: int, is_flow: bool, items: tuple[Node, ...]) -> ListNode:
    """Make a list's node; a block ends where its last item does."""
    return ListNode(start, end if is_flow else items[-1].end, is_flow, items)


def map_node(start: int, end: int, is_flow: bool, entries: tuple[Entry, ...]) -> MapNode:
    """Make a map's node; a block ends where its last value does."""
    return MapNode(start, end if is_flow else entries[-1].value.end, is_flow, entries)
