"""The pages that are made by the program say what the program says now."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from workbench.cli.group import workbench
from workbench.ui.commands import COMMANDS
from workbench.ui.keys.key_table import as_markdown

DOCS = Path(__file__).parents[1] / "docs"


def test_the_page_of_keys_is_what_the_command_prints() -> None:
    kept = (DOCS / "keys.md").read_text(encoding="utf-8")
    assert kept == as_markdown(COMMANDS), "python -m workbench keys --format markdown > docs/keys.md"


def test_pictures_hold_no_path_of_a_machine() -> None:
    pictures = list((DOCS / "pictures").glob("*.svg"))
    assert {path.name for path in pictures} >= {"catalogue.svg", "preview.svg"}
    for path in pictures:
        text = path.read_text(encoding="utf-8")
        assert not any(folder in text for folder in ("/tmp/", "/home/", "/Users/", str(DOCS.parent)))


PAGES = sorted((*DOCS.glob("*.md"), DOCS.parent / "README.md"))


def told_commands() -> list[tuple[str, str]]:
    """Every command of the workbench that a page tells, with the page's name."""
    return [
        (page.name, match[1])
        for page in PAGES
        for match in re.finditer(
            r"^ *(?:- run: )?(workbench(?: [^`\n]*)?)$", page.read_text("utf-8"), re.MULTILINE
        )
    ]


@pytest.mark.parametrize(("page", "line"), told_commands(), ids=lambda text: text[:60])
def test_a_command_that_a_page_tells_is_one_that_there_is(page: str, line: str) -> None:
    line = re.sub(r" (?:>|#).*", "", line)
    _program, *words = shlex.split(line)
    command: click.Command = workbench
    context = click.Context(command, info_name="workbench")
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(context, words[0])
        assert found is not None, (page, line)
        command, words = found, words[1:]
        context = click.Context(command, parent=context, info_name=command.name)
    known = {name for parameter in command.params for name in parameter.opts}
    options = [word.partition("=")[0] for word in words if word.startswith("--")]
    assert set(options) <= {*known, "--help", "--version"}, (page, line)


def test_the_pages_tell_commands() -> None:
    assert {page for page, _line in told_commands()} >= {
        "README.md",
        "reviewing.md",
        "translating.md",
        "when-an-authority-asks.md",
    }
