"""Which published revision has left a project as an export: then it can no longer be taken back."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from workbench.store.atomic import write
from workbench.store.places import project_key, state_folder
from workbench.store.save_failed import SaveFailed


def mark_exported(root: Path, revision: str) -> None:
    """Remember that a revision's text was given out; failing to is no error."""
    if was_exported(root, revision):
        return
    file = _file(root)
    with contextlib.suppress(SaveFailed):
        write(file, json.dumps({"revision": revision}).encode(), root=file.parent)


def was_exported(root: Path, revision: str) -> bool:
    """Whether a revision's text was given out from here."""
    with contextlib.suppress(OSError, ValueError, RecursionError, AttributeError):
        return bool(json.loads(_file(root).read_text(encoding="utf-8")).get("revision") == revision)
    return False


def _file(root: Path) -> Path:
    return state_folder("exported") / f"{project_key(root)}.json"
