"""Memories from elsewhere, for suggestions: read when they are asked for, and again when they are others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from workbench.locales.memory import Memory
from workbench.policy.kinds import LocaleTag
from workbench.store.translation_memory import memory_file, remembered

ORIGIN: Final = "TMX"
"""What a suggestion is said to be from."""

_Stamp = tuple[int, int] | None


@dataclass
class BroughtMemories:
    """The memories of a project, by locale; `source_locale` is the language of what is asked for."""

    root: Path
    source_locale: LocaleTag
    _known: dict[LocaleTag, tuple[_Stamp, Memory]] = field(default_factory=dict)

    def __call__(self, locale: LocaleTag) -> Sequence[tuple[str, Memory]]:
        """The memory of a locale with what it is called; none where nothing was brought."""
        stamp = _stamp(memory_file(self.root, locale))
        if stamp is None:
            return ()
        known = self._known.get(locale)
        if known is None or known[0] != stamp:
            pairs = remembered(self.root, self.source_locale, locale)
            known = self._known[locale] = (stamp, Memory.of(pairs))
        return ((ORIGIN, known[1]),)


def _stamp(path: Path) -> _Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
