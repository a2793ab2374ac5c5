"""The commands by their names; each is imported only when it is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from workbench import __version__
from workbench.cli.speaking import with_language
from workbench.cli.workplace import Workplace, pass_workplace
from workbench.language import _

COMMANDS: Mapping[str, str] = {
    "init": "Begin a new project: small, valid, one of everything.",
    "status": "Say when the policy was last changed, and what awaits.",
    "check": "Say what is wrong, and where.",
    "waive": "Record that a problem is accepted, and why.",
    "set": "Give a field of anything in the catalogue another value.",
    "import": "Take over cookies from a table that came by mail or from a spreadsheet.",
    "diff": "Tell what changed, and what it means.",
    "decide": "Record what a change means, and why.",
    "publish": "Make the working state the next revision.",
    "history": "Tell a cookie, block or text through all revisions and commits.",
    "changelog": "Tell readers what changed with every revision.",
    "export": "Write the policy for readers or programs.",
    "locale": "Begin a locale, carry texts into the locales, say how far they are.",
    "verify": "Compare a saved page with the policy's text.",
    "git": "Let git compare and merge the files of a project by what is in them.",
    "keys": "Print every key of the app.",
    "paths": "Say where settings, state, journals and caches are.",
    "diagnose": "Print what a bug report needs.",
}
"""Every command and its short help, told without importing it."""


class CommandsByName(click.Group):
    """A group whose commands are imported when they are run, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names in the order they are told."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the module that is named like the command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"workbench.cli.{cmd_name}_command")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete the names of commands without importing them."""
        names = [
            CompletionItem(name, help=told) for name, told in COMMANDS.items() if name.startswith(incomplete)
        ]
        return [*names, *click.Command.shell_complete(self, ctx, incomplete)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown one is told with the nearest known."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            raise click.UsageError(_unknown(args[0]), ctx)
        return super().resolve_command(ctx, args)


def _unknown(name: str) -> str:
    import difflib

    near = difflib.get_close_matches(name, COMMANDS, n=1)
    if near:
        return _("There is no command “{name}”; did you mean “{near}”?").format(name=name, near=near[0])
    known = ", ".join(COMMANDS)
    return _("There is no command “{name}”; known are {known}.").format(name=name, known=known)


@click.command(
    cls=CommandsByName,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Without a command the app opens on the nearest project. “workbench COMMAND --help” has examples.",
)
@click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The project; else the folder, or a parent, that holds catalogue/policy.yaml.",
)
@click.option("--fresh", is_flag=True, help="Open the app without last time's positions.")
@click.option("--read-only", is_flag=True, help="Open the app without the commands that edit.")
@with_language
@click.version_option(__version__, message="workbench %(version)s")
@pass_workplace
@click.pass_context
def workbench(
    ctx: click.Context, workplace: Workplace, project: Path | None, fresh: bool, read_only: bool
) -> None:
    """Keep a website's cookie policy true: in the terminal, in many languages, under git."""
    workplace.start = project or workplace.start
    if ctx.invoked_subcommand is None:
        from workbench.cli.opening import open_app

        open_app(workplace, is_fresh=fresh, is_read_only=read_only)
