"""Saves what was edited: a file changed by someone else is never overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.policy.sentence import Sentence
from workbench.store.atomic import remove, write
from workbench.store.fingerprint import FileRefused
from workbench.store.save_failed import SaveFailed
from workbench.store.working_copy import WorkingCopy, on_disk


class _Overtaken(Exception):
    """Someone else changed a file after it was read."""


@dataclass(frozen=True, slots=True)
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


def save(copy: WorkingCopy, paths: Iterable[str]) -> SaveReport:
    """Write the edited texts of some files, each whole or not at all; one that fails keeps no other."""
    saved: list[str] = []
    conflicts: list[str] = []
    failures: list[Sentence] = []
    warnings: list[Sentence] = []
    for path in sorted(paths):
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


def _save(copy: WorkingCopy, path: str) -> Sentence | None:
    """Write or remove one file. Raises _Overtaken, SaveFailed or FileRefused; then it is as it was."""
    text = copy.text(path)
    _check(copy, path)
    target = copy.root / path
    if text is None:
        return remove(target, root=copy.root, check=lambda: _check(copy, path)).warning
    content = text.encode("utf-8", "surrogateescape")
    return write(target, content, root=copy.root, check=lambda: _check(copy, path)).warning


def _check(copy: WorkingCopy, path: str) -> None:
    """Look once more, just before the file is replaced. The hash decides: size and time may be equal."""
    if on_disk(copy.root, path).digest != copy.base(path).digest:
        raise _Overtaken(path)
