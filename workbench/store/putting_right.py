"""What is done before a project is opened for writing: unfinished work completed, left-overs swept away."""

from __future__ import annotations

from pathlib import Path

from workbench.formats.layout import CATALOGUE
from workbench.policy.sentence import Sentence
from workbench.store.places import state_folder
from workbench.store.recovery import recover
from workbench.store.save_failed import SaveFailed
from workbench.store.temporary import sweep


def put_right(root: Path) -> Sentence | None:
    """Complete or undo what a killed writer began, and say so; the caller holds the project's lock."""
    for folder in (root / CATALOGUE, root / "locales", state_folder("journals")):
        sweep(folder)
    try:
        return recover(root).sentence
    except SaveFailed as failed:
        return failed.sentence
