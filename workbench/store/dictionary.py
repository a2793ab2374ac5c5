"""One Hunspell dictionary, opened only when a word is asked for that it has never judged."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.policy.sentence import Sentence, say
from workbench.store.kept import read_kept, write_kept
from workbench.store.places import cache_folder

if TYPE_CHECKING:
    from workbench.store.hunspell_files import OpenDictionary

_MOST_KEPT = 200_000
"""Words whose judgement is kept between runs."""


@dataclass(slots=True)
class Dictionary:
    """What a dictionary says of words; `stem` is its path without the suffixes `.aff` and `.dic`."""

    stem: Path
    complaint: Sentence | None = None
    _judged: dict[str, bool] | None = None
    _unjudged: set[str] = field(default_factory=set)
    _opened: OpenDictionary | None = None
    _is_saved: bool = True

    def __reduce__(self) -> tuple[object, ...]:
        """What it has judged it keeps in a file of its own."""
        return Dictionary, (self.stem,)

    @property
    def name(self) -> str:
        """What it is called, as `sv_SE`."""
        return self.stem.name

    def lacks(self, word: str) -> bool:
        """Whether it is known to lack a word; one that was never asked for is remembered for `judge`."""
        if self._judged is None:
            self._judged = self._kept()
        has = self._judged.get(word)
        if has is None:
            self._unjudged.add(word)
        return has is False

    @property
    def has_unjudged(self) -> bool:
        """Whether there are words to look up."""
        return bool(self._unjudged) and self.complaint is None

    def judge(self) -> bool:
        """Look up the words that wait for it; whether it lacks any. One that cannot be read has all."""
        waiting, self._unjudged = self._unjudged, set()
        try:
            if self._opened is None:
                self._opened = self._open()
            found = {word: self._opened.has(word) for word in sorted(waiting)}
        except Exception as error:  # whatever is wrong with somebody's file, we go on without it
            self.complaint = say(
                "The dictionary {name} cannot be read ({why}); spelling is not checked with it.",
                name=self.name,
                why=f"{type(error).__name__}: {error}",
            )
            return False
        self._judged = {**(self._judged or {}), **found}
        self._is_saved = False
        return not all(found.values())

    def close(self) -> None:
        """Give its memory back; what it has judged stays known."""
        self._opened = None

    def save(self) -> None:
        """Write what it has judged into the cache, if that is new; failing to is no error."""
        if self._is_saved or self._judged is None:
            return
        self._is_saved = True
        has = sorted(word for word, is_there in self._judged.items() if is_there)
        lacks = sorted(word for word, is_there in self._judged.items() if not is_there)
        with contextlib.suppress(OSError):
            write_kept(self._cache_file(), [has, lacks] if len(self._judged) <= _MOST_KEPT else [[], []])

    def _kept(self) -> dict[str, bool]:
        """What it judged in earlier runs, while its files are the same."""
        try:
            has, lacks = read_kept(self._cache_file()) or ([], [])
        except (OSError, ValueError, TypeError):
            return {}
        return {**dict.fromkeys(has, True), **dict.fromkeys(lacks, False)}

    def _cache_file(self) -> Path:
        """Where its judgements are kept: another file when one of its own changes. Raises OSError."""
        stamps = [(path.stat().st_size, path.stat().st_mtime_ns) for path in self._files]
        key = hashlib.sha256(f"{self.stem.resolve()} {stamps}".encode("utf-8", "surrogateescape"))
        return cache_folder() / f"spelling-{key.hexdigest()[:32]}.json"

    def _open(self) -> OpenDictionary:
        from workbench.store.hunspell_files import read_dictionary

        return read_dictionary(*self._files)

    @property
    def _files(self) -> tuple[Path, Path]:
        """Not by `with_suffix`: a dictionary may have a dot in its name."""
        return self.stem.with_name(f"{self.stem.name}.aff"), self.stem.with_name(f"{self.stem.name}.dic")
