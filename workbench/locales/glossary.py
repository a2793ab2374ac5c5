"""Terms of the glossary in a source text, and the names in it that must not be translated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Final, TypeVar

from workbench.checks.pairs.locale_words import names_of
from workbench.checks.pairs.names_kept import Names
from workbench.checks.pairs.term_forms import said_in, written_forms
from workbench.checks.pairs.word_form import WordForm, are_words_spaced, word_forms
from workbench.checks.wordings.phrase import in_lower_case
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.late_pattern import late
from workbench.policy.model import Policy, Term

_WORD_STARTS: Final = late(r"(?<![^\W_])\S")
_CHARACTERS: Final = late(r"\S")

T = TypeVar("T")


@frozen
class TermHit:
    """A term where it stands in a text, and the forms or prefixes a locale says it with, and must not."""

    term: Term
    start: int
    end: int
    accepted: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()


@frozen
class NameHit:
    """A name where it stands in a text; `accepted` are other forms that a locale may write it in."""

    name: str
    start: int
    end: int
    accepted: tuple[str, ...] = ()


@frozen
class Glossary:
    """What a policy wants said and left alone in one locale; forms by the letter they begin with."""

    locale: LocaleTag
    names: Names = field(default_factory=Names)
    name_forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    forms: Mapping[str, tuple[tuple[WordForm, Term], ...]] = field(default_factory=dict)
    starts: re.Pattern[str] = _WORD_STARTS

    @classmethod
    def of(cls, policy: Policy, locale: LocaleTag) -> Glossary:
        """Index a policy's terms and names for a locale."""
        is_spaced = are_words_spaced(policy.source_locale)
        terms = policy.glossary.values()
        return cls(
            locale,
            names_of(policy),
            {term.term: said_in(term, locale).accepted for term in terms if not term.translate},
            _by_letter((term for term in terms if term.translate), policy.source_locale),
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
        lowered = in_lower_case(source)
        for begun in self.starts.finditer(lowered):
            for form, term in self.forms.get(begun[0], ()):
                end = form.end(lowered, begun.start())
                if end is not None:
                    yield term, begun.start(), end

    def _hit(self, term: Term, start: int, end: int) -> TermHit:
        said = said_in(term, self.locale)
        return TermHit(term, start, end, said.accepted, said.forbidden)


def _by_letter(terms: Iterable[Term], source: LocaleTag) -> dict[str, tuple[tuple[WordForm, Term], ...]]:
    """Index forms by their first letters, the longest first: of two that match it says more."""
    forms = [(form, term) for term in terms for form in word_forms(written_forms(term), source)]
    by_letter: dict[str, tuple[tuple[WordForm, Term], ...]] = {}
    for form, term in sorted(forms, key=lambda each: -len(" ".join(each[0].words))):
        by_letter[form.stem[0]] = (*by_letter.get(form.stem[0], ()), (form, term))
    return by_letter


def _apart(found: Iterable[tuple[int, int, T]]) -> list[tuple[int, int, T]]:
    """Keep what overlaps with nothing longer, from left to right."""
    kept: list[tuple[int, int, T]] = []
    for each in sorted(found, key=lambda each: (each[0] - each[1], each[0])):
        if all(each[1] <= start or end <= each[0] for start, end, _ in kept):
            kept.append(each)
    return sorted(kept, key=lambda each: each[0])
