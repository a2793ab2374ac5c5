#!/usr/bin/env python3
"""Makes the pictures of the README from the shipped policy: `python docs/make_pictures.py`."""

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
    """Open the app on a project, and draw what it shows of the cookies and of the policy."""
    from textual.pilot import Pilot

    from workbench.policy.kinds import CookieId
    from workbench.ui.app import WorkbenchApp

    app = WorkbenchApp(root)

    async def rest(pilot: Pilot[None]) -> None:
        """Wait until what works beside the screen has shown what it found."""
        while not (app.is_still and app.problems.is_checked) or app.is_checking or app.preview.is_at_work:
            await pilot.pause(0.01)
        await pilot.pause()

    async def draw(pilot: Pilot[None], name: str) -> None:
        await rest(pilot)
        app.set_focus(None)
        await pilot.pause()
        (folder / f"{name}.svg").write_text(picture(app.export_screenshot(title="workbench")), "utf-8")

    async with app.run_test(size=_SIZE) as pilot:
        await rest(pilot)
        app.catalogue.table.go_to(CookieId("google.gid"))
        await pilot.pause()
        await draw(pilot, "catalogue")
        app.catalogue.table.focus()
        await pilot.press("p")
        await draw(pilot, "preview")


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
        os.environ.pop("NO_COLOR", None)
        root = Path(scratch) / "policy"
        shutil.copytree(_DOCS.parent / "catalogue", root / "catalogue")
        pictures = _DOCS / "pictures"
        pictures.mkdir(exist_ok=True)
        asyncio.run(make_pictures(root, pictures))


if __name__ == "__main__":
    main()
