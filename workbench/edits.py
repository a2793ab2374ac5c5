"""Every possible change of a project's files as a record that knows its inverse.

What reads and writes texts is imported where a change is made, so that the app starts without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from workbench.formats.data import Data, Path
from workbench.formats.edit_refused import EditRefused
from workbench.formats.file_text import FileText, written
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.order import key_order, styled, styled_value
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence, say

if TYPE_CHECKING:
    from workbench.locales.catalog import Catalog, EntryWords


@frozen
class SetValue:
    """Give a field, a key or an item of a file another value; a field that is absent is added."""

    file: FileRef
    path: Path
    value: Data

    def applied(self, text: FileText | None) -> str:
        """The file's text afterwards. Raises EditRefused."""
        from workbench.formats import yaml_edit

        return yaml_edit.set_value(
            _existing(self.file, text),
            self.path,
            styled_value(self.file, self.path, self.value),
            key_order=key_order(self.file, self.path) or _among_its_like(self.file, self.path, text),
        )

    def inverse(self, text: FileText | None) -> Edit:
        """What undoes it, given the text before."""
        before = value_at(_data(text), self.path)
        return RemoveValue(self.file, self.path) if before is None else SetValue(self.file, self.path, before)


@frozen
class RemoveValue:
    """Remove a field, a key or an item of a list."""

    file: FileRef
    path: Path

    def applied(self, text: FileText | None) -> str:
        """The file's text afterwards. Raises EditRefused."""
        from workbench.formats import yaml_edit

        return yaml_edit.remove(_existing(self.file, text), self.path)

    def inverse(self, text: FileText | None) -> Edit:
        """What undoes it, given the text before."""
        before = value_at(_data(text), self.path)
        if before is None:
            raise EditRefused(say("There is nothing to remove in {path}.", path=self.file.path))
        parent, last = self.path[:-1], self.path[-1]
        if isinstance(last, int):
            return InsertItem(self.file, parent, last, before)
        if parent and not key_order(self.file, self.path):
            return InsertKey(self.file, parent, _index_of(text, self.path), last, before)
        return SetValue(self.file, self.path, before)


@frozen
class InsertItem:
    """Put an item into a list."""

    file: FileRef
    path: Path
    index: int
    value: Data

    def applied(self, text: FileText | None) -> str:
        """The file's text afterwards. Raises EditRefused."""
        from workbench.formats import yaml_edit

        return yaml_edit.insert(
            _existing(self.file, text),
            self.path,
            self.index,
            styled_value(self.file, (*self.path, self.index), self.value),
        )

    def inverse(self, _text: FileText | None) -> Edit:
        """What undoes it."""
        return RemoveValue(self.file, (*self.path, self.index))


@frozen
class InsertKey:
    """Put a key with its value into a map whose order counts, as that of a list's items does."""

    file: FileRef
    path: Path
    index: int
    key: str
    value: Data

    def applied(self, text: FileText | None) -> str:
        """The file's text afterwards. Raises EditRefused."""
        from workbench.formats import yaml_edit

        value = styled_value(self.file, (*self.path, self.key), self.value)
        return yaml_edit.insert_key(_existing(self.file, text), self.path, self.index, self.key, value)

    def inverse(self, _text: FileText | None) -> Edit:
        """What undoes it."""
        return RemoveValue(self.file, (*self.path, self.key))


@frozen
class RenameKey:
    """Give a key of a map another name, in its place."""

    file: FileRef
    path: Path
    key: str

    def applied(self, text: FileText | None) -> str:
        """The file's text afterwards. Raises EditRefused."""
        from workbench.formats import yaml_edit

        return yaml_edit.rename_key(_existing(self.file, text), self.path, self.key)

    def inverse(self, _text: FileText | None) -> Edit:
        """What undoes it."""
        return RenameKey(self.file, (*self.path[:-1], self.key), str(self.path[-1]))


@frozen
class MoveKey:
    """Move a key within its map, whose order counts; `index` is the one it will have."""

    file: FileRef
    path: Path
    index: int

    def applied(self, text: FileText | None) -> str:
        """The file's text afterwards. Raises EditRefused."""
        from workbench.formats import yaml_edit

        return yaml_edit.move(_existing(self.file, text), self.path, self.index)

    def inverse(self, text: FileText | None) -> Edit:
        """What undoes it, given the text before."""
        return MoveKey(self.file, self.path, _index_of(text, self.path))


@frozen
class MoveItem:
    """Move an item within its list."""

    file: FileRef
    path: Path
    old: int
    new: int

    def applied(self, text: FileText | None) -> str:
        """The file's text afterwards. Raises EditRefused."""
        from workbench.formats import yaml_edit

        return yaml_edit.move(_existing(self.file, text), (*self.path, self.old), self.new)

    def inverse(self, _text: FileText | None) -> Edit:
        """What undoes it."""
        return MoveItem(self.file, self.path, self.new, self.old)


