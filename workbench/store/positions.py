"""Where the user was when a project was last closed: in the user's state folder, never in the project."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict, field
from pathlib import Path

from workbench.policy.frozen import frozen
from workbench.store.atomic import write
from workbench.store.places import project_key, state_folder
from workbench.store.save_failed import SaveFailed


@frozen
class Position:
    """The place in front, and what each place keeps of where it was: words of its own, by its id."""

    place: str = "catalogue"
    kept: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read_position(root: Path) -> Position:
    """Where the user was; the beginning where that is not known."""
    try:
        values = json.loads(_file(root).read_text(encoding="utf-8"))
        return Position(str(values["place"]), {place: _words(kept) for place, kept in values["kept"].items()})
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return Position()


def write_position(root: Path, position: Position) -> None:
    """Remember where the user is; failing to is no error."""
    file = _file(root)
    with contextlib.suppress(SaveFailed):
        write(file, json.dumps(asdict(position)).encode(), root=file.parent)


def _words(kept: Mapping[str, object]) -> Mapping[str, str]:
    return {name: word for name, word in kept.items() if isinstance(word, str)}


def _file(root: Path) -> Path:
    return state_folder("positions") / f"{project_key(root)}.json"
