"""What desks have done: a few at once, with what keeps it from being done; many where it is done."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App

from tests.projects import GID, open_session, write_small
from workbench.edits import Place, SetValue, Step
from workbench.formats.edit_refused import EditRefused
from workbench.policy.sentence import say
from workbench.session import Session
from workbench.steps.planned import Planned, Wanted
from workbench.ui.desks import making
from workbench.ui.desks.making import have_done

STEP = Step(say("x"), (SetValue(GID, ("name",), "x"),), Place(GID))


@pytest.mark.parametrize(("size", "is_worked_out"), [(1, True), (149, True), (150, False), (10_000, False)])
def test_a_step_of_many_is_not_worked_out_where_keys_are_answered(
    tmp_path: Path, size: int, is_worked_out: bool
) -> None:
    asked, made, done = list[Session](), list[Wanted](), list[str]()

    def step(session: Session) -> Step:
        asked.append(session)
        return STEP

    planned = Planned(say("x"), size, step)
    have_done(App(), open_session(write_small(tmp_path)), planned, made.append, lambda: done.append("done"))
    assert made == [STEP if is_worked_out else planned]
    assert bool(asked) is is_worked_out
    assert done == ["done"]


def test_what_keeps_a_few_from_being_done_is_told_and_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = list[str]()
    monkeypatch.setattr(making, "notify", lambda _app, text, **_: told.append(text))

    def refused(_session: Session) -> Step:
        raise EditRefused(say("It cannot be."))

    planned = Planned(say("x"), 1, refused)
    session = open_session(write_small(tmp_path))
    have_done(App(), session, planned, lambda _: pytest.fail("made"), lambda: pytest.fail("done"))
    have_done(
        App(), session, Planned(say("x"), 1, lambda _: None), lambda _: pytest.fail("made"), lambda: None
    )
    assert told == ["It cannot be."]
