"""A source text and its translation with what is wrong between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from workbench.checks.pairs.pair import Fault
from workbench.checks.passages import Passage
from workbench.checks.problem import RuleId
from workbench.policy.frozen import frozen

Faults: TypeAlias = Mapping[RuleId, tuple[Fault, ...]]


@frozen
class FaultyPair:
    """A translated text with everything that rules say of it beside its source."""

    passage: Passage
    faults: Faults
