"""Where something stands, as short as people know it by: a cookie and its field, a text by its ids."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.edits import Place
from workbench.formats.data import Path
from workbench.formats.layout import FileKind, FileRef
from workbench.forms.field import Field
from workbench.forms.kinds import thing_at
from workbench.language import _
from workbench.policy.kinds import CookieId, SectionId
from workbench.policy.model import Policy

_BODY = frozenset({"blocks", "items", "text", "heading", "title"})
"""Steps of a way that say nothing: where a block or an item is named, its words are meant."""


def thing_name(file: FileRef, policy: Policy | None) -> str:
    """What a file is about."""
    if file.kind is FileKind.COOKIE and policy is not None:
        cookie = policy.cookies.get(CookieId(file.id))
        return cookie.name if cookie else file.id
    return file.id or str(file.kind)


def place_name(where: Place, policy: Policy | None) -> str:
    """Where a text is written."""
    if where.file.kind is FileKind.ENTRIES:
        return f"{where.file.id} {where.path[0]}"
    if where.file.kind is FileKind.SECTION:
        return " › ".join(_in_section(where, policy))
    found = thing_at(where)
    if found is None:
        return " ".join((thing_name(where.file, policy), *map(str, where.path)))
    kind, thing = found
    name = thing_name(where.file, policy) if kind.has_own_files else kind.id(thing)
    told = name or thing_name(where.file, policy)
    label = _label(kind.fields, where.path[len(thing.path) :])
    return f"{told}: {label}" if label else told


def _label(fields: tuple[Field, ...], path: Path) -> str:
    """What the form calls the field that a way leads into."""
    inner = (field for field in fields if path and path[: len(field.path)] == field.path)
    field = next(inner, None)
    return _(field.label) if field is not None else " ".join(map(str, path))


def _in_section(where: Place, policy: Policy | None) -> Iterator[str]:
    """Yield the ids of the section, the block and the item that a way leads into."""
    yield where.file.id
    section = policy.sections.get(SectionId(where.file.id)) if policy is not None else None
    for step in where.path:
        if isinstance(step, int):
            is_there = section is not None and step < len(section.blocks)
            yield section.blocks[step].id if section is not None and is_there else str(step + 1)
        elif step not in _BODY:
            yield step
