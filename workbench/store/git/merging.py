"""What git asks of a merge driver: three versions of a file become one, or a conflict people can read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workbench.formats.conflict_marks import with_conflicts
from workbench.formats.file_data import PO
from workbench.formats.layout import CATALOGUE, LOCALES, FileRef, ref_of
from workbench.formats.limits import LARGEST_PO
from workbench.formats.po_merge import merge_po
from workbench.formats.po_read import read as read_po
from workbench.formats.yaml_merge import TextMerge, merge_yaml
from workbench.formats.yaml_read import read as read_yaml
from workbench.policy.frozen import frozen
from workbench.store.fingerprint import read_file
from workbench.store.git.program import Git


@frozen
class Versions:
    """Three versions of a file as git gives them; `marks` is how long the marks of a conflict are."""

    base: Path
    ours: Path
    theirs: Path
    marks: int = 7

    def texts(self) -> list[str]:
        """Their texts. Raises FileRefused, and ValueError for what is not UTF-8."""
        files = [file.absolute() for file in (self.base, self.ours, self.theirs)]
        return [read_file(file, root=file.parent, limit=LARGEST_PO).data.decode("utf-8") for file in files]


def merge_versions(versions: Versions, path: str) -> TextMerge:
    """Merge a file that git knows by a path, by its data where that can be done, else by its lines.

    Raises FileRefused, GitFailed, and ValueError for what is not UTF-8.
    """
    texts = versions.texts()
    base, ours, theirs = texts
    lines, is_clean = _by_lines(versions)
    if path.endswith(PO):
        merge = merge_po(base, ours, theirs, size=versions.marks)
    else:
        known = lines if is_clean else None
        merge = merge_yaml(base, ours, theirs, file_of(path), by_lines=known, size=versions.marks)
    return merge or _plain(texts, lines, path, is_clean=is_clean, size=versions.marks)


def file_of(path: str) -> FileRef | None:
    """Which file of a project a path leads to, wherever in the repository the project is."""
    steps = path.split("/")
    tails = ("/".join(steps[index:]) for index, step in enumerate(steps) if step in (CATALOGUE, LOCALES))
    return next((ref for tail in tails if (ref := ref_of(tail)) is not None), None)


def _by_lines(versions: Versions) -> tuple[str, bool]:
    """What git's own merge comes to, and whether it met no conflict. Raises GitFailed."""
    answer = Git(versions.ours.parent).ask(
        "merge-file",
        "--stdout",
        f"--marker-size={versions.marks}",
        *(word for label in ("ours", "base", "theirs") for word in ("-L", label)),
        *(str(file.absolute()) for file in (versions.ours, versions.base, versions.theirs)),
    )
    if answer.status > 127:
        raise answer.failure()
    return answer.data.decode("utf-8"), answer.status == 0


def _plain(texts: Sequence[str], lines: str, path: str, *, is_clean: bool, size: int) -> TextMerge:
    """Git's own merge; where it would spoil a file, everything that differs is a conflict."""
    if not is_clean:
        return TextMerge(lines, (path,))
    if _is_readable(lines, path) or not all(_is_readable(text, path) for text in texts[1:]):
        return TextMerge(lines)
    return TextMerge(with_conflicts(texts[1], texts[2], size), (path,))


def _is_readable(text: str, path: str) -> bool:
    return not (read_po(text).faults if path.endswith(PO) else read_yaml(text).faults)
