"""Who is at work: the name that decisions are recorded with."""

from __future__ import annotations

import getpass
import os
import subprocess
from pathlib import Path

_SECONDS = 2.0


def author(root: Path) -> str:
    """The name that git has for this person in this project, else that of the login; never empty."""
    return _git_name(root) or _login() or "?"


def _git_name(root: Path) -> str:
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C.UTF-8"}
    try:
        asked = subprocess.run(
            ["git", "-C", str(root), "config", "--get", "user.name"],
            capture_output=True,
            check=False,
            env=environment,
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return _one_line(asked.stdout.decode("utf-8", "replace")) if asked.returncode == 0 else ""


def _login() -> str:
    try:
        return _one_line(getpass.getuser())
    except (OSError, KeyError, ImportError):
        return ""


def _one_line(text: str) -> str:
    return " ".join("".join(char for char in text if char.isprintable() or char == " ").split())
