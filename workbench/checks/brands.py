"""The rule about product names that are written in several ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from workbench.checks.context import Context
from workbench.checks.listed import counted
from workbench.checks.places import cookie_file, provider_file
from workbench.checks.problem import Finding, Severity
from workbench.checks.prose_findings import PROSE_READS
from workbench.checks.rules import per_policy, terms
from workbench.checks.sources import Source
from workbench.checks.wordings.phrase import in_lower_case
from workbench.checks.wordings.products import BRANDS
from workbench.formats.data import Path
from workbench.formats.layout import FileRef
from workbench.policy.entries import Key, cookie_key
from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late
from workbench.policy.sentence import say

_NOT_READ = late(
    r"\(link:[^)]*\)|\{[a-z]+:[^}]*\}|https?://\S+|(?<![\w.-])(?:[\w-]+\.)+[a-z]{2,}(?![\w-])", re.IGNORECASE
)
"""Links, tokens, addresses, and the names of domains."""


@frozen
class _Place:
    """Where a text stands that names products, as it writes them."""

    spelled: tuple[str, ...]
    file: FileRef
    path: Path
    key: Key | None


@per_policy(
    "PR020",
    "brand-case",
    Severity.INFO,
    Source.PRACTICE,
    terms=terms(*PROSE_READS, "cookie.description", "provider.name"),
)
def brand_case(context: Context) -> Iterable[Finding]:
    """A product's name is written in several ways: “LinkedIn” here, “Linkedin” there.

    It is said once for each. Addresses and cookies' names are left alone. The place
    is the first that is not as the maker writes it.
    """
    spelled: dict[str, list[tuple[str, _Place]]] = {}
    for place in _places(context):
        for words in place.spelled:
            spelled.setdefault(_plain(words), []).append((words, place))
    for brand in BRANDS:
        uses = spelled.get(_plain(brand), [])
        ways = Counter(words for words, _ in uses)
        others = [(words, place) for words, place in uses if words != brand]
        if len(ways) > 1 and others:
            words, place = others[0]
            message = say(
                "{brand} is written in {number} ways: {spellings}; write it as its maker does.",
                brand=brand,
                number=len(ways),
                spellings=counted(ways.most_common()),
            )
            yield Finding(
                message=message,
                file=place.file,
                path=place.path,
                quote=words,
                key=place.key,
                count=len(others),
            )


def _places(context: Context) -> Iterator[_Place]:
    for passage in context.prose:
        if spelled := _spelled_in(passage.text):
            yield _Place(spelled, passage.file, passage.path, passage.key)
    for provider in context.policy.providers.values():
        if spelled := _spelled_in(provider.name):
            yield _Place(spelled, provider_file(provider), ("name",), None)
    for cookie in context.policy.cookies.values():
        if spelled := _spelled_in(cookie.description):
            key = cookie_key(cookie.id, "description")
            yield _Place(spelled, cookie_file(cookie), ("description",), key)


@lru_cache(maxsize=2**15)
def _spelled_in(text: str) -> tuple[str, ...]:
    """The products that a text names, as it writes them; most are asked for again and again."""
    read = _NOT_READ.sub(" ", text)
    places = (found.span() for found in _brand().finditer(in_lower_case(read)))
    return tuple(read[start:end] for start, end in places)


@cache
def _brand() -> re.Pattern[str]:
    names = "|".join(re.escape(brand).replace(r"\ ", r"[ -]?") for brand in map(str.lower, BRANDS))
    return re.compile(rf"(?<![\w.@/_])(?:{names})(?!\w|\.\w|[_/@])")


def _plain(name: str) -> str:
    return name.replace(" ", "").replace("-", "").casefold()
