"""The user's own folders: settings, state, cache. Nothing personal is kept in a project.

A folder that cannot be made is no error here: whoever writes into it learns that, with the reason, and
commands that only read work without it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

_NAME = "cookie-policy-workbench"


def config_folder() -> Path:
    """Where settings are."""
    from platformdirs import user_config_path

    return _folder("WORKBENCH_CONFIG") or _made(user_config_path(_NAME, appauthor=False))


def state_folder(part: str = "") -> Path:
    """Where locks, journals and positions are, or the folder of one of these."""
    from platformdirs import user_state_path

    state = _folder("WORKBENCH_STATE") or _made(user_state_path(_NAME, appauthor=False))
    return _made(state / part) if part else state


def cache_folder() -> Path:
    """Where things are that may be deleted at any time."""
    from platformdirs import user_cache_path

    return _folder("WORKBENCH_CACHE") or _made(user_cache_path(_NAME, appauthor=False))


def project_key(root: Path) -> str:
    """What a project's files in the user's folders are named by: 32 hexadecimal digits of its real path."""
    return hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:32]


def _folder(variable: str) -> Path | None:
    """The folder that the environment names; an empty name is none."""
    named = os.environ.get(variable)
    return _made(Path(named).expanduser().absolute()) if named else None


def _made(folder: Path) -> Path:
    """The folder, which only its owner may enter if it is new."""
    with contextlib.suppress(OSError):
        if not folder.is_dir():
            folder.parent.mkdir(parents=True, exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)
    return folder
