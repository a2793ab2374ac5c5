"""The whole policy with what went struck out and what came underlined, the changes told before it."""

from __future__ import annotations

from workbench.cli.change_words import level_in_words
from workbench.cli.compared import Compared
from workbench.export.document import build
from workbench.export.redline import ToldChange, to_redline
from workbench.language import said
from workbench.revisions.assessed import Group
from workbench.revisions.telling import sign, told


def as_redline(compared: Compared) -> str:
    """The redline of the two states in the readers' locale."""
    old, new = compared.readers.old, compared.readers.new
    before = build(old.policy, old.locale, None, old.wording)
    after = build(new.policy, new.locale, None, new.wording)
    changes = [_line(group, compared) for group in compared.changes.groups]
    return to_redline(before, after, compared.title, changes)


def _line(group: Group, compared: Compared) -> ToldChange:
    first = group.changes[0]
    names = ", ".join(
        f"{sign(each.change)} {said(told(each.change, compared.changes.sides))}" for each in group.changes
    )
    return ToldChange(level_in_words(group.heading), names, compared.readers.sentence(first))
