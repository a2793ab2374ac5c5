"""A report of an error nobody foresaw, in the user's own folder, for them to pass on."""

from __future__ import annotations

import datetime as dt
import os
import platform
import secrets
import tempfile
import traceback
from pathlib import Path

from workbench import __version__
from workbench.policy.late_pattern import late
from workbench.store.durable import opened, write_all
from workbench.store.places import state_folder

_CREDENTIALS = late(r"(?<=://)[^/\s@]+(?=@)")
"""A name and password in an address."""


def write_report(error: BaseException) -> Path:
    """Write an error with its traceback to a new file that only its owner may read. Raises OSError.

    Where the state folder cannot be written, the file stands in the system's folder for temporary ones.
    """
    content = _without_secrets(_report(error)).encode("utf-8", "backslashreplace")
    try:
        return _written(state_folder("crashes"), content)
    except OSError:
        return _written(Path(tempfile.gettempdir()), content)


def _report(error: BaseException) -> str:
    head = f"workbench {__version__}, Python {platform.python_version()}, {platform.system()}\n\n"
    return head + "".join(traceback.format_exception(error))


def _without_secrets(report: str) -> str:
    """Leave out who the user is, and what they log in with somewhere."""
    home = str(Path.home())
    if len(home) > 1:
        report = report.replace(home, "~")
    return _CREDENTIALS.sub("…", report)


def _written(folder: Path, content: bytes) -> Path:
    now = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    path = folder / f"workbench-crash-{now}-{secrets.token_hex(4)}.txt"
    with opened(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL) as file:
        write_all(file, content)
    return path
