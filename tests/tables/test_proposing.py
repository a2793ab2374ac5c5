"""Each row as it will be: new, the same, differing, or why it cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.projects import files, open_session, write_small
from workbench.export.csv import to_csv
from workbench.export.document import build
from workbench.formats.layout import FileKind, FileRef
from workbench.session import Session
from workbench.store.project import load
from workbench.tables.columns import columns_of
from workbench.tables.grid import TableUnreadable, read_grid
from workbench.tables.importing import import_step
from workbench.tables.proposal import Proposal, Row, RowKind
from workbench.tables.proposing import propose, slug

SHIPPED = Path(__file__).parents[2]
HEAD = "Namn\tKategori\tLeverantör\tPart\tLagringstid\tSyfte"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return open_session(write_small(tmp_path))


def proposal_of(session: Session, text: str) -> Proposal:
    assert session.policy is not None
    grid = read_grid(text)
    return propose(session, grid, columns_of(grid, session.policy))


Look = Callable[..., Row]


@pytest.fixture
def row(session: Session) -> Look:
    """Looks at one row with these cells."""

    def look(*cells: str) -> Row:
        (only,) = proposal_of(session, HEAD + "\n" + "\t".join(cells)).rows
        return only

    return look


def test_a_cookie_that_is_not_there_is_new(row: Look) -> None:
    found = row("_ga", "analytics", "Google", "tredjepart", "13 månader", "Särskiljer besökare.")
    assert (found.kind, found.cookie, found.number, found.guesses) == (RowKind.NEW, "google.ga", 2, ())
    assert found.data == {
        "name": "_ga",
        "category": "analytics",
        "provider": "google",
        "party": "third",
        "lifetime": "13 months",
        "description": "Särskiljer besökare.",
    }


@pytest.mark.parametrize(
    ("words", "lifetime"),
    [
        ("Session", "session"), ("2 år", "2 years"), ("30 min", "30 minutes"), ("1 year", "1 year"),
        ("13 Monate", "13 months"), ("persistent", "persistent"),
        ("sliding 30 minutes", {"sliding": "30 minutes"}),
        ("unknown: så länge det går", {"unknown": "så länge det går"}),
    ],
)  # fmt: skip
def test_lifetimes_are_read_in_words(row: Look, words: str, lifetime: object) -> None:
    assert row("_x", "analytics", "Google", "third", words, "y").data["lifetime"] == lifetime


@pytest.mark.parametrize(
    ("cells", "guess"),
    [
        (("_x", "Statistik", "VWO", "third", "1 år", "y"), "“Statistik” is taken for “analytics”"),
        (("_x", "analytics", "Google LLC", "third", "1 år", "y"), "“Google LLC” is taken for “google”"),
        (("_x", "analytics", "VWO", "", "1 år", "y"), "the party is taken to be “third”"),
        (("_x", "analytics", "own", "", "1 år", "y"), "the party is taken to be “first”"),
        (("_x", "analytics", "VWO", "third", "upp till 1 år", "y"), "is read as exactly that"),
        (("_x\u200b", "analytics", "VWO", "third", "1 år", "y"), "characters that cannot be seen"),
    ],
)
def test_what_was_guessed_is_said(row: Look, cells: tuple[str, ...], guess: str) -> None:
    (said,) = row(*cells).guesses
    assert guess in str(said)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (("", "analytics", "VWO", "third", "1 år", "y"), "no name is given"),
        (("_x", "hemlig", "VWO", "third", "1 år", "y"), "“hemlig” is no category here; there are: analytics"),
        (("_x", "", "VWO", "third", "1 år", "y"), "no category is named"),
        (("_x", "analytics", "", "third", "1 år", "y"), "no provider is named; name one, or own"),
        (("_x", "analytics", "VWO", "femte", "1 år", "y"), "“femte” is not understood as “Party”"),
        (("_x", "analytics", "VWO", "third", "", "y"), "no lifetime is named"),
        (("_x", "analytics", "VWO", "third", "ibland", "y"), "the lifetime “ibland” is not understood"),
        (("_x", "analytics", "VWO", "third", "5 m", "y"), "may be minutes or months"),
        (("_x", "analytics", "VWO", "third", "sliding often", "y"), "is not a duration"),
        (("_x", "analytics", "VWO", "third", "1 år", ""), "no description is given"),
    ],
)
def test_a_row_that_cannot_be_read_says_why(row: Look, cells: tuple[str, ...], reason: str) -> None:
    found = row(*cells)
    assert found.kind is RowKind.UNREADABLE
    assert reason in str(found.reason)


def test_a_row_that_says_what_is_there_is_the_same(row: Look) -> None:
    cells = ("_gid", "Analyscookies", "Google, LLC", "third", "24 timmar",
             "Placeras av Google Analytics, används för att särskilja användare.")  # fmt: skip
    assert row(*cells).kind is RowKind.SAME
    assert row("_VWO_sn", "", "", "", "30 minuter och förnyad vid besökaraktivitet", "").kind is RowKind.SAME
    assert row("ROUTEID", "", "Förstapart", "", "Sessionscookie", "").kind is RowKind.SAME


def test_a_row_that_says_otherwise_differs_field_by_field(row: Look) -> None:
    found = row("_gid", "essential", "VWO", "first", "1 dag", "")
    assert found.kind is RowKind.DIFFERING
    assert [(each.field.id, each.old, each.new) for each in found.differences] == [
        ("category", "analytics", "essential"),
        ("provider", "google", "vwo"),
        ("party", "third", "first"),
        ("lifetime", "24 hours", "1 day"),
    ]


def test_a_cookie_that_comes_twice_is_read_once(session: Session) -> None:
    line = "_x\tanalytics\tVWO\tthird\t1 år\ty\n"
    rows = proposal_of(session, f"{HEAD}\n{line}{line}").rows
    assert [each.kind for each in rows] == [RowKind.NEW, RowKind.UNREADABLE]
    assert "row 2 is about the same cookie" in str(rows[1].reason)


def test_a_provider_that_is_not_there_is_new_once(session: Session) -> None:
    text = (
        "Namn,Kategori,Leverantör,Lagringstid,Syfte,Land,Länk\n"
        '_a,analytics,"Hotjar, Ltd",1 år,y,MT,https://www.hotjar.com/privacy\n'
        "_b,analytics,Hotjar,1 år,z,,\n"
    )
    proposal = proposal_of(session, text)
    (provider,) = proposal.providers.values()
    assert provider.data == {"id": "hotjar", "name": "Hotjar, Ltd", "country": "MT"}
    assert [each.data["provider"] for each in proposal.rows] == ["hotjar", "hotjar"]
    step = import_step(session, proposal, proposal.rows)
    assert step is not None
    session.apply(step)
    assert not session.errors
    policy = session.policy
    assert policy is not None
    assert policy.links[policy.providers["hotjar"].link].url == "https://www.hotjar.com/privacy"  # type: ignore[index]


def test_the_policys_own_words_for_a_third_party_name_it(session: Session) -> None:
    proposal = proposal_of(
        session, f"{HEAD}\n_x\tanalytics\tTredjepart: Ny Firma AB Mer information\t\t1 år\ty"
    )
    (row,) = proposal.rows
    assert (row.data["party"], proposal.providers["ny-firma"].data["name"]) == ("third", "Ny Firma AB")  # type: ignore[index]


def test_braces_of_a_stranger_are_no_tokens(row: Look) -> None:
    found = row("_x", "analytics", "VWO", "third", "1 år", "Sparar {site} och {cookie:google.gid}.")
    assert found.data["description"] == "Sparar {{site}} och {{cookie:google.gid}}."


@pytest.mark.parametrize(
    ("name", "made"),
    [("Hotjar Ltd", "hotjar"), ("Ny Firma AB", "ny-firma"), ("Åhléns", "ahlens"), ("日本", "provider"),
     ("con", "provider"), ("A" * 200, "a" * 40)],
)  # fmt: skip
def test_a_new_provider_has_an_id_of_its_name(name: str, made: str) -> None:
    assert slug(name) == made


def seed() -> Session:
    return Session(load(SHIPPED))


def test_the_policys_own_exports_come_back_as_they_are() -> None:
    session = seed()
    policy = session.policy
    assert policy is not None
    document = build(policy, policy.source_locale, None)
    for is_for_excel in (False, True):
        for is_raw in (False, True):
            table = to_csv(document, policy, is_for_excel=is_for_excel, is_raw=is_raw)
            proposal = proposal_of(session, table)
            assert proposal.counts == {RowKind.SAME: 75}


def test_new_cookies_stand_below_those_of_their_category_in_the_tables_order(session: Session) -> None:
    lines = "".join(f"{name}\tanalytics\tVWO\tthird\t1 år\ty\n" for name in ("zz", "aa", "mm"))
    proposal = proposal_of(session, f"{HEAD}\n{lines}")
    step = import_step(session, proposal, proposal.rows)
    assert step is not None
    session.apply(step)
    policy = session.policy
    assert policy is not None
    by_position = sorted(policy.cookies.values(), key=lambda each: each.position or 0)
    assert [each.name for each in by_position] == ["ROUTEID", "_gid", "_VWO_sn", "zz", "aa", "mm"]


def test_taking_over_is_one_step_and_undone_whole(session: Session) -> None:
    before = {path: session.copy.text(path) for path in session.files}
    rows = ("_x\tanalytics\tHotjar\tthird\t1 år\ty", "_gid\tessential\t\t\t1 dag\t", "ROUTEID\t\t\t\t2 år\t")
    text = "\n".join((HEAD, *rows))
    proposal = proposal_of(session, text)
    step = import_step(session, proposal, proposal.rows)
    assert step is not None
    assert "Sessionscookie" in str(step.remark)
    session.apply(step)
    after = {path: session.copy.text(path) for path in session.files}
    assert FileRef(FileKind.PROVIDER, "hotjar").path in after
    session.undo()
    assert {path: session.copy.text(path) for path in session.files} == before
    session.redo()
    assert {path: session.copy.text(path) for path in session.files} == after
    assert not session.errors


def test_only_chosen_rows_and_their_providers_are_taken_over(session: Session) -> None:
    text = f"{HEAD}\n_x\tanalytics\tHotjar\tthird\t1 år\ty\n_y\tanalytics\tSegment\tthird\t1 år\ty\n"
    proposal = proposal_of(session, text)
    step = import_step(session, proposal, proposal.rows[1:])
    assert step is not None
    assert [edit.file.id for edit in step.edits] == ["segment", "segment.y"]


CELL = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["_gid", "_VWO_sn", "analytics", "Google", "own", "third", "1 år", "session", "ibland", "{site}",
         "- a", "'=x", "null", "yes", "# x", "a: b", "\u202e", "<b>", "[red]", "unknown: x", "until:",
         "sliding 1 day: x"]
    ),
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(st.lists(CELL, min_size=6, max_size=6), min_size=1, max_size=6))
def test_whatever_a_table_holds_the_policy_stays_readable_and_undo_brings_it_back(
    tmp_path_factory: pytest.TempPathFactory, cells: list[list[str]]
) -> None:
    root = write_small(tmp_path_factory.mktemp("hostile"))
    session = open_session(root)
    before = files(root)
    try:
        proposal = proposal_of(session, HEAD + "\n" + "\n".join("\t".join(line) for line in cells))
    except TableUnreadable:
        return
    step = import_step(session, proposal, proposal.rows)
    if step is None:
        assert not proposal.changing()
        return
    session.apply(step)
    assert not session.errors
    assert session.policy is not None
    assert len(session.policy.cookies) == 3 + proposal.counts[RowKind.NEW]
    assert not proposal_of(session, HEAD + "\n" + "\n".join("\t".join(line) for line in cells)).changing()
    session.undo()
    assert not session.unsaved
    assert files(root) == before
