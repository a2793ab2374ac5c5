"""The user's reference file: a table of cookies in the Open Cookie Database's form, only ever read."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from workbench.checks.reference import Reference, ReferenceRow
from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence, say
from workbench.store.settings import Settings

_LARGEST = 16 << 20
"""Bytes in the largest file that is read; the Open Cookie Database has one."""
_MOST_ROWS = 100_000
_LONGEST_CELL = 10_000
_COLUMNS = {
    "cookie / data key name": "name",
    "category": "category",
    "retention period": "lifetime",
    "platform": "platform",
    "data controller": "controller",
    "description": "description",
    "wildcard match": "wildcard",
}
_NEEDED = ("cookie / data key name", "category", "retention period", "wildcard match")


class ReferenceUnreadable(Exception):
    """The file is no reference; the sentence says why, where, and what to do."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@frozen
class ReferenceFound:
    """The reference that the user has named, or what is wrong with it; neither where none is named."""

    reference: Reference | None = None
    complaint: Sentence | None = None


def reference_of(settings: Settings) -> ReferenceFound:
    """Read the reference that the settings name; a bad one is complained of, and does without."""
    if settings.reference is None:
        return ReferenceFound()
    try:
        return ReferenceFound(read_reference(settings.reference))
    except ReferenceUnreadable as unreadable:
        return ReferenceFound(complaint=unreadable.sentence)


def read_reference(path: Path) -> Reference:
    """Read a table of cookies. Raises ReferenceUnreadable."""
    rows = tuple(_rows(path, _text(path)))
    return Reference(path.name, rows)


def _text(path: Path) -> str:
    try:
        if not path.is_file():
            raise _unreadable("The reference file {file} is not there; mend its path in settings.toml.", path)
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        raise _unreadable("The reference file {file} cannot be read: {why}.", path, why=error) from None
    if len(content) > _LARGEST:
        raise _unreadable(
            "The reference file {file} is larger than {most} MB; name a smaller one.",
            path,
            most=_LARGEST >> 20,
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _unreadable(
            "{file}:{line}: the reference file is not UTF-8; save it as CSV in UTF-8.", path, line=line
        ) from None


def _rows(path: Path, text: str) -> Iterator[ReferenceRow]:
    import csv  # most users name no reference

    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = _columns(path, next(reader, []))
        for number, cells in enumerate(reader, start=1):
            if number > _MOST_ROWS:
                raise _unreadable(
                    "The reference file {file} has more than {most} rows; name a smaller one.",
                    path,
                    most=_MOST_ROWS,
                )
            row = _row(cells, columns, reader.line_num)
            if row is not None:
                yield row
    except csv.Error as error:
        raise _unreadable(
            "{file}:{line}: the reference file is no CSV: {why}.", path, line=reader.line_num, why=error
        ) from None


def _columns(path: Path, head: Sequence[str]) -> Mapping[str, int]:
    """Where each column stands. Raises ReferenceUnreadable where one that is needed does not."""
    at = {" ".join(name.casefold().split()): index for index, name in enumerate(head[:100])}
    missing = [name for name in _NEEDED if name not in at]
    if missing:
        raise _unreadable(
            "{file}:1: the reference file has no column “{column}”; it must have the form of the Open Cookie "
            "Database.",
            path,
            column=missing[0],
        )
    return {field: at[name] for name, field in _COLUMNS.items() if name in at}


def _row(cells: Sequence[str], columns: Mapping[str, int], line: int) -> ReferenceRow | None:
    """A row as it stands, control characters left out; None for one without a name."""
    cell = {field: _printable(cells[index]) if index < len(cells) else "" for field, index in columns.items()}
    is_prefix = cell.pop("wildcard") == "1"
    name = cell["name"].removesuffix("*") if is_prefix else cell["name"]
    return ReferenceRow(**{**cell, "name": name}, is_prefix=is_prefix, line=line) if name else None


def _printable(cell: str) -> str:
    words = " ".join(cell[:_LONGEST_CELL].split())
    return words if words.isprintable() else "".join(filter(str.isprintable, words))


def _unreadable(template: str, path: Path, **values: object) -> ReferenceUnreadable:
    return ReferenceUnreadable(say(template, file=path.name, **values))
