"""The rule about references by hand: numbers of sections, and cookies' names in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workbench.checks.context import Context
from workbench.checks.passages import Passage
from workbench.checks.problem import Finding, Severity
from workbench.checks.prose_findings import in_passage
from workbench.checks.rules import per_text, terms
from workbench.checks.sources import Source
from workbench.checks.wordings.phrase import sentences
from workbench.checks.wordings.prose import ProseWordings, prose_wordings_of
from workbench.checks.wordings.prose_theme import ProseTheme
from workbench.policy.model import Policy
from workbench.policy.name_pattern import NamePattern
from workbench.policy.outline import section_numbers
from workbench.policy.sentence import say

_QUOTED = re.compile(r"[“”\"„»«‘’'`](?P<name>[\w.$-]*_[\w.$-]*)[“”\"«»‘’'`]")
_NUMBER = re.compile(r"\s(?P<number>\d{1,2})(?![\d.]*\d)")


@per_text(
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
    ),
)
def cross_reference(passage: Passage, context: Context) -> Iterable[Finding]:
    """A text refers by hand to a section or a cookie that is not there: “section 9”, “_pk_id”.

    A token (`{section:manage}`, `{cookie:own.consent}`) always resolves. Sections of laws do not
    count.
    """
    if not passage.is_source:
        return
    table = prose_wordings_of(passage.locale)
    for words in _sections(passage.text, context.policy, table) if table else ():
        message = say("“{words}” is no section of the policy; refer with a token instead.", words=words)
        yield in_passage(passage, message, words)
    for words in _cookies(passage.text, context.policy):
        message = say("“{words}” is the name of no cookie here; correct it, or use a token.", words=words)
        yield in_passage(passage, message, words)


def _sections(text: str, policy: Policy, table: ProseWordings) -> Iterator[str]:
    if not _NUMBER.search(text) or not table.find(ProseTheme.SECTION, text):
        return
    last = max(section_numbers(policy).values(), default=0)
    for sentence in sentences(text):
        word = table.find(ProseTheme.SECTION, sentence)
        if word is None or table.find(ProseTheme.STATUTE, sentence):
            continue
        found = _NUMBER.match(sentence, sentence.find(word) + len(word))
        if found and not 1 <= int(found["number"]) <= last:
            yield word + found[0]


def _cookies(text: str, policy: Policy) -> Iterator[str]:
    for found in _QUOTED.finditer(text) if "_" in text else ():
        if not _is_cookie(found["name"], policy):
            yield found["name"]


def _is_cookie(name: str, policy: Policy) -> bool:
    placeholders = policy.settings.placeholders
    return any(
        cookie.name == name
        or (cookie.match is not None and NamePattern.of(cookie, placeholders).matches(name))
        for cookie in policy.cookies.values()
    )
