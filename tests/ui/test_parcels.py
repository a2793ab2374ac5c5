"""Tests for parcels in the app: what is sent, what came back, and what of it is taken in."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Button

from tests.projects import files, write_entries, write_locales
from tests.ui.conftest import opened, screen, settled, told
from workbench.exchanging import packed
from workbench.locales.catalog import State
from workbench.locales.exchange import tmx
from workbench.locales.memory import Pair
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.steps.approvals import approve_step
from workbench.steps.decisions import now_in
from workbench.store.translation_memory import remembered
from workbench.ui.app import WorkbenchApp
from workbench.ui.commands import BY_ID
from workbench.ui.dialogs.choice import Choice
from workbench.ui.dialogs.send_parcel import ParcelForms, ParcelLocales, SendParcel
from workbench.ui.dialogs.take_parcel import ParcelTable, TakeParcel
from workbench.ui.widgets.inputs import SafeInput

SV, DE = LocaleTag("sv"), LocaleTag("de")
TITLE, INTRO = "title", "category.essential.intro"


@pytest.fixture
def root(root: Path) -> Path:
    """The small project with two German texts, one of them stale, and a broken Arabic file."""
    write_locales(root, "de", "ar")
    write_entries(root, "de", {TITLE: "Richtlinie", INTRO: "Ohne sie geht {site} nicht."}, stale=[INTRO])
    write_entries(root, "ar", {}).write_text('msgid ""\nmsgstr "\n')
    return root


async def rest(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Wait until nothing is counted, written or read any more."""
    await settled(app, pilot)
    for worker in [each for each in app.workers if each.group == "parcel"]:
        await worker.wait()
    await settled(app, pilot)


async def run(app: WorkbenchApp, pilot: Pilot[None], command: str) -> None:
    await app.run_command(BY_ID[command])
    await rest(app, pilot)


async def send(app: WorkbenchApp, pilot: Pilot[None], form: str, output: Path) -> None:
    """Fill the dialog in, and say yes."""
    await run(app, pilot, "parcel.send")
    app.screen.query_one(ParcelForms).go_to(form)
    field = app.screen.query_one("#output", SafeInput)
    field.value = str(output)
    field.focus()
    await settled(app, pilot)
    await pilot.press("enter")
    await rest(app, pilot)


async def look(app: WorkbenchApp, pilot: Pilot[None], path: Path) -> ParcelTable:
    """Open the dialog on a file."""
    await run(app, pilot, "parcel.take")
    assert isinstance(app.screen, TakeParcel)
    app.screen.query_one("#path", SafeInput).value = str(path)
    await pilot.press("enter")
    await rest(app, pilot)
    return app.screen.query_one(ParcelTable)


