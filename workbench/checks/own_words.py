"""Words that a policy may use though no dictionary has them: its names, its terms, and those of the web."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from workbench.checks.wordings.products import BRANDS, SERVICES
from workbench.checks.wordings.spelling import WEB_WORDS
from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late
from workbench.policy.model import Policy

_LETTERS = late(r"[^\W\d_]{2,}")
_ENDINGS = ("s", "’s", "'s", "n", "en", "er")
"""What names take behind them in the languages that have tables."""


@frozen
class OwnWords:
    """Words in any case, and how words begin."""

    words: frozenset[str]
    beginnings: tuple[str, ...]

    def __contains__(self, word: str) -> bool:
        plain = word.casefold()
        if plain in self.words or plain.startswith(self.beginnings):
            return True
        return any(plain.removesuffix(ending) in self.words for ending in _ENDINGS)


def own_words(policy: Policy) -> OwnWords:
    """Take the words of cookies, providers, links, variables and the glossary."""
    terms = list(_terms(policy))
    whole = (*_names(policy), *(term for term in terms if not term.endswith("*")), *BRANDS, *SERVICES)
    words = set[str]().union(*map(_words, whole))
    beginnings = {term[:-1].casefold() for term in terms if term.endswith("*") and term != "*"}
    return OwnWords(frozenset(words | WEB_WORDS), tuple(sorted(beginnings)))


@lru_cache(maxsize=2**16)
def _words(name: str) -> tuple[str, ...]:
    """The words of a name; a policy has many, and an edit gives it another one."""
    return tuple(word.casefold() for word in _LETTERS.findall(name))


@lru_cache(maxsize=2**14)
def _host(url: str) -> str:
    return urlsplit(url).netloc


def _names(policy: Policy) -> Iterator[str]:
    yield from (cookie.name for cookie in policy.cookies.values())
    for provider in policy.providers.values():
        yield from (provider.name, provider.legal_name or "", *provider.aliases)
    for link in policy.links.values():
        yield from (_host(url) for url in (link.url or "", *link.urls.values()))
    yield from policy.settings.variables.values()
    for locale in policy.settings.locales.values():
        yield from locale.variables.values()


def _terms(policy: Policy) -> Iterator[str]:
    """The glossary's terms in every form and locale."""
    for term in policy.glossary.values():
        yield from (term.term, *term.forms)
        for locale in term.locales.values():
            yield from locale.accepted
