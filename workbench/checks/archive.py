"""What rules about publishing look at: every revision as it is kept, and what differs from the newest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.revisions.record import Revision


@frozen
class Kept:
    """A revision as it is kept: its record, the record's digest, the files that are not as it says."""

    revision: Revision
    digest: str
    altered: Sequence[str] = ()


@frozen
class Archive:
    """Every revision, the oldest first, and the published locales that say something else by now."""

    kept: Sequence[Kept] = ()
    changed: Mapping[LocaleTag, str] = field(default_factory=dict)
