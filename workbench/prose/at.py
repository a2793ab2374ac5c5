"""Which part of the prose is meant: the policy's title, a section, a block of it, an item of a list."""

from __future__ import annotations

from dataclasses import replace

from workbench.formats.layout import FileKind, FileRef
from workbench.policy.frozen import frozen

POLICY = FileRef(FileKind.POLICY)


def section_file(section: str) -> FileRef:
    """The file of a section."""
    return FileRef(FileKind.SECTION, section)


@frozen
class At:
    """A part of the prose by its ids, which stay when its place or its words change.

    Without a section it is the policy's title, without a block the section, without an item the whole block.
    """

    section: str = ""
    block: str = ""
    item: str = ""

    @property
    def file(self) -> FileRef:
        """The file it stands in."""
        return section_file(self.section) if self.section else POLICY

    @property
    def whole(self) -> At:
        """The block that an item is of; anything else is itself."""
        return replace(self, item="")


TITLE = At()
"""The policy's title."""
