"""Begins a project on disk: the whole catalogue appears at once, or nothing does."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from workbench.formats.layout import CATALOGUE
from workbench.policy.sentence import say
from workbench.store.atomic import write
from workbench.store.durable import sync_folder
from workbench.store.save_failed import SaveFailed

GIT_ATTRIBUTES = ".gitattributes"


def begin(root: Path, catalogue: Mapping[str, str], git_attributes: str) -> bool:
    """Make a project's folder with a catalogue's files in it; whether it had its own `.gitattributes`.

    Such a file is kept. Raises SaveFailed, then nothing of it is there; also where a catalogue is there.
    """
    try:
        with _made(root), _staging(root) as staging:
            for path, text in {**catalogue, GIT_ATTRIBUTES: git_attributes}.items():
                write(staging / path, text.encode("utf-8"), root=staging)
            return _appear(staging, root)
    except SaveFailed as failed:
        raise _not_begun(root, failed.__cause__) from failed
    except OSError as error:
        raise _not_begun(root, error) from error


def _not_begun(root: Path, error: BaseException | None) -> SaveFailed:
    """What to raise where a project could not begin: its folder, and what the system said."""
    why = error.strerror if isinstance(error, OSError) else None
    return SaveFailed(
        say(
            "No project was begun in {root} ({why}), and nothing was left there; name another folder.",
            root=root,
            why=why or "the files could not be written",
        )
    )


@contextlib.contextmanager
def _made(root: Path) -> Iterator[None]:
    """Make a folder with those it lacks above it; on failure these are gone again."""
    missing = [folder for folder in (root, *root.parents) if not os.path.lexists(folder)]
    root.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        for folder in missing:
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


@contextlib.contextmanager
def _staging(root: Path) -> Iterator[Path]:
    """A folder beside where the files will be, gone at the end with what is still in it."""
    staging = Path(tempfile.mkdtemp(prefix=".workbench-new-", dir=root))
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _appear(staging: Path, root: Path) -> bool:
    """Move the catalogue to its place, the rest before it; whether the rest was there already."""
    has_attributes = os.path.lexists(root / GIT_ATTRIBUTES)
    if not has_attributes:
        (staging / GIT_ATTRIBUTES).rename(root / GIT_ATTRIBUTES)
    try:
        (staging / CATALOGUE).rename(root / CATALOGUE)
    except BaseException:
        if not has_attributes:
            (root / GIT_ATTRIBUTES).unlink(missing_ok=True)
        raise
    sync_folder(root)
    return has_attributes
