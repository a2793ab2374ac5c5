"""The two files of a Hunspell dictionary, read by spylls; imported when a word has to be looked up."""

from __future__ import annotations

import io
from pathlib import Path

from spylls.hunspell import Dictionary
from spylls.hunspell.readers import read_aff, read_dic
from spylls.hunspell.readers.file_reader import FileReader


class _WholeFile(FileReader):  # type: ignore[misc]
    """A file that is read at once: spylls' own reader leaves it open."""

    def _open(self, path: Path, encoding: str) -> io.StringIO:
        return io.StringIO(path.read_bytes().decode(encoding, errors="surrogateescape"))


def read_dictionary(affixes: Path, words: Path) -> Dictionary:
    """Read a dictionary. Raises whatever its files bring about."""
    aff, context = read_aff(_WholeFile(affixes))
    dic = read_dic(_WholeFile(words, encoding=context.encoding), aff=aff, context=context)
    if not dic.words:
        raise ValueError("it has no words")
    return Dictionary(aff, dic)
