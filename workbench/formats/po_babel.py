"""A PO file as Babel's `Catalog`, for code that expects one; no other module imports Babel's messages."""

from __future__ import annotations

from datetime import UTC, datetime

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message

from workbench.formats.po import PoFile
from workbench.formats.po_entry import PoEntry, Previous

_GUESSED = {"python-format", "python-brace-format"}
"""Flags that Babel gives to prose with a percent sign or braces, whose translations it then finds wrong."""

_CONSTANT_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_HEADERS = ("Project-Id-Version", "Last-Translator", "Language-Team", "Plural-Forms")
"""What is handed on of a header: Babel refuses dates unlike its own, and drops the rest."""


def babel_catalog(po: PoFile) -> Catalog:
    """Return the entries as Babel's messages; they are found with their context alone."""
    catalog = Catalog(locale=_locale(po.header.get("Language")), creation_date=_CONSTANT_DATE, fuzzy=False)
    headers = ((name, po.header.get(name)) for name in _HEADERS)
    catalog.mime_headers = [(name, value) for name, value in headers if value]
    for entry in po.entries:
        if entry.obsolete:
            catalog.obsolete[_key(entry)] = _message(entry)
        elif not entry.is_header:
            message = _message(entry)
            catalog[message.id] = message
    return catalog


def _locale(language: str | None) -> Locale | None:
    try:
        return Locale.parse(language) if language else None
    except (UnknownLocaleError, ValueError):
        return None


def _message(entry: PoEntry) -> Message:
    message = Message(
        (entry.source, entry.plural) if entry.plural is not None else entry.source,
        entry.translations if entry.plural is not None else entry.translation,
        [_location(reference) for reference in entry.references],
        entry.flags,
        entry.extracted_comments,
        entry.translator_comments,
        _previous_id(entry.previous),
        context=entry.context,
    )
    message.flags -= _GUESSED
    return message


def _location(reference: str) -> tuple[str, int]:
    """Split a reference; line 0 is what Babel writes without a number."""
    name, _, line = reference.rpartition(":")
    return (name, int(line)) if name and line.isdecimal() else (reference, 0)


def _previous_id(previous: Previous | None) -> tuple[str, ...]:
    if previous is None or previous.source is None:
        return ()
    return (previous.source,) if previous.plural is None else (previous.source, previous.plural)


def _key(entry: PoEntry) -> str | tuple[str, str]:
    return entry.source if entry.context is None else (entry.source, entry.context)
