"""The pages that are made by the program say what the program says now."""

from __future__ import annotations

from pathlib import Path

from workbench.ui.commands import COMMANDS
from workbench.ui.key_table import as_markdown

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
