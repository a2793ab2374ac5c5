"""Small Hunspell dictionaries of our own, in the folders that a test's user has."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

SWEDISH = """SET UTF-8
SFX A Y 2
SFX A 0 or [^a]
SFX A a or a
"""
"""A word with the flag A takes a plural: `kaka/A` is `kaka` and `kakor`."""


def shared_folder() -> Path:
    """Where the dictionaries of the system are, as the test's environment has it."""
    return Path(os.environ["XDG_DATA_DIRS"]) / "hunspell"


def install(name: str, words: Iterable[str], affixes: str = SWEDISH, folder: Path | None = None) -> Path:
    """Install a dictionary of these words; its path without suffixes."""
    folder = folder or shared_folder()
    folder.mkdir(parents=True, exist_ok=True)
    listed = list(words)
    (folder / f"{name}.aff").write_text(affixes, encoding="utf-8")
    (folder / f"{name}.dic").write_text("\n".join([str(len(listed)), *listed, ""]), encoding="utf-8")
    return folder / name
