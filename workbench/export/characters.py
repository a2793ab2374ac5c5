"""The characters that an exported file may hold."""

from __future__ import annotations

from workbench.policy.late_pattern import late

_UNWRITABLE = late(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters, lone surrogates and non-characters: no text has them, pages and terminals obey some."""


def writable(text: str) -> str:
    """Put U+FFFD in the place of what no file may hold; newlines and tabs stay."""
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
