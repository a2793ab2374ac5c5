"""`workbench changelog`: what readers are told of every revision."""

from __future__ import annotations

import click

from workbench.cli.helping import examples
from workbench.cli.printing import write_data, write_json
from workbench.cli.telling_revisions import changelog_of
from workbench.cli.workplace import Workplace, with_project
from workbench.export.nodes import plain
from workbench.policy.kinds import LocaleTag
from workbench.revisions.changelog import Changelog, ChangelogEntry


@click.command(
    "changelog",
    epilog=examples(
        "workbench changelog",
        "workbench changelog --locale en --format markdown",
    ),
)
@click.option("--locale", metavar="L", help="The source locale by default.")
@click.option("--format", "form", type=click.Choice(["text", "markdown", "html", "json"]), default="text")
@with_project
def command(workplace: Workplace, locale: str | None, form: str) -> None:
    """Tell readers what changed with every revision, the newest first."""
    changelog = changelog_of(workplace, LocaleTag(locale) if locale else None)
    match form:
        case "json":
            write_json(as_json(changelog))
        case "markdown":
            from workbench.export.markdown import to_markdown

            write_data(to_markdown(changelog.document()))
        case "html":
            from workbench.export.html import to_html

            write_data(to_html(changelog.document()))
        case _:
            from workbench.export.text import to_text

            write_data(to_text(changelog.document()))


def as_json(changelog: Changelog) -> dict[str, object]:
    """The changelog for programs."""
    return {
        "locale": changelog.speech.locale,
        "title": plain(changelog.title.nodes),
        "entries": [_row(entry) for entry in changelog.entries],
    }


def _row(entry: ChangelogEntry) -> dict[str, object]:
    revision = entry.revision
    return {
        "revision": revision.name,
        "date": entry.date.isoformat(),
        "level": revision.level,
        "consent_revision": revision.consent_revision,
        "asks_consent": any(change.asks_consent for change in revision.changes),
        "note": plain(entry.note.nodes) if entry.note else None,
        "changes": [
            {
                "sentence": plain(each.sentence.nodes),
                "language": each.sentence.language,
                "changes": each.changes,
            }
            for each in entry.told
        ],
    }
