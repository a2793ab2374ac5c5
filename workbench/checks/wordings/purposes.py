"""What kinds of cookies are called in the languages of Europe: to know a category by its title."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache


class Purpose(Enum):
    """What a category of cookies is for."""

    NECESSARY = "necessary"
    PREFERENCES = "preferences"
    ANALYTICS = "analytics"
    MARKETING = "marketing"
    SOCIAL = "social"
    CHAT = "chat"


_BEGINNINGS = {
    Purpose.NECESSARY: (
        "essen", "esenci", "nödvänd", "necess", "strictly", "notwendig", "erforderlich", "technisch",
        "nødvend", "välttäm", "noodzak", "necesar", "indispensable", "required", "tekn",
    ),
    Purpose.PREFERENCES: (
        "prefer", "präferen", "inställning", "funktion", "functional", "fonctionn", "funzional",
        "functioneel", "personali", "komfort", "comfort", "toiminnal", "mieltymy",
    ),
    Purpose.ANALYTICS: (
        "analy", "anály", "anali", "análi", "statisti", "statysty", "tilasto", "estadís", "prestanda",
        "performance", "leistung", "audience", "measure", "mätning", "messung", "mesure", "perf",
    ),
    Purpose.MARKETING: (
        "market", "marknad", "reklam", "annons", "advert", "targeting", "werb", "anzeige", "publicit",
        "pubblicit", "reclame", "mainon", "markkinoin", "retarget", "markeds", "mercad", "profil",
    ),
    Purpose.CHAT: ("chat",),
    Purpose.SOCIAL: ("social", "sociaux", "sozial", "sosiaal"),
}  # fmt: skip
"""How the words begin, in lower case: Swedish, English, German, Danish, Norwegian, Finnish, Dutch, French,
Spanish, Italian."""


@lru_cache(maxsize=1024)
def purposes_named(words: str) -> frozenset[Purpose]:
    """The purposes that a title or an id names; a compound counts by the word it begins with."""
    named = [
        word for word in words.lower().replace("-", " ").replace("_", " ").replace("’", " ").split() if word
    ]
    return frozenset(
        purpose
        for purpose, beginnings in _BEGINNINGS.items()
        if any(word.startswith(beginnings) or _within(word, purpose) for word in named)
    )


def _within(word: str, purpose: Purpose) -> bool:
    """Whether a compound ends in the word that says its purpose: `besöksstatistik`, `webbanalys`."""
    return any(each in word for each in _BEGINNINGS[purpose] if len(each) >= 6)
