"""How much a change means to a reader."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from workbench.policy.sentence import Sentence, say

UNDECIDED = "undecided"
"""What stands in place of a level while a person has yet to say it."""


class Level(StrEnum):
    """The levels of a change, the least first; `initial` is a policy's first revision."""

    NONE = "none"
    EDITORIAL = "editorial"
    MINOR = "minor"
    NOTABLE = "notable"
    MATERIAL = "material"
    INITIAL = "initial"


LEVEL_NAMES: Mapping[str, Sentence] = {
    UNDECIDED: say("undecided"),
    Level.MATERIAL: say("material"),
    Level.NOTABLE: say("notable"),
    Level.MINOR: say("minor"),
    Level.EDITORIAL: say("editorial"),
    Level.NONE: say("of no account"),
    Level.INITIAL: say("initial"),
}
"""What levels are called, the most urgent first."""
