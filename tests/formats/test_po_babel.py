"""A PO file as Babel's catalog."""

from __future__ import annotations

import pytest

from workbench.formats.po import PoFile
from workbench.formats.po_babel import babel_catalog
from workbench.formats.po_entry import PoEntry, Previous
from workbench.formats.po_new import new_file
from workbench.policy.kinds import LocaleTag


def file_of(*entries: PoEntry) -> PoFile:
    po = new_file("A policy", LocaleTag("pl"))
    for entry in entries:
        po = po.with_new(entry)
    return po


def test_prose_is_no_format_string() -> None:
    catalog = babel_catalog(
        file_of(
            PoEntry("100 % data", ("Daten zu 100 %",), "a"),
            PoEntry("{lifetime}", ("{czas}",), "b", flags=("python-brace-format", "fuzzy")),
        )
    )
    assert [message.flags for message in catalog if message.id] == [set(), {"fuzzy"}]
    assert list(catalog.check()) == []


def test_everything_an_entry_has_is_handed_on() -> None:
    entry = PoEntry(
        "a", ("b",), "k", None, ("fuzzy",), Previous("old", "l"), ("n", "o"), ("hint",), ("x.yaml:3", "y"),
    )  # fmt: skip
    message = babel_catalog(file_of(entry)).get("a", "k")
    assert message
    assert (message.string, message.context, message.flags) == ("b", "k", {"fuzzy"})
    assert message.previous_id == ["old"]
    assert message.user_comments == ["n", "o"]
    assert message.auto_comments == ["hint"]
    assert message.locations == [("x.yaml", 3), ("y", 0)]


def test_keys_of_one_text_stay_apart_and_an_empty_context_is_one() -> None:
    catalog = babel_catalog(
        file_of(
            PoEntry("a", ("1",), "k"),
            PoEntry("a", ("2",), "l"),
            PoEntry("a", ("3",), ""),
            PoEntry("a", ("4",)),
        )
    )
    found = [catalog.get("a", context) for context in ("k", "l", "", None)]
    assert [message and message.string for message in found] == ["1", "2", "3", "4"]


def test_plural_forms_are_those_of_the_file() -> None:
    catalog = babel_catalog(
        file_of(PoEntry("a", ("1", "2", "3"), "k", "as", previous=Previous("b", None, "bs")))
    )
    message = catalog.get("a", "k")
    assert message
    assert message.id == ("a", "as")
    assert message.string == ("1", "2", "3")
    assert message.previous_id == ["b", "bs"]
    assert catalog.num_plurals == 3


def test_obsolete_entries_are_apart() -> None:
    catalog = babel_catalog(
        file_of(PoEntry("a", ("b",), "k", obsolete=True), PoEntry("c", ("d",), obsolete=True))
    )
    assert len(catalog) == 0
    assert set(catalog.obsolete) == {("a", "k"), "c"}


def test_no_date_of_a_header_is_in_the_way() -> None:
    po = file_of().with_header("PO-Revision-Date", "yesterday").with_header("POT-Creation-Date", "")
    catalog = babel_catalog(po)
    assert catalog.project == "A"
    assert catalog.fuzzy is False
    assert babel_catalog(po).creation_date == catalog.creation_date


@pytest.mark.parametrize(
    ("language", "locale"), [("pl", "pl"), ("", None), ("xx", None), ("no locale", None)]
)
def test_the_locale_is_the_headers_if_it_is_one(language: str, locale: str | None) -> None:
    catalog = babel_catalog(file_of().with_header("Language", language))
    assert (catalog.locale and str(catalog.locale)) == locale
