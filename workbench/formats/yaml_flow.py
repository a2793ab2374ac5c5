"""Patches to lists and maps whose items stand side by side: `[a, b]`, `{a: b}`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.formats.yaml_layout import Collection, comma_after, item_spans
from workbench.formats.yaml_patch import Patch, after_spaces, before_spaces


def inserted(text: str, node: Collection, index: int, written: str) -> Patch:
    """Put an item, already written, at an index."""
    spans = item_spans(text, node)
    if not spans:
        inside = node.start + 1
        is_blank = after_spaces(text, inside) == node.end - 1
        return Patch(inside, node.end - 1 if is_blank else inside, written)
    if index < len(spans):
        start, _ = spans[index]
        return Patch(start, start, f"{written}, ")
    _, end = spans[-1]
    comma = comma_after(text, end, node.end)
    if comma is None:
        return Patch(end, end, f", {written}")
    return Patch(comma + 1, comma + 1, f" {written},")


def removed(text: str, node: Collection, index: int) -> Iterator[Patch]:
    """Take an item away, with one of the commas beside it; comments between items stay."""
    spans = item_spans(text, node)
    start, end = spans[index]
    comma = comma_after(text, end, node.end)
    if index + 1 < len(spans) and comma is not None:
        next_start = after_spaces(text, comma + 1)
        if text[next_start] in "#\r\n":
            yield Patch(before_spaces(text, start), comma + 1, "")
        else:
            yield Patch(start, next_start, "")
        return
    behind = end if comma is None else comma + 1
    if index == 0:
        yield Patch(start, behind, "")
        return
    previous_comma = comma_after(text, spans[index - 1][1], node.end)
    if previous_comma is None:
        raise ValueError("Two items of a flow collection have no comma between them.")
    first = previous_comma if comma is None else previous_comma + 1
    if text[previous_comma + 1 : start].isspace() or previous_comma + 1 == start:
        yield Patch(first, behind, "")
    else:
        yield Patch(first, previous_comma + 1, "")
        yield Patch(start, behind, "")


def moved(text: str, node: Collection, index: int, to: int) -> Iterator[Patch]:
    """Let the items between change places; what stands between them stays."""
    spans: Sequence[tuple[int, int]] = item_spans(text, node)
    order = [*range(index), *range(index + 1, len(spans))]
    order.insert(to, index)
    for (start, end), source in zip(spans, order, strict=True):
        source_start, source_end = spans[source]
        yield Patch(start, end, text[source_start:source_end])
