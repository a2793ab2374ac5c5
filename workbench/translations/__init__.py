"""What the program says, in other languages than English."""

from __future__ import annotations

from collections.abc import Mapping


def messages(language: str) -> Mapping[str, str]:
    """The translations of the program's texts, by their English."""
    del language
    return {}
