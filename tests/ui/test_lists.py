"""The lists besides the cookies: what each shows, and what a writer does in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.projects import GID, VWO_SN, files, write_locales
from tests.ui.conftest import opened, screen, settled, told, until
from tests.ui.conftest import shown as shown_lines
from workbench.edits import Place, value_at
from workbench.formats.layout import FileKind, FileRef
from workbench.forms.kinds import CATEGORY, LABEL, LINK, LOCALE, PROVIDER, TERM, VARIABLE
from workbench.session import Session
from workbench.store.positions import read_position
from workbench.ui.app import WorkbenchApp
from workbench.ui.dialogs.new_thing import NewThing
from workbench.ui.dialogs.pick import Pick
from workbench.ui.dialogs.replace import Replace
from workbench.ui.dialogs.uses import Uses
from workbench.ui.lists.kind_list import KindList
from workbench.ui.lists.list_line import ListLine
from workbench.ui.widgets.inputs import SafeInput

POLICY_FILE = FileRef(FileKind.POLICY)
SIZES = [(80, 24), (140, 45)]


def session_of(app: WorkbenchApp) -> Session:
    assert app.session is not None
    return app.session


def front(app: WorkbenchApp) -> KindList:
    shown = app.catalogue.front
    assert isinstance(shown, KindList)
    return shown


async def bring(app: WorkbenchApp, pilot: Pilot[None], name: str) -> KindList:
    """Go to a list as a click on the line of lists does."""
    line = app.catalogue.query_one(ListLine)
    line.post_message(line.Asked(name))
    await settled(app, pilot)
    return front(app)


async def typed(app: WorkbenchApp, pilot: Pilot[None], field: str, text: str) -> None:
    """Write a text into a field of the chosen thing."""
    await front(app).form.ready()
    front(app).form.rows[field].take(text)
    await settled(app, pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_the_line_of_lists_leads_to_each_of_them_and_round(root: Path, size: tuple[int, int]) -> None:
    async with opened(root, size) as (app, pilot):
        assert "▸Cookies 3  Providers 2  Categories 2  Links 1  Glossary 0  Settings " in screen(app)
        for name, words in (
            ("providers", "Google, LLC"),
            ("categories", "Nödvändiga cookies"),
            ("links", "https://policies.google.com/privacy"),
            ("glossary", "No terms yet"),
            ("settings", "www.example.se"),
        ):
            await pilot.press("v")
            await settled(app, pilot)
            assert app.catalogue.front.id == name
            assert app.focused is app.catalogue.front.table
            assert words in screen(app)
        await pilot.press("v")
        assert app.catalogue.front is app.catalogue.cookies
        await pilot.press("left")
        await settled(app, pilot)
        assert app.catalogue.front.id == "settings"


async def test_a_click_on_the_line_brings_a_list(root: Path) -> None:
    async with opened(root) as (app, pilot):
        line = app.query_one(ListLine)
        at = screen(app).splitlines()[line.region.y].index("Links")
        await pilot.click(ListLine, offset=(at, 0))
        await settled(app, pilot)
        assert app.catalogue.front.id == "links"


async def test_lists_are_made_when_they_are_first_shown(root: Path) -> None:
    async with opened(root) as (app, pilot):
        assert not app.query(KindList)
        await bring(app, pilot, "categories")
        assert {each.id for each in app.query(KindList)} == {"categories"}
        await pilot.press("v")
        await settled(app, pilot)
        assert {each.id for each in app.query(KindList)} == {"categories", "links"}


@pytest.mark.parametrize("size", SIZES)
async def test_a_provider_is_added_under_an_id_made_of_its_name(root: Path, size: tuple[int, int]) -> None:
    async with opened(root, size) as (app, pilot):
        await bring(app, pilot, "providers")
        await pilot.press("a")
        await settled(app, pilot)
        assert isinstance(app.screen, NewThing)
        await pilot.press(*"Ny leverant", "enter")
        await settled(app, pilot)
        place = PROVIDER.place("ny-leverant")
        assert session_of(app).data(place.file) == {"id": "ny-leverant", "name": "Ny leverant"}
        assert front(app).record == place
        assert app.focused is front(app).form.rows["name"].editor
        assert "Ny leverant" in screen(app)
        assert "Providers 3" in screen(app)
        await pilot.press("f8")
        await settled(app, pilot)
        assert "Providers 2" in screen(app)
        assert session_of(app).data(place.file) is None


async def test_a_known_name_is_completed(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await bring(app, pilot, "providers")
        await pilot.press("a", *"hotj")
        await settled(app, pilot)
        await pilot.press("right", "enter")
        await settled(app, pilot)
        assert session_of(app).data(PROVIDER.place("hotjar").file) == {"id": "hotjar", "name": "Hotjar"}


async def test_what_is_wrong_with_an_id_is_said_as_it_is_typed(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await bring(app, pilot, "providers")
        await pilot.press("a", "enter")
        await settled(app, pilot)
        assert "A name is missing." in screen(app)
        await pilot.press(*"VWO", "tab")
        await settled(app, pilot)
        identifier = app.screen.query_one("#id", SafeInput)
        assert identifier.value == "vwo-2"
        identifier.value = "vwo"
        await settled(app, pilot)
        assert "“vwo” is there already" in screen(app)
        await pilot.press("enter")
        assert isinstance(app.screen, NewThing)
        await pilot.press("escape")
        assert not session_of(app).unsaved


@pytest.mark.parametrize("size", SIZES)
async def test_renaming_drops_the_printed_wording_with_a_notice(root: Path, size: tuple[int, int]) -> None:
    path = root / PROVIDER.place("vwo").file.path
    path.write_text(path.read_text() + "printed: 3 part VWO\n")
    async with opened(root, size) as (app, pilot):
        await bring(app, pilot, "providers")
        await pilot.press("end", "e")
        await typed(app, pilot, "name", "Wingify")
        assert session_of(app).data(PROVIDER.place("vwo").file) == {"id": "vwo", "name": "Wingify"}
        assert any("3 part VWO" in each for each in told(app))
        assert "Wingify" in screen(app)
        assert front(app).form.rows["printed"].text == ""


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_used_stays_and_enter_goes_to_its_use(root: Path, size: tuple[int, int]) -> None:
    async with opened(root, size) as (app, pilot):
        await bring(app, pilot, "providers")
        await pilot.press("x")
        await settled(app, pilot)
        assert isinstance(app.screen, Uses)
        assert "Google, LLC is used in 1 place" in screen(app)
        assert "Cookie _gid: Provider" in screen(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.catalogue.front is app.catalogue.cookies
        assert app.catalogue.cookie == "google.gid"
        assert app.focused is app.catalogue.form.rows["provider"].editor
        assert not session_of(app).unsaved


async def test_a_cookie_that_a_text_names_stays_too(root: Path) -> None:
    path = root / CATEGORY.place("essential").file.path
    path.write_text(path.read_text().replace("{site}", "{site} och {cookie:own.routeid}"))
    async with opened(root) as (app, pilot):
        await pilot.press("x")
        await settled(app, pilot)
        assert "ROUTEID is used in 1 place" in screen(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.catalogue.front.id == "categories"
        assert front(app).record == CATEGORY.place("essential")
        assert app.focused is front(app).form.rows["intro"].editor


async def test_what_is_not_used_is_removed_without_a_question_and_comes_back(root: Path) -> None:
    before = files(root)
    async with opened(root) as (app, pilot):
        shown = await bring(app, pilot, "settings")
        shown.table.go_to(VARIABLE.place("company"))
        await pilot.press("x")
        await settled(app, pilot)
        assert value_at(session_of(app).data(POLICY_FILE), ("variables", "company")) is None
        assert VARIABLE.place("company") not in shown.table.rows
        await pilot.press("f9", "f8")
        await settled(app, pilot)
        assert shown.record == VARIABLE.place("company")
        await pilot.press("f9")
        await settled(app, pilot)
    assert files(root) == before


async def test_several_marked_things_are_removed_as_one_step(root: Path) -> None:
    async with opened(root) as (app, pilot):
        shown = await bring(app, pilot, "settings")
        shown.table.set_marks([VARIABLE.place("company"), VARIABLE.place("email")])
        await pilot.press("x")
        await settled(app, pilot)
        assert value_at(session_of(app).data(POLICY_FILE), ("variables",)) == {"site": "www.example.se"}
        await pilot.press("f8")
        await settled(app, pilot)
        assert not session_of(app).unsaved


@pytest.mark.parametrize("size", SIZES)
async def test_a_label_without_its_token_is_said_to_be_wrong_beside_the_field(
    root: Path, size: tuple[int, int]
) -> None:
    async with opened(root, size) as (app, pilot):
        shown = await bring(app, pilot, "settings")
        shown.table.go_to(LABEL.place("last_changed"))
        await settled(app, pilot)
        assert shown.form.rows["text"].text == "Senast ändrad: {date}"
        await pilot.press("e")
        await typed(app, pilot, "text", "Senast ändrad")
        beside = " ".join(" ".join(shown_lines(shown.form)).replace("▏", "").split())
        assert "! The label “last_changed” must hold {date} and no other token" in beside
        assert value_at(session_of(app).data(POLICY_FILE), ("labels", "last_changed")) == "Senast ändrad"
        await typed(app, pilot, "text", "Ändrad {date}")
        assert not session_of(app).errors


async def test_a_variable_is_added_and_given_a_value(root: Path) -> None:
    async with opened(root) as (app, pilot):
        shown = await bring(app, pilot, "settings")
        shown.table.go_to(VARIABLE.place("site"))
        await pilot.press("a", *"phone", "enter")
        await settled(app, pilot)
        assert shown.record == VARIABLE.place("phone")
        await typed(app, pilot, "value", "08-123 45")
        assert value_at(session_of(app).data(POLICY_FILE), ("variables", "phone")) == "08-123 45"
        assert app.focused is shown.form.rows["value"].editor


async def test_a_locale_is_begun_with_its_file_as_one_step(root: Path) -> None:
    async with opened(root) as (app, pilot):
        shown = await bring(app, pilot, "settings")
        await pilot.press("home", "a")
        await settled(app, pilot)
        assert isinstance(app.screen, Pick)
        assert app.screen.query_one(OptionList).option_count == 4
        await pilot.press("down", "enter", *"fi", "enter")
        await settled(app, pilot)
        assert shown.record == LOCALE.place("fi")
        assert session_of(app).unsaved == {POLICY_FILE, FileRef(FileKind.ENTRIES, "fi")}
        await pilot.press("f8")
        await settled(app, pilot)
        assert not session_of(app).unsaved


@pytest.mark.parametrize(
    ("name", "kind", "keys", "query", "rows"),
    [
        ("providers", PROVIDER, (), "unused", []),
        ("providers", PROVIDER, (), "link:google", ["google"]),
        ("links", LINK, ("a", *"empty", "enter", "escape"), "lost", ["empty"]),
        ("glossary", TERM, ("a", *"Enhet", "enter", "escape"), "enhet", ["enhet"]),
        ("categories", CATEGORY, (), "consent:exempt", ["essential"]),
    ],
)
async def test_every_list_is_filtered_by_its_own_words(
    root: Path, name: str, kind: object, keys: tuple[str, ...], query: str, rows: list[str]
) -> None:
    async with opened(root) as (app, pilot):
        shown = await bring(app, pilot, name)
        await pilot.press(*keys)
        await settled(app, pilot)
        await pilot.press("slash")
        shown.query_one("#filter", SafeInput).value = query
        await settled(app, pilot)
        assert [PROVIDER.id(row) if row.file.id else row.path[0] for row in shown.table.rows] == rows
        await pilot.press("escape")
        assert shown.query_text == ""
        assert kind in shown.shown.kinds


async def test_a_thing_is_duplicated_under_another_name(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await bring(app, pilot, "providers")
        await pilot.press("d")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert session_of(app).data(PROVIDER.place("google-llc").file) == {
            "id": "google-llc",
            "name": "Google, LLC",
            "link": "google-more",
        }


async def test_undo_brings_the_list_where_it_happened(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await bring(app, pilot, "links")
        await pilot.press("e")
        await typed(app, pilot, "url", "https://example.org")
        await pilot.press("escape", "f7", "f8")
        await settled(app, pilot)
        assert app.place is app.catalogue
        assert app.catalogue.front.id == "links"
        assert app.focused is front(app).form.rows["url"].editor
        await pilot.press("f10")
        await settled(app, pilot)
        assert value_at(session_of(app).data(FileRef(FileKind.LINKS)), ("google-more", "url")) == (
            "https://example.org"
        )


async def test_undo_makes_a_list_that_was_never_shown(root: Path) -> None:
    async with opened(root) as (app, pilot):
        assert app.show_place(Place(CATEGORY.place("analytics").file, ("intro",)))
        await settled(app, pilot)
        assert front(app).record == CATEGORY.place("analytics")
        assert app.focused is front(app).form.rows["intro"].editor


async def test_a_change_elsewhere_is_followed(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await bring(app, pilot, "providers")
        await pilot.press("f2")
        app.catalogue.form.rows["provider"].take("vwo")
        await settled(app, pilot)
        await bring(app, pilot, "providers")
        counts = {row.file.id: front(app).rows.cells(row)[2] for row in front(app).table.rows}
        assert counts == {"google": "1", "vwo": "2"}


async def test_a_file_that_cannot_be_read_is_listed_with_the_reason(root: Path) -> None:
    (root / PROVIDER.place("vwo").file.path).write_text("id: vwo\nname: [\n")
    async with opened(root) as (app, pilot):
        await bring(app, pilot, "providers")
        await pilot.press("end")
        await settled(app, pilot)
        assert "vwo.yaml:" in screen(app)
        assert "Press E in the list" in screen(app)


async def test_the_list_and_its_row_are_where_they_were_next_time(root: Path) -> None:
    write_locales(root, "fi")
    async with opened(root) as (app, pilot):
        shown = await bring(app, pilot, "settings")
        shown.table.go_to(LOCALE.place("fi"))
        await pilot.press("ctrl+q")
        await settled(app, pilot)
    again = WorkbenchApp(root, position=read_position(root.resolve()))
    async with again.run_test(size=(140, 45)) as pilot:
        await settled(again, pilot)
        assert again.catalogue.front.id == "settings"
        assert front(again).record == LOCALE.place("fi")
        assert "Locale fi" in screen(again)


async def test_hostile_names_are_drawn_as_they_are(root: Path, seen: Callable[..., list[str]]) -> None:
    path = root / PROVIDER.place("vwo").file.path
    path.write_text('id: vwo\nname: "[red]x[/] [@click=app.quit]y"\n')
    async with opened(root) as (app, pilot):
        await bring(app, pilot, "providers")
        assert "[red]x[/] [@click=app.qui" in "\n".join(seen(front(app).table))
        await pilot.press("end", "x")
        await settled(app, pilot)
        assert "[red]x[/] [@click=app.quit]y is used" in screen(app)
        assert GID.path in session_of(app).files


async def test_after_a_rename_the_old_name_in_texts_is_offered_to_be_replaced(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await bring(app, pilot, "providers")
        await pilot.press("end", "e")
        await typed(app, pilot, "name", "Wingify")
        await pilot.press("escape")
        await settled(app, pilot)
        dialog = app.screen
        assert isinstance(dialog, Replace)
        await until(lambda: not dialog.is_at_work)
        await pilot.pause()
        assert "_VWO_sn: Description" in screen(app)
        await pilot.press("f9")
        await settled(app, pilot)
        description = value_at(session_of(app).data(VWO_SN), ("description",))
        assert str(description).startswith("En av Wingify skapad cookie")
        assert app.place is app.catalogue


async def test_nothing_is_offered_where_the_old_name_stands_nowhere_or_is_back(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await bring(app, pilot, "providers")
        await pilot.press("e")
        await typed(app, pilot, "name", "Alphabet")
        await pilot.press("escape", "end", "e")
        await settled(app, pilot)
        await typed(app, pilot, "name", "Wingify")
        await typed(app, pilot, "name", "VWO")
        await pilot.press("escape")
        await settled(app, pilot)
        assert app.focused is front(app).table
