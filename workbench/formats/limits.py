"""How large a file of a project may be."""

from __future__ import annotations

LARGEST_YAML = 1 << 20
"""Bytes in the largest YAML file that is read."""

LARGEST_PO = 64 << 20
"""Bytes in the largest PO file that is read."""
