"""Plural forms, which no text of a policy has, written into a PO file by hand: none is lost unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from tests.cli.test_parcels import DE, send, take, with_openpyxl, with_toolkit

DRAFT = "label.draft"
ONE = f'msgctxt "{DRAFT}"\nmsgid "Utkast"\nmsgstr "Entwurf"\n'
SEVERAL = (
    f'msgctxt "{DRAFT}"\nmsgid "Utkast"\nmsgid_plural "Utkasten"\nmsgstr[0] "Entwurf"\nmsgstr[1] "Entwürfe"\n'
)
UNKNOWN = (
    '\nmsgctxt "hand.made"\nmsgid "{count} cookie"\nmsgid_plural "{count} cookies"\n'
    'msgstr[0] "{count} Cookie"\nmsgstr[1] "{count} Cookies"\n'
)


@pytest.fixture
def plural(whole: Path) -> Path:
    """The shipped project; one German entry has plural forms, and one more that no text of the policy has."""
    path = whole / DE
    text = path.read_text("utf-8")
    assert ONE in text
    path.write_text(text.replace(ONE, SEVERAL) + UNKNOWN, "utf-8")
    return whole


def test_carried_over_it_is_stale_and_no_other_entry_is_touched(workbench: CommandLine, plural: Path) -> None:
    assert workbench("locale", "sync", "--project", plural).status == 0
    found = workbench("locale", "stats", "--json", "--project", plural)
    assert '"stale": 1' in found.out
    text = (plural / DE).read_text("utf-8")
    assert 'msgid "Utkast"\nmsgstr "Entwurf"\n' in text
    assert UNKNOWN in text


@pytest.mark.parametrize(("form", "work"), [("xliff", with_toolkit), ("xlsx", with_openpyxl)])
def test_it_leaves_as_one_text_and_comes_back_as_one(
    workbench: CommandLine, plural: Path, form: str, work: object
) -> None:
    parcel = send(workbench, plural, form, "--only", "unfinished")
    assert callable(work)
    work(parcel)
    assert take(workbench, plural, parcel).status == 0
    text = (plural / DE).read_text("utf-8")
    assert 'msgid "Utkast"\nmsgstr "Nunmehr Entwurf"\n' in text
    assert UNKNOWN in text


def test_as_po_it_leaves_byte_for_byte(workbench: CommandLine, plural: Path) -> None:
    parcel = send(workbench, plural, "po")
    assert parcel.read_bytes() == (plural / DE).read_bytes()
