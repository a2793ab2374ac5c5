"""A source text and its translation, with what the rules count in each; worked out when first asked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from workbench.checks.pairs.locale_words import LocaleWords
from workbench.checks.pairs.names_kept import Names, Occurrence
from workbench.policy.entries import TextKind
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.late_pattern import late
from workbench.policy.sentence import Sentence

FILLER = "￼"
"""Stands, in `Side.bare`, for what is no language: a placeholder, an address, code."""

PLACEHOLDER = r"\{(?:[a-z][a-z0-9_]*(?::[a-z0-9][a-z0-9._-]*)?|[A-Z][A-Z0-9_]*)\}"
URL = r"(?:https?://|www\.)[^\s<>\"”“»«]*[^\s<>\"”“»«.,;:!?)\]]"
EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"

_MASKED_BY = frozenset("{}<`@/]")
"""A text without any of these, and without `www.`, is all language."""
_MASKED = late(
    rf"(?=[{{}}(hw`<])(?:(?P<braces>\{{\{{|\}}\}})|(?P<placeholder>{PLACEHOLDER})|(?<=\])(?P<target>\([^)\s]*\))|(?P<url>{URL})"
    rf"|(?P<code>`[^`]*`)|(?P<tag></?[A-Za-z][^<>]*>))"
)
_EMAIL = late(EMAIL)
_BRACES_AND_PLACEHOLDERS = late(rf"\{{\{{|\}}\}}|{PLACEHOLDER}")
DIGITS = "0"
"""What `Pair.characters` has for any digit."""
_ASCII_DIGITS = frozenset("0123456789")
_BEFORE_OTHER_DIGITS = frozenset(map(chr, range(0x660)))
"""The characters that come before the first digit of another script."""
_SILENT = frozenset({"target", "tag"})


@frozen
class Fault:
    """What one rule says of one pair; `quote` are the words at fault, in either text, `mending` a way out."""

    message: Sentence
    quote: str | None = None
    mending: Mending | None = None


@frozen
class Mending:
    """The whole translation without some fault, and what was done to it."""

    title: Sentence
    text: str


@frozen(slots=False, eq=False)
class Side:
    """One of the two texts; `bare` has no link targets or tags, and a filler for what is no language."""

    text: str
    bare: str
    locale: LocaleTag
    kind: TextKind
    names: Names

    @cached_property
    def placeholders(self) -> list[str]:
        """Tokens and `{UPPER}` names, sorted; doubled braces are none."""
        if "{" not in self.text:
            return []
        return sorted(each for each in _BRACES_AND_PLACEHOLDERS.findall(self.text) if each[1] not in "{}")

    @cached_property
    def names_kept(self) -> tuple[Occurrence, ...]:
        """The names in the text that no locale translates."""
        return tuple(self.names.find(self.text))

    @cached_property
    def nameless(self) -> str:
        """The bare text with a filler for every name that is not translated."""
        text = self.bare
        found = self.names_kept if text is self.text else self.names.find(text)
        pieces: list[str] = []
        end = 0
        for each in found:
            pieces += [text[end : each.start], FILLER]
            end = each.end
        return "".join([*pieces, text[end:]]) if pieces else text


@frozen(slots=False, eq=False)
class Pair:
    """A source text, its translation, and what the policy says that concerns them.

    `characters` are all of the two, and `0` for a digit of any script: most rules need some.
    """

    source: Side
    target: Side
    words: LocaleWords
    characters: frozenset[str]

    @property
    def locale(self) -> LocaleTag:
        """The locale of the translation."""
        return self.target.locale

    def retranslated(self, text: str) -> Pair:
        """The same source with another translation."""
        return pair_of(self.source.text, text, self.words, self.target.kind)


def pair_of(source: str, target: str, words: LocaleWords, kind: TextKind = TextKind.PLAIN) -> Pair:
    """Make a pair of two texts."""
    characters = _characters(source + target)
    is_bare = characters.isdisjoint(_MASKED_BY) and "www." not in source and "www." not in target
    return Pair(
        Side(source, source if is_bare else _bare(source), words.source_locale, kind, words.names),
        Side(target, target if is_bare else _bare(target), words.locale, kind, words.names),
        words,
        characters,
    )


def _characters(text: str) -> frozenset[str]:
    found = frozenset(text)
    has_others = not found <= _BEFORE_OTHER_DIGITS and any(map(str.isdecimal, found))
    return found.union(DIGITS) if has_others or not found.isdisjoint(_ASCII_DIGITS) else found


def _bare(text: str) -> str:
    return _MASKED.sub(_masked, _EMAIL.sub(FILLER, text) if "@" in text else text)


def lacking(wanted: Iterable[str], there: Iterable[str]) -> Iterator[str]:
    """What `wanted` has more of than `there`, each as often as it is missing."""
    yield from (Counter(wanted) - Counter(there)).elements()


def no_language(text: str) -> Iterator[re.Match[str]]:
    """The parts of a text that are no language, for which `Side.bare` has a filler or nothing."""
    yield from _EMAIL.finditer(text)
    yield from _MASKED.finditer(text)


def _masked(match: re.Match[str]) -> str:
    return "" if match.lastgroup in _SILENT else FILLER
