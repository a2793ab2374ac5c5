"""Saves what was edited: a file changed by someone else is never overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence
from workbench.store.atomic import Saved, remove, write
from workbench.store.fingerprint import FileRefused
from workbench.store.save_failed import SaveFailed
from workbench.store.transaction import commit
from workbench.store.working_copy import WorkingCopy, digest_on_disk, encoded


def _always(_done: int) -> bool:
    return True


class _Overtaken(Exception):
    """Someone else changed a file after it was read."""


@frozen
class SaveReport:
    """What became of a save: files saved, files others have changed, what failed and why, warnings."""

    saved: tuple[str, ...]
    conflicts: tuple[str, ...]
    failures: tuple[Sentence, ...]
    warnings: tuple[Sentence, ...]

    @property
    def is_whole(self) -> bool:
        """Whether everything is saved."""
        return not self.conflicts and not self.failures


def save(copy: WorkingCopy, paths: Iterable[str], goes_on: Callable[[int], bool] = _always) -> SaveReport:
    """Write the edited texts of some files, each whole or not at all; one that fails keeps no other.

    `goes_on` is asked before each, with how many have been seen to; what is not written stays as edited.
    """
    saved: list[str] = []
    conflicts: list[str] = []
    failures: list[Sentence] = []
    warnings: list[Sentence] = []
    for number, path in enumerate(sorted(paths)):
        if not goes_on(number):
            break
        try:
            warning = _save(copy, path)
        except _Overtaken:
            conflicts.append(path)
        except (SaveFailed, FileRefused) as failed:
            failures.append(failed.sentence)
        else:
            saved.append(path)
            warnings.extend([warning] if warning else [])
    return SaveReport(tuple(saved), tuple(conflicts), tuple(failures), tuple(warnings))


def save_as_one(copy: WorkingCopy) -> Saved:
    """Write all edited texts, or none where one cannot be: that is then as others have left it.

    Raises SaveFailed, FileRefused.
    """
    texts = {path: copy.text(path) for path in sorted(copy.unsaved)}
    contents = {path: None if text is None else encoded(text) for path, text in texts.items()}
    saved = commit(contents, root=copy.root, known={path: copy.base(path).digest for path in texts})
    for path in texts:
        copy.saved(path)
    return saved


def _save(copy: WorkingCopy, path: str) -> Sentence | None:
    """Write or remove one file. Raises _Overtaken, SaveFailed or FileRefused; then it is as it was."""
    text = copy.text(path)
    _check(copy, path)
    target = copy.root / path
    if text is None:
        return remove(target, root=copy.root, check=lambda: _check(copy, path)).warning
    return write(target, encoded(text), root=copy.root, check=lambda: _check(copy, path)).warning


def _check(copy: WorkingCopy, path: str) -> None:
    """Look once more, just before the file is replaced. The hash decides: size and time may be equal."""
    if digest_on_disk(copy.root, path) != copy.base(path).digest:
        raise _Overtaken(path)
