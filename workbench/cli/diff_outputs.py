"""Changes as people and programs read them: text, Markdown for a pull request, JSON."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.cli.change_words import (
    LEVEL_NAMES,
    counted,
    is_text,
    level_in_words,
    level_of,
    runs,
    values,
    verdict,
)
from workbench.export.markdown_inline import escaped
from workbench.language import _, _n, said
from workbench.revisions.assessed import Assessed, ChangeList, Group
from workbench.revisions.readers_words import ReadersWords
from workbench.revisions.telling import sign, told
from workbench.revisions.word_diff import Mark

if TYPE_CHECKING:
    from workbench.store.git.both_sides import TouchedTwice

_MARKS = {Mark.GONE: "[-{}-]", Mark.NEW: "{{+{}+}}"}
_MARKDOWN = {Mark.GONE: "~~{}~~", Mark.NEW: "**{}**"}


@dataclass(frozen=True)
class Compared:
    """Two states with their names, what changed, and the words that readers are told it in."""

    old: str
    new: str
    changes: ChangeList
    readers: ReadersWords
    touched: tuple[TouchedTwice, ...] = ()

    @property
    def title(self) -> str:
        """Which states, and how many groups of each level."""
        count = len(self.changes.groups)
        if not count:
            return _("{old} → {new}: nothing changed.").format(old=self.old, new=self.new)
        groups = _n("{count} change", "{count} changes", count)
        return f"{self.old} → {self.new}: {groups} ({counted(self.changes)})"

    @property
    def unreadable(self) -> list[str]:
        """The files that cannot be read, of which nothing is said."""
        return sorted(ref.path for ref in self.changes.sides.unreadable)


def as_text(compared: Compared) -> str:
    """The changes by level, each with its values, what is proposed and how to decide it."""
    lines = [compared.title]
    for level, groups in _by_level(compared.changes.groups):
        lines += ["", level_in_words(level).upper()]
        for group in groups:
            lines += _group_as_text(group, compared)
    return "\n".join([*lines, *_remarks(compared)])


def _by_level(groups: Iterable[Group]) -> Iterator[tuple[str, list[Group]]]:
    found = list(groups)
    for level in LEVEL_NAMES:
        of_level = [group for group in found if level_of(group) == level]
        if of_level:
            yield level, of_level


def _group_as_text(group: Group, compared: Compared) -> Iterator[str]:
    for each in group.changes:
        yield f"{sign(each.change)} {said(told(each.change, compared.changes.sides))}  [{each.change.name}]"
        yield from (f"    {line}" for line in _values_as_text(each, compared))
        for inner in each.change.within:
            yield f"    + {said(told(inner, compared.changes.sides))}"
    first = group.changes[0]
    yield f"    {verdict(first)}"
    sentence = compared.readers.sentence(first)
    if sentence:
        yield f"    » {sentence}"
    if group.is_undecided:
        yield f"    $ {_command(group)}"


def _values_as_text(each: Assessed, compared: Compared) -> list[str]:
    change = each.change
    if is_text(change):
        return ["".join(_MARKS.get(run.mark, "{}").format(run.text) for run in runs(change))]
    if change.old is None and change.new is None:
        return []
    old, new = values(change, compared.changes.sides)
    if change.old is None:
        return [new]
    return [old] if change.new is None else [f"{old} → {new}"]


def _command(group: Group) -> str:
    names = " ".join(shlex.quote(each.change.name) for each in group.changes)
    return f"workbench decide {names} --level {group.level} --reason “…”"


def _remarks(compared: Compared) -> Iterator[str]:
    for like in compared.changes.look_alikes:
        yield ""
        yield _(
            "{added} looks like {removed} under another id; given that id again, it is one cookie changed."
        ).format(added=like.added, removed=like.removed)
    for each in compared.touched:
        yield _("{path}: changed here ({ours}) and in {old} ({theirs}) since the two parted.").format(
            path=each.path, old=compared.old, ours=", ".join(each.ours), theirs=", ".join(each.theirs)
        )
    for path in compared.unreadable:
        yield _("unreadable: {path}; see “workbench check”.").format(path=path)
    for path in sorted(compared.changes.fallen):
        yield _("{path} decides a change that is no longer there; remove it.").format(path=path)


def as_markdown(compared: Compared) -> str:
    """The changes for a pull request: each with its level, why, the source, and how it was or is decided."""
    lines = [f"### {escaped(compared.title)}"]
    for level, groups in _by_level(compared.changes.groups):
        lines += ["", f"#### {escaped(level_in_words(level))}", ""]
        for group in groups:
            lines += _group_as_markdown(group, compared)
    remarks = [line for line in _remarks(compared) if line]
    return "\n".join([*lines, *(f"\n> {escaped(line)}" for line in remarks)]) + "\n"


def _group_as_markdown(group: Group, compared: Compared) -> Iterator[str]:
    for each in group.changes:
        change = each.change
        yield f"- `{sign(change)}` **{escaped(said(told(change, compared.changes.sides)))}** `{change.name}`"
        yield from (f"  {line}" for line in _values_as_markdown(each, compared))
        for inner in change.within:
            yield f"  - `+` {escaped(said(told(inner, compared.changes.sides)))}"
    first = group.changes[0]
    yield f"  - {escaped(verdict(first))} ({escaped(first.proposal.source)})"
    if first.path is not None:
        yield f"  - {escaped(_('decided in'))} `{first.path}`"
    sentence = compared.readers.sentence(first)
    if sentence:
        yield f"  - » {escaped(sentence)}"
    if group.is_undecided:
        yield f"  - `{_command(group)}`"


def _values_as_markdown(each: Assessed, compared: Compared) -> list[str]:
    change = each.change
    if is_text(change):
        told_runs = (
            _MARKDOWN.get(run.mark, "{}").format(escaped(run.text.strip() if run.mark.strip() else run.text))
            for run in runs(change)
        )
        return ["", "".join(told_runs), ""]
    return [escaped(line) for line in _values_as_text(each, compared)]


def as_json(compared: Compared) -> dict[str, object]:
    """The changes with the keys that others rely on."""
    return {
        "old": compared.old,
        "new": compared.new,
        "changes": [_row(each, compared) for group in compared.changes.groups for each in group.changes],
        "counts": dict(compared.changes.counts),
        "unreadable": compared.unreadable,
        "look_alikes": [
            {"removed": like.removed, "added": like.added} for like in compared.changes.look_alikes
        ],
        "touched_twice": [
            {"path": each.path, "ours": list(each.ours), "theirs": list(each.theirs)}
            for each in compared.touched
        ],
        "fallen": sorted(compared.changes.fallen),
    }


def _row(each: Assessed, compared: Compared) -> Mapping[str, object]:
    change = each.change
    return {
        "change": change.name,
        "kind": change.kind,
        "id": change.id,
        "field": change.field or None,
        "locale": change.locale,
        "level": each.level,
        "undecided": each.is_undecided,
        "asks_consent": each.asks_consent,
        "group": each.group,
        "old": change.old,
        "new": change.new,
        "sentence": compared.readers.sentence(each),
        "proposed": each.proposal.level,
        "why": str(each.proposal.why),
        "source": each.proposal.source,
        "decision": each.path,
        "within": [inner.name for inner in change.within],
    }
