"""What reads texts of others: whatever it is given, each gives values or its own refusal, within a second."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path

from workbench.export.inline import prose_nodes
from workbench.filtering import FilterUnreadable, parse_filter
from workbench.formats.catalogue_reading import parsed
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.lifetime_words import read_lifetime_in_words
from workbench.formats.po_read import read as read_po
from workbench.formats.yaml_merge import merge_yaml
from workbench.locales.exchange.arrival import ParcelRefused
from workbench.locales.exchange.forms import read as read_parcel
from workbench.locales.exchange.tmx import read as read_tmx
from workbench.policy.kinds import LocaleTag
from workbench.revisions.state import read_state
from workbench.store.journal_format import unframed
from workbench.tables.grid import TableUnreadable, decoded, read_grid

ROOT = Path(__file__).parents[2]
_LONGEST_S = 1.0

_FILES = (
    FileRef(FileKind.POLICY),
    FileRef(FileKind.SECTION, "what"),
    FileRef(FileKind.COOKIE, "google.gid"),
    FileRef(FileKind.LINKS),
    FileRef(FileKind.GLOSSARY),
)


def catalogue(content: bytes) -> None:
    """A file of the catalogue, as each kind of file."""
    for ref in _FILES:
        parsed(ref, content)


def po(content: bytes) -> None:
    """A locale's file; what is read without a fault is written again as it was."""
    reading = read_po(content)
    assert reading.file is None or reading.file.text().encode() == content


def merge(content: bytes) -> None:
    """Three versions of a file of the catalogue."""
    base, ours, theirs = (content.decode("utf-8", "replace") + "\0\0").split("\0", 2)
    merge_yaml(base, ours, theirs.replace("\0", ""), _FILES[2])


def table(content: bytes) -> None:
    """A table from a spreadsheet."""
    try:
        read_grid(decoded(content))
    except TableUnreadable:
        return


def parcel(content: bytes) -> None:
    """What a translator sent back, in each form that is taken."""
    for form in ("po", "xliff", "csv", "xlsx"):
        try:
            read_parcel(form, content)
        except ParcelRefused:
            continue


def memory(content: bytes) -> None:
    """A TMX file."""
    try:
        read_tmx(content, LocaleTag("sv"), LocaleTag("en"))
    except ParcelRefused:
        return


def state(content: bytes) -> None:
    """The state that a revision keeps."""
    try:
        read_state(content.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return


def journal(content: bytes) -> None:
    """A journal of unsaved edits."""
    unframed(content)


def query(content: bytes) -> None:
    """The filter of a list."""
    try:
        parse_filter(content.decode("utf-8", "replace"))
    except FilterUnreadable:
        return


def prose(content: bytes) -> None:
    """A text with mark-up and tokens."""
    prose_nodes(content.decode("utf-8", "replace"), lambda _token: None, lambda _link: None)


def lifetime(content: bytes) -> None:
    """A lifetime in words, in three languages."""
    for language in ("sv", "en", "de"):
        read_lifetime_in_words(content.decode("utf-8", "replace"), language)


_READERS = (catalogue, po, merge, table, parcel, memory, state, journal, query, prose, lifetime)
TARGETS: Mapping[str, Callable[[bytes], None]] = {each.__name__: each for each in _READERS}

_XLIFF = b"""<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="sv" target-language="en" datatype="plaintext"><body>
<trans-unit id="1" resname="title"><source>a <x id="1"/></source><target>b</target></trans-unit>
</body></file></xliff>"""
_TMX = b"""<tmx version="1.4"><header srclang="sv"/><body>
<tu><tuv xml:lang="sv"><seg>a</seg></tuv><tuv xml:lang="en"><seg>b <ph>c</ph></seg></tuv></tu></body></tmx>"""
_COOKIE = (ROOT / "catalogue/cookies/vwo/sn.yaml").read_bytes()
EXAMPLES: Mapping[str, tuple[bytes, ...]] = {
    "catalogue": (
        _COOKIE,
        (ROOT / "catalogue/policy.yaml").read_bytes(),
        b"a: &a [*a]\n",
        b"? {a: b}\n: c\n",
    ),
    "po": (b'msgctxt "a"\nmsgid "b"\nmsgstr "c\\n"\n"d"\n\n#, fuzzy\n#| msgid "x"\nmsgid "y"\nmsgstr ""\n',),
    "merge": (_COOKIE + b"\0" + _COOKIE.replace(b"30", b"40") + b"\0" + _COOKIE.replace(b"En", b"Ett"),),
    "table": (b'Namn;Leverant\xc3\xb6r\n"_ga";"a ""b"""\n', b"\xff\xfeN\0a\0", b"a\tb\nc\td\n"),
    "parcel": (_XLIFF, b"key,source,target\ntitle,a,b\n"),
    "memory": (_TMX, b'<!DOCTYPE a [<!ENTITY b "c">]><tmx>&b;</tmx>'),
    "state": (b'{"policy.yaml": {"title": "a"}}',),
    "journal": (b"workbench journal 1\n",),
    "query": (b'provider:google lifetime:>13m -printed "a b" party:third',),
    "prose": (b"**a** [b](link:c) {site} {cookie:a.b} `{{x}}` *d*",),
    "lifetime": ("13 månader, 1 year and 2 days, längst 30 min".encode(),),
}
"""Where a search begins."""


def tried(name: str, content: bytes) -> None:
    """Give a target something. Raises what it must not, and AssertionError where it takes too long."""
    begun = time.thread_time()
    TARGETS[name](content)
    taken = time.thread_time() - begun
    assert taken < _LONGEST_S, f"{name}: {taken:.1f} s for {len(content)} bytes"
