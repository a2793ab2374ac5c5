"""A desk: the installed app in a real terminal, on the shipped policy in a git repository of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.ui.terminal import REPOSITORY, Terminal, terminal

WORKBENCH = Path(sys.executable).with_name("workbench")
"""The console script, as it was installed."""
_WHO = ("-c", "user.name=Åsa", "-c", "user.email=asa@example.se", "-c", "commit.gpgsign=false")


@dataclass
class Desk:
    """Somebody at the app: what they press is counted, task by task."""

    shell: Terminal
    project: Path
    presses: dict[str, int] = field(default_factory=dict)
    """The key presses of every task; a paste is one."""
    _task: str = ""

    def begin(self, task: str) -> None:
        """Begin with something else: what is pressed from now on is counted for it."""
        self._task = task
        self.presses.setdefault(task, 0)

    def open(self, *options: str, setting: str = "") -> None:
        """Open the app; `setting` is what its environment has besides."""
        self.shell.begin(f"env {setting} {WORKBENCH} --project {self.project} {' '.join(options)}")

    def press(self, *keys: str) -> None:
        """Press keys, by tmux's names for them."""
        self._count(len(keys))
        self.shell.press(*keys)

    def type(self, text: str) -> None:
        """Type a text, as fast as a terminal takes it."""
        self._count(len(text))
        self.shell.type(text)

    def paste(self, text: str) -> None:
        """Paste a text as a terminal does, in brackets where the app asked for them."""
        self._count(1)
        self.shell.tmux("set-buffer", "--", text)
        self.shell.tmux("paste-buffer", "-p", "-d", "-t", "main")

    def sees(self, *words: str, without: str | None = None) -> str:
        """Wait until the screen shows all of these, and not that; the screen."""
        return self.shell.until(*words, without=without)

    def _count(self, keys: int) -> None:
        self.presses[self._task] = self.presses.get(self._task, 0) + keys

    def workbench(self, *arguments: str, status: int = 0) -> str:
        """What the command line says about the project, in English, if it ends with a status."""
        command = [str(WORKBENCH), "--language", "en", "--project", str(self.project), *arguments]
        ended = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        assert ended.returncode == status, ended.stdout + ended.stderr
        return ended.stdout

    def git(self, *arguments: str) -> str:
        """What git says about the project."""
        command = ["git", "-C", str(self.project), *_WHO, *arguments]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout

    def commit(self, message: str) -> None:
        """Commit all there is."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def told(self) -> str:
        """How many keys each task took."""
        return "\n".join(f"{count:>6} keys  {task}" for task, count in self.presses.items())


@contextmanager
def desk(folder: Path, columns: int, lines: int) -> Iterator[Desk]:
    """A desk with the shipped policy, committed; what was pressed is told at its end."""
    project = folder / "project"
    for part in ("catalogue", "locales"):
        shutil.copytree(REPOSITORY / part, project / part)
    with terminal(columns, lines) as shell:
        made = Desk(shell, project)
        made.git("init", "--quiet")
        made.git("config", "user.name", "Åsa")
        made.git("config", "user.email", "asa@example.se")
        made.commit("As it was published")
        try:
            yield made
        finally:
            print(f"\n{made.told()}")
            if os.environ.get("SHOW_SCREEN"):
                print(shell.screen)
