"""References to articles of a law: `Art. 6 (1)(a)`, `Art. 6 Abs. 1 lit. a`, `6 artiklan 1 kohdan a …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.checks.wordings.locale_marks import ARTICLE_WORDS, LETTER_WORDS, PARAGRAPH_WORDS, language
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.late_pattern import late

_NUMBER_AFTER = late(
    rf"\b(?:{ARTICLE_WORDS})[\s\u00a0]*(?P<article>\d+)(?:"
    rf"(?:[\s,]*\((?P<p1>\d+)\)|\.(?P<p2>\d+)|,?\s*(?:{PARAGRAPH_WORDS})\s*(?P<p3>\d+))"
    rf"(?:[\s,]*\((?P<l1>[a-z])\)|,?\s*(?:(?:{LETTER_WORDS})\s*)?(?P<l2>[a-z])(?:\)|(?![\w’'])))?"
    rf")?(?!\d)",
    re.IGNORECASE,
)
_NUMBER_BEFORE = late(
    r"(?P<article>\d+)\.?\s+artikla\w*(?:\s+(?P<p1>\d+)\.?\s+koh[dt]\w*(?:\s+(?P<l1>[a-z])[\s-]+(?:ala)?koh[dt]\w*)?)?",
    re.IGNORECASE,
)


@frozen
class Article:
    """An article, its paragraph and its letter, the latter two where they are named."""

    article: str
    paragraph: str | None = None
    letter: str | None = None

    def __str__(self) -> str:
        return self.article + "".join(f"({part})" for part in (self.paragraph, self.letter) if part)


def articles(text: str, locale: LocaleTag) -> Iterator[Article]:
    """The articles that a text names, in a locale's form."""
    for match in _pattern(locale).finditer(text) if _may_have_article(text) else ():
        parts = match.groupdict()
        paragraph = parts["p1"] or parts.get("p2") or parts.get("p3")
        letter = parts["l1"] or parts.get("l2")
        yield Article(parts["article"], paragraph, letter.lower() if letter else None)


def without_articles(text: str, locale: LocaleTag) -> str:
    """A text without the articles that it names."""
    return _pattern(locale).sub("", text) if _may_have_article(text) else text


def _may_have_article(text: str) -> bool:
    return "art" in text or "Art" in text or "ART" in text


def _pattern(locale: LocaleTag) -> re.Pattern[str]:
    return _NUMBER_BEFORE if language(locale) == "fi" else _NUMBER_AFTER
