"""Tests for what a translator does to entries: nothing is done that was not said, everything is undone."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.programs import needed
from tests.projects import GID, open_session, write_entries, write_locales, write_small
from workbench.edits import Place, SetEntry, SetValue, Step
from workbench.formats.edit_refused import EditRefused
from workbench.locales.catalog import State
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import say
from workbench.session import Session
from workbench.steps.translations import (
    accept_suggestion,
    clear,
    copy_source,
    done,
    needs_work,
    same_as,
    set_comment,
    set_target,
)
from workbench.worklist import Worklist

TITLE, STALE = Key("title"), Key("category.essential.intro")
OPEN = Key("category.analytics.intro")
DESCRIPTION = Key("cookie.google.gid.description")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    root = write_small(tmp_path / "project")
    write_locales(root, "de")
    write_entries(
        root, "de", {TITLE: "Cookies", STALE: "Ohne sie", DESCRIPTION: "Unterscheidet Nutzer."}, stale=[STALE]
    )
    return open_session(root)


@pytest.fixture
def work(session: Session) -> Worklist:
    work = Worklist(session, LocaleTag("de"))
    work.update()
    return work


def do(work: Worklist, step: Step | None, *, is_typing: bool = False) -> None:
    """Do a step that is expected to be one."""
    assert step is not None
    work.session.apply(step, is_typing=is_typing)
    work.update()


def reword(work: Worklist, text: str) -> None:
    """Describe _gid in other words, in the source."""
    step = Step(say("x"), (SetValue(GID, ("description",), text),), Place(GID, ("description",)))
    do(work, step)


def block(work: Worklist, key: Key) -> str:
    """The lines of an entry in the locale's file."""
    text = work.session.copy.text(work.file.path) or ""
    return next(each for each in text.split("\n\n") if f'msgctxt "{key}"' in each).strip()


def test_what_is_written_is_a_draft_until_it_is_said_to_be_done(work: Worklist) -> None:
    do(work, set_target(work, OPEN, "Sie zeigen, was gelesen wird."))
    assert work.state(OPEN) is State.STALE
    do(work, done(work, [OPEN]))
    assert work.state(OPEN) is State.TRANSLATED
    assert "fuzzy" not in block(work, OPEN)


def test_writing_in_a_stale_entry_leaves_it_stale(work: Worklist) -> None:
    do(work, set_target(work, STALE, "Ohne sie geht {site} nicht."))
    assert work.state(STALE) is State.STALE


def test_writing_in_a_valid_entry_leaves_it_valid(work: Worklist) -> None:
    do(work, set_target(work, TITLE, "Richtlinie zu Cookies"))
    assert work.state(TITLE) is State.TRANSLATED


def test_a_stale_entry_keeps_the_text_it_was_made_from_while_it_is_written_anew(work: Worklist) -> None:
    before = work[DESCRIPTION].source
    reword(work, "Skiljer användare åt.")
    for text in ("", "T", "Trennt Nutzer."):
        do(work, set_target(work, DESCRIPTION, text), is_typing=True)
        assert work[DESCRIPTION].previous == before
    assert work.state(DESCRIPTION) is State.STALE
    assert f'#| msgid "{before}"' in block(work, DESCRIPTION)
    assert 'msgid "Skiljer användare åt."' in block(work, DESCRIPTION)


def test_a_draft_that_is_deleted_again_leaves_no_trace(work: Worklist) -> None:
    before = work.session.copy.text(work.file.path)
    do(work, set_target(work, OPEN, "S"), is_typing=True)
    do(work, set_target(work, OPEN, ""), is_typing=True)
    assert work.session.copy.text(work.file.path) == before


def test_done_of_a_changed_source_takes_the_new_source_and_the_old_one_goes(work: Worklist) -> None:
    reword(work, "Skiljer användare åt.")
    do(work, done(work, [DESCRIPTION]))
    assert block(work, DESCRIPTION) == (
        f'msgctxt "{DESCRIPTION}"\nmsgid "Skiljer användare åt."\nmsgstr "Unterscheidet Nutzer."'
    )


