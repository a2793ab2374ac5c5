"""Whether two values say the same to a reader, however they are laid out."""

from __future__ import annotations

import unicodedata

from workbench.formats.data import Data

ITEMS = "items"
"""The field whose keys stand in the order they are read."""


def canonical(value: Data | None) -> Data | None:
    """A value with every text in NFC and single spaces; None stays None."""
    if isinstance(value, str):
        if value.isascii() and "  " not in value and value.isprintable() and value == value.strip():
            return value
        return " ".join(unicodedata.normalize("NFC", value).split())
    if isinstance(value, list):
        return [canonical(each) or "" for each in value]
    if isinstance(value, dict):
        return {name: canonical(each) or "" for name, each in value.items()}
    return None


def is_same(old: Data | None, new: Data | None, name: str = "") -> bool:
    """Whether two values of a field say the same; of the items of a list the order counts."""
    if isinstance(old, dict) and isinstance(new, dict):
        if old.keys() != new.keys() or (name == ITEMS and list(old) != list(new)):
            return False
        return all(is_same(old[key], new[key], key) for key in old)
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(is_same, old, new))
    return canonical(old) == canonical(new)
