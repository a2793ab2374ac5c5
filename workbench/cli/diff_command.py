"""`workbench diff`: what changed between two states, in words."""

from __future__ import annotations

from dataclasses import replace

import click

from workbench.cli.compared import Compared
from workbench.cli.diff_outputs import as_json, as_markdown, as_text
from workbench.cli.helping import examples
from workbench.cli.printing import note, tell, write_data, write_json
from workbench.cli.states import has_revisions, readers_words, state_asked
from workbench.cli.workplace import Workplace, with_project
from workbench.language import _
from workbench.policy.kinds import LocaleTag
from workbench.revisions.assessed import ChangeList, assess
from workbench.revisions.changes import Sides
from workbench.store.finding_revisions import PUBLISHED
from workbench.store.named_states import WORKTREE, NamedState
from workbench.store.recorded_decisions import decided_since


@click.command(
    "diff",
    epilog=examples(
        "workbench diff",
        "workbench diff 2024-01-31 worktree --format html > redline.html",
        "workbench diff git:main --format markdown",
    ),
)
@click.argument("old", default=PUBLISHED, metavar="[OLD")
@click.argument("new", default=WORKTREE, metavar="[NEW]]")
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "html", "json"]), default="text",
    help="html is the whole policy with what went struck out and what came underlined.",
)  # fmt: skip
@click.option("--locale", metavar="L", help="The locale of the readers' sentences, and of the redline.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 where something changed.")
@with_project
def command(workplace: Workplace, old: str, new: str, form: str, locale: str | None, exit_code: bool) -> int:
    """Tell the changes from OLD to NEW by what they mean, with what is proposed or decided.

    OLD and NEW are: published (OLD's default), worktree (NEW's), a date, a folder, or a git revision
    (git:REF).
    """
    if PUBLISHED in (old, new) and not has_revisions(workplace):
        note(_("Nothing has been published yet, so there is nothing to compare with."))
        return 0
    before, after = state_asked(workplace, old), state_asked(workplace, new)
    sides = Sides(before.side, after.side)
    changes = _assessed(workplace, sides, before)
    tag = LocaleTag(locale) if locale else after.side.policy.source_locale
    readers = readers_words(workplace, sides, tag)
    compared = Compared(before.name, after.name, changes, readers, before.touched, after.catalogs)
    _write(compared, form)
    return int(exit_code and bool(changes.assessed))


def _assessed(workplace: Workplace, sides: Sides, before: NamedState) -> ChangeList:
    """The changes with what was decided of them, also where a record has taken that over since."""
    waiting = workplace.project.decisions.by_path
    found = assess(sides, {**decided_since(workplace.root, before.revision), **waiting})
    return replace(found, fallen={path: each for path, each in found.fallen.items() if path in waiting})


def _write(compared: Compared, form: str) -> None:
    match form:
        case "json":
            write_json(as_json(compared))
        case "markdown":
            write_data(as_markdown(compared))
        case "html":
            from workbench.cli.diff_redline import as_redline

            write_data(as_redline(compared))
        case _:
            tell(as_text(compared))
