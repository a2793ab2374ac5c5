"""The order in which new files write their fields, and which of them stand in flow style."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.formats.data import Data, Path
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.yaml_style import Bare, FlowList, FlowMap
from workbench.policy.late_pattern import late

_THING = ("waivers", "hint", "note", "formerly")
_ORDERS: dict[FileKind, tuple[str, ...]] = {
    FileKind.COOKIE: (
        "id",
        "name",
        "match",
        "category",
        "provider",
        "party",
        "storage",
        "domains",
        "purposes",
        "lifetime",
        "position",
        "description",
        "only",
        "printed",
        *_THING,
    ),
    FileKind.CATEGORY: ("id", "title", "intro", "consent", *_THING),
    FileKind.PROVIDER: (
        "id",
        "name",
        "legal_name",
        "country",
        "transfers",
        "link",
        "aliases",
        "printed",
        *_THING,
    ),
    FileKind.SECTION: ("id", "title", "numbered", "blocks", *_THING),
    FileKind.POLICY: (
        "schema",
        "title",
        "source_locale",
        "time_zone",
        "date_format",
        "jurisdictions",
        "variables",
        "placeholders",
        "locales",
        "units",
        "sections",
        "labels",
        "review_by",
        "checks",
        *_THING,
    ),
}
_BLOCK = ("id", "heading", "text", "items", "category", "table", "only", "about", "claims", *_THING)
_NESTED: dict[tuple[FileKind, str], tuple[str, ...]] = {
    (FileKind.COOKIE, "lifetime"): ("sliding", "until", "external", "unknown", "text"),
    (FileKind.COOKIE, "printed"): ("name", "lifetime", "provider"),
    (FileKind.SECTION, "blocks"): _BLOCK,
}
_FLOW_LISTS = frozenset(
    {
        "about",
        "accepted",
        "claims",
        "domains",
        "forbidden",
        "formerly",
        "forms",
        "ignore",
        "jurisdictions",
        "only",
        "purposes",
        "sections",
        "select",
        "table",
    }
)
_FLOW_MAPS = frozenset({"last_changed", "placeholders", "severity", "variables"})
_BARE = frozenset(
    {
        "asks_consent",
        "at",
        "consent_revision",
        "date",
        "in",
        "number",
        "numbered",
        "position",
        "published",
        "published_at",
        "review_by",
        "schema",
        "translate",
        "until",
    }
)
_TYPED = late(r"-?\d+|\d{4}-\d{2}-\d{2}(?:\.\d{1,4}|T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2})?|true|false", re.ASCII)


def key_order(file: FileRef, path: Path) -> Sequence[str]:
    """The order of the fields that stand beside the one a path leads to; empty where there is none."""
    if len(path) == 1:
        return _ORDERS.get(file.kind, ())
    is_nested = len(path) == 2 + isinstance(path[1], int)
    return _NESTED.get((file.kind, str(path[0])), ()) if is_nested else ()


def in_order(file: FileRef, path: Path, data: dict[str, Data]) -> dict[str, Data]:
    """The fields of what stands at a path in the order in which new ones are written."""
    order = key_order(file, (*path, ""))
    known = [name for name in order if name in data]
    return {name: data[name] for name in (*known, *(name for name in data if name not in known))}


def styled(file: FileRef, data: dict[str, Data]) -> dict[str, Data]:
    """A new file's data in the order of its fields, each in the style the format has for it."""
    order = _ORDERS.get(file.kind, ())
    names = sorted(data, key=lambda name: order.index(name) if name in order else len(order))
    return {name: styled_value(file, (name,), data[name]) for name in names}


def styled_value(file: FileRef, path: Path, value: Data) -> Data:
    """A value that says how it wishes to be written: in brackets, in braces, without quotes."""
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    if isinstance(value, str):
        is_typed = name in _BARE or path[0] == "last_changed"
        return Bare(value) if is_typed and _TYPED.fullmatch(value) else value
    if isinstance(value, list):
        items = [styled_value(file, (*path, index), item) for index, item in enumerate(value)]
        return FlowList(items) if name in _FLOW_LISTS else items
    pairs = {key: styled_value(file, (*path, key), item) for key, item in value.items()}
    return FlowMap(pairs) if name in _FLOW_MAPS or _is_inner(file, path) else pairs


def _is_inner(file: FileRef, path: Path) -> bool:
    """Whether a map stands in a registry whose entries are written on one line."""
    if file.kind in {FileKind.LINKS, FileKind.GLOSSARY}:
        return bool(path)
    return file.kind is FileKind.POLICY and path[0] in {"locales", "units"} and len(path) > 1
