"""What a column of a table can say of a cookie, and the words that stand above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from workbench.policy.labels import labels
from workbench.policy.late_pattern import late
from workbench.policy.model import Policy


class Meaning(StrEnum):
    """What a column says: a field of the cookie, or of its provider where that is new."""

    ID = "id"
    NAME = "name"
    MATCH = "match"
    CATEGORY = "category"
    PROVIDER = "provider"
    PARTY = "party"
    LIFETIME = "lifetime"
    DESCRIPTION = "description"
    STORAGE = "storage"
    DOMAINS = "domains"
    PURPOSES = "purposes"
    LEGAL_NAME = "legal_name"
    COUNTRY = "country"
    URL = "url"
    HINT = "hint"
    NOTE = "note"


_WORDS: Mapping[Meaning, tuple[str, ...]] = {
    Meaning.ID: ("id", "cookie id"),
    Meaning.NAME: (
        "name", "cookie", "cookies", "cookie name", "key", "cookie / data key name", "identifier",
        "namn", "cookienamn", "cookie-namn", "namn på cookie", "cookiens namn", "beteckning",
        "cookie-beteckning", "kaka", "nyckel",
        "bezeichnung", "cookie-name", "cookiename", "name des cookies", "cookie-bezeichnung", "schlüssel",
    ),
    Meaning.MATCH: ("match", "matching", "matchning", "jämförelse", "abgleich"),
    Meaning.CATEGORY: (
        "category", "categories", "table", "type of cookie", "group", "cookie category", "classification",
        "kategori", "cookiekategori", "cookie-kategori", "grupp", "tabell",
        "kategorie", "cookie-kategorie", "gruppe", "tabelle",
    ),
    Meaning.PROVIDER: (
        "provider", "vendor", "supplier", "platform", "service", "set by", "owner", "third party name",
        "leverantör", "tjänst", "utgivare", "sätts av", "ägare", "avsändare",
        "anbieter", "dienst", "herausgeber", "gesetzt von", "plattform",
    ),
    Meaning.PARTY: (
        "party", "first/third party", "first or third party", "1st/3rd party", "part", "första/tredje part",
        "första- eller tredjepart", "förstapart/tredjepart", "partei", "erst-/drittanbieter",
    ),
    Meaning.LIFETIME: (
        "lifetime", "duration", "expiry", "expires", "expiration", "retention", "retention period",
        "max age", "storage period", "persistence", "lifespan", "validity",
        "lagringstid", "livslängd", "varaktighet", "giltighet", "giltighetstid", "löptid", "utgår",
        "sparas i", "sparas", "lagringsperiod", "upphör", "hållbarhet", "tid",
        "speicherdauer", "laufzeit", "dauer", "lebensdauer", "gültigkeit", "ablauf", "gültigkeitsdauer",
        "speicherfrist",
    ),
    Meaning.DESCRIPTION: (
        "description", "purpose", "used for", "what it does", "function", "purpose / description",
        "beskrivning", "syfte", "ändamål", "användning", "funktion", "förklaring",
        "beschreibung", "zweck", "verwendungszweck", "erklärung", "nutzung",
    ),
    Meaning.STORAGE: (
        "storage", "storage technique", "technology", "technique", "storage type", "lagringsteknik",
        "teknik", "lagring", "lagringstyp", "speichertechnik", "technik", "speicherart", "speicherort",
    ),
    Meaning.DOMAINS: ("domain", "domains", "host", "domän", "domäner", "domäne", "domänen"),
    Meaning.PURPOSES: ("purposes", "purpose codes", "ändamålskoder", "zweckcodes"),
    Meaning.LEGAL_NAME: (
        "legal name", "company", "data controller", "controller", "legal entity", "juridiskt namn",
        "företag", "bolag", "personuppgiftsansvarig", "firma", "unternehmen", "verantwortlicher",
    ),
    Meaning.COUNTRY: ("country", "land"),
    Meaning.URL: (
        "url", "link", "privacy policy", "more information", "gdpr rights portal", "website",
        "user privacy & gdpr rights portals", "länk", "webbplats", "adress", "mer information",
        "integritetspolicy", "datenschutzerklärung", "webseite", "adresse", "weitere informationen",
    ),
    Meaning.HINT: ("hint", "hint for translators", "tips", "hinweis"),
    Meaning.NOTE: ("note", "notes", "comment", "anteckning", "kommentar", "notering", "notiz", "bemerkung"),
}  # fmt: skip
_OF_LABELS = {
    "cookie_name": Meaning.NAME,
    "description": Meaning.DESCRIPTION,
    "lifetime": Meaning.LIFETIME,
    "provider": Meaning.PROVIDER,
}
"""The policy's own words above its tables."""
_REMARK = late(r"\([^()]*\)|\[[^\[\]]*\]")
_SEPARATOR = late(r"[/|:]| - | – ")


def heading_words(policy: Policy) -> Mapping[str, Meaning]:
    """What each word above a column means, the policy's own words among them; all in small letters."""
    words = {_plain(word): meaning for meaning, some in _WORDS.items() for word in some}
    of_policy = labels(policy.settings)
    own = {_plain(of_policy[label]): meaning for label, meaning in _OF_LABELS.items() if label in of_policy}
    return {**own, **words}


def meanings_of(headings: Sequence[str], words: Mapping[str, Meaning]) -> Mapping[Meaning, int]:
    """Which column says what, by the words above them: whole ones first, then what parts of them say."""
    found: dict[Meaning, int] = {}
    for reading in (_whole, _parts, _single_words):
        for place, heading in enumerate(headings):
            if place in found.values():
                continue
            named = (words[word] for word in reading(heading) if word in words)
            meaning = next((each for each in named if each not in found), None)
            if meaning is not None:
                found[meaning] = place
    return found


def _whole(heading: str) -> Iterator[str]:
    yield _plain(heading)


def _parts(heading: str) -> Iterator[str]:
    yield _plain(_REMARK.sub("", heading))
    yield from map(_plain, _SEPARATOR.split(_REMARK.sub("", heading)))


def _single_words(heading: str) -> Iterator[str]:
    """Each word of a heading that is no sentence, the last one first: it says what the others narrow."""
    words = re.findall(r"[^\W\d_]+", heading.casefold())
    if len(words) <= 5:
        yield from reversed(words)


def _plain(heading: str) -> str:
    return " ".join(heading.casefold().replace("_", " ").split()).strip(" .:*")
