"""What is proposed of a change before a person has said anything."""

from __future__ import annotations

from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence
from workbench.revisions.level import Level


@frozen
class Proposal:
    """A level, why it is that one, and where that comes from.

    `is_undecided` says that only a person can tell; `asks_consent` that visitors should be asked again.
    """

    level: Level
    why: Sentence
    source: str = "-"
    is_undecided: bool = False
    asks_consent: bool = False
