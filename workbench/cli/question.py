"""What `check` is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.cli.findings import Finding
from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence


@frozen
class Question:
    """What is asked of the rules: which of them, in which locales, since when."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    since: str | None = None
    is_live: bool = False


@frozen
class Answer:
    """What is wrong, the worst first.

    `lacking` are the locales that no dictionary is installed for, `complaints` are of dictionaries that
    cannot be read; `has_policy` is False where `policy.yaml` cannot be. `time_zone` is the policy's own, None
    where the answer is to be found anew each time.
    """

    findings: Sequence[Finding]
    lacking: Sequence[str] = ()
    complaints: Sequence[Sentence] = ()
    has_policy: bool = True
    time_zone: str | None = None
