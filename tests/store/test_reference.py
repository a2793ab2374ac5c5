"""The user's reference file: read whole, or refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.checks.reference import ReferenceRow
from workbench.store.reference import ReferenceUnreadable, read_reference, reference_of
from workbench.store.settings import Settings

OURS = Path(__file__).parents[1] / "checks" / "reference.csv"
HEAD = (
    "ID,Platform,Category,Cookie / Data Key name,Domain,Description,Retention period,Data Controller,"
    "User Privacy & GDPR Rights Portals,Wildcard match\n"
)


def written(folder: Path, content: str | bytes) -> Path:
    file = folder / "cookies.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def test_a_row_is_read_as_it_stands_with_its_line(tmp_path: Path) -> None:
    row = '1,Example,Marketing,_ex_,example.com,"Two\nlines",2 years,Example Inc,https://example.com,1\n'

    assert read_reference(written(tmp_path, HEAD + row)).rows == (
        ReferenceRow(
            name="_ex_",
            is_prefix=True,
            category="Marketing",
            lifetime="2 years",
            platform="Example",
            controller="Example Inc",
            description="Two lines",
            line=3,
        ),
    )


def test_our_own_file_is_read_whole_under_its_name() -> None:
    reference = read_reference(OURS)

    assert reference.source == "reference.csv"
    assert len(reference.rows) == 20


@pytest.mark.parametrize(
    "cell", ["=HYPERLINK(1)", "[bold]x[/]", "@import", "\x1b[31mred", "a\x00b", "x" * 50_000]
)
def test_hostile_cells_are_only_text(cell: str, tmp_path: Path) -> None:
    file = written(tmp_path, f"{HEAD}1,P,Marketing,name,,{cell},1 day,C,,0\n")

    [row] = read_reference(file).rows

    assert row.description.isprintable()
    assert len(row.description) <= 10_000


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "no column “cookie / data key name”"),
        ("ID,Platform\n1,x\n", "no column “cookie / data key name”"),
        (HEAD.replace("Retention period", "Kept"), "no column “retention period”"),
        (HEAD.encode() + b"\n1,caf\xe9,,,,,,,,\n", "cookies.csv:3: the reference file is not UTF-8"),
        (HEAD.encode("utf-16"), "is not UTF-8"),
        (HEAD + '1,"open', "is no CSV"),
        (HEAD + "1," + "x" * 200_000, "is no CSV"),
        (HEAD + "1,,,a,,,,,,0\n" * 100_001, "more than 100000 rows"),
        (b"," * (17 << 20), "larger than 16 MB"),
    ],
)
def test_what_is_no_reference_is_refused_in_one_sentence(
    content: str | bytes, words: str, tmp_path: Path
) -> None:
    with pytest.raises(ReferenceUnreadable) as refused:
        read_reference(written(tmp_path, content))

    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there_is_complained_of_and_done_without(tmp_path: Path) -> None:
    found = reference_of(Settings(reference=tmp_path / "gone.csv"))

    assert found.reference is None
    assert "gone.csv is not there" in str(found.complaint)


def test_without_a_setting_there_is_neither_a_reference_nor_a_complaint() -> None:
    found = reference_of(Settings())

    assert (found.reference, found.complaint) == (None, None)
