"""Hands a page to the user's own browser, whether that has a window or runs in the terminal."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Thread

from textual.app import App, SuspendNotSupported

from workbench.language import _
from workbench.policy.frozen import frozen

_IN_THE_TERMINAL = ("w3m", "lynx", "links2", "links", "elinks", "browsh")
"""Browsers that need the terminal; the app waits for them."""


@frozen
class Browser:
    """What opens an address."""

    command: Sequence[str]

    @property
    def needs_terminal(self) -> bool:
        """Whether it draws where the app does."""
        return Path(self.command[0]).name in (*_IN_THE_TERMINAL, "www-browser")


def browser(address: str) -> Browser | None:
    """What opens an address here: by `BROWSER`, else by what there is; never by anything a project says."""
    return next((each for each in _browsers(address) if shutil.which(each.command[0])), None)


def _browsers(address: str) -> Iterator[Browser]:
    for named in filter(None, os.environ.get("BROWSER", "").split(os.pathsep)):
        words = shlex.split(named)
        has_place = any("%s" in word for word in words)
        yield Browser([word.replace("%s", address) for word in words] if has_place else [*words, address])
    if sys.platform == "darwin":
        yield Browser(["open", address])
    elif os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        yield Browser(["xdg-open", address])
    yield from (Browser([name, address]) for name in ("wslview", *_IN_THE_TERMINAL))


def open_page(app: App[None], path: Path) -> str | None:
    """Open a page in the browser; what kept it from opening, or None."""
    found = browser(path.as_uri())
    if found is None:
        return _("no browser was found; set BROWSER, or open {path} yourself").format(path=path)
    try:
        if found.needs_terminal:
            with app.suspend():
                subprocess.run(found.command, check=False)
        else:
            _start(found.command)
    except SuspendNotSupported:
        return _("this terminal cannot be handed over")
    except OSError as error:
        return f"{found.command[0]}: {error.strerror}"
    return None


def _start(command: Sequence[str]) -> None:
    """Start a program that goes on by itself, and writes nothing over the app."""
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True)
    Thread(target=process.wait, daemon=True).start()  # it may stay open for longer than the app
