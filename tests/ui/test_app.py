"""The app as a writer uses it: each command does what it says, and shows it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.projects import GID, ROUTE, VWO_SN, write_small
from tests.ui.conftest import opened, screen, settled, shown, told, until
from workbench.edits import value_at
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.kinds import CookieId
from workbench.policy.sentence import say
from workbench.session import Session
from workbench.store.journal import Journal
from workbench.store.pending import pending
from workbench.store.positions import read_position
from workbench.store.project import load
from workbench.store.save_failed import SaveFailed
from workbench.ui.app import WorkbenchApp
from workbench.ui.dialogs.choice import Choice
from workbench.ui.dialogs.conflict import Conflict
from workbench.ui.dialogs.help import Help
from workbench.ui.running_app import RunningApp
from workbench.ui.themes import THEMES
from workbench.ui.widgets.document_view import DocumentView


def session_of(app: WorkbenchApp) -> Session:
    assert app.session is not None
    return app.session


async def type_lifetime(app: WorkbenchApp, pilot: Pilot[None], cookie: str, text: str) -> None:
    """Go to a cookie's lifetime, type another, and wait."""
    app.catalogue.table.go_to(CookieId(cookie))
    await pilot.pause()
    app.catalogue.form.go_to(("lifetime",))
    await pilot.pause()
    await pilot.press(*["backspace" if c == "\b" else "space" if c == " " else c for c in text])
    await settled(app, pilot)


async def test_it_opens_on_the_cookies_with_every_field_of_the_first(root: Path) -> None:
    async with opened(root) as (app, _):
        text = screen(app)
        for words in (
            "ROUTEID",
            "_gid",
            "_VWO_sn",
            "3 of 3",
            "Sessionscookie",
            "Leder användaren",
        ):
            assert words in text


async def test_it_answers_before_the_project_is_read(root: Path) -> None:
    app = WorkbenchApp(root)
    async with app.run_test(size=(100, 30)):
        assert app.is_running


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("vwo", ["_VWO_sn"]),
        ("provider:google", ["_gid"]),
        ("lifetime:>1h", ["_gid"]),
        ("-party:third", ["ROUTEID"]),
        ("printed", ["ROUTEID"]),
        ("särskilja", ["_gid"]),
        ("nothing-like-it", []),
    ],
)
async def test_the_table_is_filtered_as_one_types(root: Path, query: str, names: list[str]) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("slash")
        app.catalogue.query_one("#filter").value = query  # type: ignore[attr-defined]
        await pilot.pause()
        table = "\n".join(shown(app.catalogue.table))
        assert [name for name in ("ROUTEID", "_gid", "_VWO_sn") if name in table] == names
        assert f"{len(names)} of 3" in screen(app)
        await pilot.press("escape")
        assert "3 of 3" in screen(app)


async def test_the_form_of_no_cookie_takes_no_focus_and_is_of_use_again_after(root: Path) -> None:
    async with opened(root) as (app, pilot):
        row = app.catalogue.form.rows["lifetime"]
        await pilot.press("slash", *"zzzz", "enter")
        assert "No cookie is chosen." in screen(app)
        app.screen.set_focus(row.editor)
        await pilot.click(row.editor)
        assert not app.catalogue.form.has_focus_within
        await pilot.press("escape")
        await settled(app, pilot)
        app.screen.set_focus(row.editor)
        assert row.has_focus_within


