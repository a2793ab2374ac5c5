"""Files made to do harm are refused at once, in one sentence."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.locales.exchange.units import DE, SV, parcel_of, unit
from workbench.locales.exchange import ods, tmx, xliff, xlsx
from workbench.locales.exchange.arrival import LARGEST_PARCEL, ParcelRefused
from workbench.locales.exchange.forms import SUFFIXES, form_of, read

LAUGHS = (
    '<!DOCTYPE xliff [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{"&a" + str(n - 1) + ";" if n else "&a;"}{"&a;" * 9}">' for n in range(10))
    + "]>"
)
EXTERNAL = '<!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE xliff [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>'


@pytest.mark.parametrize("prologue", [LAUGHS, EXTERNAL, PARAMETER])
def test_entities_are_refused(prologue: str) -> None:
    body = "<body><trans-unit id='title'><source>&a9;&x;</source></trans-unit></body>"
    content = f"{prologue}<xliff version='1.2'><file>{body}</file></xliff>".encode()

    for read_form in (xliff.read, lambda content: tmx.read(content, SV, DE)):
        with pytest.raises(ParcelRefused, match=r"entities|no XML"):
            read_form(content)


def test_the_name_of_a_document_type_alone_does_nothing() -> None:
    made = tmx.write([], SV, DE).replace("<tmx", '<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx', 1)

    assert tmx.read(made.encode(), SV, DE) == []


def test_what_is_too_large_is_not_parsed() -> None:
    content = b"<xliff>" + b" " * LARGEST_PARCEL

    with pytest.raises(ParcelRefused, match="larger than"):
        xliff.read(content)


def test_what_nests_too_deep_is_refused() -> None:
    with pytest.raises(ParcelRefused, match="nests deeper"):
        xliff.read(b"<xliff>" + b"<g>" * 100_000 + b"</g>" * 100_000 + b"</xliff>")


def packed(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_a_workbook_that_swells_is_not_unpacked() -> None:
    with pytest.raises(ParcelRefused, match="once unpacked"):
        xlsx.read(packed({"xl/worksheets/sheet1.xml": b"\0" * (LARGEST_PARCEL + 1)}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_workbook_with_entities_is_refused(encoding: str) -> None:
    with pytest.raises(ParcelRefused, match="entities"):
        xlsx.read(packed({"xl/workbook.xml": LAUGHS.encode(encoding)}))


BLANKS = '<x:s x:c="32767"/>' * 20_000
LONG = "a" * 1000
MANY_ROWS, MANY_CELLS = 't:number-rows-repeated="199999"', 't:number-columns-repeated="64"'


def spreadsheet(rows: str) -> bytes:
    names = 'xmlns:t="urn:t" xmlns:x="urn:x"'
    table = f"<t:table {names}>{rows}</t:table>"
    return packed(
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": table.encode()}
    )


def test_rows_columns_and_blanks_that_an_open_document_repeats_are_bounded() -> None:
    heads = "".join(f"<t:table-cell><x:p>{head}</x:p></t:table-cell>" for head in ("Key", "Source text"))
    target = '<t:table-cell t:number-columns-repeated="999999"><x:p>Translation</x:p></t:table-cell>'
    blanks = '<t:table-row><t:table-cell><x:p>a<x:s x:c="99999999"/></x:p></t:table-cell></t:table-row>'
    empty = '<t:table-row t:number-rows-repeated="99999999"/>'

    arrival = ods.read(spreadsheet(f"<t:table-row>{heads}{target}</t:table-row>{blanks}{empty}"))

    assert [each.key for each in arrival.units] == ["a"]


@pytest.mark.parametrize(
    "rows",
    [
        f"<t:table-row><t:table-cell><x:p>{BLANKS}</x:p></t:table-cell></t:table-row>",
        f"<t:table-row {MANY_ROWS}><t:table-cell {MANY_CELLS}><x:p>{LONG}</x:p></t:table-cell></t:table-row>",
    ],
    ids=["blanks", "rows"],
)
def test_an_open_document_that_swells_is_not_read(rows: str) -> None:
    with pytest.raises(ParcelRefused, match="once unpacked"):
        list(ods.sheets(spreadsheet(rows)))


@pytest.mark.parametrize("content", [spreadsheet("<"), packed({"mimetype": b"x"}), b"PK\x03\x04"])
def test_what_is_no_open_document_is_refused(content: bytes) -> None:
    with pytest.raises(ParcelRefused):
        ods.read(content)


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"PK\x03\x04" + b"x" * 100, packed({"x": b"y"})])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(ParcelRefused, match="cannot be"):
        xlsx.read(content)


WHOLE = {
    "xliff": xliff.write(parcel_of(unit()), "policy.po").encode(),
    "xlsx": xlsx.write(parcel_of(unit())),
    "csv": b"Key;Source text (sv);Translation (de)\r\ntitle;Riktlinjer;Richtlinie\r\n",
    "po": b'msgctxt "title"\nmsgid "Riktlinjer"\nmsgstr "Richtlinie"\n',
}


@pytest.mark.parametrize("form", WHOLE)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused_and_nothing_else(form: str, data: st.DataObject) -> None:
    content = bytearray(WHOLE[form])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=8))

    with contextlib.suppress(ParcelRefused):
        read(form_of(f"x.{SUFFIXES[form]}", bytes(content)), bytes(content))


@pytest.mark.parametrize("mimetype", [b"application/vnd.oasis.opendocument.text", b"application/zip"])
def test_what_is_packed_and_another_document_is_told_what_to_send(mimetype: bytes) -> None:
    content = packed({"mimetype": mimetype, "content.xml": b"<x/>"})

    with pytest.raises(ParcelRefused, match=r"send \.xlsx or \.ods"):
        read(form_of("de.odt", content), content)
