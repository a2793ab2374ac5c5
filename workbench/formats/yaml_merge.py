"""Two versions of a YAML file, made from a third, become one text; contradictions are left to people."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.formats.conflict_marks import with_conflicts
from workbench.formats.data import Data, Path
from workbench.formats.data_merge import merge_data
from workbench.formats.edit_refused import EditRefused
from workbench.formats.layout import FileRef
from workbench.formats.reading import read_file
from workbench.formats.yaml_comments import commented, with_comments
from workbench.formats.yaml_read import read
from workbench.formats.yaml_rewrite import rewritten
from workbench.policy.frozen import frozen


@frozen
class TextMerge:
    """A merged text; `conflicts` are where people must decide, `both_changed` is for them to look at."""

    text: str
    conflicts: tuple[str, ...] = ()
    both_changed: tuple[str, ...] = ()


def merge_yaml(
    base: str,
    ours: str,
    theirs: str,
    file: FileRef | None = None,
    *,
    by_lines: str | None = None,
    size: int = 7,
) -> TextMerge | None:
    """Merge three texts by their data; None where that cannot be done, or proved to be right.

    `by_lines` is what a merge of lines came to, if it met no conflict: it is preferred where it holds the
    same data, since it keeps the comments of both sides.
    """
    documents = [read(text) for text in (base, ours, theirs)]
    if any(document.faults for document in documents):
        return None
    base_data, our_data, their_data = (document.data or {} for document in documents)
    merge = merge_data(base_data, our_data, their_data)
    if not isinstance(merge.ours, dict) or not isinstance(merge.theirs, dict):
        return None
    both = tuple(_both(base_data, our_data, their_data))
    if not merge.conflicts and not _is_sound(file, merge.ours, our_data, their_data):
        return TextMerge(with_conflicts(ours, theirs, size), both, both)
    if not merge.conflicts and by_lines is not None and _holds(by_lines, merge.ours):
        return TextMerge(by_lines, both_changed=both)
    versions = _versions(ours, merge.ours, merge.theirs, file)
    if versions is None:
        return None
    (one, left), (other, _) = (_with_their_comments(text, base, theirs) for text in versions)
    text = one if one == other else with_conflicts(one, other, size)
    if left:
        text += with_conflicts("", "".join(f"{comment}\n" for comment in left), size)
    return TextMerge(text, (*map(_said, merge.conflicts), *left), both)


def _versions(
    text: str, ours: dict[str, Data], theirs: dict[str, Data], file: FileRef | None
) -> tuple[str, str] | None:
    """Our text with the merged data by either decision; None where one does not hold what it should."""
    try:
        one = rewritten(text, ours, file)
        other = rewritten(one, theirs, file)
    except (EditRefused, ValueError):
        return None
    return (one, other) if _holds(one, ours) and _holds(other, theirs) else None


def _with_their_comments(text: str, base: str, theirs: str) -> tuple[str, Sequence[str]]:
    """A merged text with the comments that the other side wrote, where they do not disturb its data."""
    told, left = with_comments(text, base, theirs)
    if (read(told).data or {}) == (read(text).data or {}) and not read(told).faults:
        return told, left
    return text, list((commented(theirs).all - commented(base).all - commented(text).all).elements())


def _holds(text: str, data: Data) -> bool:
    document = read(text)
    return not document.faults and (document.data or {}) == data


def _is_sound(file: FileRef | None, merged: Data, *sides: Data) -> bool:
    """Whether merged data has no more faults than the sides had: fields can contradict each other."""
    if file is None or not file.is_of_policy:
        return True
    allowed = max(len(read_file(file, side).faults) for side in sides)
    return len(read_file(file, merged).faults) <= allowed


def _both(base: Data, ours: Data, theirs: Data) -> list[str]:
    """The fields that each side changed, where both changed some."""
    changed = [_changed(base, side) for side in (ours, theirs)]
    return sorted({*changed[0], *changed[1]}) if all(changed) else []


def _changed(base: Data, side: Data) -> list[str]:
    if not isinstance(base, dict) or not isinstance(side, dict):
        return []
    return [key for key in {**base, **side} if base.get(key) != side.get(key)]


def _said(path: Path) -> str:
    return ".".join(map(str, path))
