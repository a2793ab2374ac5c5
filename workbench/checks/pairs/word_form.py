"""A form of a term, as a glossary writes it: `samtyck*` is every word that begins so; matched on words."""

from __future__ import annotations

from workbench.checks.wordings.locale_marks import language
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.late_pattern import late

_WITHOUT_SPACES = frozenset({"ja", "zh", "ko", "th", "lo", "km", "my"})
"""Languages whose words nothing separates, or whose particles follow without a space."""

_SPACE = late(r"\s+")
_ENDING = late(r"[\w’-]*")


@frozen
class WordForm:
    """One form of a term in one language, in lower case; any space is between its words."""

    words: tuple[str, ...]
    has_endings: bool
    is_spaced: bool = True

    @property
    def stem(self) -> str:
        """How the form begins: looking for that first is fast."""
        return self.words[0]

    def begins(self, lowered: str, start: int) -> bool:
        """Whether a word may begin at a place of a text."""
        return not self.is_spaced or not start or not lowered[start - 1].isalnum()

    def end(self, lowered: str, start: int) -> int | None:
        """Where the form ends that begins at a place of a text in lower case; None where another word is."""
        end = start
        for number, word in enumerate(self.words):
            space = _SPACE.match(lowered, end) if number else None
            end = space.end() if space else end
            if (number and not space) or not lowered.startswith(word, end):
                return None
            end += len(word)
        return self._end_of_word(lowered, end)

    def _end_of_word(self, lowered: str, end: int) -> int | None:
        if not self.is_spaced:
            return end
        if self.has_endings:
            ending = _ENDING.match(lowered, end)
            return ending.end() if ending else end
        following = lowered[end : end + 1]
        return None if following.isalnum() or following == "_" else end


def word_forms(written: tuple[str, ...], locale: LocaleTag) -> tuple[WordForm, ...]:
    """A glossary's forms in the language of a locale, the longest first; a lone `*` is none."""
    is_spaced = are_words_spaced(locale)
    longest_first = sorted((each for each in written if each.strip("* ")), key=len, reverse=True)
    return tuple(
        WordForm(tuple(each.rstrip("*").lower().split()), each.endswith("*"), is_spaced)
        for each in longest_first
    )


def are_words_spaced(locale: LocaleTag) -> bool:
    """Whether a locale's language sets spaces between its words."""
    return language(locale) not in _WITHOUT_SPACES
