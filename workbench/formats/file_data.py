"""A YAML or PO file as plain data, for comparing two of them name by name."""

from __future__ import annotations

from workbench.formats.data import Data
from workbench.formats.po_entry import PoEntry
from workbench.formats.po_read import read as read_po
from workbench.formats.yaml_read import read as read_yaml

PO = (".po", ".pot")
"""How the names of PO files end."""


def data_of(path: str, text: str) -> dict[str, Data] | None:
    """What a file holds: fields or things by name, entries by key; None where it cannot be read."""
    if path.endswith(PO):
        file = read_po(text).file
        return None if file is None else {_name(entry): _fields(entry) for entry in file.entries}
    document = read_yaml(text)
    data = {} if document.data is None else document.data
    return None if document.faults or not isinstance(data, dict) else data


def _name(entry: PoEntry) -> str:
    return entry.context if entry.context is not None else entry.source


def _fields(entry: PoEntry) -> dict[str, Data]:
    """What people read in an entry, by the names that the file has for it."""
    fields: dict[str, Data] = {"msgid": entry.source, "msgstr": "\n".join(entry.translations)}
    if entry.is_fuzzy:
        fields["fuzzy"] = "yes"
    if entry.translator_comments:
        fields["comment"] = "\n".join(entry.translator_comments)
    return {name: value for name, value in fields.items() if value}
