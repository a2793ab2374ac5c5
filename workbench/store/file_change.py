"""One file that a transaction changes: done, undone, or refused because others have changed it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence, say
from workbench.store import atomic
from workbench.store.atomic import Saved
from workbench.store.fingerprint import FileMissing, FileRefused, read_file
from workbench.store.save_failed import SaveFailed

_LARGEST = 64 << 20


class ChangedMeanwhile(SaveFailed):
    """Files that others have changed, by their paths: nothing is written over them."""

    def __init__(self, paths: Sequence[str], sentence: Sentence) -> None:
        super().__init__(sentence)
        self.paths = tuple(paths)


@frozen
class FileChange:
    """A file by its path from the root, what it held and what it is to hold; None for no file."""

    path: str
    before: bytes | None
    after: bytes | None

    def reversed(self) -> FileChange:
        """What undoes it."""
        return FileChange(self.path, self.after, self.before)

    def is_done(self, root: Path) -> bool:
        """Whether the file holds what it should. Raises SaveFailed where it cannot be read."""
        return content(self.path, root) == self.after

    def is_possible(self, root: Path) -> bool:
        """Whether the file holds what it did or what it should."""
        try:
            return content(self.path, root) in (self.before, self.after)
        except SaveFailed:
            return False

    def carry_out(self, root: Path) -> Saved:
        """Make the file hold what it should. Raises SaveFailed, also where it did not hold `before`."""

        def check() -> None:
            if content(self.path, root) != self.before:
                raise changed([self.path])

        path = root / self.path
        if self.after is None:
            return atomic.remove(path, root=root, check=check)
        return atomic.write(path, self.after, root=root, check=check)


def content(path: str, root: Path) -> bytes | None:
    """What a file holds now, None where there is none. Raises SaveFailed where it cannot be read."""
    try:
        return read_file(root / path, root=root, limit=_LARGEST).data
    except FileMissing:
        return None
    except FileRefused as refused:
        raise SaveFailed(refused.sentence) from refused


def changed(paths: Sequence[str]) -> ChangedMeanwhile:
    """What to raise where files do not hold what they are known to."""
    return ChangedMeanwhile(
        paths,
        say(
            "{paths} was changed on disk by someone else and nothing was saved; "
            "compare both, then keep yours or take theirs.",
            paths=", ".join(paths),
        ),
    )
