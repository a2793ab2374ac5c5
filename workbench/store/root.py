"""A project's folder: found, and whether a save in it was cut off; light, for whoever reads no project."""

from __future__ import annotations

from pathlib import Path

from workbench.formats.layout import POLICY_FILE

PLAN = ".workbench-unfinished"
"""The plan of a transaction, in the project's folder from before the first change until after the last."""


def find_root(start: Path) -> Path | None:
    """The folder, or the nearest one above it, that holds a catalogue."""
    here = start.resolve()
    return next((folder for folder in (here, *here.parents) if (folder / POLICY_FILE).exists()), None)
