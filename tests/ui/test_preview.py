"""Tests for the place Preview: any locale, marked as the exports mark it, and from a text to its source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from tests.projects import GID, write_entries, write_locales
from tests.ui.conftest import opened, screen, settled, told
from workbench.edits import Place, SetEntry, SetValue, Step
from workbench.formats.layout import FileKind, FileRef
from workbench.locales.catalog import EntryWords
from workbench.policy.entries import Key
from workbench.policy.kinds import CookieId, LocaleTag
from workbench.policy.sentence import say
from workbench.session import Session
from workbench.store.positions import read_position
from workbench.store.project import load
from workbench.store.speaking_locales import said_in
from workbench.ui.app import WorkbenchApp
from workbench.ui.commands import BY_ID
from workbench.ui.dialogs.pick import Pick
from workbench.ui.screens.translate import TranslatePlace
from workbench.ui.widgets.document_view import DocumentView

Seen = Callable[[Widget], list[str]]

GERMAN = {
    "title": "Richtlinie zu Cookies",
    "section.which.title": "Welche Cookies verwenden wir?",
    "category.essential.title": "Notwendige Cookies",
    "category.essential.intro": "Ohne sie funktioniert {site} nicht.",
    "category.analytics.title": "Analyse-Cookies",
    "cookie.own.routeid.description": "Führt zum richtigen Server.",
    "cookie.google.gid.description": "Unterscheidet Nutzer.",
    "cookie.vwo.sn.description": "Speichert Angaben zur Sitzung.",
}
"""What is translated; the introduction of the analytics cookies and every label are not."""
STALE = "cookie.google.gid.description"
UNTRANSLATED = "category.analytics.intro"


@pytest.fixture
def root(root: Path) -> Path:
    """The small project in German, in Arabic with a single text, and in a locale without a file."""
    write_locales(root, "de", "ar", "fr")
    write_entries(root, "de", GERMAN, stale=[STALE])
    write_entries(root, "ar", {"title": "إرشادات ملفات تعريف الارتباط"})
    return root


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[WorkbenchApp], list[str]]:
    """An editor that notes what it is asked to open."""
    script, log = tmp_path / "vim", tmp_path / "opened"
    script.write_text(f'#!/bin/sh\necho "$@" >> {log}\n')
    script.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(script))

    class Nothing:
        def __enter__(self) -> None: ...

        def __exit__(self, *_: object) -> None: ...

    def notes(app: WorkbenchApp) -> list[str]:
        monkeypatch.setattr(app, "suspend", Nothing)
        return log.read_text().splitlines() if log.exists() else []

    return notes


async def read(app: WorkbenchApp, pilot: Pilot[None], locale: str = "sv") -> DocumentView:
    """Go to the preview, and read it in a locale."""
    await pilot.press("f7")
    await settled(app, pilot)
    for _ in range(app.preview.locales.index(LocaleTag(locale))):
        await pilot.press("right")
    await settled(app, pilot)
    assert app.preview.locale == locale
    view = app.preview.view
    assert view is not None
    return view


async def stand_on(app: WorkbenchApp, pilot: Pilot[None], spot: str) -> None:
    """Step down to a spot by key."""
    view = app.preview.view
    assert view is not None
    for _ in view.page.spots:
        if spot_id(app) != spot:
            await pilot.press("down")
    assert spot_id(app) == spot


def session_of(app: WorkbenchApp) -> Session:
    assert app.session is not None
    return app.session


def spot_id(app: WorkbenchApp) -> str | None:
    return app.preview.spot.id if app.preview.spot else None


def line_of(seen: list[str], words: str) -> int:
    return next(number for number, line in enumerate(seen) if words in line)


async def test_keys_step_through_the_locales_and_round(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await read(app, pilot)
        names = []
        for key in ("right", "right", "right", "right", "left"):
            await pilot.press(key)
            await settled(app, pilot)
            names.append(screen(app).splitlines()[1].split("  ")[0].strip())
        assert names == ["German (de)", "Arabic (ar)", "French (fr)", "Swedish (sv)", "French (fr)"]


async def test_a_locale_is_picked_from_a_list_by_its_name(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await read(app, pilot)
        await pilot.press("l")
        await settled(app, pilot)
        assert isinstance(app.screen, Pick)
        for name in ("Swedish (sv)", "German (de)", "Arabic (ar)", "French (fr)"):
            assert name in screen(app)
        await pilot.press("down", "enter")
        await settled(app, pilot)
        assert "Welche Cookies verwenden wir?" in screen(app)


async def test_the_palette_chooses_a_locale_from_anywhere(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await app.run_command(BY_ID["preview.locale"])
        await settled(app, pilot)
        await pilot.press("down", "enter")
        await settled(app, pilot)
        assert app.place is app.preview
        assert "Richtlinie zu Cookies" in screen(app)


async def test_without_another_locale_it_says_so(tmp_path: Path) -> None:
    from tests.projects import write_small

    async with opened(write_small(tmp_path / "single")) as (app, pilot):
        await read(app, pilot)
        await pilot.press("l", "right")
        await settled(app, pilot)
        assert told(app).count("the policy has no other locale") == 2
        assert app.why_not(BY_ID["preview.locale"]) == "the policy has no other locale"


async def test_unfinished_texts_are_marked_and_counted_as_strict_exports_count_them(root: Path) -> None:
    policy = load(root).catalogue.policy
    assert policy is not None
    exported = said_in(load(root), policy, LocaleTag("de"))
    async with opened(root) as (app, pilot):
        await read(app, pilot, "de")
        text = screen(app)
        assert "[sv] De visar vad som läses." in text
        assert "Unterscheidet Nutzer. [Källtexten är nyare: Utkast]" in " ".join(text.split())
        assert f"{exported.untranslated} texts untranslated, {exported.stale} stale" in text
        assert (exported.untranslated, exported.stale) == (15, 1)
        assert "Draft: never published." in text


async def test_a_locale_without_a_file_is_read_in_the_source_language(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await read(app, pilot, "fr")
        assert "[sv] Riktlinjer om cookies" in screen(app)
        await pilot.press("t")
        assert any("“workbench locale add fr” begins it" in each for each in told(app))


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
async def test_the_same_text_stays_in_its_place_in_every_locale(
    root: Path, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(root, size=size) as (app, pilot):
        view = await read(app, pilot)
        await stand_on(app, pilot, "which.analytics")
        before = line_of(seen(view), "Analyscookies")
        await pilot.press("right")
        await settled(app, pilot)
        assert spot_id(app) == "which.analytics"
        assert line_of(seen(view), "Analyse-Cookies") == before
        assert seen(view)[before].startswith("▌")


async def test_a_text_that_the_other_locale_does_not_print_gives_its_place_to_its_neighbour(
    root: Path,
) -> None:
    gid = root / GID.path
    gid.write_text(gid.read_text() + "only: [sv]\n")
    async with opened(root) as (app, pilot):
        await read(app, pilot)
        await stand_on(app, pilot, "which.analytics-cookies/google.gid")
        await pilot.press("right")
        await settled(app, pilot)
        assert spot_id(app) == "which.analytics-cookies/vwo.sn"


async def test_it_follows_edits_of_the_catalogue_and_keeps_the_place(root: Path) -> None:
    file = FileRef(FileKind.CATEGORY, "essential")
    async with opened(root) as (app, pilot):
        await read(app, pilot)
        await stand_on(app, pilot, "which.analytics-cookies/vwo.sn")
        edit = SetValue(file, ("intro",), "Ett. " * 60)
        session_of(app).apply(Step(say("Change"), (edit,), Place(file)))
        await settled(app, pilot)
        assert "Ett. Ett." in screen(app)
        assert spot_id(app) == "which.analytics-cookies/vwo.sn"


async def test_it_follows_edits_of_a_translation(root: Path) -> None:
    file, key = FileRef(FileKind.ENTRIES, "de"), Key(UNTRANSLATED)
    async with opened(root) as (app, pilot):
        await read(app, pilot, "de")
        words = EntryWords(("Sie zeigen, was gelesen wird.",), is_stale=False)
        session_of(app).apply(Step(say("Translate"), (SetEntry(file, key, words),), Place(file, (key,))))
        await settled(app, pilot)
        assert "Sie zeigen, was gelesen wird." in screen(app)
        assert "14 texts untranslated, 1 stale" in screen(app)
        session_of(app).undo()
        await settled(app, pilot)
        assert "[sv] De visar vad som läses." in screen(app)


async def test_it_follows_a_file_that_others_change(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await read(app, pilot, "de")
        write_entries(root, "de", GERMAN | {UNTRANSLATED: "Von außen."})
        await app.run_command(BY_ID["session.reload"])
        await settled(app, pilot)
        assert "Von außen." in screen(app)


async def test_while_another_place_is_in_front_nothing_is_built(root: Path) -> None:
    async with opened(root) as (app, pilot):
        assert app.preview.view is None
        view = await read(app, pilot)
        page = view.page
        await pilot.press("f2")
        edit = SetValue(GID, ("lifetime",), "13 months")
        session_of(app).apply(Step(say("Change"), (edit,), Place(GID)))
        await settled(app, pilot)
        assert view.page is page
        await pilot.press("f7")
        await settled(app, pilot)
        assert "13 månader" in screen(app)


async def test_right_to_left_is_labelled_and_nothing_stands_right_of_it(root: Path, seen: Seen) -> None:
    async with opened(root, size=(140, 45)) as (app, pilot):
        view = await read(app, pilot, "ar")
        assert "right to left, shown as typed" in screen(app)
        lines = seen(view)
        assert " إرشادات ملفات تعريف الارتباط" in lines
        assert " _gid" in lines  # each cookie is a paragraph, not a row of cells


async def test_a_file_with_errors_is_told_with_its_place_and_opened_there(
    root: Path, editor: Callable[[WorkbenchApp], list[str]]
) -> None:
    path = root / FileRef(FileKind.ENTRIES, "de").path
    path.write_text(path.read_text().replace('msgid "Analyscookies"', 'msgid "Analyscookies'))
    line = path.read_text().splitlines().index('msgid "Analyscookies') + 1
    async with opened(root) as (app, pilot):
        editor(app)
        await read(app, pilot, "de")
        assert "keeps this locale from being read" in screen(app) or "keep this locale" in screen(app)
        assert f"locales/de/LC_MESSAGES/policy.po:{line}:" in screen(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert editor(app) == [f"+{line} {path}"]


async def test_a_policy_that_cannot_be_read_is_told_with_its_place(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await read(app, pilot)
        path = root / "catalogue/policy.yaml"
        path.write_text("title: 'unclosed\n")
        await app.run_command(BY_ID["session.reload"])
        await settled(app, pilot)
        assert "policy.yaml cannot be read" in screen(app)
        assert "catalogue/policy.yaml:1:8" in screen(app)


async def test_what_is_missing_for_a_reading_error_is_told(root: Path) -> None:
    (root / GID.path).write_text("id: google.gid\nname: 'unclosed\n")
    async with opened(root) as (app, pilot):
        await read(app, pilot)
        assert "1 reading error: something is missing here" in screen(app)


async def test_from_a_cookie_to_its_form_and_back(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await read(app, pilot)
        await stand_on(app, pilot, "which.analytics-cookies/vwo.sn")
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.place is app.catalogue
        assert app.catalogue.cookie == "vwo.sn"
        assert app.focused is app.catalogue.form.rows["description"].editor
        await pilot.press("f7")
        await settled(app, pilot)
        assert spot_id(app) == "which.analytics-cookies/vwo.sn"


@pytest.mark.parametrize(
    ("spot", "place"),
    [
        ("title", "+2 {root}/catalogue/policy.yaml"),
        ("which", "+2 {root}/catalogue/sections/which.yaml"),
        ("which.analytics", "+3 {root}/catalogue/categories/analytics.yaml"),
    ],
)
async def test_from_a_text_to_its_line_in_the_editor(
    root: Path, editor: Callable[[WorkbenchApp], list[str]], spot: str, place: str
) -> None:
    async with opened(root) as (app, pilot):
        editor(app)
        await read(app, pilot)
        await stand_on(app, pilot, spot)
        await pilot.press("E")
        await settled(app, pilot)
        assert editor(app) == [place.format(root=root)]
        assert spot_id(app) == spot


async def test_the_file_of_a_cookie_opens_in_the_editor_too(
    root: Path, editor: Callable[[WorkbenchApp], list[str]]
) -> None:
    async with opened(root) as (app, pilot):
        editor(app)
        await read(app, pilot)
        await stand_on(app, pilot, "which.analytics-cookies/google.gid")
        await pilot.press("E")
        await settled(app, pilot)
        line = (root / GID.path).read_text().splitlines()
        number = next(n for n, text in enumerate(line, 1) if text.startswith("description"))
        assert editor(app) == [f"+{number} {root / GID.path}"]


async def test_from_a_text_to_its_translation(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await read(app, pilot, "de")
        await stand_on(app, pilot, "which")
        await pilot.press("t")
        await settled(app, pilot)

        assert isinstance(app.place, TranslatePlace)
        assert app.place.key == "section.which.title"


async def test_the_source_locale_has_no_translations_to_go_to(root: Path) -> None:
    async with opened(root) as (app, pilot):
        assert app.why_not(BY_ID["preview.source"]) == "nothing is being read; go to Preview first"
        await read(app, pilot)
        await pilot.press("t")
        assert "the source locale has no translations" in told(app)
        assert app.why_not(BY_ID["preview.source"]) is None


async def test_keys_step_through_what_is_unfinished_and_say_when_they_begin_again(root: Path) -> None:
    translated = GERMAN | {"label.third_party": "x", "label.first_party": "x", "label.more": "x"}
    translated |= {"label.numbered_title": "{number} {title}", "label.category_heading": "{title}"}
    translated |= {"label.last_changed": "x", "cookie.vwo.sn.lifetime": "x", "label.session": "x"}
    write_entries(root, "de", translated, stale=[STALE])
    async with opened(root, size=(80, 24)) as (app, pilot):
        await read(app, pilot, "de")
        met = []
        for key in ("n", "n", "n", "N"):
            await pilot.press(key)
            await settled(app, pilot)
            met.append(spot_id(app))
        intro, cookie = "which.analytics", "which.analytics-cookies/google.gid"
        assert met == [intro, cookie, intro, cookie]
        assert told(app) == ["That was the last; on from the first.", "That was the first; on from the last."]


async def test_where_all_is_translated_there_is_nothing_to_step_to(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await read(app, pilot)
        await pilot.press("n")
        assert "no text on the page is untranslated or stale" in told(app)


async def test_text_of_a_translation_is_only_text(root: Path) -> None:
    hostile = r"[red]x[/] [/] [@click=app.quit]y[/] \033[2J\033]0;title\a" + "\u202efdp"
    write_entries(root, "de", GERMAN | {"title": hostile, UNTRANSLATED: "**[/]** [x](javascript:y)"})
    async with opened(root) as (app, pilot):
        await read(app, pilot, "de")
        assert "[red]x[/] [/] [@click=app.quit]y[/] ␛[2J␛]0;title␇‹U+202E›fdp" in screen(app)
        assert "[/]" in screen(app)


async def test_going_there_again_keeps_the_place_unless_another_cookie_was_looked_at(root: Path) -> None:
    async with opened(root, size=(80, 24)) as (app, pilot):
        await read(app, pilot)
        assert spot_id(app) == "date"
        await stand_on(app, pilot, "title")
        await pilot.press("f2", "f7")
        await settled(app, pilot)
        assert spot_id(app) == "title"
        await pilot.press("f2", "down", "f7")
        await settled(app, pilot)
        assert spot_id(app) == "which.analytics-cookies/google.gid"
        await stand_on(app, pilot, "which.analytics-cookies/vwo.sn")
        await pilot.press("f2", "p")
        await settled(app, pilot)
        assert spot_id(app) == "which.analytics-cookies/google.gid"


async def test_the_text_at_hand_is_always_in_sight_and_marked(root: Path, seen: Seen) -> None:
    async with opened(root, size=(80, 16)) as (app, pilot):
        view = await read(app, pilot)
        for scroll in (view.scroll_end, view.scroll_home):
            scroll(animate=False, immediate=True)
            await settled(app, pilot)
            assert any(line.startswith("▌") for line in seen(view))
        for key in ("end", "home", "pagedown", "pageup", "down", "up"):
            await pilot.press(key)
            await settled(app, pilot)
            assert any(line.startswith("▌") for line in seen(view)), key
        assert spot_id(app) == "date"


async def test_a_click_goes_to_a_text_and_a_second_one_to_its_source(root: Path, seen: Seen) -> None:
    async with opened(root) as (app, pilot):
        view = await read(app, pilot)
        line = line_of(seen(view), "_VWO_sn")
        await pilot.click(view, offset=(3, line))
        await settled(app, pilot)
        assert spot_id(app) == "which.analytics-cookies/vwo.sn"
        await pilot.click(view, offset=(3, line))
        await settled(app, pilot)
        assert app.place is app.catalogue
        assert app.catalogue.cookie == CookieId("vwo.sn")


async def test_the_next_start_reads_on_in_the_same_locale_at_the_same_text(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await read(app, pilot, "de")
        await stand_on(app, pilot, "which.analytics")
        await pilot.press("f12")
        await pilot.pause()
    app = WorkbenchApp(root, position=read_position(root.resolve()))
    async with app.run_test(size=(140, 45)) as pilot:
        await settled(app, pilot)
        assert app.place is app.preview
        assert app.preview.locale == "de"
        assert spot_id(app) == "which.analytics"


async def test_a_locale_that_is_gone_gives_way_to_the_source(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await read(app, pilot, "de")
        path = root / "catalogue/policy.yaml"
        path.write_text(path.read_text().replace("  de: {published: false}\n", ""))
        await app.run_command(BY_ID["session.reload"])
        await settled(app, pilot)
        assert "Swedish (sv)" in screen(app)


async def test_the_text_at_hand_is_copied_as_it_is_read(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await read(app, pilot)
        await pilot.press("home", "down", "y")

        assert app.clipboard == "Riktlinjer om cookies"


async def test_every_word_of_a_page_is_in_sight(root: Path) -> None:
    async with opened(root, (80, 16)) as (app, pilot):
        await pilot.press("f7")
        await settled(app, pilot)
        view = app.preview.view
        assert view is not None
        assert view.show_vertical_scrollbar
        room = view.scrollable_content_region.width
        lines = ["".join(piece.text for piece in line.pieces) for line in view.page.lines]
        assert max(map(len, lines)) < room
