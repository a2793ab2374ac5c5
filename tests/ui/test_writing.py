"""The place Text as a writer uses it: each command does what it says, and shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tests.projects import files, write_prose
from tests.ui.conftest import opened, screen, settled, shown, told
from tests.ui.test_app import session_of
from workbench.edits import value_at
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.outline import section_numbers
from workbench.prose.at import TITLE, At
from workbench.prose.reading import Prose
from workbench.ui.app import WorkbenchApp
from workbench.ui.commands import BY_ID
from workbench.ui.dialogs.look_up import LookUp
from workbench.ui.dialogs.pick import Pick
from workbench.ui.widgets.document_view import DocumentView

START, MANAGE = FileRef(FileKind.SECTION, "start"), FileRef(FileKind.SECTION, "manage")


@pytest.fixture(autouse=True)
def long_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets typing go on as one step however slow the machine is."""
    monkeypatch.setattr("workbench.ui.apps.editing_app.TYPING_PAUSE", 600)


ABOUT, CONTACT = At("start", "about"), At("start", "contact")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_prose(tmp_path / "project")


async def at(app: WorkbenchApp, pilot: Pilot[None], part: At) -> None:
    """Go to a part in the outline."""
    await pilot.press("f3")
    await settled(app, pilot)
    app.set_focus(app.text.table)
    assert app.text.table.go_to(part)
    await settled(app, pilot)


async def write(app: WorkbenchApp, pilot: Pilot[None], text: str) -> None:
    """Type a text where the cursor is."""
    names = {" ": "space", "*": "asterisk", "{": "left_curly_bracket", "}": "right_curly_bracket"}
    await pilot.press(*(names.get(each, each) for each in text))
    await settled(app, pilot)


async def at_the_end_of(app: WorkbenchApp, pilot: Pilot[None], part: At) -> None:
    """Go to the end of a text, to write on."""
    await at(app, pilot, part)
    await pilot.press("enter")
    await settled(app, pilot)
    area = app.text.form.area
    assert area is not None
    assert area.has_focus
    area.move_cursor(area.document.end)


def text(app: WorkbenchApp, part: At) -> object:
    prose = Prose(session_of(app).data, session_of(app).saved_data)
    path = prose.path(part)
    return value_at(session_of(app).data(part.file), path if part.item else (*path, "text"))


def ids(app: WorkbenchApp, section: str) -> list[object]:
    return [block["id"] for block in Prose(session_of(app).data, session_of(app).saved_data).blocks(section)]


