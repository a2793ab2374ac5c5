"""The rule about references by hand: numbers of sections, and cookies' names in quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from workbench.checks.context import Context
from workbench.checks.passages import Passage
from workbench.checks.problem import Finding, Severity
from workbench.checks.prose_findings import in_passage
from workbench.checks.rules import per_source_text, terms
from workbench.checks.sources import Source
from workbench.checks.wordings.phrase import sentences
from workbench.checks.wordings.prose import ProseWordings, prose_wordings_of
from workbench.checks.wordings.prose_theme import ProseTheme
from workbench.policy.kinds import LocaleTag
from workbench.policy.late_pattern import late
from workbench.policy.name_pattern import NamePattern
from workbench.policy.sentence import say

_QUOTED = late(r"[“”\"„»«‘’'`](?P<name>[\w.$-]*_[\w.$-]*)[“”\"«»‘’'`]")
_MANY = 2**15
"""How many texts to remember: all are asked for again when a cookie gets another name."""
_NUMBER = late(r"\s(?P<number>\d{1,2})(?![\d.]*\d)")


def _refers(passage: Passage, _context: Context) -> bool:
    return bool(_sections(passage.text, passage.locale) or _quoted(passage.text))


@per_source_text(
    "PR023",
    "cross-reference",
    Severity.WARNING,
    Source.PRACTICE,
    terms=terms(
        "section.title",
        "section.numbered",
        "settings.sections",
        "settings.placeholders",
        "cookie.name",
        "cookie.match",
        among=_refers,
    ),
)
def cross_reference(passage: Passage, context: Context) -> Iterable[Finding]:
    """A text refers by hand to a section or a cookie that is not there: “section 9”, “_pk_id”.

    A token (`{section:manage}`, `{cookie:own.consent}`) always resolves. Sections of laws do not
    count.
    """
    named, quoted = _sections(passage.text, passage.locale), _quoted(passage.text)
    return _lost(named, quoted, passage, context) if named or quoted else ()  # as in most texts


def _lost(
    named: tuple[tuple[str, int], ...], quoted: tuple[str, ...], passage: Passage, context: Context
) -> Iterator[Finding]:
    """Say which of the sections and the names are not there."""
    for words in (words for words, number in named if not 1 <= number <= context.last_section):
        message = say("“{words}” is no section of the policy; refer with a token instead.", words=words)
        yield in_passage(passage, message, words)
    for words in (name for name in quoted if not _is_cookie(name, context)):
        message = say("“{words}” is the name of no cookie here; correct it, or use a token.", words=words)
        yield in_passage(passage, message, words)


@lru_cache(maxsize=_MANY)
def _sections(text: str, locale: LocaleTag) -> tuple[tuple[str, int], ...]:
    """The sections that a text names by number, with its words."""
    table = prose_wordings_of(locale)
    if table is None or not _NUMBER.search(text) or not table.find(ProseTheme.SECTION, text):
        return ()
    return tuple(_in_sentences(text, table))


def _in_sentences(text: str, table: ProseWordings) -> Iterator[tuple[str, int]]:
    for sentence in sentences(text):
        word = table.find(ProseTheme.SECTION, sentence)
        if word is None or table.find(ProseTheme.STATUTE, sentence):
            continue
        found = _NUMBER.match(sentence, sentence.find(word) + len(word))
        if found:
            yield word + found[0], int(found["number"])


@lru_cache(maxsize=_MANY)
def _quoted(text: str) -> tuple[str, ...]:
    """What a text quotes that looks like a cookie's name."""
    return tuple(found["name"] for found in _QUOTED.finditer(text)) if "_" in text else ()


def _is_cookie(name: str, context: Context) -> bool:
    if name in context.cookie_names:
        return True
    placeholders = context.policy.settings.placeholders
    return any(NamePattern.of(cookie, placeholders).matches(name) for cookie in context.compared_cookies)
