"""What a check found: a rule, a place, the words it is about, what to do, and where it is safe a fix."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from workbench.policy.frozen import frozen

if TYPE_CHECKING:  # what was found before is told without any of these
    from workbench.formats.data import Data, Path
    from workbench.formats.layout import FileRef
    from workbench.policy.entries import Key
    from workbench.policy.kinds import LocaleTag
    from workbench.policy.model import Waiver
    from workbench.policy.sentence import Sentence

RuleId = NewType("RuleId", str)


class Severity(StrEnum):
    """How bad a problem is: `error` is against a rule of law or false, `info` may be right as it is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """A number to order by, the worst first."""
        return tuple(Severity).index(self)


@frozen
class NewValue:
    """A value that a fix puts into a file; None removes what stands there."""

    file: FileRef
    path: Path
    value: Data | None


@frozen
class Fix:
    """What would mend a problem: said to people, and done as one step that can be undone."""

    title: Sentence
    values: tuple[NewValue, ...]


@frozen(kw_only=True)
class Finding:
    """What one rule says of one place.

    `quote` are the words at fault, as they stand in the value at `path`. `given_for` is the text that a
    waiver is given for where that is not the quote. `count` is how many things the one fact concerns.
    """

    message: Sentence
    file: FileRef | None = None
    path: Path = ()
    quote: str | None = None
    key: Key | None = None
    locale: LocaleTag | None = None
    fix: Fix | None = None
    count: int = 1
    given_for: str | None = None


@frozen(kw_only=True)
class Problem(Finding):
    """A finding with its rule, as severe as the policy takes it; a waiver accepts it."""

    rule: RuleId
    name: str
    severity: Severity
    waiver: Waiver | None = None

    @property
    def is_waived(self) -> bool:
        """Whether somebody has accepted it."""
        return self.waiver is not None

    @property
    def waivable_text(self) -> str | None:
        """The text that a waiver of this problem is given for; when it changes the waiver falls away."""
        return self.quote if self.given_for is None else self.given_for
