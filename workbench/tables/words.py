"""The words that tables use for what a cookie's fields choose from: parties, techniques, ways to match."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.policy.kinds import Match, Party, Storage

PARTIES: Mapping[str, Party] = {
    word: party
    for party, words in {
        Party.FIRST: (
            "first", "first party", "first-party", "1st", "1st party", "1st-party", "own", "1", "http first",
            "förstapart", "förstaparts", "första part", "förstapartscookie", "primärleverantör", "egen",
            "erstanbieter", "erstpartei", "erst-anbieter", "eigene",
        ),
        Party.THIRD: (
            "third", "third party", "third-party", "3rd", "3rd party", "3rd-party", "3", "external",
            "tredjepart", "tredjeparts", "tredje part", "tredjepartscookie", "tredjepartsleverantör",
            "extern", "drittanbieter", "drittpartei", "dritt-anbieter",
        ),
    }.items()
    for word in words
}  # fmt: skip
STORAGES: Mapping[str, Storage] = {
    **{str(each): each for each in Storage},
    **{
        word: storage
        for storage, words in {
            Storage.COOKIE: ("cookies", "http cookie", "http-cookie", "http", "kaka", "http-kaka"),
            Storage.LOCAL_STORAGE: ("local storage", "localstorage", "html local storage", "html",
                                    "lokal lagring", "lokaler speicher"),
            Storage.SESSION_STORAGE: ("session storage", "sessionstorage", "sessionslagring",
                                      "sitzungsspeicher"),
            Storage.INDEXED_DB: ("indexeddb", "indexed db"),
            Storage.PIXEL: ("pixel tracker", "tracking pixel", "pixeltagg", "spårningspixel", "zählpixel",
                            "web beacon"),
            Storage.OTHER: ("annat", "övrigt", "andere", "sonstige"),
        }.items()
        for word in words
    },
}  # fmt: skip
MATCHES: Mapping[str, Match] = {
    **{str(each): each for each in Match},
    "exakt": Match.EXACT,
    "genau": Match.EXACT,
    "wildcard": Match.TEMPLATE,
    "mall": Match.TEMPLATE,
    "mönster": Match.TEMPLATE,
    "muster": Match.TEMPLATE,
    "präfix": Match.PREFIX,
    "början": Match.PREFIX,
}


def plain(words: str) -> str:
    """Words as they are looked up."""
    return " ".join(words.casefold().split()).strip(" .")
