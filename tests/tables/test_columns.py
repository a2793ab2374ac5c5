"""Which column says what: by headings in three languages, by what stands in them, as somebody wishes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import open_session, write_small
from workbench.policy.model import Policy
from workbench.tables.columns import columns_of, mapped
from workbench.tables.grid import TableUnreadable, read_grid
from workbench.tables.meaning import Meaning


@pytest.fixture
def policy(tmp_path: Path) -> Policy:
    policy = open_session(write_small(tmp_path)).policy
    assert policy is not None
    return policy


def _read(policy: Policy, text: str) -> str:
    columns = columns_of(read_grid(text), policy)
    in_order = sorted(columns.places, key=lambda meaning: columns.places[meaning])
    return " ".join(f"{columns.places[meaning]}:{meaning}" for meaning in in_order)


@pytest.mark.parametrize(
    ("headings", "meanings"),
    [
        ("Name\tPurpose\tExpiry\tProvider", "0:name 1:description 2:lifetime 3:provider"),
        ("Cookie Name\tDuration (max)\tVendor", "0:name 1:lifetime 2:provider"),
        ("Namn\tÄndamål\tLagringstid\tLeverantör\tKategori",
         "0:name 1:description 2:lifetime 3:provider 4:category"),
        ("Bezeichnung;Zweck;Speicherdauer;Anbieter;Kategorie",
         "0:name 1:description 2:lifetime 3:provider 4:category"),
        ("Cookie type;Cookie;Syfte med cookien", "1:name 2:description"),
        ("legal_name,url,name,country", "0:legal_name 1:url 2:name 3:country"),
        ("NAMN:\tLAGRINGSTID.", "0:name 1:lifetime"),
        ("category,id,name,match,description,lifetime,seconds,party,provider,country,url",
         "0:category 1:id 2:name 3:match 4:description 5:lifetime 7:party 8:provider 9:country 10:url"),
        ("table\tname\tdescription\tduration\tprovider",
         "0:category 1:name 2:description 3:lifetime 4:provider"),
    ],
)  # fmt: skip
def test_headings_say_what_columns_are(policy: Policy, headings: str, meanings: str) -> None:
    assert _read(policy, headings) == meanings


def test_without_headings_the_cells_say_it(policy: Policy) -> None:
    text = (
        "tredjepart\t_ga\tSärskiljer besökare åt oss.\tGoogle\t13 månader\tAnalyscookies\n"
        "förstapart\tsid\tHåller ihop besöket.\town\tsession\tessential\n"
    )
    meanings = "0:party 1:name 2:description 3:provider 4:lifetime 5:category"
    assert _read(policy, text) == meanings
    (guess,) = columns_of(read_grid(text), policy).guesses
    assert "2 = name" in str(guess)


def test_a_heading_that_says_nothing_leaves_it_to_the_cells(policy: Policy) -> None:
    text = "Namn\tHur då\tNär\n_x\tRäknar alla som kommer hit.\t1 år\n"
    assert _read(policy, text) == "0:name 1:description 2:lifetime"
    (guess,) = columns_of(read_grid(text), policy).guesses
    assert str(guess).endswith("2 = description, 3 = lifetime.")


@pytest.mark.parametrize(
    ("wish", "meaning", "place"),
    [
        ("lifetime=Hur länge", Meaning.LIFETIME, 1),
        ("lifetime=hur LÄNGE ", Meaning.LIFETIME, 1),
        ("lifetime=2", Meaning.LIFETIME, 1),
        ("provider=3", Meaning.PROVIDER, 2),
    ],
)
def test_a_wish_maps_a_column(policy: Policy, wish: str, meaning: Meaning, place: int) -> None:
    grid = read_grid("Namn\tHur länge\tSyfte\n_x\t1 år\ty")
    assert mapped(grid, columns_of(grid, policy), wish).places[meaning] == place


def test_a_wish_may_say_a_value_for_all_rows_or_leave_a_column_out(policy: Policy) -> None:
    grid = read_grid("Namn\tSyfte\tKategori\n_x\ty\tz")
    columns = mapped(grid, columns_of(grid, policy), "category==analytics")
    assert columns.words(grid.lines[1], Meaning.CATEGORY) == "analytics"
    columns = mapped(grid, columns, "description=")
    assert columns.words(grid.lines[1], Meaning.DESCRIPTION) == ""
    assert columns.left_out(3) == ["Syfte", "Kategori"]


def test_a_column_that_is_named_makes_the_first_row_one_of_headings(policy: Policy) -> None:
    grid = read_grid("Nom\tDurée\n_x\t1 år")
    columns = columns_of(grid, policy)
    assert not columns.has_headings
    assert mapped(grid, columns, "name=Nom").has_headings


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ("lifetime", "maps nothing"),
        ("colour=1", "no field “colour”"),
        ("name=Kolumn", "no column “Kolumn”; it has: Namn, Syfte"),
        ("name=0", "no column “0”"),
        ("name=²", "no column"),
    ],
)
def test_a_wish_that_cannot_be_followed_is_told(policy: Policy, wish: str, why: str) -> None:
    grid = read_grid("Namn\tSyfte\n_x\ty")
    with pytest.raises(TableUnreadable, match=why):
        mapped(grid, columns_of(grid, policy), wish)
