"""One difference between two states of a policy."""

from __future__ import annotations

from workbench.formats.data import Data
from workbench.formats.layout import FileRef
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.revisions.kind import Kind

POLICY = "policy"
"""The id of the policy as a whole, in the names of changes."""


@frozen(kw_only=True)
class Change:
    """What became of one thing, or of one field of it.

    `old` and `new` are data as a file has them, None where there was or is nothing; `file` is where it stands
    now, or stood. `within` are the things that an added cookie is the first to use, told inside its change.
    """

    kind: Kind
    id: str
    field: str = ""
    locale: LocaleTag | None = None
    old: Data | None = None
    new: Data | None = None
    file: FileRef
    within: tuple[Change, ...] = ()

    @property
    def name(self) -> str:
        """What decisions call it: `lifetime.longer:vwo.uuid-v2:lifetime`."""
        parts = (self.kind, self.id, self.field, self.locale)
        return ":".join(part for part in parts if part)
