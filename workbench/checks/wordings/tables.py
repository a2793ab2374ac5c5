"""The tables by language, read once: what to look for, and spans of time in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache

from workbench.checks.wordings import de, en, sv
from workbench.checks.wordings.phrase import Phrases, pattern_of
from workbench.checks.wordings.theme import Theme
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.late_pattern import late
from workbench.policy.lifetime import Duration, Unit


@frozen(slots=False, eq=False)
class Wordings:
    """One language's table."""

    phrases: Mapping[Theme, tuple[str, ...]]
    units: Mapping[Unit, tuple[str, ...]]

    @cached_property
    def _read(self) -> Mapping[Theme, Phrases]:
        return {
            theme: Phrases.of(phrases) for theme, phrases in self.phrases.items() if theme is not Theme.SET_BY
        }

    def find(self, theme: Theme, text: str) -> str | None:
        """The words of a text that are about a theme, or None."""
        return self._read[theme].search(text)

    def is_word(self, theme: Theme, text: str) -> bool:
        """Whether a whole text is one of a theme's words."""
        return text.strip().lower().rstrip(".") in self._whole[theme]

    @cached_property
    def _whole(self) -> Mapping[Theme, frozenset[str]]:
        return {
            theme: frozenset(each.lower().rstrip(".") for each in phrases)
            for theme, phrases in self.phrases.items()
        }

    @lru_cache(maxsize=4096)  # noqa: B019  two or three tables live as long as the program
    def set_by(self, company: str) -> re.Pattern[str]:
        """The wordings that say a company sets or uses a cookie; the company as it is written."""
        wordings = (pattern_of(each.replace("{company}", "\0")) for each in self.phrases[Theme.SET_BY])
        name = rf"{re.escape(company)}(?:['’]?s)?".replace("\\ ", r"\s+")
        patterns = "|".join(each.replace(re.escape("\0"), f"(?-i:{name})") for each in wordings)
        return re.compile(patterns, re.IGNORECASE)

    @cached_property
    def _unit_of(self) -> Mapping[str, Unit]:
        return {word.lower(): unit for unit, words in self.units.items() for word in words}

    @cached_property
    def _span(self) -> re.Pattern[str]:
        words = "|".join(sorted(map(re.escape, self._unit_of), key=len, reverse=True))
        return re.compile(rf"(?<![\w.,/-])(\d{{1,6}})[\s-]*({words})(?!\w)", re.IGNORECASE)

    def spans(self, text: str) -> Iterator[tuple[str, Duration]]:
        """Every span of time that a text says in digits and words, with its words: `30 dagar`."""
        if not _DIGIT.search(text):
            return
        for match in self._span.finditer(text):
            yield match[0], Duration(((int(match[1]), self._unit_of[match[2].lower()]),))


_DIGIT = late(r"\d")
_TABLES = {"sv": sv, "en": en, "de": de}
LANGUAGES = tuple(_TABLES)
"""The languages that have a table."""


@cache
def _wordings(language: str) -> Wordings:
    return Wordings(_TABLES[language].PHRASES, _TABLES[language].UNITS)


def wordings_of(locale: LocaleTag) -> Wordings | None:
    """The table for a locale's language; None where there is none, and rules that need one are silent."""
    language = locale.partition("-")[0].lower()
    return _wordings(language) if language in _TABLES else None