def test_every_step_is_undone_to_the_byte(work: Worklist) -> None:
    reword(work, "Skiljer användare åt.")
    path = work.file.path
    before = work.session.copy.text(path)
    steps: tuple[Callable[[], Step | None], ...] = (
        lambda: set_target(work, DESCRIPTION, "Trennt Nutzer."),
        lambda: done(work, [DESCRIPTION]),
        lambda: needs_work(work, [DESCRIPTION, TITLE]),
        lambda: set_comment(work, TITLE, "Wie auf der Seite.\nSo?"),
        lambda: copy_source(work, OPEN),
        lambda: clear(work, STALE),
        lambda: accept_suggestion(work, STALE, "Ohne sie nicht"),
    )
    for step in steps:
        do(work, step())
    after = work.session.copy.text(path)
    for _ in steps:
        work.session.undo()
    assert work.session.copy.text(path) == before
    for _ in steps:
        work.session.redo()
    assert work.session.copy.text(path) == after


def test_what_is_written_passes_msgfmt(work: Worklist, tmp_path: Path) -> None:
    reword(work, "Skiljer användare åt.")
    do(work, set_target(work, DESCRIPTION, "Trennt\tNutzer “so”.\n"))
    path = tmp_path / "de.po"
    path.write_text(work.session.copy.text(work.file.path) or "", encoding="utf-8")
    program = needed("msgfmt", "gettext")
    done = subprocess.run([program, "-c", "-o", "/dev/null", str(path)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_what_changes_nothing_is_no_step(work: Worklist) -> None:
    assert set_target(work, TITLE, "Cookies\n") is None
    assert done(work, [TITLE]) is None
    assert clear(work, OPEN) is None
    assert set_comment(work, TITLE, " ") is None
    assert needs_work(work, [STALE]) is None
    assert same_as(work, TITLE, []) is None


def test_nothing_is_done_without_a_translation(work: Worklist) -> None:
    with pytest.raises(EditRefused, match=r"no translation of category\.analytics\.intro"):
        done(work, [TITLE, OPEN])
    with pytest.raises(EditRefused, match="no translation"):
        needs_work(work, [OPEN])


def test_needs_work_is_said_without_a_changed_source(work: Worklist) -> None:
    do(work, needs_work(work, [TITLE, DESCRIPTION]))
    assert {work.state(key) for key in (TITLE, DESCRIPTION)} == {State.STALE}
    assert work[TITLE].previous is None
    do(work, done(work, [TITLE, DESCRIPTION]))
    assert {work.state(key) for key in (TITLE, DESCRIPTION)} == {State.TRANSLATED}


def test_the_same_source_gets_the_same_translation_in_one_step(work: Worklist) -> None:
    reword(work, work[OPEN].source)
    do(work, set_target(work, OPEN, "Sie zeigen es."))
    do(work, same_as(work, OPEN, work.same_source(OPEN)))
    assert (work[DESCRIPTION].target, work.state(DESCRIPTION)) == ("Sie zeigen es.", State.TRANSLATED)
    assert work.state(OPEN) is State.TRANSLATED
    work.session.undo()
    work.update()
    assert (work[DESCRIPTION].target, work.state(DESCRIPTION)) == ("Unterscheidet Nutzer.", State.STALE)


def test_a_text_that_the_file_lacks_is_carried_over_with_its_translation(work: Worklist) -> None:
    path = work.file.path
    before = work.session.copy.text(path) or ""
    step = Step(say("x"), (SetValue(GID, ("lifetime",), {"until": "Två dygn"}),), Place(GID))
    do(work, step)
    key = Key("cookie.google.gid.lifetime")
    assert work.state(key) is State.UNTRANSLATED
    for text in ("Z", "Zw", "Zwei Tage"):
        do(work, set_target(work, key, text), is_typing=True)
    assert block(work, key).endswith('msgid "Två dygn"\nmsgstr "Zwei Tage"')
    do(work, done(work, [key]))
    assert work.state(key) is State.TRANSLATED
    work.session.undo()
    work.session.undo()
    assert work.session.copy.text(path) == before


def test_the_words_of_an_entry_name_what_they_are_of(work: Worklist) -> None:
    step = set_target(work, TITLE, "Neu")
    assert step is not None
    edit = step.edits[0]
    assert isinstance(edit, SetEntry)
    assert edit.words.source == work[TITLE].source
