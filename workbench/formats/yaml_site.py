"""Where an edit takes place: one list or map of a text, and what holds it."""

from __future__ import annotations

from workbench.formats.data import Path
from workbench.formats.yaml_layout import Collection, dash_of
from workbench.formats.yaml_node import MapNode, Node, ScalarNode, find
from workbench.formats.yaml_patch import column_of
from workbench.policy.frozen import frozen


@frozen
class Site:
    """A list or map of a text.

    `behind` is the offset behind the colon or dash that holds it, None at the top of a file and inside a
    flow collection; `indent` is that of lines which a block in this place has below its key.
    """

    text: str
    newline: str
    node: Collection
    behind: int | None = None
    indent: int = 0
    is_inside_flow: bool = False

    @property
    def is_below_key(self) -> bool:
        """Whether a key holds it, so that a block begins on the next line."""
        return self.behind is not None and self.text[self.behind - 1] == ":"

    def index_of(self, step: str | int) -> int | None:
        """Return the index of an item or key, None if it is not there."""
        if isinstance(self.node, MapNode):
            keys = [entry.key.value for entry in self.node.entries]
            return keys.index(step) if isinstance(step, str) and step in keys else None
        return step if isinstance(step, int) and 0 <= step < len(self.node.items) else None

    def value(self, index: int) -> Node:
        """Return an item's node, or that of a key's value."""
        return self.node.entries[index].value if isinstance(self.node, MapNode) else self.node.items[index]

    def behind_value(self, index: int) -> int:
        """Return the offset behind the colon or dash before a value of a block collection."""
        return _behind(self.text, self.node, index)

    def data_index(self, index: int) -> int:
        """Return what an index is in the data, where a key without a value does not count."""
        return sum(self._is_data(each) for each in range(index))

    def index_after_move(self, index: int, to: int) -> int | None:
        """Return the index that an item has when it has moved to the index `to` of the data."""
        others = [each for each in range(self.count) if each != index]
        present = [place for place, each in enumerate(others) if self._is_data(each)]
        if 0 <= to < len(present):
            return present[to]
        return len(others) if to == len(present) else None

    @property
    def count(self) -> int:
        """How many items or keys are written."""
        return len(self.node.entries if isinstance(self.node, MapNode) else self.node.items)

    def _is_data(self, index: int) -> bool:
        value = self.value(index)
        return not (isinstance(value, ScalarNode) and value.is_absent)


def site_at(text: str, newline: str, root: Node | None, path: Path) -> Site | None:
    """Return the list or map at a path, None if none is there."""
    if root is None:
        return None
    found = find(root, path)
    if found.path != path or isinstance(found.node, ScalarNode):
        return None
    if not path:
        return Site(text, newline, found.node)
    above = site_at(text, newline, root, path[:-1])
    index = above.index_of(path[-1]) if above else None
    if above is None or index is None:
        return None
    if above.node.is_flow:
        return Site(text, newline, found.node, is_inside_flow=True)
    indent = column_of(text, above.node.start) + 2
    return Site(text, newline, found.node, above.behind_value(index), indent)


def _behind(text: str, node: Collection, index: int) -> int:
    if isinstance(node, MapNode):
        return text.index(":", node.entries[index].key.end) + 1
    return dash_of(text, node, index) + 1
