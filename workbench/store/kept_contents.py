"""What files of commits hold, kept in the user's cache folder by the ids that git gives contents.

An id stands for the same bytes for ever, so that what is kept is never stale: a commit of ten thousand
cookies is parsed once, and of another commit what is new in it. Disposable: deleting it changes nothing but
time.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from workbench.formats.data import Data
from workbench.store.git.objects import ObjectId
from workbench.store.kept import kept_file, read_kept, write_kept

WORTH_KEEPING = 200
"""So many contents take longer to parse than what is kept takes to read."""
_MOST = 30_000
"""Contents that are kept."""


def kept_contents(root: Path, count: int) -> Mapping[ObjectId, Data]:
    """The data that is kept, where enough contents are asked for; of a missing or damaged file none."""
    kept = read_kept(kept_file("contents", root)) if count >= WORTH_KEEPING else None
    return kept if isinstance(kept, dict) else {}


def keep_contents(root: Path, kept: Mapping[ObjectId, Data], asked: Mapping[ObjectId, Data]) -> None:
    """Keep what was asked for, and of what was kept before as much as there is room for."""
    if len(asked.keys() - kept.keys()) >= WORTH_KEEPING:
        write_kept(kept_file("contents", root), dict(islice({**asked, **kept}.items(), _MOST)))
