"""Files of ours in the user's cache folder: JSON with a sum, of no effect once damaged or of another version.

Disposable: deleting them changes nothing but time.
"""

from __future__ import annotations

import json
import time
import zlib
from pathlib import Path
from typing import Any

from workbench import __version__
from workbench.store.places import cache_folder, project_key


def kept_file(name: str, root: Path, suffix: str = ".json") -> Path:
    """Where something of the project at a resolved root is kept."""
    return cache_folder() / f"{name}-{project_key(root)}{suffix}"


def read_kept(file: Path) -> Any:
    """What a file holds; None where it is missing, damaged, or of another version of the workbench."""
    try:
        header, _, payload = file.read_text(encoding="utf-8").partition("\n")
        return json.loads(payload) if header == _header(payload) else None
    except (OSError, ValueError, RecursionError):
        return None


def write_kept(file: Path, value: object) -> None:
    """Keep a value, for another process whole or not at all; failing to is no error."""
    payload = json.dumps(value)
    write_whole(file, f"{_header(payload)}\n{payload}".encode())


def write_whole(file: Path, content: bytes) -> None:
    """Write a file of the cache, for another process whole or not at all; failing to is no error."""
    try:
        temporary = file.with_suffix(f".{time.time_ns()}")
        temporary.write_bytes(content)
        temporary.replace(file)
    except OSError:
        return


def _header(payload: str) -> str:
    """Which workbench wrote it, and a sum that shows damage."""
    return f"workbench {__version__} {zlib.crc32(payload.encode()):08x}"
