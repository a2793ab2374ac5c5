"""What becomes of a text with columns: its cells, and one sentence where it is no table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.tables.grid import TableUnreadable, decoded, read_grid


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb\nc\td\n", [["a", "b"], ["c", "d"]]),
        ("a;b\r\nc;d\r\n", [["a", "b"], ["c", "d"]]),
        ("a,b\rc,d", [["a", "b"], ["c", "d"]]),
        ("\ufeffa;b\nc;d", [["a", "b"], ["c", "d"]]),
        ("sep=;\na;b,c,d,e\n", [["a", "b,c,d,e"]]),
        ('a,"b, c"\nd,"e ""f"""', [["a", "b, c"], ["d", 'e "f"']]),
        ('a;"b\nc"\nd;e', [["a", "b c"], ["d", "e"]]),
        ('a\t"b" is a quote\nc\t"d', [["a", '"b" is a quote'], ["c", '"d']]),
        ("a\tb, with, commas; and more\nc\td", [["a", "b, with, commas; and more"], ["c", "d"]]),
        ("\n\na\tb\n\t\n", [["a", "b"]]),
        ("'=1+1,'-2\n'quoted',x", [["=1+1", "-2"], ["'quoted'", "x"]]),
    ],
)
def test_cells_are_parted_by_what_parts_them_evenly(text: str, rows: list[list[str]]) -> None:
    assert [list(line.cells) for line in read_grid(text).lines] == rows


def test_rows_are_numbered_as_a_spreadsheet_does() -> None:
    assert [line.number for line in read_grid("a\tb\n\nc\td").lines] == [1, 3]


def test_what_cannot_be_seen_is_left_out_and_known() -> None:
    first, second = read_grid("_g\u200ba\t\x1b[31mb\u202e\nc\td e").lines
    assert first.cells == ("_ga", "[31mb")
    assert (first.had_hidden, second.had_hidden) == (True, False)


def test_a_dash_alone_says_nothing() -> None:
    (line,) = read_grid("a\t-\t–").lines
    assert (line.cell(1), line.cell(2), line.cell(9)) == ("", "", "")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "nothing in the table"),
        ("  \n\n", "nothing in the table"),
        ("one\ntwo", "only one column"),
        ('a,b\nc,"d" e,\n', "Row 2 is no CSV"),
        ('a;b\nc;"d\n', "Row 2 is no CSV"),
        ("a\tb\n" * 20_001, "more than 20000 rows"),
        ("a\t" * 300, "Row 1 is too long"),
        ("a\t" + "b" * 30_000, "Row 1 is too long"),
    ],
)
def test_what_is_no_table_is_told_in_one_sentence(text: str, why: str) -> None:
    with pytest.raises(TableUnreadable, match=why):
        read_grid(text)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"namn;syfte\nab;f\xf6r\n", r"not UTF-8 \(line 2\)"),
        ("namn\tsyfte".encode("utf-16")[:-1], "not UTF-8"),
        (b"PK\x03\x04", "workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "workbook"),
        (b"x" * ((16 << 20) + 1), "larger than 16 MB"),
    ],
    ids=["latin-1", "broken off", "workbook", "old workbook", "large"],
)
def test_what_cannot_be_decoded_is_told_with_what_to_do(content: bytes, why: str) -> None:
    with pytest.raises(TableUnreadable, match=why):
        decoded(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_spreadsheets_write_is_decoded(encoding: str) -> None:
    assert decoded("namn\tför\r\n".encode(encoding)) == "namn\tför\r\n"


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decoded("\ufeffå".encode()) == "å"


@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text_is_a_table_or_a_sentence(text: str) -> None:
    try:
        grid = read_grid(text)
    except TableUnreadable:
        return
    for line in grid.lines:
        assert all(cell == " ".join(cell.split()) for cell in line.cells)
        assert not any("\ud800" <= char <= "\udfff" or char < " " for cell in line.cells for char in cell)
