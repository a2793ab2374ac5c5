"""What changed in an open project: found as one edits, decided, put back."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from workbench.changing import session_changes
from workbench.edits import Place, SetValue, Step
from workbench.formats.data import Data
from workbench.formats.data import Path as Way
from workbench.formats.edit_refused import EditRefused
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.sentence import say
from workbench.revisions.affected import stale_in
from workbench.revisions.assessed import ChangeList
from workbench.revisions.change import Change
from workbench.revisions.level import Level
from workbench.session import Session
from workbench.steps.decisions import Verdict, decide_step, undecide_step
from workbench.steps.reverting import revert_step
from workbench.store.project import load

ROOT = Path(__file__).parents[1]
WHAT = FileRef(FileKind.SECTION, "what")
WHICH = FileRef(FileKind.SECTION, "which")
GID = FileRef(FileKind.COOKIE, "google.gid")
POLICY = FileRef(FileKind.POLICY)
LINKS = FileRef(FileKind.LINKS)
AT = dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """The shipped project, opened."""
    for folder in ("catalogue", "locales"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return Session(load(tmp_path))


def put(session: Session, file: FileRef, path: Way, value: Data) -> None:
    session.apply(Step(say("Set"), (SetValue(file, path, value),), Place(file, path)))


def changes(session: Session) -> ChangeList:
    found = session_changes(session)
    assert found is not None
    return found


def behind(session: Session, change: Change) -> list[str]:
    policy = session.policy
    assert policy is not None
    return [*stale_in([change], session.locales.catalogs(policy.settings.locales))]


def test_translations_that_a_change_left_behind_are_named_until_it_is_decided(session: Session) -> None:
    put(session, WHAT, ("title",), "Vad är cookies och liknande tekniker?")
    [found] = changes(session).assessed
    assert behind(session, found.change) == ["en", "de"]

    session.apply(decide_step(session, [found], Verdict(Level.EDITORIAL, "Skrivfel", "AB", AT)))

    [decided] = changes(session).assessed
    assert (decided.level, behind(session, decided.change)) == (Level.EDITORIAL, [])
    session.undo()
    [again] = changes(session).assessed
    assert (again.is_undecided, behind(session, again.change)) == (True, ["en", "de"])


def test_a_decision_is_taken_back_before_it_was_ever_saved(session: Session) -> None:
    put(session, WHAT, ("title",), "Vad är cookies och liknande tekniker?")
    session.apply(decide_step(session, changes(session).assessed, Verdict(Level.MINOR, "T", "AB", AT)))

    session.apply(undecide_step(changes(session).assessed))

    assert changes(session).assessed[0].is_undecided
    with pytest.raises(EditRefused):
        undecide_step(changes(session).assessed)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_nothing_is_decided_without_a_reason(session: Session, reason: str) -> None:
    put(session, WHAT, ("title",), "Vad?")

    with pytest.raises(EditRefused):
        decide_step(session, changes(session).assessed, Verdict(Level.MINOR, reason, "AB", AT))


EDITS: list[tuple[FileRef, Way, Data]] = [
    (GID, ("lifetime",), "13 months"),
    (GID, ("note",), "Fråga byrån."),
    (WHAT, ("title",), "Vad?"),
    (WHICH, ("blocks", 4, "heading"), "En annan rubrik."),
    (POLICY, ("title",), "Om cookies"),
    (POLICY, ("variables", "site"), "www.ny.se"),
    (POLICY, ("labels", "more"), "läs mer"),
    (LINKS, ("vwo-more",), {"url": "https://vwo.com"}),
]


@pytest.mark.parametrize(
    ("file", "path", "value"), EDITS, ids=[f"{f.id or f.kind} {p[-1]}" for f, p, _ in EDITS]
)
def test_what_was_published_is_put_back(session: Session, file: FileRef, path: Way, value: Data) -> None:
    put(session, file, path, value)
    found = changes(session)
    told = [each for each in found.assessed if each.change.field]
    if not told:
        with pytest.raises(EditRefused):
            revert_step(session, found.assessed, found.sides)
        return

    session.apply(revert_step(session, told, found.sides))

    assert changes(session).assessed == ()
    session.undo()
    assert [each.change.name for each in changes(session).assessed] == [
        each.change.name for each in found.assessed
    ]
