"""Whose lines are whose in a list or map that has each item on lines of its own.

To an item belong its own lines with the comments at their ends; what is indented deeper than it, comments
too; and the comment lines directly above it that are not deeper, with no blank line between. What belongs
to no item is a gap, and stays where it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from workbench.formats.yaml_node import ListNode, MapNode
from workbench.formats.yaml_patch import (
    Patch,
    after_spaces,
    before_spaces,
    column_of,
    is_first_on_line,
    line_end,
    line_start,
)
from workbench.policy.frozen import frozen

Collection: TypeAlias = ListNode | MapNode


@frozen
class Item:
    """The lines of one item, indented, cut behind its value; a comma that stood there is left out."""

    upto_value: str
    after_value: str = ""


@frozen
class Layout:
    """The lines from `start` to `end` as items and gaps: one gap before each item, one after the last.

    `column` is the items' own. The first item is `inline` if a dash stands before it on its line.
    """

    start: int
    end: int
    column: int
    is_inline: bool
    is_flow: bool
    ends_in_comma: bool
    items: tuple[Item, ...]
    gaps: tuple[str, ...]

    def without(self, index: int) -> Layout:
        """Take an item away; the gaps around it become one."""
        gaps = (*self.gaps[:index], self.gaps[index] + self.gaps[index + 1], *self.gaps[index + 2 :])
        return replace(self, items=(*self.items[:index], *self.items[index + 1 :]), gaps=gaps)

    def with_item(self, index: int, item: Item, *, after_gap: bool) -> Layout:
        """Put an item at an index, before the gap that stands there or after it."""
        cut = index + after_gap
        items = (*self.items[:index], item, *self.items[index:])
        return replace(self, items=items, gaps=(*self.gaps[:cut], "", *self.gaps[cut:]))

    def moved(self, index: int, to: int) -> Layout:
        """Move an item to where it will have the index `to`; the gaps stay."""
        others = [*self.items[:index], *self.items[index + 1 :]]
        return replace(self, items=(*others[:to], self.items[index], *others[to:]))

    def patch(self, text: str, newline: str) -> Patch:
        """Write the items and gaps in the place they came from."""
        lines = self._lines()
        if not self.is_inline:
            return Patch(self.start, self.end, lines)
        if not lines.lstrip(" ").startswith(("#", newline)):
            return Patch(self.start, self.end, lines.lstrip(" "))
        return Patch(before_spaces(text, self.start), self.end, newline + lines)

    def _lines(self) -> str:
        commas = [self.is_flow] * (len(self.items) - 1) + [self.ends_in_comma]
        return self.gaps[0] + "".join(
            item.upto_value + "," * comma + item.after_value + gap
            for item, comma, gap in zip(self.items, commas, self.gaps[1:], strict=True)
        )


def layout_of(text: str, node: Collection) -> Layout | None:
    """Lay a collection out; None for one that is empty or has items side by side on one line."""
    spans = item_spans(text, node)
    if not spans or (node.is_flow and not _is_tall(text, node, spans)):
        return None
    column = column_of(text, spans[0][0])
    is_inline = not is_first_on_line(text, spans[0][0])
    owned = _owned(text, spans, column)
    items: list[Item] = []
    gaps: list[str] = []
    commas = [comma_after(text, end, node.end) if node.is_flow else None for _, end in spans]
    previous_end = owned[0][0]
    for (start, end), (_, value_end), comma in zip(owned, spans, commas, strict=True):
        margin = " " * column if is_inline and not items else ""
        after = text[value_end:comma] + text[comma + 1 : end] if comma else text[value_end:end]
        items.append(Item(margin + text[start:value_end], after))
        gaps.append(text[previous_end:start])
        previous_end = end
    return Layout(
        start=owned[0][0],
        end=previous_end,
        column=column,
        is_inline=is_inline,
        is_flow=node.is_flow,
        ends_in_comma=commas[-1] is not None,
        items=tuple(items),
        gaps=(*gaps, ""),
    )


def item_spans(text: str, node: Collection) -> list[tuple[int, int]]:
    """Return where each item begins, at its key or dash, and where its value ends."""
    if isinstance(node, MapNode):
        return [(entry.key.start, max(entry.key.end, entry.value.end)) for entry in node.entries]
    if node.is_flow:
        return [(item.start, item.end) for item in node.items]
    return [(dash_of(text, node, index), item.end) for index, item in enumerate(node.items)]


def dash_of(text: str, node: ListNode, index: int) -> int:
    """Return where the dash of a block list's item stands: in the list's column, at its value or above."""
    if index == 0:
        return node.start
    column = column_of(text, node.start)
    start = line_start(text, node.items[index].start)
    while not (text.startswith("-", start + column) and is_first_on_line(text, start + column)):
        start = line_start(text, start - 1)
    return start + column


def comma_after(text: str, offset: int, limit: int) -> int | None:
    """Return where a comma stands behind an offset with only spaces, line ends and comments between."""
    while offset < limit:
        if text[offset] == "#":
            offset = line_end(text, offset)
        elif text[offset].isspace():
            offset += 1
        else:
            return offset if text[offset] == "," else None
    return None


def _is_tall(text: str, node: Collection, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether each item of a flow collection has its lines for itself, comma included."""
    if not is_first_on_line(text, node.end - 1):
        return False
    for start, end in spans:
        comma = comma_after(text, end, line_end(text, end))
        rest = after_spaces(text, end if comma is None else comma + 1)
        if not is_first_on_line(text, start) or text[rest : rest + 1] not in ("#", "\r", "\n"):
            return False
    return True


def _owned(text: str, spans: Sequence[tuple[int, int]], column: int) -> list[tuple[int, int]]:
    """Return from where to where the lines of each item go."""
    owned: list[tuple[int, int]] = []
    for start, end in spans:
        floor = owned[-1][1] if owned else 0
        owned.append((_first_own_line(text, start, column, floor), _end_of_own_lines(text, end, column)))
    return owned


def _first_own_line(text: str, start: int, column: int, floor: int) -> int:
    if not is_first_on_line(text, start):
        return start
    first = line_start(text, start)
    while first > floor and _is_comment(text, above := line_start(text, first - 1), upto_column=column):
        first = above
    return first


def _end_of_own_lines(text: str, end: int, column: int) -> int:
    own = following = line_end(text, end)
    while following < len(text):
        below = line_end(text, following)
        if text[following:below].strip():
            if not _is_comment(text, following) or _is_comment(text, following, upto_column=column):
                break
            own = below
        following = below
    return own


def _is_comment(text: str, start: int, *, upto_column: int | None = None) -> bool:
    """Tell whether the line that begins at `start` is a comment, indented no deeper than a column."""
    mark = after_spaces(text, start)
    return text.startswith("#", mark) and (upto_column is None or mark - start <= upto_column)
