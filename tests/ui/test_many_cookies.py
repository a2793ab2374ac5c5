"""Many cookies at once in the app: a table taken over, rows moved, a field of all changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from tests.projects import GID, ROUTE, VWO_SN, files, write_many
from tests.ui.conftest import opened, screen, settled, told, until
from workbench.many_cookies import Becoming, FieldOfMany, Given
from workbench.policy.kinds import CookieId
from workbench.policy.outline import cookies_by_category
from workbench.tables.meaning import Meaning
from workbench.ui.app import WorkbenchApp
from workbench.ui.dialogs.change_many import ChangeMany
from workbench.ui.dialogs.import_table import ImportTable
from workbench.ui.dialogs.pick import Pick
from workbench.ui.dialogs.table_source import AskTable
from workbench.ui.widgets.proposal_tables import ColumnTable, RowTable

WORKBOOK = Path(__file__).parents[1] / "tables/workbooks/libreoffice-7.4-cookies.ods"
TABLE = (
    "Namn\tSyfte\tLagringstid\tLeverantör\n"
    "_hjSession\tHåller ihop besöket.\t30 min\tHotjar Ltd\n"
    "_hjid\tSärskiljer besökare.\t13 månader\tHotjar Ltd\n"
    "_gid\t\t1 dag\t\n"
    "_x\ty\tibland\tVWO\n"
)


async def paste(app: WorkbenchApp, pilot: Pilot[None], text: str) -> None:
    app.post_message(events.Paste(text))
    await settled(app, pilot)


async def test_a_pasted_table_is_shown_before_it_is_taken_over_and_undone_whole(root: Path) -> None:
    before = files(root)
    async with opened(root, (120, 40)) as (app, pilot):
        session = app.session
        assert session is not None
        app.catalogue.table.go_to(CookieId(GID.id))
        await paste(app, pilot, TABLE)
        assert isinstance(app.screen, ImportTable)
        shown = screen(app)
        assert "2 new, 1 differing, 0 the same, 1 unreadable" in shown
        assert "new provider: Hotjar Ltd" in shown
        assert "Lifetime: 24 hours → 1 day" in shown
        assert "the lifetime “ibland” is not understood" in shown
        assert "no category is named; “analytics” is taken" in shown
        assert not session.unsaved
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.screen is app.screen_stack[0]
        assert len(session.unsaved) == 4
        assert app.catalogue.cookie == "hotjar.hjsession"
        await pilot.press("ctrl+z")
        await settled(app, pilot)
        assert not session.unsaved
        await pilot.press("ctrl+y", "ctrl+s")
        await settled(app, pilot)
    after = files(root)
    assert len([path for path in after if after[path] != before.get(path)]) == 4


async def test_escape_takes_nothing_over(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await paste(app, pilot, TABLE)
        await pilot.press("escape")
        await settled(app, pilot)
        assert app.session is not None
        assert not app.session.unsaved


async def test_a_row_without_its_mark_is_left_out(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await paste(app, pilot, TABLE)
        rows = app.screen.query_one(RowTable)
        assert len(rows.marks) == 3
        rows.go_to(2)
        await pilot.press("space")
        await settled(app, pilot)
        assert "2 marked" in screen(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.session is not None
        assert {file.id for file in app.session.unsaved} == {"hotjar", "hotjar.hjid", "google.gid"}


async def test_a_column_can_mean_something_else_and_a_value_hold_for_all_rows(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await paste(app, pilot, "Namn\tVad\tAnmärkning\n_x\tRäknar.\t1 år\n_y\tMäter.\tibland\n")
        assert "2 unreadable" in screen(app)
        columns = app.screen.query_one(ColumnTable)
        columns.focus()
        for place, value in (
            (1, "Description"),
            (Meaning.CATEGORY, "essential"),
            (Meaning.PROVIDER, "vwo"),
        ):
            columns.go_to(place)
            await pilot.press("enter")
            await settled(app, pilot)
            await _pick(app, pilot, value)
        assert "1 new, 0 differing, 0 the same, 1 unreadable" in screen(app)


async def _pick(app: WorkbenchApp, pilot: Pilot[None], value: str) -> None:
    assert isinstance(app.screen, Pick)
    app.screen.dismiss(value)
    await settled(app, pilot)


async def test_a_table_is_asked_for_by_its_path(root: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(TABLE.replace("\t", ";"), encoding="utf-8")
    async with opened(root) as (app, pilot):
        await pilot.press("i")
        await settled(app, pilot)
        assert isinstance(app.screen, AskTable)
        app.screen.query_one(Input).value = str(table)
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, ImportTable)
        assert "4 rows of table.csv" in screen(app)


async def test_a_table_is_pasted_where_it_is_asked_for(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("i")
        await settled(app, pilot)
        await paste(app, pilot, TABLE)
        assert isinstance(app.screen, ImportTable)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04", "The workbook cannot be"),
        (b"", "nothing in the table"),
        (None, "There is no file"),
        (b"a;b\xe5", "not UTF-8"),
    ],
)
async def test_what_is_no_table_is_told(root: Path, tmp_path: Path, content: bytes | None, why: str) -> None:
    table = tmp_path / "table.csv"
    if content is not None:
        table.write_bytes(content)
    async with opened(root) as (app, pilot):
        await pilot.press("i")
        await settled(app, pilot)
        app.screen.query_one(Input).value = str(table)
        await pilot.press("enter")
        await until(lambda: any(why in message for message in told(app)))


async def test_a_workbook_is_read_beside_and_shown(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("i")
        await settled(app, pilot)
        app.screen.query_one(Input).value = str(WORKBOOK)
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, ImportTable))
        await settled(app, pilot)
        assert "PHPSESSID" in screen(app)


async def test_one_pasted_word_is_no_table(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await paste(app, pilot, "_ga")
        assert told(app) == ["What was pasted is no table; i asks for one."]


async def test_hostile_cells_are_only_shown(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await paste(app, pilot, "name\tlifetime\n[bold red]x[/]\x1b]0;pwned\x07\t[@click=app.quit]1 år[/]\n")
        assert "[bold red]x[/]" in screen(app)
        assert "\x1b" not in screen(app)


def _analytics(app: WorkbenchApp) -> list[str]:
    assert app.session is not None
    assert app.session.policy is not None
    return [each.name for each in cookies_by_category(app.session.policy)["analytics"]]  # type: ignore[index]


@pytest.mark.parametrize("keys", [("K", "J"), ("ctrl+up", "ctrl+down")])
async def test_a_row_moves_by_key_and_the_cursor_with_it(root: Path, keys: tuple[str, str]) -> None:
    async with opened(root) as (app, pilot):
        app.catalogue.table.go_to(CookieId(VWO_SN.id))
        await pilot.press(keys[0])
        await settled(app, pilot)
        assert _analytics(app) == ["_VWO_sn", "_gid"]
        assert list(app.catalogue.table.rows) == [ROUTE.id, VWO_SN.id, GID.id]
        assert app.catalogue.cookie == VWO_SN.id
        await pilot.press(keys[0])
        await settled(app, pilot)
        assert "no other row of its category" in told(app)[-1]
        await pilot.press(keys[1])
        await settled(app, pilot)
        assert _analytics(app) == ["_gid", "_VWO_sn"]


async def test_a_row_is_dragged_with_the_mouse(root: Path) -> None:
    async with opened(root) as (app, pilot):
        table = app.catalogue.table
        await pilot.mouse_down(table, offset=(5, 3))
        await pilot._post_mouse_events([events.MouseMove], table, offset=(5, 2), button=1)
        await pilot.mouse_up(table, offset=(5, 2))
        await settled(app, pilot)
        assert _analytics(app) == ["_VWO_sn", "_gid"]
        assert app.catalogue.cookie == VWO_SN.id
        assert app.focused is table


async def test_sorted_rows_are_not_moved(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("o", "J")
        await settled(app, pilot)
        assert app.session is not None
        assert not app.session.unsaved
        assert "The rows are sorted" in told(app)[-1]


async def test_a_field_of_marked_cookies_is_changed_as_one_step(root: Path) -> None:
    async with opened(root) as (app, pilot):
        session = app.session
        assert session is not None
        app.catalogue.table.set_marks((CookieId(ROUTE.id), CookieId(GID.id)))
        await pilot.press("c")
        await settled(app, pilot)
        await _pick(app, pilot, "Lifetime")
        assert isinstance(app.screen, ChangeMany)
        await pilot.press(*"13 m", "å", *"nader")
        await settled(app, pilot)
        shown = screen(app)
        assert "Lifetime of 2 cookies" in shown
        assert "24 hours" in shown
        assert "13 months" in shown
        assert "2 change" in shown
        assert not session.unsaved
        await pilot.press("enter")
        await settled(app, pilot)
        assert session.policy is not None
        lifetimes = {str(session.data(file)["lifetime"]) for file in (ROUTE, GID)}  # type: ignore[index,call-overload]
        assert lifetimes == {"13 months"}
        assert "Sessionscookie" in told(app)[-1]
        await pilot.press("ctrl+z")
        await settled(app, pilot)
        assert not session.unsaved


async def test_of_many_marked_cookies_a_letter_asks_only_for_those_that_are_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[int]()
    becoming = FieldOfMany.becoming

    def counted(of_all: FieldOfMany, number: int, given: Given) -> Becoming:
        asked.append(number)
        return becoming(of_all, number, given)

    monkeypatch.setattr(FieldOfMany, "becoming", counted)
    async with opened(write_many(tmp_path / "project", 60)) as (app, pilot):
        await pilot.press("asterisk", "c")
        await settled(app, pilot)
        await _pick(app, pilot, "Lifetime")
        await pilot.press(*"17 days")
        await settled(app, pilot)
        assert "17 days" in screen(app)
        assert "63 change" in screen(app)
        assert max(asked) < 10


async def test_a_cookie_is_moved_to_another_category(root: Path) -> None:
    async with opened(root) as (app, pilot):
        app.catalogue.table.go_to(CookieId(GID.id))
        await pilot.press("m")
        await settled(app, pilot)
        await pilot.press(*"essential", "enter")
        await settled(app, pilot)
        assert app.session is not None
        assert app.session.policy is not None
        assert app.session.policy.cookies[CookieId(GID.id)].category == "essential"


async def test_a_value_that_a_field_cannot_hold_is_refused_with_the_reason(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("m")
        await settled(app, pilot)
        await pilot.press(*"hemlig", "enter")
        await settled(app, pilot)
        assert isinstance(app.screen, ChangeMany)
        assert "There is no category “hemlig”; there are: analytics, essential." in screen(app)
        assert app.session is not None
        assert not app.session.unsaved
