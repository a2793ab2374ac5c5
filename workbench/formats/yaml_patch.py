"""Lines of a text, and patches to it; offsets are in code points."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.policy.frozen import frozen


@frozen
class Patch:
    """The text that takes the place of what stands between two offsets."""

    start: int
    end: int
    text: str


def patched(text: str, patches: Iterable[Patch]) -> str:
    """Apply patches that do not overlap."""
    for patch in sorted(patches, key=lambda patch: (patch.start, patch.end), reverse=True):
        text = text[: patch.start] + patch.text + text[patch.end :]
    return text


def line_start(text: str, offset: int) -> int:
    """Return where the line of an offset begins."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """Return where the line after that of an offset begins, or the text's end."""
    return text.find("\n", offset) + 1 or len(text)


def column_of(text: str, offset: int) -> int:
    """Return how many characters stand before an offset on its line."""
    return offset - line_start(text, offset)


def is_first_on_line(text: str, offset: int) -> bool:
    """Tell whether only spaces stand before an offset on its line."""
    return not text[line_start(text, offset) : offset].strip(" ")


def before_spaces(text: str, offset: int) -> int:
    """Return where the run of spaces before an offset begins."""
    while offset and text[offset - 1] == " ":
        offset -= 1
    return offset


def after_spaces(text: str, offset: int) -> int:
    """Return where the run of spaces after an offset ends."""
    while text.startswith(" ", offset):
        offset += 1
    return offset
