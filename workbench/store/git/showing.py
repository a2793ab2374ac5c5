"""What git asks of a diff driver: the difference in words, and below it the patch that it stands for.

A patch is part of it so that `git diff >file` still makes what `git apply` takes: the words before it are
passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workbench.formats.data_words import field_changes
from workbench.formats.file_data import data_of
from workbench.formats.limits import LARGEST_PO
from workbench.formats.visible import visible
from workbench.policy.frozen import frozen
from workbench.store.fingerprint import read_file
from workbench.store.git.program import Git

_NOTHING = "/dev/null"
_COLOURS = {
    **dict.fromkeys(("catalogue/", "locales/", "diff ", "--- ", "+++ ", "new ", "old ", "deleted "), "1"),
    "@@": "36",
    "+": "32",
    "-": "31",
}
"""What a line begins with, and the code of its colour."""


@frozen
class Version:
    """One side of a difference as git gives it: a file of its own, and its mode."""

    file: str
    mode: str

    @property
    def is_there(self) -> bool:
        """Whether there is a file on this side."""
        return self.file != _NOTHING

    @property
    def path(self) -> Path:
        """Where it is."""
        return Path(self.file).absolute()

    def text(self) -> str:
        """Its text, empty where there is none. Raises FileRefused."""
        if not self.is_there:
            return ""
        return read_file(self.path, root=self.path.parent, limit=LARGEST_PO).data.decode("utf-8", "replace")


def shown(path: str, old: Version, new: Version) -> Iterator[str]:
    """Yield the lines of a difference: words first, then the patch. Raises FileRefused, GitFailed."""
    words = list(_words(path, old.text(), new.text()))
    if words:
        yield visible(path)
        yield from (f"  {visible(line)}" for line in words)
    yield from _patch(path, old, new)


def painted(line: str) -> str:
    """A line in git's own colours, with nothing in it that acts on a terminal."""
    colour = next((code for start, code in _COLOURS.items() if line.startswith(start)), "")
    return f"\x1b[{colour}m{visible(line)}\x1b[m" if colour else visible(line)


def _words(path: str, old: str, new: str) -> Iterator[str]:
    """Yield a difference field by field; nothing where one side cannot be read."""
    before, after = (data_of(path, text) for text in (old, new))
    if before is not None and after is not None:
        yield from (change.line for change in field_changes(before, after))


def _patch(path: str, old: Version, new: Version) -> Iterator[str]:
    """Yield git's own patch between the two files, under the name that they have in the repository."""
    names = _quoted(f"a/{path}"), _quoted(f"b/{path}")
    yield f"diff --git {names[0]} {names[1]}"
    yield from _modes(old, new)
    answer = Git(Path.cwd()).ask(
        "diff", "--no-index", "--no-ext-diff", "--no-textconv", "--no-color", "--", old.file, new.file
    )
    lines = answer.data.decode("utf-8", "replace").removesuffix("\n").split("\n")
    first = next((index for index, line in enumerate(lines) if line.startswith("@@")), None)
    if first is not None:
        yield f"--- {names[0] if old.is_there else _NOTHING}"
        yield f"+++ {names[1] if new.is_there else _NOTHING}"
        yield from lines[first:]


def _modes(old: Version, new: Version) -> Iterator[str]:
    if not old.is_there:
        yield f"new file mode {new.mode}"
    elif not new.is_there:
        yield f"deleted file mode {old.mode}"
    elif old.mode != new.mode:
        yield f"old mode {old.mode}"
        yield f"new mode {new.mode}"


def _quoted(name: str) -> str:
    """A name as patches have it: in quotes and escaped where it holds what would end it."""
    if name.isprintable() and not {'"', "\\"}.intersection(name):
        return name
    octal = "".join(
        chr(byte) if 0x20 <= byte < 0x7F and byte not in b'"\\' else f"\\{byte:03o}"
        for byte in name.encode("utf-8", "surrogateescape")
    )
    return f'"{octal}"'