@frozen
class AddFile:
    """Add a thing with a file of its own."""

    file: FileRef
    data: Mapping[str, Data]

    def applied(self, text: FileText | None) -> str:
        """The new file's text. Raises EditRefused where there is one already."""
        if text is not None:
            raise EditRefused(say("{path} is there already; choose another id.", path=self.file.path))
        from workbench.formats.yaml_write import write_document

        return write_document(styled(self.file, dict(self.data)))

    def inverse(self, _text: FileText | None) -> Edit:
        """What undoes it."""
        return ReplaceFile(self.file, None)


@frozen
class ReplaceFile:
    """Put another text in the place of a whole file; None removes it. For recovery, editors and conflicts."""

    file: FileRef
    text: FileText | None

    def applied(self, _text: FileText | None) -> FileText | None:
        """The file's text afterwards."""
        return self.text

    def inverse(self, text: FileText | None) -> Edit:
        """What undoes it, given the text before."""
        return ReplaceFile(self.file, text)


@frozen
class SetEntry:
    """Give an entry of a locale another translation, state or comment; every other entry stays as it is."""

    file: FileRef
    key: Key
    words: EntryWords

    def applied(self, text: FileText | None) -> FileText:
        """What the file says afterwards. Raises EditRefused."""
        catalog = _catalog_with(self.file, self.key, text)
        try:
            return catalog.with_words(self.key, self.words).po
        except ValueError:
            raise EditRefused(
                say("A PO file cannot hold this text of “{key}”; take out what is not Unicode.", key=self.key)
            ) from None

    def inverse(self, text: FileText | None) -> Edit:
        """What undoes it, given the text before."""
        return SetEntry(self.file, self.key, _catalog_with(self.file, self.key, text).words(self.key))


Edit: TypeAlias = (
    SetValue
    | RemoveValue
    | InsertItem
    | InsertKey
    | RenameKey
    | MoveKey
    | MoveItem
    | AddFile
    | ReplaceFile
    | SetEntry
)


@frozen
class Place:
    """Where in a project something is: a file, and the way to a value in it, or the key of an entry."""

    file: FileRef
    path: Path = ()


@frozen
class Step:
    """Edits that are done and undone as one: what people call it, and where it happens.

    `remark` is said once it is done, where it did more than was asked for; `origin` is where it happened
    once it is undone, where that is elsewhere.
    """

    title: Sentence
    edits: tuple[Edit, ...]
    place: Place
    remark: Sentence | None = None
    origin: Place | None = None


def data_of(file: FileRef, text: FileText | None) -> Data | None:
    """What a file's text holds by field, or by key of an entry; None where it holds nothing readable."""
    if text is None:
        return None
    if file.kind is not FileKind.ENTRIES:
        return _data(text)
    from workbench.locales.catalog_texts import entries_as_data

    return entries_as_data(text)


def entry_data(text: FileText | None, key: Key) -> Data | None:
    """What a locale's text holds of one entry; None where it holds nothing readable of it."""
    from workbench.locales.catalog_texts import entry_as_data

    return None if text is None else entry_as_data(text, key)


def taking_over(file: FileRef, name: str, text: FileText) -> Edit:
    """The edit that gives a file the field or the entry of this name as another text of it has it."""
    if file.kind is FileKind.ENTRIES:
        return SetEntry(file, Key(name), _catalog_with(file, Key(name), text).words(Key(name)))
    value = value_at(_data(text), (name,))
    return RemoveValue(file, (name,)) if value is None else SetValue(file, (name,), value)


def value_at(data: Data | None, path: Sequence[str | int]) -> Data | None:
    """The value that a path leads to, or None."""
    here: Data | None = data
    for step in path:
        if isinstance(here, dict) and isinstance(step, str):
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here):
            here = here[step]
        else:
            return None
    return here


def _index_of(text: FileText | None, path: Path) -> int:
    """Which of its map's keys a path leads to, from 0."""
    parent = value_at(_data(text), path[:-1])
    return list(parent).index(str(path[-1])) if isinstance(parent, dict) else 0


def _data(text: FileText | None) -> Data | None:
    from workbench.formats.yaml_read import read

    plain = written(text)
    return None if plain is None else read(plain).data


def _among_its_like(file: FileRef, path: Path, text: FileText | None) -> Sequence[str]:
    """The ids of a registry with a new one, which is kept sorted; nothing elsewhere."""
    if file.kind not in {FileKind.LINKS, FileKind.GLOSSARY} or len(path) != 1:
        return ()
    held = _data(text)
    return sorted({*(held if isinstance(held, dict) else ()), str(path[0])})


def _existing(file: FileRef, text: FileText | None) -> str:
    plain = written(text)
    if plain is None:
        raise _gone(file)
    return plain


def _gone(file: FileRef) -> EditRefused:
    return EditRefused(say("{path} is gone; undo its removal first.", path=file.path))


def _catalog_with(file: FileRef, key: Key, text: FileText | None) -> Catalog:
    """The catalog in a file's text, which has an entry of this key."""
    from workbench.locales.catalog_texts import catalog_of

    if text is None:
        raise _gone(file)
    catalog = catalog_of(text).catalog
    if catalog is None:
        raise EditRefused(say("{path} cannot be read; mend it first, see “workbench check”.", path=file.path))
    if key not in catalog:
        raise EditRefused(say("There is no entry “{key}” in {path}.", key=key, path=file.path))
    return catalog
