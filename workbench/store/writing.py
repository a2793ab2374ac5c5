"""Writes exports where the user wants them: anywhere, each file whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from workbench.store.atomic import Saved, write


def write_exports(texts: Mapping[Path, str] | Mapping[Path, bytes]) -> list[Saved]:
    """Write texts to files, folders made where they are missing. Raises SaveFailed.

    A link there is followed: the user has named the place, no project did.
    """
    return [_written(path, text) for path, text in texts.items()]


def _written(path: Path, text: str | bytes) -> Saved:
    target = path.resolve()
    root = next(folder for folder in target.parents if folder.exists())
    return write(target, text.encode("utf-8") if isinstance(text, str) else text, root=root)
