"""Entries held small: packed in pages they are what they were at hand, and say what was edited."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.test_po_properties import files, flags, notes, previous, texts
from workbench.formats.file_text import change_between
from workbench.formats.po import PoFile
from workbench.formats.po_pages import Pages, fact_of
from workbench.formats.po_read import read
from workbench.locales.catalog import Catalog

LONG = "".join(
    f'#. Number {number}.\nmsgctxt "cookie.a.c{number}.description"\n'
    f'msgid "Mäter {number}."\nmsgstr "日 {number}"\n\n'
    for number in range(500)
)


def read_small(text: str) -> PoFile:
    file = read(text, is_held=True).file
    assert file is not None
    return file


def pages(file: PoFile) -> tuple[bytes, ...]:
    assert isinstance(file.blocks, Pages)
    return file.blocks.pages


@settings(max_examples=50)
@given(files(), st.sampled_from(["\n", "\r\n"]))
def test_a_file_held_small_says_what_it_says(file: tuple[object, str], line_end: str) -> None:
    text = file[1] if "\r" in file[1] else file[1].replace("\n", line_end)
    at_hand, small = read(text).file, read_small(text)
    assert at_hand is not None
    assert small.text() == at_hand.text() == text
    assert small.at_hand() == at_hand
    assert at_hand.held_small() == small
    assert [small.blocks[place] for place in range(len(small.blocks))] == list(at_hand.blocks)
    assert list(small.lines()) == list(at_hand.lines())
    assert list(small.translations()) == list(at_hand.translations())
    assert [small.fact(place) for place in range(len(small.blocks))] == list(map(fact_of, small.entries))
    assert dict(Catalog(small).places) == dict(Catalog(at_hand).places)


@settings(max_examples=50)
@given(files(least=1), st.data())
def test_an_edit_comes_to_the_same_and_says_where_it_was(
    file: tuple[object, str], data: st.DataObject
) -> None:
    small = read_small(file[1])
    at_hand = small.at_hand()
    place = data.draw(st.integers(0, len(small.blocks) - 1))
    entry = replace(
        small.blocks[place].entry,
        source=data.draw(texts),
        translations=tuple(data.draw(texts) for _ in small.blocks[place].entry.translations),
        flags=data.draw(flags),
        previous=data.draw(previous),
        translator_comments=data.draw(notes),
    )
    edited = small.with_entry(place, entry)
    assert edited.at_hand() == at_hand.with_entry(place, entry)
    assert edited.others(small) == ([] if edited == small else [place])
    change = change_between(small, edited)
    assert change.applied(small.text()) == edited.text()
    assert change.reversed.applied(edited.text()) == small.text()
    assert list(edited.with_entry(place, small.blocks[place].entry).entries) == list(small.entries)


def test_an_edit_back_to_what_it_was_is_the_same_file() -> None:
    small = read_small(LONG)
    entry = small.blocks[100].entry
    edited = small.with_entry(100, replace(entry, translations=("anders",)))
    assert edited != small
    assert edited.with_entry(100, entry) == small


def test_an_edit_packs_one_page_anew_and_shares_all_others() -> None:
    small = read_small(LONG)
    edited = small.with_entry(100, replace(small.blocks[100].entry, translations=("anders",)))
    shared = [old is new for old, new in zip(pages(small), pages(edited), strict=True)]
    assert (len(shared), shared.count(False)) == (8, 1)


def test_two_files_of_the_same_entries_share_their_keys() -> None:
    one, other = read_small(LONG), read_small(LONG.replace("日", "月"))
    assert Catalog(one).places is Catalog(other).places
    assert one.others(other) == list(range(500))


def test_a_long_file_takes_a_fraction_of_its_text() -> None:
    assert sum(map(len, pages(read_small(LONG)))) < len(LONG) / 3
