"""The drivers that git may use for a project's files, and what makes it use them.

Nothing rests on them: where they are not set up, or fail, git compares and merges lines as it always does.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator

from workbench.policy.frozen import frozen
from workbench.store.atomic import write
from workbench.store.fingerprint import FileMissing, read_file
from workbench.store.git.repository import Repository

ATTRIBUTES = ".gitattributes"
NAME = "workbench"
_LARGEST = 1 << 20

LINES = (
    f"catalogue/**/*.yaml diff={NAME} merge={NAME}",
    f"locales/**/*.yaml diff={NAME} merge={NAME}",
    f"*.po diff={NAME} merge={NAME}",
    "catalogue/revisions/** !diff -merge",
)
"""Which files are compared in words and merged by key; revisions are never merged."""

PEOPLE_MUST_DECIDE = 10
"""With what the merge driver ends that left a conflict: no failure of Python's looks like it."""

_BY_LINES = "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B"


def _workbench() -> str:
    """How a shell runs this workbench, whatever folder is current and whatever lies in it."""
    return f"{shlex.quote(sys.executable)} -P -m workbench"


def settings() -> dict[str, str]:
    """What is set in the repository's own configuration."""
    merge = f"{_workbench()} git merge-versions %O %A %B %L %P"
    ending = f"case $? in 0) ;; {PEOPLE_MUST_DECIDE}) exit 1 ;; *) {_BY_LINES} ;; esac"
    show = f"{_workbench()} git show-difference"
    return {
        f"merge.{NAME}.name": "cookie policy: by key, by id, by sentence",
        f"merge.{NAME}.driver": f"{merge}; {ending}",
        f"merge.{NAME}.recursive": "text",
        f"diff.{NAME}.command": f'f() {{ {show} "$@" || git diff --no-index -- "$2" "$5" || true; }}; f',
        f"diff.{NAME}.xfuncname": r'^(msgctxt ".*"|[ ]*- id: .*|[a-z_]+:.*)$',
    }


@frozen
class SetUp:
    """What was changed: the names of settings, and lines of `.gitattributes`."""

    settings: tuple[str, ...]
    lines: tuple[str, ...]


def set_up(repository: Repository) -> SetUp:
    """Let git use the drivers in this repository. Raises GitFailed, SaveFailed, FileRefused."""
    return SetUp(tuple(_set(repository)), tuple(_with_attributes(repository)))


def _set(repository: Repository) -> Iterator[str]:
    for name, value in settings().items():
        known = repository.git.ask("config", "--local", "--get", name)
        if known.status != 0 or known.line != value:
            repository.git.do("config", "--local", "--replace-all", name, value)
            yield name


def _with_attributes(repository: Repository) -> list[str]:
    """Add the lines that are missing, behind all others: the last that matches counts."""
    root = repository.git.folder
    try:
        text = read_file(root / ATTRIBUTES, root=root, limit=_LARGEST).data.decode("utf-8", "surrogateescape")
    except FileMissing:
        text = ""
    known = {" ".join(line.split()) for line in text.splitlines()}
    missing = [line for line in LINES if line not in known]
    if missing:
        newline = "\r\n" if "\r\n" in text else "\n"
        ended = text if not text or text.endswith("\n") else text + newline
        added = ended + "".join(line + newline for line in missing)
        write(root / ATTRIBUTES, added.encode("utf-8", "surrogateescape"), root=root)
    return missing
