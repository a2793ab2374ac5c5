"""How much a change means to a reader."""

from __future__ import annotations

from enum import StrEnum

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
