"""How languages quote, space, and refer to sections and articles: tables for the translation rules."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.policy.kinds import LocaleTag

_SV = ("””", "’’", "»»")
_DE = ("„“", "‚‘", "»«", "›‹")
_EN = ("“”", "‘’")
_FR = ("«»", "“”", "‹›")
_ROMANCE = ("«»", "“”", "‘’")
_SLAVIC = ("„“", "‚‘", "»«")
_EAST = ("«»", "„“")
_LOW9 = ("„”", "«»", "‚’", "»«")

QUOTES: Mapping[str, tuple[str, ...]] = {
    "sv": _SV,
    "fi": _SV,
    "en": _EN,
    "de": _DE,
    "de-CH": ("«»", "‹›"),
    "fr": _FR,
    "nb": ("«»", "‘’", "“”"),
    "nn": ("«»", "‘’", "“”"),
    "no": ("«»", "‘’", "“”"),
    "da": ("””", "„“", "»«", "’’"),
    "nl": ("“”", "‘’", "„”"),
    "it": _ROMANCE,
    "es": _ROMANCE,
    "pt": _ROMANCE,
    "ca": _ROMANCE,
    "el": _ROMANCE,
    "cs": _SLAVIC,
    "sk": _SLAVIC,
    "sl": _SLAVIC,
    "bg": _SLAVIC,
    "is": _SLAVIC,
    "lt": _SLAVIC,
    "et": _EAST,
    "ru": _EAST,
    "uk": _EAST,
    "lv": ("«»", "„“", "“”", "„”"),
    "pl": _LOW9,
    "hu": _LOW9,
    "ro": _LOW9,
    "hr": _LOW9,
    "tr": _EN,
    "ja": ("「」", "『』"),
    "zh": ("“”", "‘’", "「」", "『』"),
    "ko": _EN,
    "ar": ("«»", "“”"),
}
"""Pairs of opening and closing marks by language or tag; two alike open and close."""

SPACED_PUNCTUATION = frozenset({"fr", "br"})
"""Languages with a narrow no-break space before `; : ! ?` and within « »; not in Canada."""

SECTION_WORDS: Mapping[str, str] = {
    "sv": r"avsnitt(?:et)?",
    "en": r"sections?|sec\.",
    "de": r"abschnitt(?:e[ns]?|s)?|ziffern?",
    "fr": r"sections?|rubriques?|parties?|chapitres?",
    "fi": r"koh(?:ta|dassa|dan|taan|dasta)|osio(?:n|ssa|on|sta)?|luku|luvu(?:n|ssa)|jakso(?:n|ssa)?",
    "nb": r"avsnitt(?:et)?|punkt|pkt\.",
    "nn": r"avsnitt(?:et)?|punkt|pkt\.",
    "no": r"avsnitt(?:et)?|punkt|pkt\.",
    "da": r"afsnit(?:tet)?|punkt|pkt\.",
    "nl": r"paragra(?:af|fen)|sectie|hoofdstuk|punt",
    "it": r"sezion[ei]|paragraf[oi]",
    "es": r"secci(?:ón|ones)|apartados?",
    "pt": r"sec?ç(?:ão|ões)|seções",
    "pl": r"sekcj\w+|rozdzia\w+|punk\w+|pkt",
    "ar": r"القسم",
}
"""What a section is called where a text refers to one by its number."""

ARTICLE_WORDS = r"art(?:\.|ikel[ns]?|icles?|ikkelen|ikler|ículos?|icol[oi]|igos?)?"
"""What an article of a law is called, in the languages where its number follows."""

PARAGRAPH_WORDS = (
    r"abs\.|absatz|paragraphe|paragraf|paragraph|para\.|par\.|§|stk\.|punkt(?:en)?|nr\.|lid|apartado|n\.º"
)
LETTER_WORDS = r"lit\.|litt\.|buchst\.|buchstabe|point|bokstav|led(?:et)?|punt|letra|lettera|letter|alinéa"


def of_language(table: Mapping[str, tuple[str, ...]], locale: LocaleTag) -> tuple[str, ...] | None:
    """A locale's row of a table: its own, else its language's."""
    return table.get(locale) or table.get(language(locale))


def language(locale: LocaleTag) -> str:
    """The language of a tag."""
    return locale.partition("-")[0].lower()


def is_spaced(locale: LocaleTag) -> bool:
    """Whether a locale sets narrow no-break spaces beside punctuation."""
    return language(locale) in SPACED_PUNCTUATION and not locale.endswith("-CA")
