"""The rule about vendors that only the prose names, or only the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from workbench.checks.context import Context
from workbench.checks.legal_names import without_form
from workbench.checks.passages import Passage
from workbench.checks.places import in_provider
from workbench.checks.problem import Finding, Severity
from workbench.checks.prose_findings import PROSE_READS, in_passage
from workbench.checks.rules import per_policy, terms
from workbench.checks.sources import Source
from workbench.checks.wordings.phrase import sentences
from workbench.checks.wordings.products import SERVICES
from workbench.checks.wordings.prose import ProseWordings, prose_wordings_of
from workbench.checks.wordings.prose_theme import ProseTheme
from workbench.policy.frozen import frozen
from workbench.policy.kinds import ProviderId
from workbench.policy.late_pattern import late
from workbench.policy.model import Provider
from workbench.policy.sentence import say

_MANY = 2**15
"""How many texts to remember: a policy is checked again and again with the same ones."""
_NOT_LETTERS = late(r"[\W_]+")


@per_policy(
    "PR015",
    "vendor-mismatch",
    Severity.WARNING,
    Source.PTS,
    terms=terms(
        *PROSE_READS,
        "cookie.name",
        "cookie.description",
        "cookie.provider",
        "provider.name",
        "provider.legal_name",
        "provider.aliases",
    ),
)
def vendor_mismatch(context: Context) -> Iterable[Finding]:
    """The prose tells of a vendor that has no row, or the tables have vendors of which the prose is silent.

    A vendor is in the tables where a row is its own, or a row's name or description names it. Vendors that
    only the tables have are told once, and only where the prose tells of others.
    """
    prose, rows = _prose(tuple(passage.text for passage in context.prose)), _Rows(context)
    yield from _only_in_prose(context, prose, rows)
    yield from _only_in_tables(context, prose, rows)


@frozen(slots=False, eq=False)
class _Rows:
    """What the rows of all tables say; made only where the prose tells of somebody."""

    context: Context

    def name(self, words: str) -> bool:
        """Whether a row is of a vendor, or names it; its name comes without spaces and signs."""
        return words in self._vendors or words in self._texts

    @cached_property
    def _vendors(self) -> str:
        used = {cookie.provider for cookie in self.context.policy.cookies.values()}
        providers = self.context.policy.providers.values()
        return _joined(name for each in providers if each.id in used for name in _names(each))

    @cached_property
    def _texts(self) -> str:
        cookies = self.context.policy.cookies.values()
        return _joined(f"{cookie.name} {cookie.description}" for cookie in cookies)


def _only_in_prose(context: Context, prose: str, rows: _Rows) -> Iterator[Finding]:
    names = {name for each in context.policy.providers.values() for name in _names(each)}
    table = prose_wordings_of(context.policy.source_locale)
    told: set[str] = set()
    there = [name for name in {*names, *SERVICES} if _plain(name) in prose]
    for name in sorted(there, key=lambda each: (-len(each), each)):
        plain = _plain(name)
        mention = None if plain in told or rows.name(plain) else _mention(name, context, table)
        if mention:
            told.add(plain)
            passage, words = mention
            message = say(
                "The text tells of {vendor}, and no table has a row of it; add its cookies, or say that "
                "it sets none.",
                vendor=name,
            )
            yield in_passage(passage, message, words)


def _mention(name: str, context: Context, table: ProseWordings | None) -> tuple[Passage, str] | None:
    mentioned = _mentioned(name)
    for passage in context.prose:
        if mentioned.search(passage.text):
            for sentence in sentences(passage.text):
                found = mentioned.search(sentence)
                if found and not (table and table.find(ProseTheme.DENIES, sentence)):
                    return passage, found[0]
    return None


@lru_cache(maxsize=1024)
def _mentioned(name: str) -> re.Pattern[str]:
    words = re.escape(name).replace(r"\ ", "[ -]?")
    return re.compile(rf"(?<![\w:]){words}(?!\w)", re.IGNORECASE)


def _only_in_tables(context: Context, prose: str, rows: _Rows) -> Iterator[Finding]:
    providers = context.policy.providers.values()
    silent = [each for each in providers if not _is_told_of(each.id, _names(each), prose)]
    if len(silent) == len(providers):
        return
    silent = [each for each in silent if any(rows.name(_plain(name)) for name in _names(each))]
    if silent:
        message = say(
            "The tables have {names}, and the text tells of other vendors but not of these; say what "
            "they are for.",
            names=", ".join(provider.name for provider in silent),
        )
        yield in_provider(silent[0], ("name",), message, silent[0].name, count=len(silent))


@lru_cache(maxsize=_MANY)
def _is_told_of(provider: ProviderId, names: frozenset[str], prose: str) -> bool:
    return _plain(f"provider:{provider}") in prose or any(_plain(name) in prose for name in names)


def _names(provider: Provider) -> frozenset[str]:
    """What texts may call a provider."""
    return _without_forms(provider.name, provider.legal_name, *provider.aliases)


@lru_cache(maxsize=_MANY)
def _without_forms(*names: str | None) -> frozenset[str]:
    return frozenset(without_form(name) for name in names if name)


@lru_cache(maxsize=1)
def _prose(texts: tuple[str, ...]) -> str:
    return _joined(texts)


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(map(_plain, texts))


@lru_cache(maxsize=_MANY)
def _plain(text: str) -> str:
    """A text's letters and digits alone: `New Relic` and `NewRelic` are one name."""
    return _NOT_LETTERS.sub("", text).casefold()
