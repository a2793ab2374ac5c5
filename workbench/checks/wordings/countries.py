"""What countries are called, and which of them data may go to without more words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

_EEA = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"
EEA = frozenset(_EEA.split())
"""The European Economic Area, as ISO 3166 has it."""
ADEQUATE = frozenset(("AD", "AR", "CA", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "KR", "NZ", "UY"))
"""Countries with an adequacy decision under article 45 GDPR; that for the US covers certified firms only."""

_ALSO_CALLED = {
    "USA": "US", "U.S.A.": "US", "US": "US", "U.S.": "US", "Hong Kong": "HK", "Hongkong": "HK",
    "Storbritannien": "GB", "UK": "GB", "Großbritannien": "GB", "Great Britain": "GB",
    "Förenta staterna": "US", "the United States": "US", "Vereinigten Staaten": "US", "Amerika": "US",
    "Kina": "CN", "China": "CN", "Sydkorea": "KR", "South Korea": "KR", "Südkorea": "KR",
    "Russia": "RU", "Turkey": "TR", "Türkei": "TR", "Turkiet": "TR",
}  # fmt: skip


@cache
def locale_data(language: str) -> Locale:
    """What CLDR has for a language; English where it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


@cache
def countries(language: str) -> Mapping[str, str]:
    """Every country's names in a language, with its code; short names that all languages use among them."""
    territories = locale_data(language).territories
    named = {name: code for code, name in territories.items() if len(code) == 2 and code.isalpha()}
    return {**named, **_ALSO_CALLED}


def needs_basis(country: str) -> bool:
    """Whether a transfer to a country needs a basis of its own; codes for groups (EU, UN) do not count."""
    return country.upper() not in EEA | ADEQUATE | {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
