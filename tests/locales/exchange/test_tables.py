"""Tables for people without tools: CSV and Excel workbooks."""

from __future__ import annotations

import io
from datetime import datetime

import openpyxl
import pytest
from hypothesis import given, settings

from tests.locales.exchange.units import parcel_of, parcels, texts, unit
from workbench.language import speak_by
from workbench.locales.catalog import State
from workbench.locales.exchange import csv, xlsx
from workbench.locales.exchange.arrival import ParcelRefused
from workbench.locales.exchange.guarding import guarded, unguarded
from workbench.locales.exchange.parcel import Parcel, UnitState
from workbench.translations import speak

HEADINGS = "Key;Source text (sv);Translation (de);State\r\n"
FORMULAS = ("=1+1", "+46 8", "-x", "@SUM(A1)", "'=1", "\t=1", "\r=1", "＝1")


@pytest.fixture(autouse=True)
def english_again() -> object:
    yield
    speak_by({})


@given(text=texts)
def test_a_guarded_cell_comes_back_and_never_begins_like_a_formula(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in set("=+-@\t\r")


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_are_guarded_in_csv(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_workbook_is_a_formula(text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(parcel_of(unit(source=text, target=text)))))

    assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row} <= {
        "s",
        "inlineStr",
        "n",
    }


def test_only_what_a_translator_writes_is_open() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx.write(parcel_of(unit())))).worksheets[0]

    assert sheet.protection.sheet
    assert [cell.coordinate for cell in sheet[2] if not cell.protection.locked] == ["E2", "F2", "G2"]
    assert sheet.column_dimensions["H"].hidden


@settings(max_examples=40)  # of up to five units each, and slow in another program's hands
@given(parcel=parcels)
def test_openpyxl_saves_a_workbook_again_and_it_comes_back(parcel: Parcel) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(parcel)))
    saved = io.BytesIO()
    book.save(saved)

    assert [(each.key, each.source, each.target) for each in xlsx.read(saved.getvalue()).units] == [
        (unit.key, unit.source, unit.target) for unit in parcel.units
    ]


def test_a_formula_that_somebody_typed_is_its_text() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(parcel_of(unit()))))
    book.worksheets[0]["E2"] = "=A1"
    saved = io.BytesIO()
    book.save(saved)

    assert xlsx.read(saved.getvalue()).units[0].target == "=A1"


@pytest.mark.parametrize(
    ("typed", "read"),
    [(datetime(2024, 1, 31), "2024-01-31"), (True, "TRUE"), (7.0, "7"), (0.5, "0.5")],
)
def test_what_a_spreadsheet_took_for_something_else_is_what_it_shows(typed: object, read: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(parcel_of(unit()))))
    book.worksheets[0]["E2"].value = typed
    saved = io.BytesIO()
    book.save(saved)

    assert xlsx.read(saved.getvalue()).units[0].target == read


def test_the_sheet_with_the_headings_need_not_be_the_first() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(parcel_of(unit()))))
    book.create_sheet("Rechnung", 0)["A1"] = "207 Wörter"
    saved = io.BytesIO()
    book.save(saved)

    assert [each.key for each in xlsx.read(saved.getvalue()).units] == ["title"]


@pytest.mark.parametrize("text", ["007", "50%", "1/2", "1e5", "12:30", "€ 5", "true", "31.1.2024"])
def test_what_is_no_text_to_a_spreadsheet_is_guarded_in_csv(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["7 dagar", "1 månad", "Google Analytics 4", "sant", "13 – eller fler", ""])
def test_words_are_not_guarded(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("language", ["sv", "en"])
def test_headings_of_both_languages_are_recognised(language: str) -> None:
    speak(language)

    parcel = parcel_of(unit(comments=("Geprüft",)))
    for form in (csv.read(csv.write(parcel).encode()), xlsx.read(xlsx.write(parcel))):
        (found,) = form.units
        assert (form.locale, found.key, found.target) == ("de", "title", "Cookie-Richtlinie")
        assert (found.state, found.comment, found.sent) == (State.TRANSLATED, "Geprüft", unit().sent)


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("translated", State.TRANSLATED),
        ("Översatt", State.TRANSLATED),
        ("approved", State.TRANSLATED),
        ("behöver ses  över", State.STALE),
        ("needs work", State.STALE),
        ("stale", None),
        ("oöversatt", None),
        ("", None),
        ("klart?", None),
    ],
)
def test_states_are_read_in_both_languages(words: str, state: State | None) -> None:
    arrival = csv.read(f"{HEADINGS}title;Riktlinjer;Richtlinie;{words}\r\n".encode())

    assert arrival.units[0].state is state


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_spreadsheets_make_of_csv_is_read(separator: str, encoding: str) -> None:
    table = f'{HEADINGS}title;"Rad ett\nrad två";Grüße;translated\r\n'.replace(";", separator)

    (found,) = csv.read(table.encode(encoding)).units

    assert (found.key, found.source, found.target) == ("title", "Rad ett\nrad två", "Grüße")


def test_columns_may_be_moved_and_headings_may_stand_lower() -> None:
    table = "Till byrån;;\r\n\r\nÖversättning (de);Källtext (sv);Id\r\nRichtlinie;Riktlinjer;title\r\n"

    (found,) = csv.read(table.encode()).units

    assert (found.key, found.source, found.target, str(found.place)) == (
        "title",
        "Riktlinjer",
        "Richtlinie",
        "row 4",
    )


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"a;b\r\n1;2\r\n", "no headings"),
        (b"", "no headings"),
        ("Key;Källtext;Übersetzung".encode("cp1252"), "UTF-8"),
        (HEADINGS.encode() + b'title;"' + b"x" * 200_000 + b'";y;\r\n', "no CSV"),
    ],
)
def test_other_tables_are_refused_in_a_sentence(content: bytes, word: str) -> None:
    with pytest.raises(ParcelRefused, match=word):
        csv.read(content)


def test_a_text_that_excel_would_cut_is_refused() -> None:
    with pytest.raises(ParcelRefused, match="too long"):
        xlsx.write(parcel_of(unit(source="x" * 40_000, state=UnitState.STALE)))
