"""Where something stands, as short as people know it by: a cookie by its name, a text by its key."""

from __future__ import annotations

from workbench.edits import Place
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.entries import Key
from workbench.policy.kinds import CookieId
from workbench.policy.model import Policy


def thing_name(file: FileRef, policy: Policy | None) -> str:
    """What a file is about."""
    if file.kind is FileKind.COOKIE and policy is not None:
        cookie = policy.cookies.get(CookieId(file.id))
        return cookie.name if cookie else file.id
    return file.id or str(file.kind)


def place_name(where: Place, policy: Policy | None, key: Key | None = None) -> str:
    """Where a text is written."""
    if where.file.kind is FileKind.ENTRIES:
        return f"{where.file.id} {where.path[0]}"
    if key is not None and where.file.kind in {FileKind.SECTION, FileKind.POLICY}:
        return key.removeprefix("section.")
    field = ".".join(str(step) for step in where.path if isinstance(step, str))
    return f"{thing_name(where.file, policy)} {field}".strip()
