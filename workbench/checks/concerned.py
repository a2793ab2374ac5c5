"""The texts that a rule can judge otherwise when what it reads of other things changes: seldom all."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from workbench.checks.context import Context
from workbench.checks.passages import Passage
from workbench.checks.reads import SPELLING
from workbench.checks.rules import Rule


@dataclass(slots=True)
class Concerned:
    """Those of one rule, by their ids, kept from one check to the next."""

    ids: set[Hashable] = field(default_factory=set)

    def knows(self, rule: Rule, touched: Collection[str]) -> bool:
        """Whether it knows those of a rule now that some fields were touched: not if dictionaries were."""
        return rule.terms.among is not None and SPELLING not in touched

    def forget(self, again: Collection[Hashable] | None) -> None:
        """Forget the texts that are looked at again, None for all."""
        if self.ids:
            self.ids = set() if again is None else self.ids.difference(again)

    def add(
        self, rule: Rule, texts: Mapping[Hashable, object], again: Iterable[Hashable], context: Context
    ) -> None:
        """See of some texts which are concerned from now on."""
        is_among = rule.terms.among
        if is_among is None:
            return
        for text in again:
            passage = cast("Passage | None", texts.get(text))
            if passage is not None and is_among(passage, context):
                self.ids.add(text)
