"""Reading the fields of a map: each by its name and type, every fault noted with its path."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar, cast

from workbench.formats.data import Data, Path
from workbench.formats.fault import ErrorName
from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late
from workbench.policy.sentence import Sentence, say

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
K = TypeVar("K", bound=str)


@frozen
class DataFault:
    """What is wrong with the data at a path: with its key, or with the words `needle` in it."""

    name: ErrorName
    path: Path
    sentence: Sentence
    is_key: bool = False
    needle: str | None = None


class Unfit(Exception):
    """A value is not what a field takes; without a sentence the fault has been noted already."""

    def __init__(self, sentence: Sentence | None = None, name: ErrorName = ErrorName.TYPE) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
        self.name = name


@dataclass(slots=True)  # not frozen: one is made for every field of every file
class Value:
    """Data at a path of a file, and where faults in it are noted."""

    data: Data
    path: Path
    faults: list[DataFault]

    def note(self, name: ErrorName, sentence: Sentence, **more: object) -> None:
        """Note a fault of this value."""
        self.faults.append(DataFault(name, self.path, sentence, **more))  # type: ignore[arg-type]

    def at(self, step: str | int, data: Data) -> Value:
        """The value one step further in."""
        return Value(data, (*self.path, step), self.faults)


Reader: TypeAlias = Callable[[Value], T]
_MOST_REMEMBERED = 4096


class Remembered(Generic[T]):
    """A reader of nothing but a text, for texts that come again and again: what one was read as is kept."""

    __slots__ = ("_read", "known")

    def __init__(self, read: Reader[T]) -> None:
        self._read = read
        self.known: dict[str, T] = {}

    def __call__(self, value: Value) -> T:
        """Read a text. Raises Unfit."""
        made = self._read(value)
        if isinstance(value.data, str) and len(self.known) < _MOST_REMEMBERED:
            self.known[value.data] = made
        return made


class Fields:
    """One map being read: fields are taken by name; what is left at the end is unknown."""

    def __init__(self, value: Value) -> None:
        """Begin to read a map. Raises Unfit where the value is none."""
        if not isinstance(value.data, dict):
            raise Unfit(say("Fields are expected here, each on a line of its own as “name: value”."))
        self._value = value
        self._data = value.data
        self._known: set[str] = set()
        self.is_broken = False

    @property
    def path(self) -> Path:
        """Where the map stands."""
        return self._value.path

    def has(self, name: str) -> bool:
        """Whether the map holds a field."""
        return name in self._data

    def has_any(self, names: frozenset[str]) -> bool:
        """Whether the map holds one of some fields; if not they are known all the same."""
        self._known |= names
        return not names.isdisjoint(self._data)

    def required(self, name: str, read: Reader[T]) -> T:
        """Take a field that must be there; the record is broken where it is missing or unfit."""
        self._known.add(name)
        if name not in self._data:
            self._value.note(
                ErrorName.MISSING_FIELD, say("The field “{name}” is missing; add it.", name=name)
            )
            self.is_broken = True
            return cast("T", None)
        value = self._taken(name, read)
        self.is_broken = self.is_broken or value is None
        return cast("T", value)

    def optional(self, name: str, read: Reader[T], default: T) -> T:
        """Take a field that may be absent; where it is unfit the fault is noted and the default stands in."""
        self._known.add(name)
        if name not in self._data:
            return default
        value = self._taken(name, read)
        return default if value is None else value

    def maybe(self, name: str, read: Reader[T]) -> T | None:
        """Take a field that may be absent, None where it is."""
        return self.optional(name, cast("Reader[T | None]", read), None)

    def finish(self) -> None:
        """Note every field nobody asked for. Raises Unfit when the record is broken."""
        for name in self._data:
            if name not in self._known:
                self._note_unknown(name)
        if self.is_broken:
            raise Unfit

    def _taken(self, name: str, read: Reader[T]) -> T | None:
        data = self._data[name]
        if type(data) is str:
            if type(read) is Remembered and data in read.known:
                return cast("T", read.known[data])
            if (read is line or read is text) and _is_plain(data, has_lines=read is text):
                return cast("T", data)  # most fields of most files: nothing can be wrong with them
        return read_or_note(self._value.at(name, data), read)

    def _note_unknown(self, name: str) -> None:
        unknown = self._value.at(name, "")
        unknown.note(ErrorName.UNKNOWN_FIELD, unknown_sentence(name, self._known), is_key=True)


def unknown_sentence(name: str, known: Iterable[str]) -> Sentence:
    """Say that a field is unknown, naming the nearest one that is not."""
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    if near:
        return say(
            "The field “{name}” is unknown; did you mean “{near}”? Correct or remove it.",
            name=name,
            near=near[0],
        )
    return say(
        "The field “{name}” is unknown; remove it. Known here: {known}.",
        name=name,
        known=", ".join(sorted(known)) or "–",
    )


def read_or_note(value: Value, read: Reader[T]) -> T | None:
    """Read a value; where it is unfit note why and give None."""
    try:
        return read(value)
    except Unfit as unfit:
        if unfit.sentence is not None:
            value.note(unfit.name, unfit.sentence)
        return None


def text(value: Value) -> str:
    """Any text. Raises Unfit."""
    if not isinstance(value.data, str):
        raise Unfit(say("A text is expected here, not a list or fields."))
    if not value.data.strip():
        raise Unfit(say("The text is empty; write it, or remove the field."))
    return value.data


def line(value: Value) -> str:
    """A text without a line break. Raises Unfit."""
    words = text(value)
    if "\n" in words:
        raise Unfit(say("The text must stand on one line; remove the line break."))
    return words


def _is_plain(words: str, *, has_lines: bool) -> bool:
    """Whether `text`, or `line`, takes a text."""
    return bool(words.strip()) and (has_lines or "\n" not in words)


_INTEGER = late(r"-?\d{1,15}", re.ASCII).fullmatch


def integer(value: Value) -> int:
    """A whole number. Raises Unfit."""
    words = line(value)
    if not _INTEGER(words):
        raise Unfit(say("“{text}” is not a whole number; write one such as 440.", text=words))
    return int(words)


def boolean(value: Value) -> bool:
    """`true` or `false`. Raises Unfit."""
    words = line(value)
    if words not in {"true", "false"}:
        raise Unfit(say("“{text}” is neither “true” nor “false”; write one of them.", text=words))
    return words == "true"


def day(value: Value) -> dt.date:
    """A date as 2024-01-31. Raises Unfit."""
    words = line(value)
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", words, re.ASCII):
            raise ValueError(words)
        return dt.date.fromisoformat(words)
    except ValueError:
        raise Unfit(say("“{text}” is not a date; write it as 2024-01-31.", text=words)) from None


def choice(kind: type[E]) -> Reader[E]:
    """A reader of one of an enumeration's words."""

    def read(value: Value) -> E:
        words = line(value)
        try:
            return kind(words)
        except ValueError:
            known = ", ".join(kind)
            raise Unfit(say("“{text}” is not one of: {known}.", text=words, known=known)) from None

    return Remembered(read)


