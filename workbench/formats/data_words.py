"""What differs between two versions of a file's data, field by field, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from workbench.formats.data import Data
from workbench.formats.data_merge import by_identity
from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late

_SHORT = 50
"""Characters in two values that are told beside each other."""

_WORDS = late(r"\s+|[^\s]+")


@frozen
class FieldChange:
    """A field by its path in words, and its value before and after; None where there was or is none."""

    field: str
    before: str | None
    after: str | None

    @property
    def line(self) -> str:
        """The change on one line; in long values the words that differ are marked as git marks them."""
        if self.before is None:
            return f"{self.field}: {{+{self.after}+}}"
        if self.after is None:
            return f"{self.field}: [-{self.before}-]"
        if len(self.before) + len(self.after) <= _SHORT and "\n" not in self.before + self.after:
            return f"{self.field}: {self.before} → {self.after}"
        return f"{self.field}: {marked(self.before, self.after)}"


def field_changes(before: Data | None, after: Data | None, field: str = "") -> Iterator[FieldChange]:
    """Yield what differs: maps by key, lists of things by id."""
    if before == after:
        return
    ours, theirs = _parts(before), _parts(after)
    if ours is None or theirs is None or not (ours or theirs):
        yield FieldChange(field, _told(before), _told(after))
        return
    for key in [*ours, *(key for key in theirs if key not in ours)]:
        yield from field_changes(ours.get(key), theirs.get(key), f"{field}.{key}" if field else key)
    common = [key for key in ours if key in theirs]
    if isinstance(after, list) and common != [key for key in theirs if key in ours]:
        yield FieldChange(field, ", ".join(ours), ", ".join(theirs))


def _parts(data: Data | None) -> dict[str, Data] | None:
    """The named parts of a value; none where there is no value, None where it has no parts."""
    if data is None:
        return {}
    if isinstance(data, dict):
        return data
    things = by_identity(data) if isinstance(data, list) else None
    if things is None or not all(isinstance(thing, dict) for thing in things.values()):
        return None
    return {str(id): thing for id, thing in things.items()}


def _told(data: Data | None) -> str | None:
    if data is None or isinstance(data, str):
        return data
    if isinstance(data, list):
        return ", ".join(_told(item) or "" for item in data)
    return ", ".join(f"{key}: {_told(value)}" for key, value in data.items())


def marked(before: str, after: str) -> str:
    """Two texts as one, what went in `[-…-]` and what came in `{+…+}`, in whole words."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    return "".join(_pieces(old, new))


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    for deed, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[start:end]), "".join(new[first:last])
        if deed == "equal":
            yield gone
            continue
        if gone:
            yield f"[-{gone}-]"
        if come:
            yield f"{{+{come}+}}"
