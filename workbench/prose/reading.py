"""The prose of an open project as its files say it, whether or not they can be read as a policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum

from workbench.edits import Place, value_at
from workbench.formats.data import Data, Path
from workbench.formats.edit_refused import EditRefused
from workbench.formats.layout import FileRef
from workbench.policy.frozen import frozen
from workbench.policy.sentence import say
from workbench.prose.at import POLICY, TITLE, At, section_file

DataOf = Callable[[FileRef], Data | None]
"""The data of a file; None where it has none."""


class Kind(Enum):
    """What a part of the prose is; the value is an English message id."""

    TITLE = "Title"
    SECTION = "Section"
    TEXT = "Text"
    HEADING = "Heading"
    LIST = "List"
    ITEM = "Item"
    CATEGORY = "Category"
    TABLE = "Table"


_BODIES = (
    ("text", Kind.TEXT),
    ("items", Kind.LIST),
    ("category", Kind.CATEGORY),
    ("table", Kind.TABLE),
    ("heading", Kind.HEADING),
)


@frozen
class Prose:
    """Sections and blocks, looked up in the data of the files as they are now; `saved` is what is on disk."""

    data: DataOf
    saved: DataOf

    @property
    def sections(self) -> Sequence[str]:
        """The ids that `policy.yaml` lists, in its order."""
        listed = value_at(self.data(POLICY), ("sections",))
        return [name for name in listed if isinstance(name, str)] if isinstance(listed, list) else []

    def blocks(self, section: str) -> Sequence[Mapping[str, Data]]:
        """The blocks of a section; what is no block is an empty one."""
        return _blocks(self.data(section_file(section)))

    def saved_ids(self, section: str) -> frozenset[str]:
        """The ids of the blocks that a section has on disk."""
        return frozenset(map(id_of, _blocks(self.saved(section_file(section)))))

    def saved_items(self, at: At) -> frozenset[str]:
        """The ids of the items that a list has on disk."""
        blocks = _blocks(self.saved(at.file))
        return frozenset(next((items_of(each) for each in blocks if id_of(each) == at.block), {}))

    def index(self, at: At) -> int:
        """Which of its section's blocks a block is. Raises EditRefused where it is gone."""
        found = self.find(at)
        if found is None:
            raise EditRefused(say("There is no block “{id}” any more.", id=at.block))
        return found

    def find(self, at: At) -> int | None:
        """Which of its section's blocks a block is; None where there is no such block."""
        names = [id_of(block) for block in self.blocks(at.section)]
        return names.index(at.block) if at.block in names else None

    def block(self, at: At) -> Mapping[str, Data]:
        """The data of a block. Raises EditRefused where it is gone."""
        return self.blocks(at.section)[self.index(at)]

    def path(self, at: At) -> Path:
        """The way to a part in its file. Raises EditRefused where it is gone."""
        if not at.block:
            return ()
        path: Path = ("blocks", self.index(at))
        return (*path, "items", at.item) if at.item else path

    def place(self, at: At, *field: str) -> Place:
        """Where a part stands, or a field of it. Raises EditRefused where it is gone."""
        return Place(at.file, (*self.path(at), *field))

    def kind(self, at: At) -> Kind:
        """What a part is. Raises EditRefused where it is gone."""
        if not at.block:
            return Kind.SECTION if at.section else Kind.TITLE
        return Kind.ITEM if at.item else kind_of(self.block(at))

    def at(self, where: Place) -> At | None:
        """The part that stands at a place; None where there is none."""
        file, path = where.file, where.path
        if file == POLICY:
            return TITLE if path[:1] == ("title",) else None
        if path[:1] != ("blocks",) or len(path) < 2 or not isinstance(path[1], int):
            return At(file.id)
        blocks = self.blocks(file.id)
        if not blocks:
            return At(file.id)
        block = blocks[min(path[1], len(blocks) - 1)]
        item = str(path[3]) if path[2:3] == ("items",) and len(path) > 3 else ""
        return At(file.id, id_of(block), item if item in items_of(block) else "")

    def parts(self, section: str) -> Iterator[At]:
        """A section's blocks and the items of its lists, in their order."""
        for block in self.blocks(section):
            at = At(section, id_of(block))
            yield at
            yield from (At(section, at.block, item) for item in items_of(block))


def _blocks(data: Data | None) -> Sequence[Mapping[str, Data]]:
    found = value_at(data, ("blocks",))
    return [each if isinstance(each, dict) else {} for each in found] if isinstance(found, list) else []


def id_of(block: Mapping[str, Data]) -> str:
    """A block's id; empty where it has none."""
    name = block.get("id")
    return name if isinstance(name, str) else ""


def items_of(block: Mapping[str, Data]) -> Mapping[str, Data]:
    """The items of a list by their ids; none of another block."""
    items = block.get("items")
    return items if isinstance(items, dict) else {}


def kind_of(block: Mapping[str, Data]) -> Kind:
    """What a block is, by the fields it has; one that has none of them is a text still to be written."""
    return next((kind for name, kind in _BODIES if name in block), Kind.TEXT)


def text_of(value: Data | None) -> str:
    """A value that is a text; anything else is none."""
    return value if isinstance(value, str) else ""
