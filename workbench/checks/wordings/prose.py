"""The tables of prose by language, and how sentences are read with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from workbench.checks.wordings import prose_de, prose_en, prose_sv
from workbench.checks.wordings.phrase import Phrases, sentences
from workbench.checks.wordings.prose_theme import ProseTheme
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag


@frozen(slots=False, eq=False)
class ProseWordings:
    """One language's table."""

    phrases: Mapping[ProseTheme, tuple[str, ...]]

    @cached_property
    def _read(self) -> Mapping[ProseTheme, Phrases]:
        return {theme: Phrases.of(phrases) for theme, phrases in self.phrases.items()}

    def find(self, theme: ProseTheme, text: str) -> str | None:
        """The words of a text that are about a theme, or None."""
        return self._read[theme].search(text)

    def said(
        self, text: str, *themes: ProseTheme, unless: tuple[ProseTheme, ...] = ()
    ) -> Iterator[tuple[str, str]]:
        """The sentences that are about all of some themes, each with its words from the first to the last.

        `unless` is looked for beside those words: in “if you do not object” the “not” denies nothing.
        """
        for sentence in sentences(text):
            words = [self.find(theme, sentence) for theme in themes]
            found = [each for each in words if each is not None]
            if len(found) == len(themes) and not self._is_about_any(_without(sentence, found), unless):
                yield sentence, _from_first_to_last(sentence, found)

    def _is_about_any(self, text: str, themes: tuple[ProseTheme, ...]) -> bool:
        return any(self.find(theme, text) for theme in themes)


def _without(sentence: str, words: list[str]) -> str:
    for each in words:
        sentence = sentence.replace(each, " ", 1)
    return sentence


def _from_first_to_last(sentence: str, words: list[str]) -> str:
    starts = [sentence.find(each) for each in words]
    ends = [start + len(each) for start, each in zip(starts, words, strict=True)]
    return sentence[min(starts) : max(ends)]


_TABLES = {"sv": prose_sv, "en": prose_en, "de": prose_de}
PROSE_LANGUAGES = tuple(_TABLES)
"""The languages that have a table of prose."""


@cache
def _wordings(language: str) -> ProseWordings:
    return ProseWordings(_TABLES[language].PHRASES)


def prose_wordings_of(locale: LocaleTag) -> ProseWordings | None:
    """The table for a locale's language; None where there is none, and rules that need one are silent."""
    language = locale.partition("-")[0].lower()
    return _wordings(language) if language in _TABLES else None
