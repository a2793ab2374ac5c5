"""A value of ours kept whole for the next run of the very same program, as no other could read it.

Its basis names everything that it depends on; under another basis it is not even looked at. Read back, it is
made of our own classes and of a few plain ones, so that no file can have anything else done. Disposable:
deleting it, or damaging it, changes nothing but time.
"""

from __future__ import annotations

import io
import pickle
from hashlib import sha256
from pathlib import Path

from workbench.formats.cycles import without_cycle_collection
from workbench.store.kept import write_whole

_OURS = "workbench."
_ALLOWED = frozenset(
    {
        ("builtins", "set"),
        ("builtins", "frozenset"),
        ("datetime", "date"),
        ("decimal", "Decimal"),
        ("pathlib", "PosixPath"),
        ("pathlib", "WindowsPath"),
        ("workbench.checks.rules", "rule_of"),
    }
)


def keep_value(file: Path, basis: str, value: object) -> None:
    """Keep a value, for another process whole or not at all; failing to is no error."""
    with without_cycle_collection():
        content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    write_whole(file, _head(basis, content) + content)


def kept_value(file: Path, basis: str) -> object | None:
    """The value that was kept on this basis; None where there is none, or it is damaged."""
    try:
        head, end, content = file.read_bytes().partition(b"\n")
        if head + end != _head(basis, content):
            return None
        with without_cycle_collection():
            found: object = _Reader(io.BytesIO(content)).load()
    except Exception:  # whatever is wrong with it, we go on without it
        return None
    return found


def _head(basis: str, content: bytes) -> bytes:
    return f"{basis} {sha256(content).hexdigest()}\n".encode()


class _Reader(pickle.Unpickler):
    """Makes values of our own classes, and of plain ones."""

    def find_class(self, module: str, name: str) -> object:
        if (module, name) in _ALLOWED:
            return super().find_class(module, name)
        if module.startswith(_OURS):  # no other is even imported
            found: object = super().find_class(module, name)
            if isinstance(found, type) and found.__module__.startswith(_OURS):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is never kept")
