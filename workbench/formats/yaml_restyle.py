"""A new text in the style that the old one was written in, as far as it can be."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.formats.data import Data
from workbench.formats.yaml_node import ListNode, Node, ScalarNode
from workbench.formats.yaml_patch import column_of
from workbench.formats.yaml_style import Bare, FlowList, FlowMap
from workbench.formats.yaml_write import (
    Written,
    can_be_literal,
    can_be_plain,
    can_be_single_quoted,
    can_fold,
    double_quoted,
    folded_lines,
    looks_typed,
    plain_or_quoted,
    single_quoted,
    wants_folding,
    write_flow,
    write_scalar,
)


def restyled_in_flow(old: Node, value: Data) -> str:
    """Write a value for inside brackets or braces; quotes are kept."""
    if not isinstance(value, str) or not isinstance(old, ScalarNode):
        return write_flow(value)
    return _quoted_alike(old, value) or plain_or_quoted(_as_meant(old, value), in_flow=True)


def restyled_scalar(text: str, old: ScalarNode, value: str, *, indent: int) -> Written:
    """Write a scalar for the place of another one; `indent` is for lines below, if there were none."""
    if old.is_block and (block := _restyled_block(text, old, value, indent)):
        return block
    column = column_of(text, old.start)
    quoted = _quoted_alike(old, value)
    if quoted and not _grew(old, value, column + len(quoted), column):
        return Written(quoted)
    return _plain_alike(old, value, column) or write_scalar(
        _as_meant(old, value), indent=indent, column=column
    )


def restyled_collection(old: Node, value: list[Data] | dict[str, Data]) -> list[Data] | dict[str, Data]:
    """Let a list or map wish for the style that stands there; an empty one has none."""
    if isinstance(old, ScalarNode) or not (old.items if isinstance(old, ListNode) else old.entries):
        return value
    if isinstance(value, dict):
        return FlowMap(value) if old.is_flow else dict(value)
    return FlowList(value) if old.is_flow else list(value)


def _as_meant(old: ScalarNode, value: str) -> str:
    """Take a value for a bare one where the old one was: `440` is followed by `450`."""
    was_bare = not old.style and looks_typed(old.value)
    return Bare(value) if was_bare and looks_typed(value) else value


def _quoted_alike(old: ScalarNode, value: str) -> str | None:
    if old.style == "'" and can_be_single_quoted(value):
        return single_quoted(value)
    return double_quoted(value) if old.style in ("'", '"') else None


def _plain_alike(old: ScalarNode, value: str, column: int) -> Written | None:
    """Keep a text plain, unless our style breaks only the new one into lines."""
    if old.style or not can_be_plain(_as_meant(old, value)):
        return None
    return None if _grew(old, value, column + len(value), column) else Written(value)


def _grew(old: ScalarNode, value: str, end_column: int, column: int) -> bool:
    """Whether our style breaks a text into lines, but not the one before it."""
    was_whole = not wants_folding(old.value, column + old.end - old.start)
    return was_whole and wants_folding(value, end_column) and can_fold(value)


def _restyled_block(text: str, old: ScalarNode, value: str, indent: int) -> Written | None:
    """Keep a text folded or literal; None where that would not read back as the same text."""
    body = value.removesuffix("\n")
    if not (can_fold(body) if old.style == ">" else can_be_literal(body)):
        return None
    old_lines = text[old.start : old.end].replace("\r\n", "\n").split("\n")[1:]
    depth = min((len(line) - len(line.lstrip(" ")) for line in old_lines if line.strip()), default=indent)
    bare_lines = [line[depth:] for line in old_lines]
    lines = _refolded(bare_lines, body) if old.style == ">" else body.split("\n")
    head = old.style + ("" if body != value else "-")
    return Written(head, tuple(" " * depth + line if line else "" for line in lines))


def _refolded(old: Sequence[str], text: str) -> list[str]:
    """Fold a text: lines at the top and bottom that can stay do, between them each sentence has one."""
    if "\n" in text or not all(line and line[0] != " " for line in old):
        return list(folded_lines(text))
    if text == " ".join(old):
        return list(old)
    top: list[str] = []
    rest = text
    for line in old:
        if not rest.startswith(f"{line} "):
            break
        top.append(line)
        rest = rest[len(line) + 1 :]
    bottom: list[str] = []
    for line in reversed(old[len(top) :]):
        if not rest.endswith(f" {line}"):
            break
        bottom.append(line)
        rest = rest[: -len(line) - 1]
    if not can_fold(rest):
        return list(folded_lines(text))
    return [*top, *folded_lines(rest), *reversed(bottom)]