async def take(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    await pilot.press("enter", "enter")
    await rest(app, pilot)


def worked_on(app: WorkbenchApp, path: Path, targets: Mapping[str, str]) -> Path:
    """A table of the German entries as somebody sends it back."""
    assert app.session is not None
    text = packed(app.session, DE, "csv").content.decode("utf-8-sig")
    heading, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    for row in rows:
        row[4] = targets.get(row[0], row[4])
    file = io.StringIO()
    csv.writer(file, delimiter=";").writerows([heading, *rows])
    path.write_text(file.getvalue(), encoding="utf-8")
    return path


def states(app: WorkbenchApp) -> dict[str, tuple[str, State]]:
    """The German entries that have a translation now."""
    assert app.session is not None
    catalog = app.session.locales.catalog(DE)
    assert catalog is not None
    return {key: (catalog[key].target, catalog.state(key)) for key in catalog if catalog[key].target}


async def test_the_words_of_a_locale_are_seen_before_it_is_sent(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await run(app, pilot, "parcel.send")
        assert isinstance(app.screen, SendParcel)
        assert "changed 1: " in screen(app)
        await pilot.press("down")
        await rest(app, pilot)
        assert app.screen.query_one(ParcelLocales).record == "ar"
        assert "locales/ar/LC_MESSAGES/policy.po" in screen(app)


async def test_a_parcel_is_written_as_the_command_line_writes_it(root: Path, tmp_path: Path) -> None:
    before = files(root)
    async with opened(root) as (app, pilot):
        await send(app, pilot, "xliff", tmp_path)
        path = tmp_path / "policy.de.xlf"
        assert f"Written: {path}" in told(app)
        assert app.session is not None
        assert path.read_bytes() == packed(app.session, DE, "xliff", is_unfinished_only=True).content
    assert files(root) == before


async def test_a_file_that_is_there_is_asked_about(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "there.csv"
    path.write_text("mine")
    async with opened(root) as (app, pilot):
        await send(app, pilot, "csv", path)
        assert isinstance(app.screen, Choice)
        await pilot.press("escape")
        await rest(app, pilot)
        assert path.read_text() == "mine"
        await send(app, pilot, "csv", path)
        await pilot.press("r")
        await rest(app, pilot)
        assert "Riktlinjer om cookies" not in path.read_text("utf-8-sig")  # it is finished
        assert "Utan dem fungerar inte {site}." in path.read_text("utf-8-sig")


async def test_a_locale_that_cannot_be_read_is_not_sent(root: Path, tmp_path: Path) -> None:
    async with opened(root) as (app, pilot):
        await run(app, pilot, "parcel.send")
        app.screen.query_one(ParcelLocales).go_to(LocaleTag("ar"))
        await rest(app, pilot)
        field = app.screen.query_one("#output", SafeInput)
        field.value = str(tmp_path / "ar.xlf")
        field.focus()
        await pilot.press("enter")
        await rest(app, pilot)
        assert isinstance(app.screen, SendParcel)
        assert "! locales/ar/LC_MESSAGES/policy.po" in screen(app)


async def test_what_came_back_is_seen_in_words_and_taken_in_as_one_step(root: Path, tmp_path: Path) -> None:
    async with opened(root) as (app, pilot):
        path = worked_on(
            app, tmp_path / "de.csv", {INTRO: "Ohne sie arbeitet {site} nicht.", "label.more": "Mehr"}
        )
        table = await look(app, pilot, path)
        assert table.row_count == 2
        table.go_to(next(row for row in table.rows if "arbeitet" in str(row)))
        await settled(app, pilot)
        assert "Ohne sie [-geht-]{+arbeitet+} {site} nicht." in screen(app)
        assert "stale → translated" in screen(app)
        assert states(app)[INTRO][1] is State.STALE

        await take(app, pilot)
        assert app.translation.work is not None
        assert (app.place, app.translation.work.locale) == (app.translation, DE)
        assert states(app)[INTRO] == ("Ohne sie arbeitet {site} nicht.", State.TRANSLATED)
        assert states(app)["label.more"] == ("Mehr", State.TRANSLATED)

        await pilot.press("ctrl+z")
        await settled(app, pilot)
        assert states(app)[INTRO] == ("Ohne sie geht {site} nicht.", State.STALE)
        assert "label.more" not in states(app)


async def test_what_is_refused_says_why_and_stays_out(root: Path, tmp_path: Path) -> None:
    async with opened(root) as (app, pilot):
        path = worked_on(app, tmp_path / "de.csv", {INTRO: "Ohne Platzhalter", TITLE: "Cookie-Richtlinie"})
        table = await look(app, pilot, path)
        assert table.rows[0].outcome.__class__.__name__ == "Refused"
        assert "The translation lacks {site}" in screen(app)
        await take(app, pilot)
        assert states(app)[INTRO] == ("Ohne sie geht {site} nicht.", State.STALE)
        assert states(app)[TITLE] == ("Cookie-Richtlinie", State.TRANSLATED)


async def test_what_somebody_approved_waits_for_a_mark(root: Path, tmp_path: Path) -> None:
    async with opened(root) as (app, pilot):
        assert app.session is not None
        today = now_in(app.session).date()
        app.make(approve_step(app.session, DE, [Key(TITLE)], by="AB", date=today))
        await settled(app, pilot)
        path = worked_on(app, tmp_path / "de.csv", {TITLE: "Cookie-Richtlinie"})
        await look(app, pilot, path)
        assert "? waits" in screen(app)
        assert app.screen.query_one("#take", Button).disabled

        await pilot.press("space")
        await settled(app, pilot)
        assert not app.screen.query_one("#take", Button).disabled
        await take(app, pilot)
        assert states(app)[TITLE][0] == "Cookie-Richtlinie"


async def test_escape_takes_nothing_in(root: Path, tmp_path: Path) -> None:
    async with opened(root) as (app, pilot):
        await look(app, pilot, worked_on(app, tmp_path / "de.csv", {TITLE: "Cookie-Richtlinie"}))
        await pilot.press("escape")
        await rest(app, pilot)
        assert states(app)[TITLE][0] == "Richtlinie"
        assert app.session is not None
        assert not app.session.unsaved


async def test_a_file_that_is_none_says_so_and_another_can_be_read(root: Path, tmp_path: Path) -> None:
    (tmp_path / "x.xlf").write_text('<!DOCTYPE x [<!ENTITY a "b">]><xliff>&a;</xliff>')
    async with opened(root) as (app, pilot):
        await look(app, pilot, tmp_path / "x.xlf")
        assert "! The file declares entities" in screen(app)
        app.screen.query_one("#path", SafeInput).value = str(
            worked_on(app, tmp_path / "de.csv", {TITLE: "Cookie-Richtlinie"})
        )
        await pilot.press("enter")
        await rest(app, pilot)
        assert app.screen.query_one(ParcelTable).row_count == 1


async def test_a_memory_is_taken_in_for_suggestions(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.tmx"
    path.write_text(tmx.write([Pair(Key(""), "Kakor", "Kekse")], SV, DE), encoding="utf-8")
    async with opened(root) as (app, pilot):
        await look(app, pilot, path)
        assert "Pairs for suggestions: de: 1" in screen(app)
        await pilot.press("enter")
        await rest(app, pilot)
        assert "1 pair for suggestions." in told(app)
        assert app.session is not None
        assert not app.session.unsaved
    assert [pair.target for pair in remembered(root, SV, DE)] == ["Kekse"]


async def test_translate_sends_the_locale_at_hand_and_takes_it_in(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("f4")
        await settled(app, pilot)
        assert app.translation.work is not None
        at_hand = app.translation.work.locale
        await pilot.press("o")
        await rest(app, pilot)
        assert isinstance(app.screen, SendParcel)
        assert app.screen.query_one(ParcelLocales).record == at_hand
        await pilot.press("escape", "b")
        await rest(app, pilot)
        assert isinstance(app.screen, TakeParcel)


async def test_what_was_brought_is_suggested(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.tmx"
    pair = Pair(Key(""), "Utan dem fungerar inte sajten.", "Ohne sie läuft nichts.")
    path.write_text(tmx.write([pair], SV, DE), encoding="utf-8")
    async with opened(root) as (app, pilot):
        await pilot.press("f4")
        await settled(app, pilot)
        app.translation.open_locale(DE)
        assert app.translation.entries.go_to(Key(INTRO))
        await settled(app, pilot)
        assert "Ohne sie läuft nichts." not in screen(app)
        await look(app, pilot, path)
        await pilot.press("enter")
        await rest(app, pilot)
        assert app.translation.entries.go_to(Key(TITLE))
        await settled(app, pilot)
        assert app.translation.entries.go_to(Key(INTRO))
        await settled(app, pilot)
        assert "Ohne sie läuft nichts." in screen(app)


@pytest.mark.parametrize("size", [(80, 24), (60, 16)])
async def test_both_dialogs_fit_on_small_screens(root: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(root, size) as (app, pilot):
        app.clear_notifications()
        await run(app, pilot, "parcel.send")
        assert "Write (enter)" in screen(app)
        await pilot.press("escape")
        await look(app, pilot, worked_on(app, tmp_path / "de.csv", {TITLE: "Cookie-Richtlinie"}))
        assert "Take in 1" in screen(app)
        assert "Cookie-Richtlinie" in screen(app)


async def test_hostile_text_is_only_shown(root: Path, tmp_path: Path) -> None:
    async with opened(root) as (app, pilot):
        nasty = "[red]x[/] \x1b[2J {UPPER"
        await look(app, pilot, worked_on(app, tmp_path / "de.csv", {TITLE: nasty}))
        assert "[red]x[/] ␛[2J {UPPER" in screen(app)
