"""Ids for new sections, blocks and items: from their words, by the format's rules, used by nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from workbench.formats.ids import is_id
from workbench.policy.late_pattern import late
from workbench.policy.text import TOKEN

_WORDS = 4
"""Words of a text that its id is made of."""
_LONGEST = 40
"""Characters of an id that is made of words."""
_ADDRESS = late(r"\]\([^)\s]*\)")
_APART = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "œ": "oe"})
_RESERVED = frozenset({"title", "heading"})
"""Names that keys of entries have already."""


def new_id(words: str, taken: Collection[str], instead: str) -> str:
    """An id from the first words of a text, or `instead` of words that make none; numbered where taken."""
    bare = TOKEN.sub(" ", _ADDRESS.sub(" ", words)).casefold().translate(_APART)
    plain = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode("ascii")
    name = "-".join(re.findall(r"[a-z0-9]+", plain)[:_WORDS])
    if len(name) > _LONGEST:
        name = name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]
    name = name if is_id(name) and name not in _RESERVED else instead
    numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return next(each for each in (name, *numbered) if each not in taken)
