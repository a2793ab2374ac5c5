"""Which program this is: what it found in files is believed only while it is the very same."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec

import workbench

_LIBRARIES = ("babel", "yaml", "hunspell")
"""What findings depend on besides our own code: names of countries, how YAML is read, spelling."""
_NOT_ASKED = frozenset({"ui", "translations", "__pycache__"})
"""Folders of ours that have no part in what is found."""


def program_identity() -> str:
    """The digest of versions and of the stamps of the source files. Raises OSError where there are none."""
    own = sorted(stamp for folder in workbench.__path__ for stamp in _stamps(folder))
    libraries = [_library(name) for name in _LIBRARIES]
    identity = [workbench.__version__, sys.version, own, libraries]
    return hashlib.sha256(json.dumps(identity).encode()).hexdigest()


def _stamps(folder: str) -> Iterator[tuple[str, int, int]]:
    """Yield the path, size and time of each file below a folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name in _NOT_ASKED:
                continue
            if entry.is_dir():
                yield from _stamps(entry.path)
            else:
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns


def _library(name: str) -> tuple[str, int, int] | None:
    """Where a library's first file is, its size and time: installing another version writes it anew."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        return None
    status = os.stat(spec.origin)  # noqa: PTH116  as everywhere here: paths are text
    return spec.origin, status.st_size, status.st_mtime_ns
