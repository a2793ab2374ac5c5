"""What the rule about spelling asks: for each locale, whether a dictionary lacks a word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag


class Speller(Protocol):
    """A dictionary of one language."""

    @property
    def name(self) -> str:
        """What it is called, as `sv_SE`."""

    def lacks(self, word: str) -> bool:
        """Whether it is known to lack a word; of one that it has not been asked for yet it is not."""


@frozen(eq=False)
class Spelling:
    """The dictionaries that there are; another value says that one of them has judged more words."""

    spellers: Mapping[LocaleTag, Speller]
