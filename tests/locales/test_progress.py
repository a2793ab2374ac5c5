"""How far a locale is, measured against the source texts as they are now."""

from __future__ import annotations

import datetime as dt

import pytest

from workbench.formats.po_read import read as read_po
from workbench.locales.approvals import Approval, Approvals, pair_digest
from workbench.locales.catalog import Catalog, State
from workbench.locales.progress import progress_of, state_now
from workbench.policy.entries import Entry, Key, TextKind

PO = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "title"
msgid "Om cookies"
msgstr "Über Cookies"

#, fuzzy
msgctxt "label.draft"
msgid "Utkast"
msgstr "Entwurf"

msgctxt "label.more"
msgid "Mer information"
msgstr ""
"""


def entry(key: str, source: str) -> Entry:
    return Entry(Key(key), source, TextKind.PLAIN)


def catalog() -> Catalog:
    file = read_po(PO).file
    assert file is not None
    return Catalog(file)


@pytest.mark.parametrize(
    ("key", "source", "state"),
    [
        ("title", "Om cookies", State.TRANSLATED),
        ("title", "Om kakor", State.STALE),
        ("label.draft", "Utkast", State.STALE),
        ("label.draft", "Förslag", State.STALE),
        ("label.more", "Mer information", State.UNTRANSLATED),
        ("label.more", "Läs mer", State.UNTRANSLATED),
        ("label.session", "Session", State.UNTRANSLATED),
    ],
)
def test_a_translation_of_another_text_than_the_source_s_is_stale_at_once(
    key: str, source: str, state: State
) -> None:
    assert state_now(catalog(), entry(key, source)) is state


def test_entries_and_words_are_counted_by_state() -> None:
    texts = [entry("title", "Om cookies"), entry("label.draft", "Utkast"), entry("label.session", "Session")]

    row = progress_of(catalog(), Approvals(), texts).as_row()

    assert row == {
        "entries": 3,
        "translated": 1,
        "stale": 1,
        "untranslated": 1,
        "approved": 0,
        "words": {"translated": 2, "stale": 1, "untranslated": 1},
    }


def test_a_locale_without_a_file_has_everything_to_do() -> None:
    row = progress_of(None, Approvals(), [entry("title", "Om cookies")]).as_row()

    assert (row["entries"], row["untranslated"]) == (1, 1)


@pytest.mark.parametrize(("source", "approved"), [("Om cookies", 1), ("Om kakor", 0)])
def test_an_approval_counts_while_both_of_its_texts_stay(source: str, approved: int) -> None:
    of = pair_digest("Om cookies", "Über Cookies")
    approvals = Approvals({Key("title"): Approval(of, "AB", dt.date(2026, 11, 25))})

    assert progress_of(catalog(), approvals, [entry("title", source)]).approved == approved
