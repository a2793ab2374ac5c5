"""Tests for tables that are workbooks, as LibreOffice really wrote them; the first sheet is empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.tables.grid import TableUnreadable, decoded, read_grid

WORKBOOKS = Path(__file__).parent / "workbooks"
LIBREOFFICE = "libreoffice-7.4-cookies"


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_the_first_sheet_with_something_in_it_is_the_table(suffix: str) -> None:
    grid = read_grid(decoded((WORKBOOKS / f"{LIBREOFFICE}.{suffix}").read_bytes()))

    assert [(line.number, line.cells) for line in grid.lines] == [
        (1, ("Namn", "Leverantör", "Lagringstid", "Beskrivning")),
        (2, ("_ga", "Google", "2 år", 'Räknar besök, "anonymt" och skiljer webbläsare åt.')),
        (3, ("_fbp", "Meta", "90 dagar", "Känner igen webbläsaren.")),
        (4, ("PHPSESSID", "", "session", "Håller ihop besöket.")),
    ]


def test_a_workbook_of_an_old_excel_is_told_as_what_it_is() -> None:
    with pytest.raises(TableUnreadable, match=r"save it as \.xlsx"):
        decoded((WORKBOOKS / f"{LIBREOFFICE}.xls").read_bytes())


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"PK\x03\x04" + bytes(200)])
def test_what_is_packed_and_no_workbook_is_told(content: bytes) -> None:
    with pytest.raises(TableUnreadable, match="cannot be unpacked"):
        decoded(content)
