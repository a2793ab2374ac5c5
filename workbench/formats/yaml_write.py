"""Plain data as YAML text in our style; reading it back gives the same data.

Two spaces, keys in the order given, long texts a sentence a line, quotes where some YAML would read no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.formats.data import Data
from workbench.formats.yaml_source import UNWRITABLE
from workbench.formats.yaml_style import Bare, FlowList, FlowMap
from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late
from workbench.policy.sentence_ends import sentence_ends, sentences

WIDEST = 100
"""Columns that a line of a quoted or plain text may reach."""

LONGEST_KEY = 1000
"""Characters of a written key; parsers give up the search for its colon at 1,024."""

_MOST_SENTENCES = 2

_TYPED = late(
    r"""~ | null | true | false | yes | no | on | off | y | n | = | <<
    | [-+]?\.(?:inf|nan)
    | [-+]?0[box][0-9a-f_]+
    | (?:[-+][0-9_]|[0-9])[0-9_]*(?::[0-9_]+)*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?
    | [-+]?\.[0-9_]+(?:e[-+]?[0-9]+)?
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[t ].*)?
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What YAML 1.1 or 1.2 takes for a null, truth value, number, date, or a key of its own."""

_NEVER_PLAIN = late(
    rf"""^[,\[\]{{}}#&*!|>'"%@`]      # begins like something else
    | ^[-?:](?:\s|$)
    | ^(?:---|\.\.\.)
    | ^\s | \s\Z
    | :(?:\s|\Z) | \s\#
    | [\n{UNWRITABLE}]
    """,
    re.VERBOSE,
)
_NEVER_PLAIN_IN_FLOW = late(r"[,\[\]{}?]|^[-:]|:$")
_ESCAPED = late(rf'["\\]|[\n{UNWRITABLE}]')
_ESCAPES = {"\n": r"\n", "\t": r"\t", "\r": r"\r", "\x1b": r"\e", '"': r"\"", "\\": r"\\"}
_NEEDS_ESCAPES = late(rf"[\n{UNWRITABLE}]")
_UNFOLDABLE = late(rf"^\s|\s$|\n[^\S\n]|[^\S\n]\n|[{UNWRITABLE}]")
_NEVER_LITERAL = late(rf"^\s|\s$|[^\S\n]\n|[{UNWRITABLE}]")


@frozen
class Written:
    """A value as text: what stands on its key's line, and the lines below, already indented."""

    head: str
    lines: tuple[str, ...] = ()


def write_document(data: Data) -> str:
    """Write a whole file, with a final newline. Raises ValueError for what no YAML file can hold."""
    written = write_item(data, indent=0)
    return "".join(f"{line}\n" for line in (written.head, *written.lines))


def write_entry(key: str, value: Data, *, indent: int) -> Written:
    """Write one key of a block map and its value; the head is not indented."""
    name = write_key(key)
    written = write_value(value, indent=indent + 2, column=indent + len(name) + 2)
    return Written(f"{name}: {written.head}".rstrip(" "), written.lines)


def write_list_item(value: Data, *, indent: int) -> Written:
    """Write one item of a block list, with its dash; the head is not indented."""
    written = write_item(value, indent=indent + 2)
    return Written(f"- {written.head}", written.lines)


def write_item(value: Data, *, indent: int) -> Written:
    """Write a value that begins on a line of its own or behind a dash."""
    if isinstance(value, str):
        return write_scalar(value, indent=indent or 2, column=indent)
    if (flow := _flow_with_room(value, indent)) is not None:
        return Written(flow)
    first, *others = _block_lines(value, indent)
    return Written(first.lstrip(" "), tuple(others))


def write_value(value: Data, *, indent: int, column: int) -> Written:
    """Write a value that begins at `column` behind its key; lines below are indented by `indent`."""
    if isinstance(value, str):
        return write_scalar(value, indent=indent, column=column)
    if (flow := _flow_with_room(value, column)) is not None:
        return Written(flow)
    return Written("", tuple(_block_lines(value, indent)))


def _block_lines(data: list[Data] | dict[str, Data], indent: int) -> Iterator[str]:
    margin = " " * indent
    for written in _block_parts(data, indent):
        yield margin + written.head
        yield from written.lines


def _block_parts(data: list[Data] | dict[str, Data], indent: int) -> Iterator[Written]:
    if isinstance(data, dict):
        return (write_entry(key, value, indent=indent) for key, value in data.items())
    return (write_list_item(value, indent=indent) for value in data)


def _flow_with_room(data: list[Data] | dict[str, Data], column: int) -> str | None:
    """Write a collection in flow style if it is empty, or wishes it and has room."""
    if data and not isinstance(data, FlowList | FlowMap):
        return None
    text = write_flow(data)
    return text if not data or column + len(text) <= WIDEST else None


def write_flow(data: Data) -> str:
    """Write a value on one line, as it may stand in brackets and braces."""
    if isinstance(data, dict):
        return (
            "{" + ", ".join(f"{write_key(key, in_flow=True)}: {write_flow(data[key])}" for key in data) + "}"
        )
    if isinstance(data, list):
        return "[" + ", ".join(write_flow(item) for item in data) + "]"
    return plain_or_quoted(data, in_flow=True)


def write_key(key: str, *, in_flow: bool = False) -> str:
    """Write a key. Raises ValueError for one too long to be found again."""
    written = plain_or_quoted(key, in_flow=in_flow)
    if not key or len(written) > LONGEST_KEY:
        raise ValueError("A key of a YAML map has 1 to 1,000 characters.")
    return written


def write_scalar(value: str, *, indent: int, column: int) -> Written:
    """Write a scalar in block context: on one line, or folded with its lines indented by `indent`."""
    written = plain_or_quoted(value)
    if wants_folding(value, column + len(written)) and can_fold(value):
        return Written(">-", tuple(f"{' ' * indent}{line}" if line else "" for line in folded_lines(value)))
    return Written(written)


def wants_folding(value: str, end_column: int) -> bool:
    """Tell whether our style would break a text that ends in that column into its sentences."""
    if isinstance(value, Bare) or not ("\n" in value or " " in value):
        return False
    return end_column > WIDEST or "\n" in value or len(list(sentence_ends(value))) >= _MOST_SENTENCES


def can_fold(value: str) -> bool:
    """Tell whether a folded text reads back as the same text."""
    return bool(value) and not _UNFOLDABLE.search(value)


def can_be_literal(value: str) -> bool:
    """Tell whether a literal text, its line breaks kept, reads back as the same text."""
    return bool(value) and not _NEVER_LITERAL.search(value)


def folded_lines(value: str) -> Iterator[str]:
    """Yield the lines that fold to a text: one a sentence, and an empty one for each line break in it."""
    for number, paragraph in enumerate(value.split("\n")):
        if number:
            yield ""
        if paragraph:
            yield from sentences(paragraph)


def plain_or_quoted(value: str, *, in_flow: bool = False) -> str:
    """Write a scalar on one line, with quotes only where it needs them."""
    return value if can_be_plain(value, in_flow=in_flow) else quoted(value)


def can_be_plain(value: str, *, in_flow: bool = False) -> bool:
    """Tell whether every YAML reads a text without quotes as that text."""
    if not value or _NEVER_PLAIN.search(value) or (in_flow and _NEVER_PLAIN_IN_FLOW.search(value)):
        return False
    return isinstance(value, Bare) or not looks_typed(value)


def looks_typed(value: str) -> bool:
    """Tell whether some YAML takes a plain scalar for a number, date, truth value or null."""
    return _TYPED.fullmatch(value) is not None


def quoted(value: str) -> str:
    """Write a scalar in quotes: single ones only where that saves escapes."""
    return single_quoted(value) if _is_nicer_in_single(value) else double_quoted(value)


def _is_nicer_in_single(value: str) -> bool:
    return ('"' in value or "\\" in value) and can_be_single_quoted(value)


def can_be_single_quoted(value: str) -> bool:
    """Tell whether a text needs no escapes but for quotes and backslashes."""
    return not _NEEDS_ESCAPES.search(value)


def single_quoted(value: str) -> str:
    """Write a scalar in single quotes."""
    return "'" + value.replace("'", "''") + "'"


def double_quoted(value: str) -> str:
    """Write a scalar in double quotes, on one line. Raises ValueError for half a surrogate pair."""
    return '"' + _ESCAPED.sub(_escape, value) + '"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        raise ValueError(f"U+{code:04X} is half a character and cannot be written.")
    if character in _ESCAPES:
        return _ESCAPES[character]
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