async def test_the_outline_has_numbers_kinds_first_words_and_problems(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at(app, pilot, TITLE)
        lines = "\n".join(shown(app.text.table))
        for words in (
            "1. Section",
            "2. Section",
            "| Text",
            "# Heading",
            ": List",
            "- Item",
            "= Table",
            "@ Cat",
        ):
            assert words in lines
        assert "Här läser du om cookies" in lines
        assert "Nödvändiga cookies" in lines
        assert "17 of 17" in screen(app)
        assert any(line.split()[:1] and line.split()[0][:1] in {"!", "~", "i"} for line in lines.splitlines())


async def test_what_is_typed_changes_the_policy_and_is_read_below_at_once(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at_the_end_of(app, pilot, CONTACT)
        await write(app, pilot, " Eller till {company} **nu**.")
        assert text(app, CONTACT) == "Skriv till {email}. Eller till {company} **nu**."
        assert "Skriv till privacy@example.se. Eller till Exempel AB nu." in screen(app)
        assert "+1 unsaved" in screen(app)
        session_of(app).pause()
        assert len(session_of(app).history._done) == 1


async def test_unknown_tokens_and_open_marks_are_told_in_words_with_their_place(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at_the_end_of(app, pilot, CONTACT)
        await write(app, pilot, " *Se {sait}")
        below = " ".join(shown(app.text.query_one("#resolved")))
        assert "“sait”" in below
        assert "did you mean “site”" in below
        assert "At character 25" in below
        assert "“*” has no other end" in below
        assert len(session_of(app).errors) == 1


async def test_undo_and_redo_lead_to_the_text_and_its_field(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at_the_end_of(app, pilot, CONTACT)
        await write(app, pilot, " X")
        await pilot.press("f2")
        await pilot.press("f8")
        await settled(app, pilot)
        assert app.place is app.text
        assert app.text.at == CONTACT
        assert app.text.form.field == "text"
        assert "Undone: Text of contact" in told(app)
        await pilot.press("f10")
        await settled(app, pilot)
        assert text(app, CONTACT) == "Skriv till {email}. X"


async def test_a_cookie_is_picked_by_typing_and_stands_as_a_token(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at_the_end_of(app, pilot, CONTACT)
        await pilot.press("space", "ctrl+t")
        await settled(app, pilot)
        assert isinstance(app.screen, LookUp)
        await write(app, pilot, "gid")
        assert "{cookie:google.gid}" in screen(app)
        assert "1 of" in screen(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert text(app, CONTACT) == "Skriv till {email}. {cookie:google.gid}"
        assert "_gid" in "\n".join(shown(app.text.query_one("#resolved")))


async def test_what_is_selected_becomes_a_link_or_strong(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at(app, pilot, CONTACT)
        await pilot.press("enter", "home", *["shift+right"] * 5, "ctrl+l")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert text(app, CONTACT) == "[Skriv](link:google-more) till {email}."
        await pilot.press("asterisk", "asterisk")
        await settled(app, pilot)
        assert text(app, CONTACT) == "[**Skriv**](link:google-more) till {email}."
        await app.run_command(BY_ID["prose.emphasis"])
        await settled(app, pilot)
        assert text(app, CONTACT) == "[***Skriv***](link:google-more) till {email}."


async def test_enter_splits_between_sentences_and_backspace_joins_again(root: Path) -> None:
    before = files(root)
    async with opened(root) as (app, pilot):
        await at(app, pilot, ABOUT)
        await pilot.press("enter")
        await settled(app, pilot)
        area = app.text.form.area
        assert area is not None
        area.put_cursor(len("Här läser du om cookies på {site}. De"))
        await pilot.press("enter")
        await settled(app, pilot)
        assert text(app, ABOUT) == "Här läser du om cookies på {site}."
        assert app.text.at == At("start", "de-ar-sma-se")
        assert app.text.form.field == "text"
        await pilot.press("backspace")
        await settled(app, pilot)
        assert app.text.at == ABOUT
        assert area.offset_in_text == len("Här läser du om cookies på {site}.")
        await pilot.press("ctrl+s")
        await settled(app, pilot)
    assert files(root) == before


async def test_enter_at_the_end_begins_a_paragraph_to_be_written_over(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at_the_end_of(app, pilot, CONTACT)
        await pilot.press("enter")
        await settled(app, pilot)
        await write(app, pilot, "Vi svarar fort. ")
        assert ids(app, "start") == ["about", "contact", "vi-svarar-fort"]
        assert text(app, At("start", "vi-svarar-fort")) == "Vi svarar fort."
        await pilot.press("enter")
        await settled(app, pilot)
        await write(app, pilot, "Och vi")
        assert ids(app, "start")[-1] == "och-vi"


@pytest.mark.parametrize(
    ("word", "kind"),
    [("Paragraph", "text"), ("Heading", "heading"), ("List", "items"), ("Table", "table")],
)
async def test_what_is_added_comes_behind_the_part_at_hand(root: Path, word: str, kind: str) -> None:
    async with opened(root) as (app, pilot):
        await at(app, pilot, ABOUT)
        await pilot.press("a")
        await settled(app, pilot)
        dialog = app.screen
        assert isinstance(dialog, Pick)
        row = next(number for number, value in enumerate(dialog._values) if value.startswith(word))
        await pilot.press(*["down"] * row, "enter")
        await settled(app, pilot)
        blocks = Prose(session_of(app).data, session_of(app).saved_data).blocks("start")
        assert kind in blocks[1]
        assert len(blocks) == 3
        assert session_of(app).errors == ()
        await pilot.press("f8")
        await settled(app, pilot)
        assert ids(app, "start") == ["about", "contact"]
        assert app.text.at == ABOUT


async def test_a_section_is_added_by_its_title_and_stands_behind(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at(app, pilot, CONTACT)
        await pilot.press("a", "end", "enter")
        await settled(app, pilot)
        await write(app, pilot, "Hur länge?")
        assert "“hur-lange”" in screen(app)
        await pilot.press("enter")
        await settled(app, pilot)
        policy = session_of(app).policy
        assert policy is not None
        assert dict(section_numbers(policy)) == {"hur-lange": 1, "which": 2, "manage": 3}
        assert app.text.at == At("hur-lange")


async def test_items_are_added_to_a_list(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at_the_end_of(app, pilot, At("manage", "list", "banner"))
        await pilot.press("enter")
        await settled(app, pilot)
        await write(app, pilot, "Ny.")
        items = value_at(session_of(app).data(MANAGE), ("blocks", 2, "items"))
        assert isinstance(items, dict)
        assert list(items.values()) == ["I webbläsaren;", "I bannern; och", "Ny.", "Med ett brev."]


async def test_texts_and_sections_move_by_key_and_the_numbers_follow(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at(app, pilot, CONTACT)
        await pilot.press("J")
        await settled(app, pilot)
        assert app.text.at == At("which", "contact")
        await pilot.press("ctrl+up")
        await settled(app, pilot)
        assert app.text.at == CONTACT
        await at(app, pilot, At("manage"))
        await pilot.press("K")
        await settled(app, pilot)
        assert app.text.at == At("manage")
        assert "1. Section    Hur väljer jag?" in screen(app)
        await at(app, pilot, ABOUT)
        assert "Se Avsnitt 1." in " ".join(shown(app.text.query_one("#resolved")))
        await at(app, pilot, At("start"))
        await pilot.press("K", "K")
        await settled(app, pilot)
        assert any("first already" in each for each in told(app))


async def test_a_part_is_dragged_to_another_place(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at(app, pilot, TITLE)
        rows = list(app.text.table.rows)
        start = (20, rows.index(At("manage", "more")) + 1)
        end = (20, rows.index(At("manage", "how")) + 1)
        await pilot.mouse_down(app.text.table, offset=start)
        await pilot.mouse_up(app.text.table, offset=end)
        await settled(app, pilot)
        assert ids(app, "manage") == ["more", "how", "ways", "list"]


async def test_marked_texts_move_to_a_section_and_are_removed_together(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at(app, pilot, ABOUT)
        await pilot.press("space", "down", "space", "m", "end", "enter")
        await settled(app, pilot)
        assert ids(app, "manage")[-2:] == ["about", "contact"]
        assert ids(app, "start") == []
        app.text.table.set_marks([At("manage", "about"), At("manage", "list", "mail")])
        await pilot.press("x")
        await settled(app, pilot)
        assert ids(app, "manage")[-2:] == ["more", "contact"]
        await pilot.press("f8", "f8")
        await settled(app, pilot)
        assert ids(app, "start") == ["about", "contact"]
        assert not session_of(app).unsaved


async def test_a_section_that_others_refer_to_stays_and_leads_to_them(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at(app, pilot, At("manage"))
        await pilot.press("x")
        await settled(app, pilot)
        assert any("1 text refers to it" in each for each in told(app))
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.text.at == ABOUT
        await at(app, pilot, At("which"))
        await pilot.press("x")
        await settled(app, pilot)
        assert "which" not in Prose(session_of(app).data, session_of(app).saved_data).sections
        await pilot.press("f8")
        await settled(app, pilot)
        assert not session_of(app).unsaved


async def test_texts_are_duplicated_joined_and_turned_into_lists(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at(app, pilot, CONTACT)
        await pilot.press("d")
        await settled(app, pilot)
        assert ids(app, "start") == ["about", "contact", "contact-2"]
        await at(app, pilot, ABOUT)
        await pilot.press("M")
        await settled(app, pilot)
        assert ids(app, "start") == ["about", "contact-2"]
        await pilot.press("t")
        await settled(app, pilot)
        assert [part.item for part in app.text.table.rows if part.whole == ABOUT][1] == "har-laser-du-om"
        app.text.table.go_to(At("start", "about", "de-ar-sma"))
        await pilot.press("minus")
        await settled(app, pilot)
        assert ids(app, "start") == ["about", "de-ar-sma", "contact-2"]


async def test_what_cannot_be_done_says_why(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at(app, pilot, At("manage", "ways"))
        await pilot.press("M")
        await settled(app, pilot)
        assert "Only two paragraphs, or two lists, can be joined." in told(app)
        assert not session_of(app).unsaved


async def test_the_outline_is_filtered_and_stepped_through(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at(app, pilot, TITLE)
        await pilot.press("slash")
        await write(app, pilot, "kind:item")
        assert "3 of 17" in screen(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.text.at == At("manage", "list", "browser")
        await pilot.press("n", "n", "n")
        await settled(app, pilot)
        assert app.text.at == At("manage", "list", "browser")
        assert "Round the end, and on." in told(app)
        await pilot.press("escape")
        await settled(app, pilot)
        assert "17 of 17" in screen(app)


async def test_problems_and_the_preview_lead_here_and_back(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at(app, pilot, At("manage", "how"))
        await pilot.press("p")
        await settled(app, pilot)
        assert app.place is app.preview
        view = app.preview.query_one(DocumentView)
        assert any(line.startswith("▌") and "alltid" in line for line in shown(view))
        app.text.table.go_to(TITLE)
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.place.id == "text"
        assert app.text.at == At("manage", "how")
        assert app.text.form.field == "text"
        await pilot.press("f7")
        await settled(app, pilot)
        assert app.place.id == "preview"


async def test_a_long_text_goes_to_the_writer_s_editor_and_back_as_one_step(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import contextlib

    seen = tmp_path / "seen"
    script = tmp_path / "editor"
    writes = "printf 'Ett. \\nTvå.\\n\\nTre.\\033\\n'"
    script.write_text(f'#!/bin/sh\necho "$1" > {seen}\ncat "$1" >> {seen}\n{writes} > "$1"\n')
    script.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(script))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setattr(WorkbenchApp, "suspend", lambda _self: contextlib.nullcontext())
    async with opened(root) as (app, pilot):
        await at_the_end_of(app, pilot, ABOUT)
        await pilot.press("ctrl+right_square_bracket")
        await settled(app, pilot)
        path, *lines = seen.read_text().splitlines()
        assert lines == ["Här läser du om cookies på {site}.", "De är små.", "Se Avsnitt {section:manage}."]
        assert not Path(path).exists()
        assert text(app, ABOUT) == "Ett. Två.\nTre."
        await pilot.press("f8")
        await settled(app, pilot)
        assert not session_of(app).unsaved


async def test_a_paste_is_a_step_of_its_own(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at_the_end_of(app, pilot, CONTACT)
        await write(app, pilot, " A")
        area = app.text.form.area
        assert area is not None
        area.post_message(events.Paste(" klistrat"))
        await settled(app, pilot)
        await write(app, pilot, " B")
        for expected in (" A klistrat", " A", ""):
            await pilot.press("f8")
            await settled(app, pilot)
            assert text(app, CONTACT) == f"Skriv till {{email}}.{expected}"


@pytest.mark.parametrize(
    "hostile", ["[red]x[/]", "[/x]", "\x1b]0;x\x07", "a\u202eb", "[@click=app.quit]x", "😀" * 50]
)
async def test_hostile_text_is_shown_and_never_acts(root: Path, hostile: str) -> None:
    path = root / START.path
    from workbench.formats.yaml_write import double_quoted

    path.write_text(path.read_text().replace("Skriv till {email}.", double_quoted(hostile)))
    async with opened(root, (80, 24)) as (app, pilot):
        await at(app, pilot, CONTACT)
        await pilot.press("enter")
        await settled(app, pilot)
        assert "\x1b" not in screen(app)
        assert "\u202e" not in screen(app)
        area = app.text.form.area
        assert area is not None
        assert area.text == hostile


async def test_a_section_that_cannot_be_parsed_says_why_and_the_rest_opens(root: Path) -> None:
    (root / MANAGE.path).write_text("id: manage\nblocks: [\n")
    async with opened(root) as (app, pilot):
        await at(app, pilot, At("manage"))
        assert "Press E in the list" in " ".join(shown(app.text.form))
        assert "Här läser du om cookies" in screen(app)


async def test_where_one_was_is_restored(root: Path) -> None:
    from workbench.store.positions import read_position

    async with opened(root) as (app, pilot):
        await at(app, pilot, At("manage", "list", "banner"))
        await app.action_quit()
        await settled(app, pilot)
    app = WorkbenchApp(root, position=read_position(root.resolve()))
    async with app.run_test(size=(140, 45)) as pilot:
        await settled(app, pilot)
        assert app.place is app.text
        assert app.text.at == At("manage", "list", "banner")


async def test_read_only_nothing_is_written(root: Path) -> None:
    from workbench.policy.sentence import say

    app = WorkbenchApp(root, why_read_only=say("It was opened to read."))
    async with app.run_test(size=(140, 45), notifications=True) as pilot:
        await settled(app, pilot)
        await at(app, pilot, CONTACT)
        await pilot.press("d", "J", "enter", "x")
        await settled(app, pilot)
        assert not session_of(app).unsaved
        assert text(app, CONTACT) == "Skriv till {email}."
