"""Tests for the place Translate: every command by its key, what it does and what is seen of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Button

from tests.projects import GID, write_entries, write_locales
from tests.ui.conftest import opened, screen, settled, told, until
from workbench.edits import Place, SetValue, Step
from workbench.formats.layout import FileKind, FileRef
from workbench.locales.catalog import State
from workbench.policy.entries import Key
from workbench.policy.sentence import say
from workbench.steps import translations
from workbench.steps.cookies import remove_cookies
from workbench.store.positions import Position
from workbench.ui.app import WorkbenchApp
from workbench.ui.commands import COMMANDS, Scope
from workbench.ui.dialogs.ask import Ask
from workbench.ui.dialogs.choice import Choice
from workbench.ui.dialogs.concordance import Concordance
from workbench.ui.dialogs.pick import Pick
from workbench.ui.dialogs.waive import Waive
from workbench.ui.widgets.inputs import SafeInput, SafeTextArea
from workbench.worklist import Worklist

Seen = Callable[[Widget], list[str]]

TITLE, STALE, OPEN = Key("title"), Key("category.essential.intro"), Key("category.analytics.intro")
GID_TEXT = Key("cookie.google.gid.description")
SMALL = (80, 24)
GERMAN = {
    TITLE: "Richtlinie zu Cookies",
    STALE: "Ohne sie geht es nicht.",
    GID_TEXT: "Wird von Google Analytics gesetzt, um Nutzer zu unterscheiden.",
    "label.session": "Sitzung",
}


@pytest.fixture(autouse=True)
def one_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets what is typed be one step, however slow the machine is."""
    monkeypatch.setattr("workbench.ui.apps.editing_app.TYPING_PAUSE", 600)


@pytest.fixture
def german(root: Path) -> Path:
    """A project with a German that has entries of every state."""
    write_locales(root, "de")
    write_entries(root, "de", GERMAN, stale=[STALE])
    return root


async def at_translate(app: WorkbenchApp, pilot: Pilot[None], key: Key | None = None) -> None:
    """Go to the place, and to an entry in it."""
    await pilot.press("f4")
    if key is not None:
        assert app.translation.entries.go_to(key)
    await settled(app, pilot)


