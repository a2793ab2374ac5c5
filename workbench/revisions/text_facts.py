"""The facts in a text that its rewording changed: numbers, durations, countries, providers, negations.

A text in which one of them is another may mean something else, however small the correction looks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from workbench.checks.pairs.number_forms import NUMBER, read_number
from workbench.checks.wordings.countries import countries
from workbench.checks.wordings.tables import wordings_of
from workbench.policy.kinds import LocaleTag
from workbench.policy.late_pattern import late
from workbench.revisions.provider_names import ProviderNames

_NEGATIONS = {
    "sv": "inte ej icke aldrig ingen inga inget ingenting varken utan upphör upphört",
    "da": "ikke ej aldrig ingen intet hverken uden",
    "nb": "ikke ei aldri ingen intet verken uten",
    "en": "not never no none nothing neither nor without cannot don't doesn't won't isn't aren't",
    "de": "nicht nie niemals kein keine keinen keinem keiner keines nichts weder ohne",
    "nl": "niet nooit geen niets noch zonder",
    "fr": "ne pas jamais aucun aucune rien ni sans",
    "fi": "ei eivät en emme et ette älä ilman",
}
_WORD = late(r"[\w’']+")


def facts_changed(old: str, new: str, locale: LocaleTag, providers: ProviderNames) -> str:
    """The facts that only one of two texts has, as `−30 days +60 days`; empty where there are none."""
    before, after = (Counter(_facts(text, locale, providers)) for text in (old, new))
    gone, come = before - after, after - before
    return " ".join([*(f"−{fact}" for fact in gone.elements()), *(f"+{fact}" for fact in come.elements())])


def _facts(text: str, locale: LocaleTag, providers: ProviderNames) -> Iterator[str]:
    spans, rest = _durations(text, locale)
    yield from spans
    yield from (str(read_number(found, locale).key) for found in NUMBER.findall(rest))
    yield from (found[0] for found in _countries(locale).finditer(text))
    yield from providers.named(text)
    negations = _negations(locale)
    yield from (word for word in map(str.lower, _WORD.findall(text)) if word in negations)


def _durations(text: str, locale: LocaleTag) -> tuple[list[str], str]:
    """The durations of a text, and the text without them."""
    table = wordings_of(locale)
    spans: list[str] = []
    for words, duration in table.spans(text) if table else ():
        spans.append(str(duration))
        text = text.replace(words, " ", 1)
    return spans, text


@cache
def _negations(locale: LocaleTag) -> frozenset[str]:
    return frozenset(_NEGATIONS.get(locale.partition("-")[0], "").split())


@cache
def _countries(locale: LocaleTag) -> re.Pattern[str]:
    names = sorted(map(re.escape, countries(locale)), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(names)})(?![\w-])")
