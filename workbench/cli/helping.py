"""How `--help` tells a command: examples one a line, to be copied; what sub-commands do, in full."""

from __future__ import annotations

import click


def examples(*lines: str) -> str:
    """The end of a command's help: what one can type, each on a line of its own."""
    heading = "Example:" if len(lines) == 1 else "Examples:"
    return "\n".join(("\b", heading, *(f"  {line}" for line in lines)))


class ToldInFull(click.Group):
    """A group that cuts nothing off from what its commands do."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, each with the first paragraph of its help."""
        shown = {name: command for name, command in self.commands.items() if not command.hidden}
        told = [(name, _first_paragraph(shown[name])) for name in self.list_commands(ctx) if name in shown]
        with formatter.section("Commands"):
            formatter.write_dl(told)


def _first_paragraph(command: click.Command) -> str:
    return " ".join((command.help or "").partition("\n\n")[0].split())
