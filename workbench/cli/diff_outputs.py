"""Changes as people and programs read them: text, Markdown for a pull request, JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.cli.change_words import level_in_words
from workbench.cli.compared import Compared, ToldChange, ToldGroup
from workbench.export.markdown_inline import escaped
from workbench.language import _
from workbench.revisions.affected import affected
from workbench.revisions.assessed import Assessed
from workbench.revisions.word_diff import Mark, Run

_MARKS = {Mark.GONE: "[-{}-]", Mark.NEW: "{{+{}+}}"}
_MARKDOWN = {Mark.GONE: "~~{}~~", Mark.NEW: "**{}**"}


def as_text(compared: Compared) -> str:
    """The changes by level, each with its values, what is proposed and how to decide it."""
    lines = [compared.title]
    for level, groups in compared.by_level():
        lines += ["", level_in_words(level).upper()]
        lines += [line for group in groups for line in _group_as_text(group)]
    remarks = list(compared.remarks())
    return "\n".join([*lines, *([""] if remarks else []), *remarks])


def _group_as_text(group: ToldGroup) -> Iterator[str]:
    for change in group.changes:
        yield f"{change.sign} {change.what}  [{change.name}]"
        told = "".join(_MARKS.get(run.mark, "{}").format(run.text) for run in change.words) or change.values
        yield from [f"    {told}"] if told else []
        yield from (f"    + {inner}" for inner in change.within)
    yield f"    {group.verdict}"
    yield f"    ({group.affected})"
    if group.sentence:
        yield f"    » {group.sentence}"
    if group.command is not None:
        yield f"    $ {group.command}"


def as_markdown(compared: Compared) -> str:
    """The changes for a pull request: each with its level, why, the source, and how it was or is decided."""
    lines = [f"### {escaped(compared.title)}"]
    for level, groups in compared.by_level():
        lines += ["", f"#### {escaped(level_in_words(level))}", ""]
        lines += [line for group in groups for line in _group_as_markdown(group)]
    return "\n".join([*lines, *(f"\n> {escaped(line)}" for line in compared.remarks())]) + "\n"


def _group_as_markdown(group: ToldGroup) -> Iterator[str]:
    for change in group.changes:
        yield f"- `{change.sign}` **{escaped(change.what)}** `{change.name}`"
        yield from (f"  {line}" for line in _values_as_markdown(change))
        yield from (f"  - `+` {escaped(inner)}" for inner in change.within)
    yield f"  - {escaped(group.verdict)} ({escaped(group.source)})"
    yield f"  - {escaped(group.affected)}"
    if group.decided_in is not None:
        yield f"  - {escaped(_('decided in'))} `{group.decided_in}`"
    if group.sentence:
        yield f"  - » {escaped(group.sentence)}"
    if group.command is not None:
        yield f"  - `{group.command}`"


def _values_as_markdown(change: ToldChange) -> list[str]:
    if change.words:
        return ["", "".join(map(_run_as_markdown, change.words)), ""]
    return [escaped(change.values)] if change.values else []


def _run_as_markdown(run: Run) -> str:
    words = run.text.strip() if run.mark.strip() else run.text
    return _MARKDOWN.get(run.mark, "{}").format(escaped(words))


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
    concerned = affected([change], compared.changes.sides, compared.catalogs)
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
        "affected": {
            "locales": concerned.readers,
            "providers": concerned.providers,
            "categories": concerned.categories,
            "cookies": concerned.cookies,
            "stale": concerned.stale,
        },
    }
