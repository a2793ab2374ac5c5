"""A reading error as people are told it: in which file, where, what, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.formats.fault import ErrorName, Fault
from workbench.formats.fields import DataFault
from workbench.policy.sentence import Sentence, say


@dataclass(frozen=True, slots=True, order=True)
class ReadingError:
    """What keeps a file, or a part of it, from being read; line and column from 1, in code points."""

    path: str
    line: int
    column: int
    name: ErrorName
    sentence: Sentence
    quote: str | None = None

    @property
    def place(self) -> str:
        """Where it is, as `file:line:column`."""
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def sentence_with_place(self) -> Sentence:
        """The sentence, its place before it."""
        return say("{place}: {error}", place=self.place, error=self.sentence)


def of_fault(path: str, fault: Fault, text: str) -> ReadingError:
    """A fault of a file's text."""
    return ReadingError(path, fault.line, fault.column, fault.name, fault.sentence, _line(text, fault.line))


def of_data_fault(path: str, fault: DataFault, text: str) -> ReadingError:
    """A fault of a file's data, its place found in the text."""
    from workbench.formats.yaml_place import place, place_in  # a sound project has no faults to place

    if fault.needle is not None:
        line, column = place_in(text, fault.path, fault.needle)
    else:
        line, column = place(text, fault.path, "key" if fault.is_key else "value")
    return ReadingError(path, line, column, fault.name, fault.sentence, _line(text, line))


def _line(text: str, number: int) -> str | None:
    """The line at fault, for people to recognise; long ones are cut."""
    lines = text.splitlines()
    found = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    return found[:200] or None
