"""Tests for the entries of a locale as a translator has them: what is true of them without any sync."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.projects import GID, open_session, write_entries, write_locales, write_small
from workbench.edits import AddFile, Place, ReplaceFile, SetValue, Step
from workbench.formats import po_pages
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.po_block import Block
from workbench.locales.catalog import State
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import say
from workbench.session import Session
from workbench.steps.approvals import approve_step, unapprove_step
from workbench.steps.translations import done, set_target
from workbench.worklist import Worklist

DE = LocaleTag("de")
TITLE, INTRO = Key("title"), Key("category.essential.intro")
DESCRIPTION = Key("cookie.google.gid.description")
SWEDISH = "Placeras av Google Analytics, används för att särskilja användare."


@pytest.fixture
def session(tmp_path: Path) -> Session:
    root = write_small(tmp_path / "project")
    write_locales(root, "de", "fr")
    write_entries(root, "de", {TITLE: "Cookies", DESCRIPTION: "Unterscheidet Nutzer.", INTRO: "Ohne sie"})
    return open_session(root)


@pytest.fixture
def work(session: Session) -> Worklist:
    work = Worklist(session, DE)
    work.update()
    return work


def reword(text: str) -> Step:
    """The step of describing _gid in other words."""
    return Step(say("x"), (SetValue(GID, ("description",), text),), Place(GID, ("description",)))


def test_every_text_of_the_policy_is_there_in_its_order(work: Worklist) -> None:
    assert list(work.keys[:2]) == ["title", "label.last_changed"]
    assert work[TITLE].target == "Cookies"
    assert work.state(Key("category.analytics.intro")) is State.UNTRANSLATED
    assert Key("cookie.nowhere.description") not in work


def test_a_text_is_stale_as_soon_as_its_source_changes_and_valid_again_when_that_is_undone(
    session: Session, work: Worklist
) -> None:
    assert work.state(DESCRIPTION) is State.TRANSLATED
    session.apply(reword("Skiljer användare åt."))
    assert work.update() == [DESCRIPTION]
    entry = work[DESCRIPTION]
    assert (entry.state, entry.source, entry.previous) == (State.STALE, "Skiljer användare åt.", SWEDISH)
    session.undo()
    work.update()
    assert work.state(DESCRIPTION) is State.TRANSLATED


def test_progress_follows_every_step(session: Session, work: Worklist) -> None:
    before = work.progress.progress
    assert before.entries[State.TRANSLATED] == 3
    assert before.total == len(work.keys)
    step = set_target(work, Key("category.analytics.intro"), "Sie zeigen es.")
    assert step is not None
    session.apply(step)
    assert work.update() == ["category.analytics.intro"]
    after = work.progress.progress
    assert after.entries[State.STALE] == 1
    assert after.words[State.UNTRANSLATED] == before.words[State.UNTRANSLATED] - 5
    assert after.total == before.total


def test_no_entry_is_looked_into_before_somebody_asks_for_it(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_into, block = list[str](), po_pages._block

    def counted(raw: str, line_end: str) -> Block:
        looked_into.append(raw)
        return block(raw, line_end)

    session.locales.catalog(DE)
    monkeypatch.setattr(po_pages, "_block", counted)
    po_pages._unpacked.cache_clear()
    work = Worklist(session, DE)
    work.update()
    assert work.progress.progress.entries[State.TRANSLATED] == 3
    assert not looked_into
    session.apply(reword("Skiljer användare åt."))
    work.update()
    assert work.state(DESCRIPTION) is State.STALE
    assert len(looked_into) == 1
    work.reader_ahead()()
    assert len(looked_into) == sum(map(work.is_carried, work.keys))


@pytest.mark.parametrize("is_read_ahead", [False, True])
def test_what_is_kept_of_before_comes_to_the_same_as_looking_anew(
    session: Session, work: Worklist, is_read_ahead: bool
) -> None:
    file = FileRef(FileKind.COOKIE, "own.new")
    new = {"id": "own.new", "name": "new", "category": "analytics", "provider": "own", "party": "first",
           "lifetime": "session", "description": "En ny."}  # fmt: skip
    steps = [
        reword("Skiljer användare åt, och mer än så."),
        Step(say("x"), (SetValue(GID, ("name",), "_gid_2"),), Place(GID)),
        Step(say("x"), (AddFile(file, new),), Place(file)),
        reword(SWEDISH),
        Step(say("x"), (ReplaceFile(file, None),), Place(file)),
    ]
    for act in [*(lambda step=step: session.apply(step) for step in steps), *[session.undo] * len(steps)]:
        if is_read_ahead:
            work.reader_ahead()()
        act()
        work.update()
        anew = Worklist(session, DE)
        anew.update()
        assert work.keys == anew.keys
        assert work.progress == anew.progress
        assert [work[key] for key in work.keys] == [anew[key] for key in anew.keys]


def test_an_approval_holds_as_long_as_both_texts_do(session: Session, work: Worklist) -> None:
    session.apply(approve_step(session, DE, [TITLE, INTRO], by="Ida", date=dt.date(2026, 11, 30)))
    work.update()
    assert work.is_approved(TITLE)
    assert work.progress.approved == 2
    step = set_target(work, TITLE, "Cookies!")
    assert step is not None
    session.apply(step)
    work.update()
    assert not work.is_approved(TITLE)
    assert work.progress.approved == 1


def test_an_approval_is_withdrawn_and_the_last_one_takes_the_file_with_it(
    session: Session, work: Worklist
) -> None:
    approvals = FileRef(FileKind.APPROVALS, DE)
    session.apply(approve_step(session, DE, [TITLE, INTRO], by="Ida", date=dt.date(2026, 11, 30)))
    for key, is_there in ((TITLE, True), (INTRO, False)):
        step = unapprove_step(session, DE, [key])
        assert step is not None
        session.apply(step)
        work.update()
        assert not work.is_approved(key)
        assert (session.copy.text(approvals.path) is not None) is is_there
    assert unapprove_step(session, DE, [TITLE]) is None
    session.undo()
    work.update()
    assert work.is_approved(INTRO)


def test_a_locale_without_a_file_is_untranslated(session: Session) -> None:
    work = Worklist(session, LocaleTag("fr"))
    work.update()
    assert work.catalog is None
    assert {work.state(key) for key in work.keys} == {State.UNTRANSLATED}


def test_texts_that_another_locale_alone_prints_are_not_listed(session: Session, work: Worklist) -> None:
    session.apply(Step(say("x"), (SetValue(GID, ("only",), ["fr"]),), Place(GID)))
    work.update()
    assert DESCRIPTION not in work


def test_the_same_source_text_is_found_under_its_other_keys(session: Session, work: Worklist) -> None:
    assert not work.same_source(DESCRIPTION)
    session.apply(reword("De visar vad som läses."))
    work.update()
    assert work.same_source(DESCRIPTION) == ["category.analytics.intro"]


def test_what_is_done_of_a_changed_source_holds_it_in_the_file(session: Session, work: Worklist) -> None:
    session.apply(reword("Skiljer användare åt."))
    work.update()
    step = done(work, [DESCRIPTION])
    assert step is not None
    session.apply(step)
    work.update()
    assert work.state(DESCRIPTION) is State.TRANSLATED
    assert 'msgid "Skiljer användare åt."' in (session.copy.text(work.file.path) or "")
