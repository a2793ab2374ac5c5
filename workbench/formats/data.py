"""Plain data: what a YAML file holds before our schema types it."""

from __future__ import annotations

from typing import TypeAlias, Union

Data: TypeAlias = Union[str, "list[Data]", "dict[str, Data]"]
"""Every scalar a text as it was written."""

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys of maps and indices of lists, from the top of a file."""
