"""Two texts, word by word: what stayed, what went, what came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late


class Mark(StrEnum):
    """What became of words."""

    SAME = " "
    GONE = "-"
    NEW = "+"


@frozen
class Run:
    """Words in a row that share a mark; white space belongs to them."""

    mark: Mark
    text: str


_PIECE = late(r"\s+|\w+|[^\w\s]")
_LONGEST = 20_000
"""Texts of more pieces than this are told as a whole: comparing takes time that grows with their product."""


def pieces(text: str) -> list[str]:
    """A text in words, marks and the white space between them; joined they are the text."""
    return _PIECE.findall(text)


def word_diff(old: str, new: str) -> list[Run]:
    """The runs that lead from one text to the other; joined without the new ones they are the old text."""
    before, after = pieces(old), pieces(new)
    if len(before) + len(after) > _LONGEST:
        return [run for run in (Run(Mark.GONE, old), Run(Mark.NEW, new)) if run.text]
    return list(_runs(before, after))


def _runs(before: list[str], after: list[str]) -> Iterator[Run]:
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for what, start, end, new_start, new_end in _joined(matcher.get_opcodes(), before):
        if what == "equal":
            yield Run(Mark.SAME, "".join(before[start:end]))
            continue
        if end > start:
            yield Run(Mark.GONE, "".join(before[start:end]))
        if new_end > new_start:
            yield Run(Mark.NEW, "".join(after[new_start:new_end]))


def _joined(
    found: Sequence[tuple[str, int, int, int, int]], before: list[str]
) -> list[tuple[str, int, int, int, int]]:
    """Differences that only white space parts are read as one."""
    joined: list[tuple[str, int, int, int, int]] = []
    for index, (what, start, end, new_start, new_end) in enumerate(found):
        is_between = 0 < index < len(found) - 1
        is_same = what == "equal" and not (is_between and not "".join(before[start:end]).strip())
        if joined and not is_same and joined[-1][0] != "equal":
            _, first, _, new_first, _ = joined[-1]
            joined[-1] = ("replace", first, end, new_first, new_end)
        else:
            joined.append(("equal" if is_same else "replace", start, end, new_start, new_end))
    return joined
