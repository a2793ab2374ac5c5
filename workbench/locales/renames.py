"""Which key took over from which, as `formerly` in the catalogue declares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.policy.entries import Entry, Key, entries
from workbench.policy.model import Policy


def renamed_keys(policy: Policy) -> Mapping[str, Key]:
    """Every former key of an entry with the one it has now."""
    return {former: entry.key for entry in entries(policy) for former in _former_keys(entry)}


def _former_keys(entry: Entry) -> Iterator[str]:
    prefix = _own_prefix(entry.key)
    kind, _, _ = prefix.partition(".")
    parent = prefix.rpartition(".")[0] if kind == "section" and prefix.count(".") == 2 else kind
    for former in entry.formerly:
        is_prefix = former.startswith(("section.", "category.", "cookie."))
        yield (former if is_prefix else f"{parent}.{former}") + entry.key[len(prefix) :]


def _own_prefix(key: Key) -> str:
    """The part of a key that is the thing's: `cookie.vwo.sn`, `category.essential`, `section.a.b`."""
    parts = key.split(".")
    if parts[0] == "section":
        return ".".join(parts[:2] if parts[2:] == ["title"] else parts[:3])
    return ".".join(parts[:3] if parts[0] == "cookie" else parts[:2])
