"""Files as other programs really wrote them, each named for the program and its version.

Where nothing was edited, a parcel was opened, as CSV or as workbook, and saved as what the name ends in.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.locales.exchange.units import DE, SV, unit
from workbench.locales.catalog import State
from workbench.locales.exchange import tmx
from workbench.locales.exchange.arrival import ParcelRefused
from workbench.locales.exchange.comparison import Comparison, compared
from workbench.locales.exchange.forms import form_of, read
from workbench.locales.exchange.parcel import UnitState

RETURNED = Path(__file__).parent / "returned"

SENT = (
    unit(),
    unit("cookie.vwo.sn.description", "Kakor", "=SUMME(A1) ist kein Text"),
    unit(
        "cookie.vwo.ds.description",
        "+Två  mellanslag, 30 %",
        "-5 Tage; \"oder\" '13\N{NO-BREAK SPACE}Monate'",
        UnitState.STALE,
    ),
    unit("cookie.vwo.uuid.description", "Rad ett\nrad två", "Zeile eins\n\nملفات 🍪"),
    unit("cookie.vwo.referrer.description", "007", "007"),
    unit("cookie.vwo.is-uid.description", "50%", "50%"),
    unit("cookie.vwo.v.description", "1/2", "1/2"),
    unit("label.more", "Mer om {site}", "", UnitState.UNTRANSLATED),
)
"""What the parcels held that were opened in LibreOffice, and in OmegaT as XLIFF."""

PO_SENT = (
    unit(
        "cookie.vwo.sn.description",
        "En cookie som sparar information på sessionsnivå och som försvinner när webbläsaren stängs, "
        "vilket sker “automatiskt”.",
        "",
        UnitState.UNTRANSLATED,
    ),
    unit(
        "cookie.vwo.ds.description",
        "Två  mellanslag, 30 %.",
        "Zwei Leerzeichen.",
        UnitState.STALE,
        comments=("Geprüft.",),
    ),
    unit("cookie.vwo.uuid.description", "Rad ett\nrad två", "", UnitState.UNTRANSLATED),
    unit("label.more", "Mer om {site}", "Mehr auf {site}"),
)
"""What the PO files held."""


def outcome_of(name: str, *sent: object) -> Comparison:
    content = (RETURNED / name).read_bytes()
    arrival = read(form_of(name, content), content)
    assert arrival.locale in {"de", None}
    return compared(arrival, sent)  # type: ignore[arg-type]


def said_by(outcome: Comparison) -> dict[str, tuple[str, State]]:
    """What each change makes of its entry."""
    return {change.unit.key: (change.target, change.state) for change in outcome.changes}


@pytest.mark.parametrize(
    "name",
    [
        "libreoffice-7.4-csv.csv",
        "libreoffice-7.4-csv-utf16.csv",
        "libreoffice-7.4-csv.ods",
        "libreoffice-7.4-csv.xlsx",
        "libreoffice-7.4-xlsx.csv",
        "libreoffice-7.4-xlsx.xlsx",
    ],
)
def test_what_was_only_saved_again_says_nothing(name: str) -> None:
    outcome = outcome_of(name, *SENT)

    assert (outcome.changes, outcome.held, outcome.refused) == ((), (), ())
    assert outcome.unchanged == len(SENT)


@pytest.mark.parametrize(
    "name", ["libreoffice-7.4-edited.csv", "libreoffice-7.4-edited.ods", "libreoffice-7.4-edited.xlsx"]
)
def test_what_was_edited_in_libreoffice_is_taken_in_to_the_letter(name: str) -> None:
    outcome = outcome_of(name, *SENT)

    assert said_by(outcome) == {
        "title": ("  Richtlinie zu „Cookies“\nund mehr", State.TRANSLATED),
        "cookie.vwo.ds.description": (SENT[2].target, State.TRANSLATED),
        "label.more": ("Mehr auf {site} 🍪", State.TRANSLATED),
    }
    assert outcome.refused == ()


def test_the_fault_that_a_cell_shows_is_no_translation() -> None:
    outcome = outcome_of("libreoffice-7.4-formula.csv", *SENT)

    assert outcome.changes == ()
    assert [(each.key, str(each.why)) for each in outcome.refused] == [
        ("title", "The cell shows Err:509 in place of a translation; write it as text."),
        ("label.more", "The translation lacks {site}; put it where it is to be read."),
    ]


def test_poedit_translates_and_says_that_a_stale_one_is_right() -> None:
    outcome = outcome_of("poedit-3.2.2.po", *PO_SENT)

    assert said_by(outcome) == {
        "cookie.vwo.sn.description": ("Neu", State.TRANSLATED),
        "cookie.vwo.ds.description": ("Zwei Leerzeichen.", State.TRANSLATED),
        "cookie.vwo.uuid.description": ('+Zeile eins\nZeile "zwei"', State.TRANSLATED),
    }


def test_what_omegat_clears_in_a_po_file_is_not_cleared_here() -> None:
    outcome = outcome_of("omegat-3.6.0.po", *PO_SENT)

    assert said_by(outcome) == {
        "cookie.vwo.sn.description": ("=Ein „Cookie“ & <b>mehr</b> 🍪", State.TRANSLATED),
        "cookie.vwo.uuid.description": ("Zeile eins\nZeile zwei", State.TRANSLATED),
    }
    assert outcome.refused == ()


def test_xliff_of_omegat_changes_what_was_changed() -> None:
    outcome = outcome_of("omegat-3.6.0.xlf", *SENT)

    assert said_by(outcome) == {
        "title": ("Neue Richtlinie", State.TRANSLATED),
        "cookie.vwo.uuid.description": ("Zeile 1\n\nملفات", State.TRANSLATED),
    }


def test_the_memory_of_omegat_is_read() -> None:
    pairs = tmx.read((RETURNED / "omegat-3.6.0.tmx").read_bytes(), SV, DE)

    assert ("Rad ett\nrad två", "Zeile eins\nZeile zwei") in {(pair.source, pair.target) for pair in pairs}


def test_a_workbook_of_an_old_excel_is_told_as_what_it_is() -> None:
    with pytest.raises(ParcelRefused, match=r"save it as \.xlsx"):
        form_of("de.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
