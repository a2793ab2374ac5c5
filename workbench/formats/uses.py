"""Where a thing of the catalogue is used: what keeps it from being removed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.formats.data import Path
from workbench.formats.layout import FileRef
from workbench.formats.reading import FileReading
from workbench.formats.reference import Target, references_of
from workbench.policy.frozen import frozen


@frozen
class Use:
    """A value that refers to a thing: its file, and the way to it."""

    file: FileRef
    path: Path


def uses(readings: Mapping[str, FileReading], target: Target, name: str) -> Iterator[Use]:
    """Yield every use of a thing; a text that names it twice is one."""
    for reading in readings.values():
        found = (each for each in references_of(reading.thing) if each[:2] == (target, name))
        for path in dict.fromkeys(each.path for each in found):
            yield Use(reading.ref, path)
