"""Babel's way in: `pybabel extract -F babel.cfg` finds the catalogue's texts by this method.

An entry point of the group `babel.extractors`; each file of the catalogue is read for itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import IO

from workbench.formats.catalogue_reading import parsed
from workbench.formats.layout import CATALOGUE, ref_of
from workbench.formats.reading import AnyThing, read_file
from workbench.locales.sources import with_comments
from workbench.policy.entries import (
    Entry,
    TextKind,
    category_entries,
    cookie_entries,
    label_key,
    section_entries,
    title_key,
)
from workbench.policy.labels import labels
from workbench.policy.model import Category, Cookie, Section, Settings

Extracted = tuple[int, str, tuple[str, str], list[str]]


def extract(
    fileobj: IO[bytes],
    keywords: Mapping[str, object],
    comment_tags: Collection[str],
    options: Mapping[str, object],
) -> Iterator[Extracted]:
    """Yield line, function, (key, text) and comments of every text in a file of the catalogue."""
    del keywords, comment_tags, options  # a catalogue says by itself what is text
    path = str(getattr(fileobj, "name", "")).replace("\\", "/")
    ref = ref_of(path[path.rfind(f"{CATALOGUE}/") :])
    if ref is None or not ref.is_of_policy:
        return
    thing = read_file(ref, parsed(ref, fileobj.read()).data).thing
    names: Mapping[str, str] = {thing.id: thing.name} if isinstance(thing, Cookie) else {}
    for text in with_comments(_entries(thing), names):
        yield 1, "pgettext", (text.key, text.text), text.comment.split("\n")


def _entries(thing: AnyThing | None) -> Iterator[Entry]:
    match thing:
        case Settings():
            yield Entry(title_key(), thing.title, TextKind.PLAIN, thing.hint)
            yield from (Entry(label_key(name), text, TextKind.PLAIN) for name, text in labels(thing).items())
        case Section():
            yield from section_entries(thing)
        case Category():
            yield from category_entries(thing)
        case Cookie():
            yield from cookie_entries(thing)
        case _:
            return
