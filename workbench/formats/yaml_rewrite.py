"""Edits a YAML text in place until it holds given data; lines and comments of what is the same stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.formats import yaml_edit
from workbench.formats.data import Data, Path
from workbench.formats.data_merge import by_identity
from workbench.formats.layout import FileRef
from workbench.formats.order import key_order, styled_value
from workbench.formats.yaml_read import read


def rewritten(text: str, data: dict[str, Data], file: FileRef | None = None) -> str:
    """The text with other data; `file` knows the order and style of new fields. Raises EditRefused."""
    now = read(text).data
    rewriting = _Rewriting(text, file)
    rewriting.map((), now if isinstance(now, dict) else {}, data)
    return rewriting.text


@dataclass(slots=True)
class _Rewriting:
    """A text on its way."""

    text: str
    file: FileRef | None

    def map(self, path: Path, now: dict[str, Data], wanted: dict[str, Data]) -> None:
        """Let the map at a path hold what is wanted."""
        for key in now:
            if key not in wanted:
                self.text = yaml_edit.remove(self.text, (*path, key))
        for key, value in wanted.items():
            at = (*path, key)
            if key not in now:
                self.text = yaml_edit.set_value(
                    self.text, at, self._styled(at, value), key_order=self._order(at)
                )
            else:
                self._value(at, now[key], value)

    def _value(self, path: Path, now: Data, wanted: Data) -> None:
        if now == wanted:
            return
        if isinstance(now, dict) and isinstance(wanted, dict) and wanted:
            self.map(path, now, wanted)
        elif isinstance(now, list) and isinstance(wanted, list) and self._is_of_things(now, wanted):
            self._list(path, now, wanted)
        else:
            self.text = yaml_edit.set_value(self.text, path, self._styled(path, wanted))

    @staticmethod
    def _is_of_things(now: Sequence[Data], wanted: Sequence[Data]) -> bool:
        has_ids = by_identity(now) is not None and by_identity(wanted) is not None
        return has_ids and bool(wanted) and all(isinstance(item, dict) for item in (*now, *wanted))

    def _list(self, path: Path, now: Sequence[Data], wanted: Sequence[Data]) -> None:
        """Let the list at a path hold the things that are wanted, each moved, not written anew."""
        before, after = by_identity(now) or {}, by_identity(wanted) or {}
        for index in reversed(range(len(now))):
            if list(before)[index] not in after:
                self.text = yaml_edit.remove(self.text, (*path, index))
        order = [id for id in before if id in after]
        for index, (id, item) in enumerate(after.items()):
            if id not in before:
                self.text = yaml_edit.insert(self.text, path, index, self._styled((*path, index), item))
                order.insert(index, id)
                continue
            if order[index] != id:
                self.text = yaml_edit.move(self.text, (*path, order.index(id)), index)
                order.remove(id)
                order.insert(index, id)
            self._value((*path, index), before[id], item)

    def _styled(self, path: Path, value: Data) -> Data:
        return styled_value(self.file, path, value) if self.file else value

    def _order(self, path: Path) -> Sequence[str]:
        return key_order(self.file, path) if self.file else ()
