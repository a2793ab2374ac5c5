"""The Hunspell dictionaries that are installed: found where systems and people put them, none is shipped."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workbench.checks.speller import Spelling
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import Sentence
from workbench.store.dictionary import Dictionary

_KINDS = ("hunspell", "myspell/dicts", "myspell")


@dataclass(slots=True)
class Dictionaries:
    """Those that a project's locales need, each opened only when it has words to judge.

    Never more than one stays open: they are large.
    """

    installed: Mapping[str, Path]
    _by_locale: dict[LocaleTag, Dictionary | None] = field(default_factory=dict)
    _spelling: Spelling | None = None

    def spelling(self, locales: Iterable[LocaleTag]) -> Spelling:
        """What the rules ask; another than before where there are more locales, or words were wanting."""
        for locale in locales:
            if locale not in self._by_locale:
                stem = stem_for(locale, self.installed)
                self._by_locale[locale] = Dictionary(stem) if stem else None
                self._spelling = None
        if self._spelling is None:
            self._spelling = Spelling({locale: each for locale, each in self._by_locale.items() if each})
        return self._spelling

    def judge(self) -> bool:
        """Look up the words that were asked for first since the last time; whether one is wanting."""
        is_any_wanting = False
        for dictionary in self._used:
            if dictionary.has_unjudged:
                for other in self._used:
                    if other is not dictionary:
                        other.close()
                is_any_wanting |= dictionary.judge()
        if is_any_wanting:
            self._spelling = None
        return is_any_wanting

    @property
    def has_unjudged(self) -> bool:
        """Whether there are words to look up."""
        return any(each.has_unjudged for each in self._used)

    def save(self) -> None:
        """Keep what was judged, so that the dictionaries need not be opened for it again."""
        for dictionary in self._used:
            dictionary.save()

    @property
    def lacking(self) -> list[LocaleTag]:
        """The locales that no dictionary is installed for: their spelling is not checked."""
        return [locale for locale, each in self._by_locale.items() if each is None]

    @property
    def complaints(self) -> list[Sentence]:
        """What is wrong with dictionaries that cannot be read."""
        return [each.complaint for each in self._used if each.complaint is not None]

    @property
    def _used(self) -> list[Dictionary]:
        return [each for each in self._by_locale.values() if each is not None]


def installed() -> Mapping[str, Path]:
    """The dictionaries that are installed by name (`sv_SE`), each without its suffix; the first of a name."""
    found: dict[str, Path] = {}
    for folder in _folders():
        for name in _names(folder):
            if (folder / f"{name}.aff").is_file():
                found.setdefault(name, folder / name)
    return dict(sorted(found.items()))


def stem_for(locale: LocaleTag, installed: Mapping[str, Path]) -> Path | None:
    """The dictionary of a locale: its own, else its language's, else that of the language's main country."""
    by_name: dict[str, Path] = {name.replace("-", "_").casefold(): path for name, path in installed.items()}
    tag = locale.replace("-", "_").casefold()
    language = tag.partition("_")[0]
    for name in (tag, language, _main_country(language)):
        if name in by_name:
            return by_name[name]
    return next((by_name[name] for name in sorted(by_name) if name.startswith(f"{language}_")), None)


def _main_country(language: str) -> str:
    """A language with the country that most of its readers live in, as `sv_se`."""
    import babel  # not `babel.core`: a thread that imports that while another imports `babel` gets half of it

    likely = str(babel.core.get_global("likely_subtags").get(language, language))
    return f"{language}_{likely.rpartition('_')[2]}".casefold()


def _folders() -> Iterator[Path]:
    """Where to look: DICPATH first, as Hunspell does, then the user's folders, then the system's."""
    yield from (Path(each) for each in os.environ.get("DICPATH", "").split(os.pathsep) if each)
    home = os.environ.get("XDG_DATA_HOME") or Path("~/.local/share").expanduser()
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    for data in (str(home), *shared.split(os.pathsep)):
        yield from (Path(data) / kind for kind in _KINDS)
    if sys.platform == "darwin":
        yield from (Path.home() / "Library/Spelling", Path("/Library/Spelling"))


def _names(folder: Path) -> Iterator[str]:
    """What the lists of words in a folder are called; those for hyphenation are no dictionaries."""
    try:
        lists = sorted(each.name for each in folder.iterdir() if each.suffix == ".dic")
    except OSError:
        return
    yield from (name.removesuffix(".dic") for name in lists if not name.startswith("hyph"))
