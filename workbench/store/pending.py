"""The journals that killed writers left: what of them can be had again."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from workbench.policy.frozen import frozen
from workbench.store.durable import opened
from workbench.store.flock import hold
from workbench.store.journal import SUFFIX, delete, folder
from workbench.store.journal_format import unframed
from workbench.store.places import project_key
from workbench.store.process import Process


@frozen
class Pending:
    """A journal that no writer is known to hold, with every record before the first damage.

    `is_whole` says that nothing was damaged or cut off; `is_certain`, that the writer cannot be running on
    another machine. `writer` and `since` are None where the journal's own beginning is damaged: then there
    are no records. A whole journal without records has nothing to offer.
    """

    path: Path
    writer: Process | None
    since: datetime | None
    records: tuple[bytes, ...]
    is_whole: bool
    is_certain: bool

    def discard(self) -> None:
        """Delete the journal. Raises SaveFailed."""
        delete(self.path)


def pending(root: Path) -> list[Pending]:
    """What writers of a project left behind, the oldest first; never an exception."""
    try:
        paths = sorted(folder().glob(f"{project_key(root)}-*{SUFFIX}"))
    except OSError:
        return []
    found = [left for path in paths if (left := _left_behind(path)) is not None]
    return sorted(found, key=lambda each: each.since.timestamp() if each.since else 0.0)


def _left_behind(path: Path) -> Pending | None:
    """A journal, or None where its writer still runs, or it is gone."""
    try:
        with opened(path, os.O_RDONLY) as file:
            is_free = hold(file)
            with os.fdopen(file, "rb", closefd=False) as stream:
                content = stream.read()
    except FileNotFoundError:
        return None
    except OSError:
        return Pending(path, None, None, (), is_whole=False, is_certain=False)
    records = unframed(content)
    writer, since = _writer(records.payloads)
    ran_here = writer is not None and writer.is_here
    if is_free is False or (is_free is None and writer is not None and ran_here and not writer.is_dead):
        return None
    return Pending(path, writer, since, records.payloads[1:], records.is_whole, is_certain=ran_here)


def _writer(records: Sequence[bytes]) -> tuple[Process | None, datetime | None]:
    """Who wrote a journal, and since when, by its first record."""
    with contextlib.suppress(ValueError, TypeError, LookupError, AttributeError, RecursionError):
        header = json.loads(records[0])
        return Process.of(header), datetime.fromisoformat(header["since"])
    return None, None
