"""Edits to a YAML text in place: only the lines of what changes differ, and each edit is proved first.

A value keeps its style where the new one allows it. The last item taken out of a list or map leaves `[]` or
`{}`; take the key itself away where nothing should stay. Whose comment is whose: see `yaml_layout`.
All raise EditRefused for a text with faults, a path that leads nowhere, and what cannot be done unharmed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from workbench.formats import yaml_items, yaml_meant
from workbench.formats.data import Data, Path
from workbench.formats.edit_refused import EditRefused
from workbench.formats.fault import Fault
from workbench.formats.yaml_compose import composed
from workbench.formats.yaml_node import MapNode, Node
from workbench.formats.yaml_patch import Patch, patched
from workbench.formats.yaml_read import read_again
from workbench.formats.yaml_replace import replaced
from workbench.formats.yaml_site import Site, site_at
from workbench.formats.yaml_source import BYTE_ORDER_MARK
from workbench.formats.yaml_write import write_document
from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence, say


def set_value(text: str, path: Path, value: Data, *, key_order: Sequence[str] = ()) -> str:
    """Put a value at a path. A key not yet there gets the place `key_order` gives it, or the last."""
    file = _opened(text)
    if file.data is None and len(path) == 1 and isinstance(path[0], str):
        return file.proved(path, _first_key(file, path[0], value), {path[0]: value})
    site, step = file.site(path), path[-1]
    index = site.index_of(step)
    if index is not None:
        patches = replaced(site, index, value)
    elif isinstance(step, str) and isinstance(site.node, MapNode):
        index = yaml_items.index_for_key(site.node, step, key_order)
        patches = yaml_items.inserted(site, index, step, value)
    else:
        raise EditRefused(_nothing_at(path))
    data_index = site.data_index(index)
    meant = file.meant(path, lambda data: yaml_meant.with_value(data, step, data_index, value))
    return file.proved(path, patches, meant)


def insert(text: str, path: Path, index: int, value: Data) -> str:
    """Put an item into the list at a path; `index` is the one it will have."""
    file = _opened(text)
    at = (*path, index)
    site = file.site(at)
    if isinstance(site.node, MapNode) or not 0 <= index <= site.count:
        raise EditRefused(_nothing_at(at))
    meant = file.meant(at, lambda data: yaml_meant.with_item(data, index, value))
    return file.proved(at, yaml_items.inserted(site, index, None, value), meant)


def insert_key(text: str, path: Path, index: int, key: str, value: Data) -> str:
    """Put a new key into the map at a path; `index` is the one it will have."""
    file = _opened(text)
    at = (*path, key)
    site = file.site(at)
    if not isinstance(site.node, MapNode) or not 0 <= index <= site.count or site.index_of(key) is not None:
        raise EditRefused(_nothing_at(at))
    meant = file.meant(at, lambda data: yaml_meant.with_value(data, key, index, value))
    return file.proved(at, yaml_items.inserted(site, index, key, value), meant)


def remove(text: str, path: Path) -> str:
    """Take away an item, or a key with its value, and the comments that belong to it."""
    file = _opened(text)
    site, index = file.item(path)
    meant = file.meant(path, lambda data: yaml_meant.without(data, path[-1]))
    return file.proved(path, yaml_items.removed(site, index), meant)


def move(text: str, path: Path, to: int) -> str:
    """Move an item or a key among its neighbours, its comments with it; `to` is the index it will have."""
    file = _opened(text)
    site, index = file.item(path)
    target = site.index_after_move(index, to)
    if target is None:
        raise EditRefused(_nothing_at((*path[:-1], to)))
    meant = file.meant(path, lambda data: yaml_meant.moved(data, path[-1], to))
    return file.proved(path, yaml_items.moved(site, index, target), meant)


def rename_key(text: str, path: Path, new_key: str) -> str:
    """Give the key at a path another name, in its place."""
    file = _opened(text)
    site, index = file.item(path)
    old_key = path[-1]
    if not isinstance(site.node, MapNode) or not isinstance(old_key, str):
        raise EditRefused(_nothing_at(path))
    if site.index_of(new_key) is not None:
        raise EditRefused(say("There is a “{key}” already: choose another name.", key=new_key))
    meant = file.meant(path, lambda data: yaml_meant.renamed(data, old_key, new_key))
    return file.proved(path, yaml_items.renamed(site.node, index, new_key), meant)


@frozen
class _File:
    """A text that reads without faults, its byte order mark taken off and a final newline put on."""

    text: str
    newline: str
    mark: str
    lacks_newline: bool
    root: Node | None
    data: Data | None

    def site(self, path: Path) -> Site:
        """Return the list or map that holds, or could hold, what a path leads to."""
        site = site_at(self.text, self.newline, self.root, path[:-1]) if path else None
        if site is None:
            raise EditRefused(_nothing_at(path))
        return site

    def item(self, path: Path) -> tuple[Site, int]:
        """Return what holds the item or key at a path, and its index there."""
        site = self.site(path)
        index = site.index_of(path[-1])
        if index is None:
            raise EditRefused(_nothing_at(path))
        return site, index

    def meant(self, path: Path, change: Callable[[Data], Data]) -> Data:
        """Return the data with a change to the list or map that holds what a path leads to."""
        try:
            return yaml_meant.with_change(self.data, path[:-1], change)
        except LookupError:
            raise EditRefused(_nothing_at(path)) from None

    def proved(self, path: Path, patches: Iterable[Patch], meant: Data) -> str:
        """Return the patched text if it says what is meant and nothing else."""
        try:
            text = patched(self.text, patches)
        except ValueError:
            raise EditRefused(_harmful(path)) from None
        text = text.removesuffix(self.newline) if self.lacks_newline else text
        document = read_again(text)
        if document.faults or not yaml_meant.is_same(document.data, meant):
            raise EditRefused(_harmful(path))
        return self.mark + text


@lru_cache(maxsize=4)
def _opened(text: str) -> _File:
    """Parse a text; while somebody types it is the same one again and again."""
    document = read_again(text)
    if document.faults:
        raise EditRefused(_faulty(document.faults[0]))
    body = text.removeprefix(BYTE_ORDER_MARK)
    newline = "\r\n" if "\r\n" in body else "\n"
    lacks_newline = bool(body) and not body.endswith("\n")
    whole = body + newline if lacks_newline else body
    root = composed(whole)
    return _File(whole, newline, text[: len(text) - len(body)], lacks_newline, root, document.data)


def _first_key(file: _File, key: str, value: Data) -> Iterator[Patch]:
    """Begin a map in a file that has nothing but comments."""
    written = write_document({key: value}).replace("\n", file.newline)
    yield Patch(len(file.text), len(file.text), written)


def _nothing_at(path: Path) -> Sentence:
    return say("The file has no place “{path}”: load it again, it may have changed.", path=_said(path))


def _faulty(fault: Fault) -> Sentence:
    return say(
        "Nothing is changed in a file with errors; mend line {line}, column {column} first: {sentence}",
        line=fault.line,
        column=fault.column,
        sentence=fault.sentence,
    )


def _harmful(path: Path) -> Sentence:
    return say(
        "“{path}” cannot be changed here without harm to the rest of the file: change it in a text editor.",
        path=_said(path),
    )


def _said(path: Path) -> str:
    return " › ".join(str(step) for step in path)
