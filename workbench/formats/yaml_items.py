"""Patches that put items into a list or map, take them out, move them and rename their keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.formats import yaml_flow
from workbench.formats.data import Data
from workbench.formats.yaml_layout import Item, layout_of
from workbench.formats.yaml_node import MapNode
from workbench.formats.yaml_patch import Patch, column_of
from workbench.formats.yaml_replace import put
from workbench.formats.yaml_site import Site
from workbench.formats.yaml_style import Bare, FlowList, FlowMap
from workbench.formats.yaml_write import (
    Written,
    write_entry,
    write_flow,
    write_item,
    write_key,
    write_list_item,
    write_value,
)


def inserted(site: Site, index: int, key: str | None, value: Data) -> Iterator[Patch]:
    """Put a value at an index, under a key if the collection is a map.

    A new key follows the one before it; a new item precedes the one after it.
    """
    layout = layout_of(site.text, site.node)
    if layout:
        written = _written_flow(key, value) if layout.is_flow else _written_block(key, value, layout.column)
        lines = site.newline.join((" " * layout.column + written.head, *written.lines))
        is_after_gap = key is None and index < len(layout.items)
        item = Item(lines, site.newline)
        yield layout.with_item(index, item, after_gap=is_after_gap).patch(site.text, site.newline)
    elif not site.count and not site.is_inside_flow and not _wants_flow(value):
        yield from _first_in_block(site, [value] if key is None else {key: value})
    else:
        yield yaml_flow.inserted(site.text, site.node, index, _written_flow(key, value).head)


def removed(site: Site, index: int) -> Iterator[Patch]:
    """Take an item away with the comments that are its own; nothing left is written `[]` or `{}`."""
    layout = layout_of(site.text, site.node)
    if layout is None:
        yield from yaml_flow.removed(site.text, site.node, index)
    elif len(layout.items) > 1:
        yield layout.without(index).patch(site.text, site.newline)
    elif layout.is_flow:
        yield Patch(layout.start, layout.end, "")
    else:
        nothing = "{}" if isinstance(site.node, MapNode) else "[]"
        if layout.is_inline or site.behind is None:
            yield Patch(layout.start, layout.end, nothing + site.newline)
        else:
            yield Patch(site.behind, site.behind, f" {nothing}")
            yield Patch(layout.start, layout.end, "")


def moved(site: Site, index: int, to: int) -> Iterator[Patch]:
    """Move an item, with the comments that are its own, to where it will have the index `to`."""
    layout = layout_of(site.text, site.node)
    if layout:
        yield layout.moved(index, to).patch(site.text, site.newline)
    else:
        yield from yaml_flow.moved(site.text, site.node, index, to)


def renamed(node: MapNode, index: int, new_key: str) -> Iterator[Patch]:
    """Write another name for a key."""
    key = node.entries[index].key
    yield Patch(key.start, key.end, write_key(new_key, in_flow=node.is_flow))


def index_for_key(node: MapNode, key: str, key_order: Sequence[str]) -> int:
    """Return where a new key belongs: behind the last of the keys that precede it in the order."""
    if key not in key_order:
        return len(node.entries)
    position = key_order.index(key)
    keys = [entry.key.value for entry in node.entries]
    before = [index for index, each in enumerate(keys) if each in key_order[:position]]
    after = [index for index, each in enumerate(keys) if each in key_order[position:]]
    if before:
        return before[-1] + 1
    return after[0] if after else len(keys)


def _written_block(key: str | None, value: Data, indent: int) -> Written:
    return write_list_item(value, indent=indent) if key is None else write_entry(key, value, indent=indent)


def _written_flow(key: str | None, value: Data) -> Written:
    written = write_flow(value)
    return Written(written if key is None else f"{write_key(key, in_flow=True)}: {written}")


def _first_in_block(site: Site, data: list[Data] | dict[str, Data]) -> Iterator[Patch]:
    """Make a block of an empty collection: below its key, or where it stands."""
    column = column_of(site.text, site.node.start)
    if site.is_below_key:
        written = write_value(data, indent=site.indent, column=column)
    else:
        written = write_item(data, indent=column)
    behind = site.node.start if site.behind is None else site.behind
    yield from put(site.text, site.node, behind, written, site.newline)


def _wants_flow(value: Data) -> bool:
    """Tell whether a value is at home in brackets or braces: one word, one number, nothing."""
    if isinstance(value, str):
        return isinstance(value, Bare) or " " not in value
    return not value or isinstance(value, FlowList | FlowMap)
