"""Spans of time in a locale's words: CLDR's, the policy's, and the forms that cases give them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from functools import cache

from workbench.checks.pairs.number_forms import NUMBER, read_number
from workbench.checks.wordings.case_forms import CASE_FORMS
from workbench.checks.wordings.locale_marks import language
from workbench.checks.wordings.tables import wordings_of
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.late_pattern import late
from workbench.policy.lifetime import Unit
from workbench.policy.model import UnitPatterns

_DIGIT = late(r"\d")
_FORMS_WITHOUT_NUMBER: Mapping[str, int] = {"one": 1, "two": 2}


@frozen
class Span:
    """An amount of a unit, never converted; `words` is how a text says it."""

    amount: Decimal
    unit: Unit
    words: str

    @property
    def key(self) -> tuple[Decimal, Unit]:
        """What the same span has in any language."""
        return self.amount, self.unit


@frozen(eq=False)
class _Lexicon:
    """A locale's words for units; `whole` are those that say an amount without a figure (شهر, one month)."""

    units: Mapping[str, Unit]
    whole: Mapping[str, tuple[Decimal, Unit]]
    pattern: re.Pattern[str]


@frozen(eq=False)
class Lexicons:
    """Every locale's words for units, with the exceptions that a policy makes to them."""

    exceptions: Mapping[LocaleTag, UnitPatterns] = field(default_factory=dict)
    _made: dict[LocaleTag, _Lexicon] = field(default_factory=dict)

    def __reduce__(self) -> tuple[object, ...]:
        """What was made of CLDR is made again where it is needed."""
        return Lexicons, (self.exceptions,)

    def spans(self, text: str, locale: LocaleTag) -> Iterator[Span]:
        """Every span that a text says in figures and words."""
        if not _DIGIT.search(text):
            return
        lexicon = self._of(locale)
        for match in lexicon.pattern.finditer(text):
            value = read_number(match["amount"], locale).value
            if value is not None:
                yield Span(value, lexicon.units[match["unit"].lower()], match[0])

    def spans_without_figures(self, text: str, locale: LocaleTag) -> Iterator[tuple[Decimal, Unit]]:
        """The spans that a language says without a figure, as Arabic does one month and two days."""
        yield from (span for words, span in self._of(locale).whole.items() if words in text)

    def _of(self, locale: LocaleTag) -> _Lexicon:
        if locale not in self._made:
            own = self.exceptions.get(locale)
            self._made[locale] = _made(locale, own) if own else _lexicon(locale)
        return self._made[locale]


@cache
def _lexicon(locale: LocaleTag) -> _Lexicon:
    return _made(locale, {})


def _made(locale: LocaleTag, own: UnitPatterns) -> _Lexicon:
    words: dict[str, Unit] = {}
    whole: dict[str, tuple[Decimal, Unit]] = {}
    for unit, form, pattern in _patterns(locale, own):
        if "{0}" in pattern:
            words.setdefault(_word(pattern), unit)
        elif form in _FORMS_WITHOUT_NUMBER:
            whole[pattern] = (Decimal(_FORMS_WITHOUT_NUMBER[form]), unit)
    for unit, forms in CASE_FORMS.get(language(locale), {}).items():
        words.update((form.lower(), unit) for form in forms)
    tables = wordings_of(locale)
    for unit, forms in tables.units.items() if tables else ():
        words.update((form.lower(), unit) for form in forms)
    words.pop("", None)
    alternatives = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    number = NUMBER.pattern
    return _Lexicon(
        words,
        whole,
        re.compile(
            rf"(?<![\w.,/-])(?P<amount>{number})[\s\u00a0\u202f-]*(?P<unit>{alternatives})(?!\w)",
            re.IGNORECASE,
        ),
    )


def _patterns(locale: LocaleTag, own: UnitPatterns) -> Iterator[tuple[Unit, str, str]]:
    from workbench.locales.phrases import babel_locale

    known = babel_locale(locale)._data["unit_patterns"]  # Babel has no public way to a pattern.
    for unit in Unit:
        for length in ("long", "short"):
            for form, pattern in known.get(f"duration-{unit}", {}).get(length, {}).items():
                if isinstance(pattern, str):
                    yield unit, form, pattern
        for form, pattern in own.get(unit, {}).items():
            yield unit, form, pattern


def _word(pattern: str) -> str:
    return pattern.replace("{0}", "").strip(" \u00a0\u202f").lower()