def matching(pattern: str, expected: Sentence) -> Reader[str]:
    """A reader of a one-line text of a given form; `expected` says which, and may hold `{text}`."""
    form = late(pattern, re.ASCII)

    def read(value: Value) -> str:
        words = line(value)
        if not form.fullmatch(words):
            raise Unfit(say(expected.template, text=words, **expected.values))
        return words

    return read


def list_of(read: Reader[T]) -> Reader[tuple[T, ...]]:
    """A reader of a list; items that are unfit are noted and left out."""

    def read_list(value: Value) -> tuple[T, ...]:
        if not isinstance(value.data, list):
            raise Unfit(say("A list is expected here, as “[one, two]” or one “- item” a line."))
        items = (read_or_note(value.at(index, data), read) for index, data in enumerate(value.data))
        return tuple(item for item in items if item is not None)

    return read_list


def map_of(read_key: Reader[K], read: Reader[T]) -> Reader[Mapping[K, T]]:
    """A reader of a map; pairs that are unfit are noted and left out."""

    def read_map(value: Value) -> Mapping[K, T]:
        if not isinstance(value.data, dict):
            raise Unfit(say("Names and values are expected here, as “name: value”."))
        pairs: dict[K, T] = {}
        for name, data in value.data.items():
            key = read_name(value, name, read_key)
            item = read_or_note(value.at(name, data), read)
            if key is not None and item is not None:
                pairs[key] = item
        return pairs

    return read_map


def read_name(value: Value, name: str, read_key: Reader[K]) -> K | None:
    """Read a map's key; where it is unfit note why, at the key, and give None."""
    here = value.at(name, name)
    try:
        return read_key(here)
    except Unfit as unfit:
        if unfit.sentence is not None:
            here.note(unfit.name, unfit.sentence, is_key=True)
        return None


def record(read: Callable[[Fields], T]) -> Reader[T]:
    """A reader of a map whose fields `read` takes."""

    def read_record(value: Value) -> T:
        fields = Fields(value)
        made = read(fields)
        fields.finish()
        return made

    return read_record