async def test_a_form_that_loses_its_cookie_loses_the_focus(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("e")
        await settled(app, pilot)
        assert app.catalogue.form.has_focus_within
        app.catalogue.form.show(session_of(app), None)
        await settled(app, pilot)
        assert not app.catalogue.form.has_focus_within


async def test_marked_and_unsaved_cookies_can_be_filtered_for(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("down", "space", "down", "d", "escape")
        await settled(app, pilot)
        for query, names in (
            ("marked", ["google.gid"]),
            ("unsaved", ["vwo.sn-2"]),
            ("-marked -unsaved", ["own.routeid", "vwo.sn"]),
        ):
            app.catalogue.query_one("#filter").value = query  # type: ignore[attr-defined]
            await settled(app, pilot)
            assert list(app.catalogue.table.rows) == names


async def test_a_filter_that_cannot_be_read_says_why_and_keeps_the_rows(root: Path) -> None:
    async with opened(root) as (app, pilot):
        app.catalogue.query_one("#filter").value = "lifetime:>xx"  # type: ignore[attr-defined]
        await pilot.pause()
        assert "is no lifetime to compare with" in screen(app).replace("\n", " ")
        assert "ROUTEID" in screen(app)


async def test_sorting_by_column_and_back_keeps_the_cursor_on_its_cookie(root: Path) -> None:
    async with opened(root) as (app, pilot):
        app.catalogue.table.go_to(CookieId("google.gid"))
        await pilot.press("o")
        assert list(app.catalogue.table.rows) == ["google.gid", "vwo.sn", "own.routeid"]
        assert app.catalogue.cookie == "google.gid"
        assert "ascending" in screen(app)
        await pilot.press("O")
        assert list(app.catalogue.table.rows) == ["own.routeid", "vwo.sn", "google.gid"]


async def test_typing_changes_the_policy_the_row_and_the_preview(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await type_lifetime(app, pilot, "google.gid", "13 months")
        assert value_at(session_of(app).data(GID), ("lifetime",)) == "13 months"
        assert "13 months" in "\n".join(shown(app.catalogue.table))
        assert "+1 unsaved" in screen(app)
        await pilot.press("f7")
        await settled(app, pilot)
        assert "13 månader" in screen(app)


async def test_saving_changes_one_line_and_says_so(root: Path) -> None:
    before = (root / GID.path).read_text()
    async with opened(root) as (app, pilot):
        await type_lifetime(app, pilot, "google.gid", "13 months")
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert (root / GID.path).read_text() == before.replace("24 hours", "13 months")
        assert "Saved: 1 file." in screen(app)
        assert "unsaved" not in screen(app)
        await type_lifetime(app, pilot, "google.gid", "14 months")
        assert "Saved" not in screen(app)


async def test_undo_names_the_step_and_moves_the_view_to_it(root: Path) -> None:
    before = (root / GID.path).read_bytes()
    async with opened(root) as (app, pilot):
        await type_lifetime(app, pilot, "google.gid", "13 months")
        await pilot.press("f9", "f7", "f8")
        await settled(app, pilot)
        assert app.place is app.catalogue
        assert app.catalogue.cookie == "google.gid"
        assert isinstance(app.focused, type(app.catalogue.form.rows["lifetime"].editor))
        assert "Undone: Lifetime of _gid" in told(app)
        await pilot.press("f9")
        await settled(app, pilot)
        assert (root / GID.path).read_bytes() == before


async def test_what_is_wrong_is_said_beside_the_field_and_kept(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await type_lifetime(app, pilot, "google.gid", "7 dagr")
        row = app.catalogue.form.rows["lifetime"]
        assert "“7 dagr” is not a duration" in "\n".join(shown(row))
        assert f"F6 Problems (!{app.problems.counts['error']} " in screen(app)
        assert len(session_of(app).errors) == 1
        assert value_at(session_of(app).data(GID), ("lifetime",)) == "7 dagr"


async def test_a_field_with_a_printed_wording_drops_it_and_says_so(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await type_lifetime(app, pilot, "own.routeid", "1 day")
        assert any("Sessionscookie" in message for message in told(app))
        assert value_at(session_of(app).data(ROUTE), ("printed",)) is None


async def test_several_pasted_lines_are_joined_in_a_field_of_one_line(root: Path) -> None:
    from textual import events

    async with opened(root) as (app, pilot):
        app.catalogue.form.go_to(("name",))
        await pilot.pause()
        assert app.focused is not None
        app.focused.post_message(events.Paste("a\nb"))
        await settled(app, pilot)
        assert value_at(session_of(app).data(ROUTE), ("name",)) == "a b"
        assert any("joined" in message for message in told(app))


async def test_adding_duplicating_and_removing_go_with_undo(root: Path) -> None:
    async with opened(root) as (app, pilot):
        app.catalogue.table.go_to(CookieId("google.gid"))
        await pilot.press("d")
        await settled(app, pilot)
        assert app.catalogue.cookie == "google.gid-2"
        app.catalogue.table.focus()
        await pilot.press("a", *"uid", "enter", "enter")
        await settled(app, pilot)
        assert "own.uid" in list(app.catalogue.table.rows)
        app.catalogue.table.focus()
        app.catalogue.table.set_marks([CookieId("google.gid"), CookieId("vwo.sn")])
        await pilot.press("x")
        await settled(app, pilot)
        assert set(app.catalogue.table.rows) == {"own.routeid", "google.gid-2", "own.uid"}
        for _ in range(3):
            await pilot.press("f8")
            await settled(app, pilot)
        assert set(app.catalogue.table.rows) == {"own.routeid", "google.gid", "vwo.sn"}
        assert not session_of(app).unsaved


async def test_the_preview_stands_at_the_chosen_cookie(root: Path) -> None:
    async with opened(root, size=(80, 24)) as (app, pilot):
        app.catalogue.table.go_to(CookieId("vwo.sn"))
        await pilot.press("p")
        await settled(app, pilot)
        view = app.preview.query_one(DocumentView)
        assert any(line.startswith("▌_VWO_sn") for line in shown(view))
        assert "Draft: never published." in screen(app)


async def test_unsaved_work_is_asked_about_and_a_key_held_down_discards_nothing(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await type_lifetime(app, pilot, "google.gid", "13 months")
        await pilot.press("ctrl+q", "ctrl+q", "ctrl+q", "enter")
        await pilot.pause()
        assert app.is_running
        assert session_of(app).unsaved
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert isinstance(app.screen, Choice)
        await pilot.press("d")
        await pilot.pause()
    assert "24 hours" in (root / GID.path).read_text()


async def test_what_a_killed_app_left_is_offered_and_recovered(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await type_lifetime(app, pilot, "google.gid", "13 months")
        session_of(app).pause()
        app.exit()
    async with opened(root) as (app, pilot):
        assert isinstance(app.screen, Choice)
        assert "13 months" in screen(app)
        await pilot.press("r")
        await settled(app, pilot)
        assert value_at(session_of(app).data(GID), ("lifetime",)) == "13 months"
        await pilot.press("f9")
        await settled(app, pilot)
    async with opened(root) as (app, pilot):
        assert not isinstance(app.screen, Choice)
        assert value_at(session_of(app).data(GID), ("lifetime",)) == "13 months"


async def test_what_a_killed_app_saved_is_not_offered(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await type_lifetime(app, pilot, "google.gid", "13 months")
        text = session_of(app).copy.text(GID.path) or ""
        app.exit()
    (root / GID.path).write_text(text, encoding="utf-8")
    async with opened(root) as (app, _):
        assert not isinstance(app.screen, Choice)
    assert pending(root) == []


async def test_what_was_left_is_kept_until_it_is_in_the_journal_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(root) as (app, pilot):
        await type_lifetime(app, pilot, "google.gid", "13 months")
        app.exit()
    (before,) = pending(root)
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "flush", no_disk)
        async with opened(root) as (app, pilot):
            await pilot.press("r")
            await settled(app, pilot)
            assert session_of(app).unsaved
            assert pending(root) == [before]
            app.exit()


def no_disk(journal: Journal) -> None:
    raise SaveFailed(say("{path} was not changed because the disk is full.", path=journal.path.name))


async def test_a_journal_that_cannot_be_written_is_told_until_it_can(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(root, (120, 40)) as (app, pilot):
        with monkeypatch.context() as patch:
            patch.setattr(Journal, "flush", no_disk)
            await type_lifetime(app, pilot, "google.gid", "13 months")
            session_of(app).pause()
            await until(lambda: bool(told(app)))
            assert "the disk is full" in told(app)[-1]
            await until(lambda: "no journal" in screen(app))
        session_of(app).pause()
        await until(lambda: "no journal" not in screen(app))
        assert told(app)[-1] == "What is not saved is kept in the journal again."


async def test_what_a_killed_app_left_is_discarded_by_a_key_that_does_nothing_else(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await type_lifetime(app, pilot, "google.gid", "13 months")
        session_of(app).pause()
        app.exit()
    async with opened(root) as (app, pilot):
        await pilot.press("d")  # in the table it would duplicate
        await settled(app, pilot)
        assert not session_of(app).unsaved
        assert "3 of 3" in screen(app)
    async with opened(root) as (app, _):
        assert not isinstance(app.screen, Choice)


async def test_a_file_changed_outside_is_read_again_and_told(root: Path) -> None:
    async with opened(root) as (app, pilot):
        path = root / VWO_SN.path
        path.write_text(path.read_text().replace("_VWO_sn", "_vwo_sn"))
        await pilot.press("ctrl+r")
        await settled(app, pilot)
        assert "_vwo_sn" in screen(app)
        assert any("Changed outside" in message for message in told(app))


async def test_an_edited_file_changed_outside_is_asked_about_field_by_field(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await type_lifetime(app, pilot, "google.gid", "13 months")
        path = root / GID.path
        path.write_text(path.read_text().replace("position: 20", "position: 25"))
        await pilot.press("ctrl+r")
        await settled(app, pilot)
        assert isinstance(app.screen, Conflict)
        assert "lifetime" in screen(app)
        assert "position" in screen(app)
        await pilot.press("b")
        await settled(app, pilot)
        data = session_of(app).data(GID)
        assert (value_at(data, ("lifetime",)), value_at(data, ("position",))) == ("13 months", "25")


async def test_a_second_instance_opens_read_only_and_says_why(root: Path) -> None:
    from workbench.store.lock import acquire

    with acquire(root.resolve()):
        async with opened(root) as (app, pilot):
            assert session_of(app).why_read_only is not None
            assert "read only" in screen(app)
            await type_lifetime(app, pilot, "google.gid", "13 months")
            assert not session_of(app).unsaved


async def test_a_broken_file_is_listed_with_its_place_and_the_rest_opens(root: Path) -> None:
    (root / GID.path).write_text("id: google.gid\nname: 'unclosed\n")
    async with opened(root) as (app, pilot):
        assert "ROUTEID" in screen(app)
        assert "! google.gid" in screen(app)
        await pilot.press("f6")
        await pilot.pause()
        assert "catalogue/cookies/google/gid.yaml:2:7" in screen(app)


async def test_a_broken_file_opens_in_the_editor_and_is_read_again(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = (root / GID.path).read_text()
    (root / GID.path).write_text("id: google.gid\nname: 'unclosed\n")
    editor = tmp_path / "editor"
    editor.write_text(f"#!/bin/sh\ncat > \"$1\" <<'END'\n{good}END\n")
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    async with opened(root) as (app, pilot):
        monkeypatch.setattr(app, "suspend", _nothing)
        await pilot.press("f6", "E")
        await settled(app, pilot)
        assert session_of(app).errors == ()
        assert value_at(session_of(app).data(GID), ("lifetime",)) == "24 hours"


class _nothing:  # noqa: N801  stands for a method
    """A terminal that can be handed over without anything to do."""

    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...


async def test_help_tells_the_keys_of_the_pane_that_has_the_focus(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(app.screen, Help)
        assert "Esc closes" in screen(app)
        text = screen(app)
        assert "Show only some rows." in text or "Go to the row above." in text
        await pilot.press("escape")
        app.catalogue.form.go_to(("name",))
        await pilot.pause()
        await pilot.press("f1")
        await pilot.pause()
        assert "Go back to the list." in screen(app)


async def test_the_palette_lists_every_command_with_its_key_and_why_not(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("ctrl+p")
        await pilot.pause()
        text = screen(app)
        assert "ctrl+s, F9" in text
        assert "there is nothing to save" in text


async def test_changed_keys_work_and_wrong_ones_are_told(root: Path, tmp_path: Path) -> None:
    settings = tmp_path / "config/settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        '[keys]\n"place.preview" = "f3"\n"place.previeww" = "f4"\n"session.save" = "ctrl+ö+x"\n'
    )
    async with opened(root) as (app, pilot):
        await pilot.press("f3")
        await pilot.pause()
        assert app.place is app.preview
        assert any("place.preview”" in message for message in told(app))
        assert any("which is no key" in message for message in told(app))


async def test_a_window_that_is_too_small_says_so(root: Path) -> None:
    async with opened(root, size=(50, 12)) as (app, _):
        assert "needs 60 columns" in screen(app)


async def test_nothing_to_show_says_what_to_do(tmp_path: Path) -> None:
    root = write_small(tmp_path / "empty")
    for ref in (GID, ROUTE, VWO_SN):
        (root / ref.path).unlink()
    async with opened(root) as (app, pilot):
        assert "No cookies yet; press a to add one." in screen(app)
        await pilot.press("a", *"uid", "enter", "enter")
        await settled(app, pilot)
        assert load(root).catalogue.policy is not None
        assert app.catalogue.cookie == "own.uid"
        assert app.catalogue.form.rows["category"].has_focus_within


async def test_a_new_cookie_has_the_id_of_its_name_and_brings_a_new_provider(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("a", *"hjid", "enter", *"Hotjar Ltd")
        await settled(app, pilot)
        assert "New provider: Hotjar Ltd" in screen(app)
        await pilot.press("enter")
        await settled(app, pilot)
        added = session_of(app).data(FileRef(FileKind.COOKIE, "hotjar-ltd.hjid"))
        assert value_at(added, ("provider",)) == "hotjar-ltd"
        assert value_at(added, ("party",)) == "third"
        assert session_of(app).data(FileRef(FileKind.PROVIDER, "hotjar-ltd")) == {
            "id": "hotjar-ltd",
            "name": "Hotjar Ltd",
        }
        await pilot.press("f8")
        await settled(app, pilot)
        assert not session_of(app).unsaved


async def test_a_new_cookie_of_a_known_provider_is_told_by_any_of_its_names(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("a", "enter")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert "A name is missing." in screen(app)
        await pilot.press(*"utm", "enter", *"Google", "enter")
        await settled(app, pilot)
        assert app.catalogue.cookie == "google.utm"


async def test_what_a_new_cookie_says_at_first_is_written_over(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("a", *"uid", "enter", "enter")
        await settled(app, pilot)
        await pilot.press("tab", "tab", "tab", "tab", *"Vem du är.")
        await settled(app, pilot)
        assert (
            value_at(session_of(app).data(FileRef(FileKind.COOKIE, "own.uid")), ("description",))
            == "Vem du är."
        )


async def test_the_next_start_comes_back_to_where_one_was(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("o", "slash", *"gid")
        await settled(app, pilot)
        await pilot.press("f12")
        await pilot.pause()
    app = WorkbenchApp(root, position=read_position(root.resolve()))
    async with app.run_test(size=(140, 45)) as pilot:
        await settled(app, pilot)
        assert app.catalogue.cookie == "google.gid"
        assert "1 of 3" in screen(app)
        assert "ascending" in screen(app)


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_every_theme_shows_the_same_signs_and_words(root: Path, theme: str) -> None:
    async with opened(root) as (app, pilot):
        await type_lifetime(app, pilot, "google.gid", "soon")
        before = screen(app)
        app.theme = theme
        await settled(app, pilot)
        assert screen(app) == before
        assert "! google" in before or "! _gid" in before


async def test_no_color_takes_the_theme_without_colours(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(root) as (app, _):
        assert app.theme == "workbench-monochrome"


@pytest.fixture
def only_ascii(tmp_path: Path) -> None:
    """A user whose terminal has ASCII and no more."""
    settings = tmp_path / "config/settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("ascii = true\n")


@pytest.mark.usefixtures("only_ascii")
async def test_with_ascii_only_scroll_bars_notices_and_dialogs_are_drawn_of_it(root: Path) -> None:
    async with opened(root, size=(80, 20)) as (app, pilot):
        assert app.catalogue.form.show_vertical_scrollbar
        app.catalogue.form.scroll_to(y=3, animate=False)
        app.notify("Ready.")
        await settled(app, pilot)
        drawn = screen(app)
        assert "Ready." in drawn
        await pilot.press("f1")
        await settled(app, pilot)
        assert isinstance(app.screen, Help)
        drawn += screen(app)
    assert {sign for sign in drawn if not sign.isascii()} <= set("åäö")


@pytest.mark.usefixtures("only_ascii")
async def test_with_ascii_only_nothing_else_is_drawn_but_data(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("o")
        await settled(app, pilot)
        drawn = screen(app)
        assert {sign for sign in drawn if not sign.isascii()} <= set("åäö")


async def test_what_a_field_can_hold_is_picked_from_a_list(root: Path) -> None:
    async with opened(root) as (app, pilot):
        app.catalogue.table.go_to(CookieId("google.gid"))
        await pilot.pause()
        app.catalogue.form.go_to(("category",))
        await pilot.pause()
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert "essential" in screen(app)
        await pilot.press("down", "enter")
        await settled(app, pilot)
        assert value_at(session_of(app).data(GID), ("category",)) == "essential"


async def test_a_field_with_nothing_to_pick_from_says_so(root: Path) -> None:
    async with opened(root) as (app, pilot):
        app.catalogue.form.go_to(("name",))
        await pilot.pause()
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert told(app) == ["Nothing is listed for this field: write what it is to say."]


async def test_an_error_inside_ends_the_app_in_order_with_what_was_typed_kept(root: Path) -> None:
    app = RunningApp(root)
    async with app.run_test(size=(140, 45)) as pilot:
        await settled(app, pilot)
        await type_lifetime(app, pilot, "google.gid", "13 months")
        app._handle_exception(RuntimeError("a fault of ours"))
    assert isinstance(app.crash, RuntimeError)
    async with opened(root) as (again, _):
        assert isinstance(again.screen, Choice)
        assert "13 months" in screen(again)


@pytest.mark.parametrize("turns", range(4))
async def test_a_dialog_that_opens_as_the_app_is_left_does_no_harm(root: Path, turns: int) -> None:
    app = RunningApp(root)
    async with app.run_test(size=(140, 45)) as pilot:
        await settled(app, pilot)
        app.push_screen(Conflict("catalogue/cookies/google/gid.yaml", []))
        for _turn in range(turns):
            await asyncio.sleep(0)
    assert app.crash is None
    assert app.return_code in (0, None)
