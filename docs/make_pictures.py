#!/usr/bin/env python3
"""Makes the pictures of the README and the guides from the shipped policy: `python docs/make_pictures.py`."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import tempfile
from pathlib import Path

_DOCS = Path(__file__).parent
_SIZE = (120, 36)
_CLASS = re.compile(r"terminal-\d+-")
"""What Rich makes class names from: a checksum that changes with the least detail."""


async def make_pictures(root: Path, folder: Path) -> None:
    """Open the app on a project, change two facts and a text in it, and draw each place."""
    from textual.pilot import Pilot

    from workbench.edits import Place
    from workbench.formats.layout import FileKind, FileRef
    from workbench.ui.app import WorkbenchApp
    from workbench.ui.widgets.inputs import SafeTextArea

    app = WorkbenchApp(root)

    async def rest(pilot: Pilot[None]) -> None:
        """Wait until what works beside the screen has shown what it found."""
        while not app.is_still or app.session is None or not app.problems.is_checked or is_at_work():
            await pilot.pause(0.01)
        await pilot.pause()

    def is_at_work() -> bool:
        beside = app.preview.is_at_work or app.translation.is_at_work
        return app.is_checking or app.is_comparing or app.is_indexing or app.is_measuring or beside

    async def draw(pilot: Pilot[None], name: str) -> None:
        await rest(pilot)
        app.clear_notifications()
        await pilot.pause()
        (folder / f"{name}.svg").write_text(picture(app.export_screenshot(title="workbench")), "utf-8")

    async def go(pilot: Pilot[None], where: Place) -> None:
        app.show_place(where)
        await rest(pilot)

    async def write(pilot: Pilot[None], text: str) -> None:
        await pilot.press(*("space" if each == " " else each for each in text))
        await rest(pilot)

    gid = FileRef(FileKind.COOKIE, "google.gid")
    async with app.run_test(size=_SIZE) as pilot:
        await rest(pilot)
        await go(pilot, Place(gid))
        app.catalogue.table.focus()
        await draw(pilot, "catalogue")
        await go(pilot, Place(gid, ("lifetime",)))
        await write(pilot, "13 months")
        await go(pilot, Place(gid, ("description",)))
        description = app.catalogue.form.rows["description"].editor
        if isinstance(description, SafeTextArea):
            description.move_cursor(description.document.end)
        await pilot.press("space")
        await write(pilot, "Den lagras igen vid varje nytt besök.")
        await pilot.press("ctrl+s", "f3")
        await go(pilot, Place(FileRef(FileKind.SECTION, "which"), ("blocks", 8, "text")))
        await draw(pilot, "text")
        await pilot.press("f4")
        await rest(pilot)
        await go(pilot, Place(FileRef(FileKind.ENTRIES, "en"), ("cookie.google.gid.description",)))
        await draw(pilot, "translate")
        for key, name in (("f5", "review"), ("f6", "problems"), ("f7", "preview")):
            await pilot.press(key)
            await draw(pilot, name)


def picture(svg: str) -> str:
    """The same picture, with class names that stay, and lines that end where they end."""
    lines = _CLASS.sub("workbench-", svg).splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def main() -> None:
    """Draw the shipped policy into `docs/pictures/`, in English and with no settings of one's own."""
    with tempfile.TemporaryDirectory() as scratch:
        for name in ("CONFIG", "STATE", "CACHE"):
            os.environ[f"WORKBENCH_{name}"] = str(Path(scratch) / name.lower())
        os.environ["WORKBENCH_LANGUAGE"] = "en"
        for name in ("DICPATH", "XDG_DATA_HOME", "XDG_DATA_DIRS"):
            os.environ[name] = scratch  # no dictionaries: what is found is the same on every machine
        os.environ.pop("NO_COLOR", None)
        root = Path(scratch) / "policy"
        for name in ("catalogue", "locales"):
            shutil.copytree(_DOCS.parent / name, root / name)
        pictures = _DOCS / "pictures"
        pictures.mkdir(exist_ok=True)
        asyncio.run(make_pictures(root, pictures))


if __name__ == "__main__":
    main()