async def press(app: WorkbenchApp, pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each when the one before has done what it does."""
    for key in keys:
        await pilot.press(key)
        await settled(app, pilot)


async def write(app: WorkbenchApp, pilot: Pilot[None], text: str) -> None:
    """Type a text."""
    await pilot.press(*({" ": "space", ".": "full_stop"}.get(each, each) for each in text))
    await settled(app, pilot)


def work(app: WorkbenchApp) -> Worklist:
    """The entries that are shown."""
    assert app.translation.work is not None
    return app.translation.work


def reword(app: WorkbenchApp, text: str) -> None:
    """Describe _gid in other words, in the source."""
    app.make(
        Step(say("x"), (SetValue(GID, ("description",), text),), Place(GID, ("description",))), stays=True
    )


def notes(app: WorkbenchApp, seen: Seen) -> str:
    """What is shown below the translation."""
    return "\n".join(seen(app.translation.pair.query_one("#pair-notes")))


async def test_the_entries_are_listed_beside_their_source(german: Path, seen: Seen) -> None:
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot, STALE)
        assert "German (de)" in screen(app)
        assert "1 stale" in screen(app)
        row = next(line for line in seen(app.translation.entries.table) if STALE in line)
        assert "? needs work" in row
        assert "Ohne sie" in row
        assert "Utan dem fungerar inte {site}." in screen(app)
        assert app.translation.pair.area.text == GERMAN[STALE]
        assert "introduction of the category essential" in screen(app)


async def test_a_changed_source_is_stale_at_once_with_what_changed_in_it(german: Path) -> None:
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot, GID_TEXT)
        reword(app, "Placeras av Google Analytics, används för att skilja användare åt.")
        await settled(app, pilot)
        assert work(app).state(GID_TEXT) is State.STALE
        assert "[-särskilja-]" in screen(app)
        assert "{+skilja+}" in screen(app)
        await press(app, pilot, "f8")
        assert work(app).state(GID_TEXT) is State.TRANSLATED


async def test_writing_is_a_draft_and_one_step_until_done_goes_on(german: Path) -> None:
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot, OPEN)
        await press(app, pilot, "enter")
        await write(app, pilot, "Sie zeigen es.")
        assert work(app)[OPEN].target == "Sie zeigen es."
        assert work(app).state(OPEN) is State.STALE
        await press(app, pilot, "ctrl+d")
        assert work(app).state(OPEN) is State.TRANSLATED
        assert app.translation.key != OPEN
        assert work(app).state(app.translation.key or OPEN) is not State.TRANSLATED
        assert app.focused is app.translation.pair.area
        await press(app, pilot, "f8")
        assert (app.translation.key, work(app).state(OPEN)) == (OPEN, State.STALE)
        await press(app, pilot, "f8")
        assert work(app)[OPEN].target == ""
        assert app.translation.pair.area.text == ""
        await press(app, pilot, "f10", "f10")
        assert work(app).state(OPEN) is State.TRANSLATED


async def test_done_without_a_translation_says_so_and_stays(german: Path) -> None:
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot, OPEN)
        await press(app, pilot, "d")
        assert app.translation.key == OPEN
        assert any("no translation" in line for line in told(app))


async def test_the_last_one_done_says_that_nothing_is_left(german: Path) -> None:
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot, STALE)
        await press(app, pilot, "slash", *"state", "colon", *"stale", "enter", "d")
        assert any("No other entry is unfinished" in line for line in told(app))


async def test_needs_work_is_said_and_unsaid_of_all_marked(german: Path) -> None:
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot, TITLE)
        app.translation.entries.table.set_marks([TITLE, GID_TEXT])
        await press(app, pilot, "z")
        assert {work(app).state(key) for key in (TITLE, GID_TEXT)} == {State.STALE}
        await press(app, pilot, "z")
        assert {work(app).state(key) for key in (TITLE, GID_TEXT)} == {State.TRANSLATED}


@pytest.mark.parametrize(
    ("key", "start", "reached"),
    [
        ("u", STALE, OPEN),
        ("U", GID_TEXT, "cookie.own.routeid.description"),
        ("f", TITLE, STALE),
        ("F", TITLE, STALE),
        ("t", STALE, "category.analytics.title"),
        ("T", TITLE, "cookie.vwo.sn.lifetime"),
        ("n", TITLE, "label.last_changed"),
        ("p", "label.last_changed", TITLE),
        ("p", TITLE, "cookie.vwo.sn.lifetime"),
    ],
)
async def test_letters_step_to_what_is_left_to_do(german: Path, key: str, start: Key, reached: str) -> None:
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot, start)
        await press(app, pilot, key)
        if key == "u":
            assert work(app).state(app.translation.key or TITLE) is State.UNTRANSLATED
        elif key == "U":
            assert app.translation.key != start
            assert work(app).state(app.translation.key or TITLE) is State.UNTRANSLATED
        elif key not in {"t", "T"}:
            assert app.translation.key == reached
        else:
            assert work(app).state(app.translation.key or TITLE) is not State.TRANSLATED


async def test_stepping_round_the_end_is_told(german: Path) -> None:
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot, STALE)
        await press(app, pilot, "z", "f")
        assert any("No other entry is stale" in line for line in told(app))
        app.translation.entries.go_to(TITLE)
        await press(app, pilot, "p")
        assert any("Began again at the bottom" in line for line in told(app))


async def test_keys_step_while_one_writes_and_the_cursor_stays_in_the_text(german: Path) -> None:
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot, TITLE)
        await press(app, pilot, "e", "pagedown")
        assert app.translation.key == "label.last_changed"
        await press(app, pilot, "pageup", "ctrl+n")
        assert work(app).state(app.translation.key or TITLE) is not State.TRANSLATED
        assert app.focused is app.translation.pair.area
        await press(app, pilot, "escape")
        assert app.translation.entries.table.has_focus


async def test_a_letter_of_the_list_runs_while_one_writes(german: Path) -> None:
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot, TITLE)
        await press(app, pilot, "e", "ctrl+l")
        assert "Now a letter" in screen(app)
        await press(app, pilot, "f")
        assert app.translation.key == STALE
        assert app.translation.pair.area.text == GERMAN[STALE]
        await press(app, pilot, "ctrl+l", "escape", "x")
        assert app.translation.pair.area.text == GERMAN[STALE] + "x"


async def test_the_source_is_copied_cleared_and_its_placeholder_inserted(german: Path) -> None:
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot, OPEN)
        await press(app, pilot, "c")
        assert work(app)[OPEN].target == work(app)[OPEN].source
        assert work(app).state(OPEN) is State.STALE
        await press(app, pilot, "ctrl+k")
        assert work(app).state(OPEN) is State.UNTRANSLATED
        app.translation.entries.go_to(STALE)
        await press(app, pilot, "e", "ctrl+t")
        assert work(app)[STALE].target == GERMAN[STALE] + "{site}"
        await press(app, pilot, "ctrl+t")
        assert isinstance(app.screen, Pick)
        await press(app, pilot, "enter")
        assert work(app)[STALE].target == GERMAN[STALE] + "{site}{site}"
        await press(app, pilot, "ctrl+l", "I")
        assert any("Nothing is missing" in line for line in told(app))


async def test_what_is_missing_and_wrong_stands_below_and_goes_with_the_fault(
    german: Path, seen: Seen
) -> None:
    async with opened(german, (120, 40)) as (app, pilot):
        await at_translate(app, pilot, STALE)
        assert "TR010" in notes(app, seen)
        assert "missing (i, ^t): {site}" in notes(app, seen)
        row = next(line for line in seen(app.translation.entries.table) if STALE in line)
        assert "!" in row
        await press(app, pilot, "e", "ctrl+t")
        assert "TR010" not in notes(app, seen)
        assert "to keep: {site}" in notes(app, seen)


async def test_suggestions_come_with_what_differs_and_are_taken_by_number(german: Path, seen: Seen) -> None:
    async with opened(german, (120, 40)) as (app, pilot):
        await at_translate(app, pilot, GID_TEXT)
        step = Step(
            say("x"), (SetValue(FileRef(FileKind.COOKIE, "own.routeid"), ("description",),
                "Placeras av Google Analytics, används för att särskilja besökare."),), Place(GID)
        )  # fmt: skip
        app.make(step, stays=True)
        route = Key("cookie.own.routeid.description")
        app.translation.entries.go_to(route)
        await settled(app, pilot)
        assert "1  9" in notes(app, seen)
        assert "[-användare-]" in notes(app, seen)
        await press(app, pilot, "e", "ctrl+l", "1")
        assert work(app)[route].target == GERMAN[GID_TEXT]
        assert work(app).state(route) is State.STALE
        await press(app, pilot, "ctrl+l", "9")
        assert any("no suggestion 9" in line for line in told(app))


async def test_the_same_source_text_is_translated_everywhere_in_one_step(german: Path, seen: Seen) -> None:
    async with opened(german, (120, 40)) as (app, pilot):
        reword(app, "De visar vad som läses.")
        await at_translate(app, pilot, OPEN)
        assert "= translates 1 other entry" in notes(app, seen)
        await press(app, pilot, "c", "equals_sign")
        assert {work(app)[key].target for key in (OPEN, GID_TEXT)} == {"De visar vad som läses."}
        assert {work(app).state(key) for key in (OPEN, GID_TEXT)} == {State.TRANSLATED}
        await press(app, pilot, "f8")
        assert work(app).state(GID_TEXT) is State.STALE


@pytest.mark.parametrize(("key", "told"), [("N", "(enter)"), ("number_sign", "(ctrl+d)")])
async def test_what_asks_names_the_key_that_takes_the_answer(german: Path, key: str, told: str) -> None:
    async with opened(german, (120, 40)) as (app, pilot):
        await at_translate(app, pilot, TITLE)
        await press(app, pilot, key)
        assert str(app.screen.query_one("#take", Button).label).endswith(told)


async def test_a_comment_is_written_and_shown(german: Path, seen: Seen) -> None:
    async with opened(german, (120, 40)) as (app, pilot):
        await at_translate(app, pilot, TITLE)
        await press(app, pilot, "number_sign")
        assert isinstance(app.screen, Ask)
        await write(app, pilot, "Wie im Impressum")
        await press(app, pilot, "ctrl+d")
        assert work(app)[TITLE].comments == ("Wie im Impressum",)
        assert "# Wie im Impressum" in notes(app, seen)


async def test_translations_are_approved_and_that_is_withdrawn(german: Path) -> None:
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot, TITLE)
        await press(app, pilot, "a")
        assert work(app).is_approved(TITLE)
        assert "= approved" in screen(app)
        assert "1 approved" in screen(app)
        await press(app, pilot, "a")
        assert not work(app).is_approved(TITLE)
        app.translation.entries.go_to(STALE)
        await press(app, pilot, "a")
        assert any("cannot be approved while it is stale" in line for line in told(app))


async def test_what_is_said_of_many_entries_is_worked_out_where_keys_do_not_wait_for_it(
    german: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("apps.editing_app", "desks.translation_desk"):
        monkeypatch.setattr(f"workbench.ui.{module}.MANY", 2)
    threads, needs_work = set[int](), translations.needs_work

    def noted(work: Worklist, keys: Sequence[Key]) -> Step | None:
        threads.add(threading.get_ident())
        return needs_work(work, keys)

    monkeypatch.setattr(translations, "needs_work", noted)
    async with opened(german, (120, 40)) as (app, pilot):
        await at_translate(app, pilot, TITLE)
        before = work(app).progress
        assert before.progress.entries[State.TRANSLATED]
        await press(app, pilot, "asterisk", "z")
        await settled(app, pilot)
        assert not work(app).progress.progress.entries[State.TRANSLATED]
        assert threads
        assert threading.get_ident() not in threads
        await press(app, pilot, "f8")
        await settled(app, pilot)
        assert work(app).progress == before


async def test_a_problem_is_accepted_with_a_reason_and_the_next_is_gone_to(german: Path) -> None:
    async with opened(german, (120, 40)) as (app, pilot):
        await at_translate(app, pilot, STALE)
        await press(app, pilot, "w")
        assert isinstance(app.screen, Waive)
        await write(app, pilot, "Steht daneben")
        await press(app, pilot, "enter", "enter")
        waivers = FileRef(FileKind.ENTRY_WAIVERS, "de").path
        assert app.session is not None
        assert "Steht daneben" in (app.session.copy.text(waivers) or "")
        assert STALE not in app.translation._problems.standing(work(app).locale)
        await press(app, pilot, "f8")
        assert app.translation.key == STALE


async def test_a_fix_is_shown_and_applied(german: Path) -> None:
    write_entries(german, "de", {**GERMAN, TITLE: "Richtlinie zu  Cookies"}, stale=[STALE])
    async with opened(german, (120, 40)) as (app, pilot):
        await at_translate(app, pilot, TITLE)
        await press(app, pilot, "m")
        assert isinstance(app.screen, Choice)
        await press(app, pilot, "a")
        assert work(app)[TITLE].target == GERMAN[TITLE]


async def test_words_are_looked_up_where_they_were_translated(german: Path) -> None:
    async with opened(german, (120, 40)) as (app, pilot):
        await at_translate(app, pilot, TITLE)
        await press(app, pilot, "h")
        assert isinstance(app.screen, Concordance)
        await write(app, pilot, "nutzer")
        assert "1 text" in screen(app)
        assert "Nutzer zu unterscheiden" in screen(app)
        await press(app, pilot, "enter")
        assert app.translation.key == GID_TEXT


async def test_a_text_is_copied(german: Path) -> None:
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot, TITLE)
        await press(app, pilot, "Y", "home", "enter")
        assert app.clipboard == TITLE
        await press(app, pilot, "Y", "enter")
        assert app.clipboard == GERMAN[TITLE]


async def test_the_list_is_filtered_and_neighbours_stay_in_sight(german: Path) -> None:
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot)
        total = len(work(app).keys)
        await press(app, pilot, "slash", *"state", "colon", *"need")
        assert f"1 of {total}" in screen(app)
        assert len(app.translation.entries.table.rows) == 3
        assert app.translation.key == STALE
        await press(app, pilot, "enter", "n")
        assert app.translation.key == STALE
        await press(app, pilot, "escape")
        assert f"{total} of {total}" in screen(app)
        for query, count in (
            ("state:translated", 3),
            ("state:untranslated", total - 4),
            ("key:cookie.*", 4),
            ("key:cookie.* state:translated", 1),
            ("-approved source:google", 1),
            ("problem", 1),
            ("nutzer", 1),
            ("unsaved", 0),
        ):
            app.translation.entries.put_filter(query)
            await settled(app, pilot)
            assert f"{count} of {total}" in screen(app), query
        app.translation.entries.put_filter("nowhere:x")
        await settled(app, pilot)
        assert "no field" in screen(app)


async def test_an_entry_that_is_done_stays_under_its_filter_as_long_as_it_is_chosen(german: Path) -> None:
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot, STALE)
        await press(app, pilot, "slash", *"state", "colon", *"stale", "enter", "z")
        assert work(app).state(STALE) is State.TRANSLATED
        assert app.translation.key == STALE


async def test_the_locale_is_chosen_and_the_entry_kept(german: Path) -> None:
    policy = german / FileRef(FileKind.POLICY).path
    policy.write_text(policy.read_text("utf-8") + "  ar: {published: false}\n", "utf-8")
    write_entries(german, "ar", {TITLE: "سياسة"})
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot, GID_TEXT)
        assert work(app).locale == "de"
        assert FileRef(FileKind.ENTRIES, "de") in app.translation.work.session.locales.files  # type: ignore[union-attr]
        await press(app, pilot, "l")
        await until(lambda: "Arabic (ar)  1/" in screen(app))
        assert f"German (de)  {work(app).progress.progress.entries[State.TRANSLATED]}/" in screen(app)
        await press(app, pilot, "down", "enter")
        assert work(app).locale == "ar"
        assert app.translation.key == GID_TEXT
        assert "right to left" in screen(app)


async def test_a_locale_is_begun_in_the_app(german: Path) -> None:
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot)
        await press(app, pilot, "N", *"fi", "enter")
        assert app.session is not None
        assert app.session.policy is not None
        assert "fi" in app.session.policy.settings.locales
        assert work(app).locale == "fi"
        assert "Finnish (fi)" in screen(app)
        await press(app, pilot, "f8")
        assert "fi" not in app.session.policy.settings.locales
        assert work(app).locale == "de"
        await press(app, pilot, "N", *"de", "enter")
        assert any("has the locale de already" in line for line in told(app))


async def test_a_policy_without_locales_says_how_to_begin_one(root: Path) -> None:
    async with opened(root, SMALL) as (app, pilot):
        await at_translate(app, pilot)
        assert "press N to begin one" in screen(app)
        await press(app, pilot, "d", "e", "t", "N", *"fi", "enter")
        assert work(app).locale == "fi"


async def test_a_missing_file_is_made_by_carrying_over_and_by_writing(root: Path) -> None:
    write_locales(root, "de")
    async with opened(root, SMALL) as (app, pilot):
        await at_translate(app, pilot, TITLE)
        assert not work(app).is_carried(TITLE)
        await press(app, pilot, "S")
        assert work(app).is_carried(TITLE)
        await press(app, pilot, "S")
        assert any("has every text" in line for line in told(app))
        await press(app, pilot, "f8", "e")
        assert not work(app).is_carried(TITLE)
        await write(app, pilot, "Cookies")
        assert work(app)[TITLE].target == "Cookies"
        assert app.translation.pair.area.text == "Cookies"


async def test_the_source_is_gone_to_and_the_file_opened(
    german: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, int, int]] = []
    monkeypatch.setattr(WorkbenchApp, "edit_file", lambda _app, *where: asked.append(where))
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot, GID_TEXT)
        await press(app, pilot, "E")
        assert asked[0][0] == FileRef(FileKind.ENTRIES, "de").path
        assert asked[0][1] > 1
        await press(app, pilot, "s")
        assert app.place is app.catalogue
        assert app.catalogue.cookie == "google.gid"


async def test_problems_and_undo_elsewhere_lead_to_the_entry(german: Path) -> None:
    async with opened(german, SMALL) as (app, pilot):
        await settled(app, pilot)
        assert app.show_place(Place(FileRef(FileKind.ENTRIES, "de"), (STALE,)))
        await settled(app, pilot)
        assert (app.place, app.translation.key) == (app.translation, STALE)
        assert app.focused is app.translation.pair.area
        await write(app, pilot, "x")
        await press(app, pilot, "f2", "f8")
        assert (app.place, app.translation.key) == (app.translation, STALE)
        assert app.translation.pair.area.text == GERMAN[STALE]


async def test_a_file_that_cannot_be_read_is_opened_in_the_editor(german: Path) -> None:
    path = german / FileRef(FileKind.ENTRIES, "de").path
    path.write_text(path.read_text("utf-8").replace('msgid "Riktlinjer', "msgid Riktlinjer"), "utf-8")
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot)
        assert "E opens locales/de/LC_MESSAGES/policy.po:7" in screen(app)
        assert not app.translation.go_to(Place(FileRef(FileKind.ENTRIES, "de"), (TITLE,)))
        await press(app, pilot, "e", "x")
        assert app.translation.pair.area.text == ""


async def test_what_others_wrote_is_shown(german: Path) -> None:
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot, TITLE)
        write_entries(german, "de", {**GERMAN, TITLE: "Anders"}, stale=[STALE])
        await press(app, pilot, "ctrl+r")
        assert app.translation.pair.area.text == "Anders"


async def test_the_position_is_kept(german: Path) -> None:
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot, STALE)
        await press(app, pilot, "slash", *"state", "colon", *"stale", "enter")
        kept = app.translation.kept()
    async with opened(german, SMALL, Position("catalogue", {"translate": kept})) as (app, pilot):
        assert app.translation.work is None
        await at_translate(app, pilot)
        assert app.translation.key == STALE
        assert app.translation.entries.field.value == "state:stale"


async def test_what_is_read_only_says_so(german: Path) -> None:
    app = WorkbenchApp(german, why_read_only=say("Only to be read."))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settled(app, pilot)
        await at_translate(app, pilot, STALE)
        await press(app, pilot, "e", "x", "ctrl+d")
        assert work(app)[STALE].target == GERMAN[STALE]
        assert any("Only to be read." in line for line in told(app))


async def test_hostile_texts_are_shown_and_kept_as_they_are(german: Path) -> None:
    hostile = "[/]\x1b]0;x\x07[@click=app.quit]y[/] \u202efdp"
    escaped = hostile.replace("\x1b", "\\x1b").replace("\x07", "\\a")
    write_entries(german, "de", {**GERMAN, TITLE: escaped})
    async with opened(german, (120, 40)) as (app, pilot):
        await at_translate(app, pilot, TITLE)
        assert work(app)[TITLE].target == hostile
        assert "\x1b" not in screen(app)
        assert "[@click=app.quit]y" in screen(app)
        await press(app, pilot, "e", "z")
        assert work(app)[TITLE].target == hostile + "z"
        await press(app, pilot, "ctrl+l", "h")
        await write(app, pilot, "click")
        await press(app, pilot, "escape", "y")
        assert work(app)[TITLE].target == hostile + "zy"


def test_every_command_of_the_list_has_a_key_that_a_letter_can_follow() -> None:
    own = [command for command in COMMANDS if command.scope is Scope.TRANSLATE]
    assert all(any("+" not in key for key in command.keys) for command in own)
    keys = [key for command in own for key in command.keys]
    assert len(keys) == len(set(keys))


async def test_the_mouse_opens_an_entry(german: Path) -> None:
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot)
        table = app.translation.entries.table
        await pilot.click(table, offset=(20, 3))
        await settled(app, pilot)
        assert app.translation.key == table.rows[2]
        await pilot.click(table, offset=(20, 3))
        await settled(app, pilot)
        assert app.focused is app.translation.pair.area


async def test_fields_of_the_place_are_those_that_are_safe(german: Path) -> None:
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot)
        assert isinstance(app.translation.entries.field, SafeInput)
        assert isinstance(app.translation.pair.area, SafeTextArea)


async def test_the_chosen_entry_of_a_cookie_that_is_removed_leaves_its_filter_empty(german: Path) -> None:
    async with opened(german, SMALL) as (app, pilot):
        await at_translate(app, pilot)
        total = len(work(app).keys)
        await press(app, pilot, "slash", *"skapad", "enter")
        assert f"1 of {total}" in screen(app)
        chosen = app.translation.key
        session = app.session
        assert chosen is not None
        assert session is not None
        assert session.policy is not None
        cookies = session.policy.cookies.values()
        cookie = next(each for each in cookies if chosen.startswith(f"cookie.{each.id}."))
        session.apply(remove_cookies({cookie.id: cookie.name}))
        await settled(app, pilot)
        assert "No entry passes the filter" in screen(app)
        assert f"0 of {len(work(app).keys)}" in screen(app)
        await press(app, pilot, "escape")
        assert f"{len(work(app).keys)} of {len(work(app).keys)}" in screen(app)
