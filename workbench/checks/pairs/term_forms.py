"""Terms of the glossary as patterns: `samtyck*` is every word that begins so; matched on words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Term

_WITHOUT_SPACES = frozenset({"ja", "zh", "ko", "th", "lo", "km", "my"})
"""Languages whose words nothing separates, or whose particles follow without a space."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Some forms of a word in one language, each by how it begins: looking for that is fast."""

    by_stem: tuple[tuple[str, re.Pattern[str]], ...]
    is_spaced: bool = True

    @property
    def stems(self) -> tuple[str, ...]:
        """How the forms begin, in lower case."""
        return tuple(stem for stem, _ in self.by_stem)

    def find(self, lowered: str) -> str | None:
        """The words of a text in lower case that are one of the forms; None where it has none."""
        for stem, pattern in self.by_stem:
            start = lowered.find(stem)
            while start >= 0:
                begins = not self.is_spaced or not start or not lowered[start - 1].isalnum()
                if begins and (match := pattern.match(lowered, start)):
                    return match[0]
                start = lowered.find(stem, start + 1)
        return None


@dataclass(frozen=True, slots=True)
class TermForms:
    """One term: what it is in the source, and what it may and may not be in a locale."""

    term: str
    source: Forms
    accepted: Forms
    forbidden: Forms
    accepted_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """Some terms by how their forms begin: most texts hold few of them."""

    by_stem: tuple[tuple[str, TermForms], ...] = ()

    @classmethod
    def of(cls, terms: Iterable[TermForms]) -> Terms:
        """Index terms."""
        return cls(tuple((stem, term) for term in terms for stem in dict.fromkeys(term.source.stems)))

    def likely(self, lowered: str) -> list[TermForms]:
        """The terms that a text in lower case may hold, each once."""
        found = [term for stem, term in self.by_stem if stem in lowered]
        return list({id(term): term for term in found}.values())


def term_forms(terms: Iterable[Term], source: LocaleTag, locale: LocaleTag) -> Iterator[TermForms]:
    """The terms that a locale has forms for."""
    for term in terms:
        said = term.locales.get(locale) or term.locales.get(LocaleTag(_language(locale)))
        if term.translate and said and (said.accepted or said.forbidden):
            yield TermForms(
                term.term,
                _forms(term.forms or (term.term,), _language(source)),
                _forms(said.accepted, _language(locale)),
                _forms(said.forbidden, _language(locale)),
                said.accepted,
            )


def _language(locale: LocaleTag) -> str:
    return locale.partition("-")[0].lower()


@cache
def _forms(words: tuple[str, ...], language: str) -> Forms:
    is_spaced = language not in _WITHOUT_SPACES
    longest_first = sorted(words, key=len, reverse=True)
    return Forms(
        tuple((_stem(word), _pattern(word, is_spaced=is_spaced)) for word in longest_first), is_spaced
    )


def _stem(word: str) -> str:
    return word.rstrip("*").split(" ")[0].lower()


def _pattern(word: str, *, is_spaced: bool) -> re.Pattern[str]:
    words = re.escape(word.rstrip("*").lower()).replace(r"\ ", r"[\s\u00a0]+")
    ending = (r"[\w’-]*" if word.endswith("*") else r"(?!\w)") if is_spaced else ""
    return re.compile(words + ending)
