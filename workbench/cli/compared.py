"""Two states compared, as every form of `diff` tells it: the title, the groups by level, the remarks."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from workbench.cli.change_words import is_text, runs, values, verdict
from workbench.language import _, _n, said
from workbench.locales.catalog import Catalog
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.revisions.affected import affected, in_words
from workbench.revisions.assessed import Assessed, ChangeList, Group
from workbench.revisions.change import Change
from workbench.revisions.level import LEVEL_NAMES
from workbench.revisions.readers_words import ReadersWords
from workbench.revisions.telling import counted, sign, told
from workbench.revisions.word_diff import Run

if TYPE_CHECKING:
    from workbench.store.git.both_sides import TouchedTwice


@frozen
class ToldChange:
    """One change: what it is of, and either the words of a text with what became of them, or values."""

    sign: str
    what: str
    name: str
    words: Sequence[Run]
    values: str
    within: tuple[str, ...]


@frozen
class ToldGroup:
    """What is decided at once: the changes, what is said of them, whom they concern, how to decide them."""

    changes: tuple[ToldChange, ...]
    verdict: str
    source: str
    affected: str
    sentence: str
    decided_in: str | None
    command: str | None


@frozen(slots=False)
class Compared:
    """Two states with their names, what changed, and the words that readers are told it in.

    `catalogs` are the entries of the newer state's locales, where it has kept them.
    """

    old: str
    new: str
    changes: ChangeList
    readers: ReadersWords
    touched: tuple[TouchedTwice, ...] = ()
    catalogs: Mapping[LocaleTag, Catalog] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Which states, and how many groups of each level."""
        count = len(self.changes.groups)
        if not count:
            return _("{old} → {new}: nothing changed.").format(old=self.old, new=self.new)
        groups = _n("{count} change", "{count} changes", count)
        levels = ", ".join(map(said, counted(self.changes.counts)))
        return f"{self.old} → {self.new}: {groups} ({levels})"

    @property
    def unreadable(self) -> list[str]:
        """The files that cannot be read, of which nothing is said."""
        return sorted(ref.path for ref in self.changes.sides.unreadable)

    def by_level(self) -> Iterator[tuple[str, list[ToldGroup]]]:
        """Yield each level that there are changes of, the most urgent first, with what there is to tell."""
        for level in LEVEL_NAMES:
            groups = [self.told(group) for group in self.changes.groups if group.heading == level]
            if groups:
                yield level, groups

    def told(self, group: Group) -> ToldGroup:
        """What there is to tell of a group."""
        first = group.changes[0]
        concerned = affected([each.change for each in group.changes], self.changes.sides, self.catalogs)
        return ToldGroup(
            changes=tuple(self._told(each.change) for each in group.changes),
            verdict=verdict(first),
            source=first.proposal.source,
            affected="; ".join(map(said, in_words(concerned))),
            sentence=self.readers.sentence(first),
            decided_in=first.path,
            command=_command(group.changes, group.level) if group.is_undecided else None,
        )

    def _told(self, change: Change) -> ToldChange:
        sides = self.changes.sides
        is_words = is_text(change)
        return ToldChange(
            sign=sign(change),
            what=said(told(change, sides)),
            name=change.name,
            words=runs(change) if is_words else (),
            values="" if is_words else self._values(change),
            within=tuple(said(told(inner, sides)) for inner in change.within),
        )

    def _values(self, change: Change) -> str:
        if change.old is None and change.new is None:
            return ""
        old, new = values(change, self.changes.sides)
        if change.old is None:
            return new
        return old if change.new is None else f"{old} → {new}"

    def remarks(self) -> Iterator[str]:
        """Yield what is to be said besides: look-alikes, what both branches touched, what cannot be read."""
        for like in self.changes.look_alikes:
            yield _(
                "{added} looks like {removed} under another id; "
                "given that id again, it is one cookie changed."
            ).format(added=like.added, removed=like.removed)
        for each in self.touched:
            yield _("{path}: changed here ({ours}) and in {old} ({theirs}) since the two parted.").format(
                path=each.path, old=self.old, ours=", ".join(each.ours), theirs=", ".join(each.theirs)
            )
        for path in self.unreadable:
            yield _("unreadable: {path}; see “workbench check”.").format(path=path)
        for path in sorted(self.changes.fallen):
            yield _("{path} decides a change that is no longer there; remove it.").format(path=path)


def _command(changes: Sequence[Assessed], level: str) -> str:
    names = " ".join(shlex.quote(each.change.name) for each in changes)
    return f"workbench decide {names} --level {level} --reason “…”"
