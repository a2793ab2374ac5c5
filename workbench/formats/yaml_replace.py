"""Patches that put another value in the place of one."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.formats.data import Data
from workbench.formats.yaml_layout import layout_of
from workbench.formats.yaml_node import MapNode, Node, ScalarNode
from workbench.formats.yaml_patch import Patch, after_spaces, column_of, line_end, line_start
from workbench.formats.yaml_restyle import restyled_collection, restyled_in_flow, restyled_scalar
from workbench.formats.yaml_site import Site
from workbench.formats.yaml_write import Written, write_item, write_value
from workbench.policy.late_pattern import late

_BLOCK_INDICATOR = late(r"[|>][-+0-9]*")


def replaced(site: Site, index: int, value: Data) -> Iterator[Patch]:
    """Put a value in the place of a collection's."""
    old = site.value(index)
    if site.node.is_flow:
        yield _replaced_in_flow(site.text, old, value)
    else:
        behind = site.behind_value(index)
        yield from put(site.text, old, behind, _written(site, old, behind, value), site.newline)


def put(text: str, old: Node, behind: int, written: Written, newline: str) -> Iterator[Patch]:
    """Put what is written in the place of a node that follows the colon or dash before `behind`.

    The rest of the line keeps its comment; lines of the value stand below that line.
    """
    lines = "".join(f"{line}{newline}" for line in written.lines)
    if "\n" in text[behind : old.start]:
        yield from _put_for_hanging(text, old, behind, written.head, lines)
    elif isinstance(old, ScalarNode) and old.is_block:
        indicator = _BLOCK_INDICATOR.match(text, old.start)
        below = line_end(text, old.start)
        yield _head_patch(text, behind, old.start, indicator.end() if indicator else old.start, written.head)
        yield Patch(below, line_end(text, _last_character(text, old)), lines)
    elif not isinstance(old, ScalarNode) and not old.is_flow:
        _, end = _own_lines(text, old)
        yield Patch(old.start, end, written.head + newline + lines)
    else:
        below = line_end(text, old.end)
        yield _head_patch(text, behind, old.start, old.end, written.head)
        yield Patch(below, below, lines)


def _replaced_in_flow(text: str, old: Node, value: Data) -> Patch:
    written = restyled_in_flow(old, value)
    if old.start < old.end:
        return Patch(old.start, old.end, written)
    colon = "" if text[old.start - 1] == ":" else ":"
    return Patch(old.start, after_spaces(text, old.end), f"{colon} {written}")


def _written(site: Site, old: Node, behind: int, value: Data) -> Written:
    """Write a value in the style of the old one; below a key its lines are two deeper than the key."""
    is_entry = isinstance(site.node, MapNode)
    indent = column_of(site.text, site.node.start) + 2
    if isinstance(value, str) and isinstance(old, ScalarNode):
        return restyled_scalar(site.text, old, value, indent=indent)
    styled = value if isinstance(value, str) else restyled_collection(old, value)
    if is_entry:
        return write_value(styled, indent=indent, column=column_of(site.text, behind) + 1)
    is_hanging = "\n" in site.text[behind : old.start]
    return write_item(
        styled, indent=column_of(site.text, behind) + 1 if is_hanging else column_of(site.text, old.start)
    )


def _head_patch(text: str, behind: int, start: int, end: int, head: str) -> Patch:
    """Write the head in its place, a space between it and a colon or dash; no head, no space."""
    if not head:
        return Patch(behind, end, "")
    touches = start == behind and text[max(start - 1, 0) : start] in (":", "-")
    return Patch(start, end, f" {head}" if touches else head)


def _put_for_hanging(text: str, old: Node, behind: int, head: str, lines: str) -> Iterator[Patch]:
    """Replace a value that begins on a line below its key or dash."""
    if not lines and isinstance(old, ScalarNode) and not old.is_block:
        yield Patch(old.start, old.end, head)
        return
    if head:
        yield Patch(behind, behind, f" {head}")
    yield Patch(*_own_lines(text, old), lines)


def _last_character(text: str, node: ScalarNode) -> int:
    """Return where the last character of a block scalar stands; blank lines below are left alone."""
    return node.start + len(text[node.start : node.end].rstrip(" \r\n")) - 1


def _own_lines(text: str, node: Node) -> tuple[int, int]:
    """Return from where to where a value's lines go, the comments that belong to its items included."""
    layout = None if isinstance(node, ScalarNode) or node.is_flow else layout_of(text, node)
    return (layout.start, layout.end) if layout else (line_start(text, node.start), line_end(text, node.end))
