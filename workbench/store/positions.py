"""Where the user was when a project was last closed: in the user's state folder, never in the project."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from workbench.store.atomic import write
from workbench.store.places import project_key, state_folder
from workbench.store.save_failed import SaveFailed


@dataclass(frozen=True, slots=True)
class Position:
    """The place in front; the cookie at hand, the filter and the order of the rows; what was read last."""

    place: str = "catalogue"
    cookie: str | None = None
    filter: str = ""
    sorted_by: str | None = None
    is_descending: bool = False
    locale: str | None = None
    spot: str | None = None


def read_position(root: Path) -> Position:
    """Where the user was; the beginning where that is not known."""
    try:
        values = json.loads(_file(root).read_text(encoding="utf-8"))
        return Position(**{name: values[name] for name in asdict(Position()) if name in values})
    except (OSError, ValueError, TypeError, RecursionError):
        return Position()


def write_position(root: Path, position: Position) -> None:
    """Remember where the user is; failing to is no error."""
    file = _file(root)
    with contextlib.suppress(SaveFailed):
        write(file, json.dumps(asdict(position)).encode(), root=file.parent)


def _file(root: Path) -> Path:
    return state_folder("positions") / f"{project_key(root)}.json"
