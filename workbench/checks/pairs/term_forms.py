"""Terms of the glossary as the rules of pairs look for them: in a source text, and in a translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from workbench.checks.pairs.word_form import WordForm, word_forms
from workbench.checks.wordings.locale_marks import language
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import LocaleTerm, Term

_NOTHING_SAID: Final = LocaleTerm()


@frozen
class Forms:
    """Some forms of a word in one language, each by how it begins: looking for that is fast."""

    forms: tuple[WordForm, ...]

    @property
    def stems(self) -> tuple[str, ...]:
        """How the forms begin, in lower case."""
        return tuple(form.stem for form in self.forms)

    def find(self, lowered: str) -> str | None:
        """The words of a text in lower case that are one of the forms; None where it has none."""
        for form in self.forms:
            start = lowered.find(form.stem)
            while start >= 0:
                end = form.end(lowered, start) if form.begins(lowered, start) else None
                if end is not None:
                    return lowered[start:end]
                start = lowered.find(form.stem, start + 1)
        return None


@frozen
class TermForms:
    """One term: what it is in the source, and what it may and may not be in a locale."""

    term: str
    source: Forms
    accepted: Forms
    forbidden: Forms
    accepted_words: tuple[str, ...]


@frozen
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
        said = said_in(term, locale)
        if term.translate and (said.accepted or said.forbidden):
            yield TermForms(
                term.term,
                Forms(word_forms(written_forms(term), source)),
                Forms(word_forms(said.accepted, locale)),
                Forms(word_forms(said.forbidden, locale)),
                said.accepted,
            )


def written_forms(term: Term) -> tuple[str, ...]:
    """What a term is in the source: its forms, or itself."""
    return term.forms or (term.term,)


def said_in(term: Term, locale: LocaleTag) -> LocaleTerm:
    """How a term is said in a locale, or else in its language."""
    return term.locales.get(locale) or term.locales.get(LocaleTag(language(locale))) or _NOTHING_SAID
