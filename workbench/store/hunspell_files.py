"""A Hunspell dictionary, read by Hunspell itself; imported when a word has to be looked up."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from hunspell import Hunspell

from workbench.policy.frozen import frozen

_ENCODING = re.compile(rb"^SET\s+(\S+)", re.MULTILINE)
_LARGEST = 64 << 20
"""Bytes in the largest list of words that is read."""


@frozen
class OpenDictionary:
    """A dictionary in memory: megabytes."""

    hunspell: Hunspell

    def has(self, word: str) -> bool:
        """Whether it has a word; one that its encoding cannot write it has not."""
        try:
            return bool(self.hunspell.spell(word))
        except UnicodeEncodeError:
            return False


def read_dictionary(affixes: Path, words: Path) -> OpenDictionary:
    """Read a dictionary. Raises whatever its files bring about; Hunspell itself would say nothing."""
    if any(path.stat().st_size > _LARGEST for path in (affixes, words)):
        raise ValueError(f"it is larger than {_LARGEST >> 20} MB")
    _verify_encoding(affixes)
    _verify_count(words)
    return OpenDictionary(Hunspell(words.stem, hunspell_data_dir=str(words.parent), system_encoding="utf-8"))


def _verify_encoding(affixes: Path) -> None:
    """Raises LookupError for an encoding that nobody knows."""
    named = _ENCODING.search(affixes.read_bytes())
    if named is not None:
        codecs.lookup(named[1].decode("ascii", "replace"))


def _verify_count(words: Path) -> None:
    """Raises ValueError for a first line that promises no words, or more than there can be."""
    with words.open("rb") as lines:
        first = lines.readline(64).removeprefix(codecs.BOM_UTF8).split()
    promised = int(first[0]) if first else 0
    if promised <= 0:
        raise ValueError("it has no words")
    if promised > words.stat().st_size:
        raise ValueError("its list is shorter than it says")
