"""The rule about texts that are translated in more than one way, or two of them alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from workbench.checks.context import Context
from workbench.checks.problem import Finding, Severity
from workbench.checks.repeated import repeated
from workbench.checks.rules import per_policy, terms
from workbench.checks.sources import Source
from workbench.policy.entries import Entry, Key, entries
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import Sentence, say

_TEXT_FIELDS = (
    "settings.title",
    "settings.labels",
    "section.title",
    "section.blocks",
    "category.title",
    "category.intro",
    "cookie.description",
    "cookie.lifetime",
    "cookie.only",
)


@per_policy(
    "TR027",
    "inconsistent",
    Severity.WARNING,
    Source.PRACTICE,
    terms=terms(*_TEXT_FIELDS, "translations"),
)
def inconsistent(context: Context) -> Iterable[Finding]:
    """One source text has one translation, wherever it stands, and two source texts have two.

    Texts are compared in Unicode's form NFC, in either case, with any white space as one space.
    """
    by_key = {entry.key: entry for entry in entries(context.policy)}
    for locale, texts in context.translations.items():
        pairs = [(by_key[key], text) for key, text in texts.items() if key in by_key]
        yield from _translated_twice(locale, pairs)
        yield from _said_alike(locale, pairs)


def _translated_twice(locale: LocaleTag, pairs: list[tuple[Entry, str]]) -> Iterator[Finding]:
    for _, alike in repeated(pairs, lambda pair: _normal(pair[0].source)):
        yield from _varying(
            locale, alike, lambda pair: pair[1],
            lambda first, other, keys: say(
                "“{source}” is “{first}” in {key} and “{other}” here; say it in one way.",
                source=first[0].source, first=first[1], key=keys, other=other[1],
            ),
        )  # fmt: skip


def _said_alike(locale: LocaleTag, pairs: list[tuple[Entry, str]]) -> Iterator[Finding]:
    for _, alike in repeated(pairs, lambda pair: _normal(pair[1])):
        yield from _varying(
            locale, alike, lambda pair: pair[0].source,
            lambda first, other, keys: say(
                "“{target}” is said for “{other}” here and for “{first}” in {key}; say what each says.",
                target=other[1], other=other[0].source, first=first[0].source, key=keys,
            ),
        )  # fmt: skip


def _varying(
    locale: LocaleTag,
    pairs: list[tuple[Entry, str]],
    part: Callable[[tuple[Entry, str]], str],
    sentence: Callable[[tuple[Entry, str], tuple[Entry, str], Key], Sentence],
) -> Iterator[Finding]:
    """One finding for each other wording, where it first stands, counting where it stands."""
    first = pairs[0]
    others: dict[str, list[tuple[Entry, str]]] = {}
    for pair in pairs:
        others.setdefault(_normal(part(pair)), []).append(pair)
    for wording, those in others.items():
        if wording != _normal(part(first)):
            other = those[0]
            yield Finding(
                message=sentence(first, other, first[0].key),
                key=other[0].key,
                locale=locale,
                quote=other[1],
                given_for=f"{other[0].source}\0{other[1]}",
                count=len(those),
            )


def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
