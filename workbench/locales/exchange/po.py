"""PO: the locale's own file as it stands, or its unfinished entries alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from babel import Locale, UnknownLocaleError

from workbench.formats.po import PoFile
from workbench.formats.po_read import read as read_po
from workbench.locales.catalog import Catalog, State, state_of
from workbench.locales.exchange.arrival import Arrival, Returned, refuse
from workbench.policy.entries import Key
from workbench.policy.sentence import say


def only(catalog: Catalog, keys: Collection[Key]) -> PoFile:
    """A file with the header and some entries, each byte for byte as it stands."""
    places = {catalog.places[key] for key in keys}
    blocks = [block for at, block in enumerate(catalog.po.blocks) if at in places or block.entry.is_header]
    return replace(catalog.po, tail="").with_blocks(blocks)


def read(content: bytes) -> Arrival:
    """Read what came back. Raises ParcelRefused."""
    reading = read_po(content)
    if reading.file is None:
        fault = reading.faults[0]
        raise refuse(
            "The file is no PO file: line {line}, column {column}: {why}",
            line=fault.line,
            column=fault.column,
            why=fault.sentence,
        )
    lines = reading.file.lines()
    units = tuple(
        Returned(
            str(entry.context),
            entry.source,
            entry.translation,
            State.STALE if state_of(entry) is State.STALE else State.TRANSLATED,
            "\n".join(entry.translator_comments),
            None,
            say("line {line}", line=line),
        )
        for entry, line in zip(reading.file.entries, lines, strict=True)
        if entry.context is not None and not entry.obsolete
    )
    return Arrival("po", _language(reading.file.header.get("Language")), units)


def _language(named: str | None) -> str | None:
    """The locale that a header names, written as tags are."""
    try:
        return str(Locale.parse(named.replace("-", "_"))).replace("_", "-") if named else None
    except (UnknownLocaleError, ValueError):
        return named
