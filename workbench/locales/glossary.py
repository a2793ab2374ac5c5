"""Terms of the glossary in a source text, and the names in it that must not be translated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from workbench.checks.pairs.locale_words import names_of
from workbench.checks.pairs.names_kept import Names
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import LocaleTerm, Policy, Term

_WITHOUT_SPACES: Final = frozenset({"ja", "zh", "ko", "th", "lo", "km", "my"})
"""Languages whose words nothing separates, or whose particles follow without a space."""

_WORD_STARTS: Final = re.compile(r"(?<![^\W_])\S")
_CHARACTERS: Final = re.compile(r"\S")
_NOTHING_SAID: Final = LocaleTerm()

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term where it stands in a text, and the forms or prefixes a locale says it with, and must not."""

    term: Term
    start: int
    end: int
    accepted: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name where it stands in a text; `accepted` are other forms that a locale may write it in."""

    name: str
    start: int
    end: int
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Form:
    """One form of a term: its pattern, matched where a word begins."""

    term: Term
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Glossary:
    """What a policy wants said and left alone in one locale; forms by the letter they begin with."""

    locale: LocaleTag
    names: Names = field(default_factory=Names)
    name_forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    forms: Mapping[str, tuple[_Form, ...]] = field(default_factory=dict)
    starts: re.Pattern[str] = _WORD_STARTS

    @classmethod
    def of(cls, policy: Policy, locale: LocaleTag) -> Glossary:
        """Index a policy's terms and names for a locale."""
        is_spaced = _language(policy.source_locale) not in _WITHOUT_SPACES
        terms = policy.glossary.values()
        return cls(
            locale,
            names_of(policy),
            {term.term: said_in(term, locale).accepted for term in terms if not term.translate},
            _by_letter((term for term in terms if term.translate), is_spaced=is_spaced),
            _WORD_STARTS if is_spaced else _CHARACTERS,
        )

    def terms_in(self, source: str) -> tuple[TermHit, ...]:
        """The terms in a source text from left to right; where two overlap, the longer."""
        hits = _apart((start, end, term) for term, start, end in self._found(source))
        return tuple(self._hit(term, start, end) for start, end, term in hits)

    def names_in(self, source: str) -> tuple[NameHit, ...]:
        """The names in a source text from left to right; where two overlap, the longer."""
        return tuple(
            NameHit(found.name, found.start, found.end, self.name_forms.get(found.name, ()))
            for found in self.names.find(source)
        )

    def _found(self, source: str) -> Iterator[tuple[Term, int, int]]:
        for begun in self.starts.finditer(source):
            for form in self.forms.get(_letter(begun[0]), ()):
                if match := form.pattern.match(source, begun.start()):
                    yield form.term, match.start(), match.end()

    def _hit(self, term: Term, start: int, end: int) -> TermHit:
        said = said_in(term, self.locale)
        return TermHit(term, start, end, said.accepted, said.forbidden)


def said_in(term: Term, locale: LocaleTag) -> LocaleTerm:
    """How a term is said in a locale, or else in its language."""
    return term.locales.get(locale) or term.locales.get(LocaleTag(_language(locale))) or _NOTHING_SAID


def _language(locale: LocaleTag) -> str:
    return locale.partition("-")[0].lower()


def _by_letter(terms: Iterable[Term], *, is_spaced: bool) -> dict[str, tuple[_Form, ...]]:
    """Index forms, the longest first: of two that match the same words it says more."""
    written = [(form, term) for term in terms for form in term.forms or (term.term,) if form.strip("* ")]
    by_letter: dict[str, tuple[_Form, ...]] = {}
    for form, term in sorted(written, key=lambda each: -len(each[0])):
        letter = _letter(form)
        made = _Form(term, _pattern(form, is_spaced=is_spaced))
        by_letter[letter] = (*by_letter.get(letter, ()), made)
    return by_letter


def _letter(words: str) -> str:
    return words[0].lower()


def _pattern(form: str, *, is_spaced: bool) -> re.Pattern[str]:
    """A pattern of a form: `samtyck*` is every word that begins so."""
    words = r"\s+".join(map(re.escape, form.rstrip("*").split()))
    ending = (r"[\w’-]*" if form.endswith("*") else r"(?!\w)") if is_spaced else ""
    return re.compile(words + ending, re.IGNORECASE)


def _apart(found: Iterable[tuple[int, int, T]]) -> list[tuple[int, int, T]]:
    """Keep what overlaps with nothing longer, from left to right."""
    kept: list[tuple[int, int, T]] = []
    for each in sorted(found, key=lambda each: (each[0] - each[1], each[0])):
        if all(each[1] <= start or end <= each[0] for start, end, _ in kept):
            kept.append(each)
    return sorted(kept, key=lambda each: each[0])
