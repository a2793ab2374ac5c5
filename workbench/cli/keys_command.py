"""`workbench keys`: every key of the app, with the user's own."""

from __future__ import annotations

import click

from workbench.cli.helping import examples
from workbench.cli.printing import note, tell
from workbench.cli.speaking import with_language
from workbench.language import said
from workbench.store.settings import read_settings


@click.command("keys", epilog=examples("workbench keys"))
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown"]), default="text", help="How to print."
)
@with_language
def command(form: str) -> None:
    """Print every command of the app with its keys, the changed ones included."""
    from workbench.ui.keys.key_table import as_markdown, as_text
    from workbench.ui.keys.keymap import keymap

    settings = read_settings()
    keys = keymap(settings.keys)
    tell((as_text if form == "text" else as_markdown)(keys.commands).rstrip("\n"))
    for complaint in (*settings.complaints, *keys.complaints):
        note(said(complaint))
