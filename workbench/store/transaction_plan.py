"""A plan to change several files as one, as it stands on disk until it is carried out.

A line with the format's version and the SHA-256 of all that follows; a line of JSON with a list of
`[path, bytes before, bytes after]`, null for no file; then the contents, before and after, in that order.
It is one file, so that being there and being complete are one fact.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from pathlib import PurePosixPath

from workbench.formats.layout import CATALOGUE
from workbench.store.file_change import FileChange
from workbench.store.fingerprint import sha256

_VERSION = b"workbench transaction 1 "
_FOLDERS = (CATALOGUE, "locales")


def is_plannable(path: str) -> bool:
    """Whether a plan may change a path: a plan can come with a checkout, and is no way into `.git`."""
    parts = PurePosixPath(path).parts
    is_plain = str(PurePosixPath(path)) == path and "\\" not in path and "\0" not in path
    return (
        is_plain
        and len(parts) > 1
        and parts[0] in _FOLDERS
        and not any(part.startswith(".") for part in parts)
    )


def planned(changes: Sequence[FileChange]) -> bytes:
    """A plan as it stands on disk."""
    rows = [[each.path, _length(each.before), _length(each.after)] for each in changes]
    contents = [content or b"" for each in changes for content in (each.before, each.after)]
    body = b"".join([json.dumps(rows).encode(), b"\n", *contents])
    return _VERSION + sha256(body).encode() + b"\n" + body


def read_plan(plan: bytes) -> list[FileChange] | None:
    """The changes of a plan; None where it is damaged, or none of ours."""
    first, _, body = plan.partition(b"\n")
    if first != _VERSION + sha256(body).encode():
        return None
    try:
        return _changes(body)
    except (ValueError, TypeError, RecursionError):
        return None


def _changes(body: bytes) -> list[FileChange]:
    """The changes in a plan's body. Raises ValueError, TypeError."""
    rows, _, contents = body.partition(b"\n")
    stream, changes = io.BytesIO(contents), list[FileChange]()
    for path, before, after in json.loads(rows):
        if not isinstance(path, str) or not is_plannable(path):
            raise ValueError("a plan of other files")
        changes.append(FileChange(path, _content(stream, before), _content(stream, after)))
    if stream.read(1):
        raise ValueError("a plan with more contents than files")
    return changes


def _length(content: bytes | None) -> int | None:
    return None if content is None else len(content)


def _content(stream: io.BytesIO, length: object) -> bytes | None:
    if length is None:
        return None
    if not isinstance(length, int) or len(content := stream.read(length)) != length:
        raise ValueError("a plan with less contents than files")
    return content
