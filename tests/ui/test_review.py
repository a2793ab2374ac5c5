"""Tests for the place Review: what changed, decided, put back, published."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Button

from tests.projects import GID, files
from tests.ui.conftest import opened, screen, settled, told, until
from workbench.cli.running import run
from workbench.edits import Place, value_at
from workbench.ui.app import WorkbenchApp
from workbench.ui.dialogs.choice import Choice
from workbench.ui.dialogs.decide import Decide
from workbench.ui.dialogs.publish import Publish
from workbench.ui.review_rows import ChangeRow, Heading
from workbench.ui.widgets.inputs import SafeInput

Seen = Callable[[Widget], list[str]]


@pytest.fixture
def published(root: Path) -> Path:
    """A small project, published, with a reworded text and a longer lifetime since."""
    assert run(["publish", "--project", str(root)]) == 0
    path = root / GID.path
    text = path.read_text("utf-8")
    text = text.replace("lifetime: 24 hours", "lifetime: 2 years").replace("särskilja", "skilja")
    path.write_text(text, "utf-8")
    return root


async def at_review(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    await settled(app, pilot)
    await pilot.press("f5")
    await settled(app, pilot)


def rows(app: WorkbenchApp) -> list[ChangeRow]:
    listed = (app.review.listed(row) for row in app.review.table.rows)
    return [row for row in listed if isinstance(row, ChangeRow)]


def headings(app: WorkbenchApp) -> list[str]:
    listed = (app.review.listed(row) for row in app.review.table.rows)
    return [row.level for row in listed if isinstance(row, Heading)]


def now(app: WorkbenchApp, field: str) -> object:
    assert app.session is not None
    return value_at(app.session.data(GID), (field,))


async def decide(app: WorkbenchApp, pilot: Pilot[None], reason: str) -> None:
    await pilot.press("d")
    await until(lambda: isinstance(app.screen, Decide))
    await pilot.press("up", "tab", "tab", *reason, "enter", "enter")
    await settled(app, pilot)


async def test_changes_are_listed_by_what_they_mean_and_counted_in_the_bar(
    published: Path, seen: Seen
) -> None:
    async with opened(published) as (app, pilot):
        await at_review(app, pilot)
        assert headings(app) == ["undecided", "notable"]
        assert [row.each.change.kind for row in rows(app)] == ["description.changed", "lifetime.longer"]
        assert "F5 Review (2)" in screen(app).splitlines()[0]
        assert any("särskilja → skilja" in line for line in seen(app.review.table))
        assert "[-särskilja-]" in screen(app)
        assert "{+skilja+}" in screen(app)
        assert "Proposed: minor." in screen(app)


async def test_what_is_edited_is_listed_at_once_and_gone_with_undo(published: Path) -> None:
    async with opened(published) as (app, pilot):
        await at_review(app, pilot)
        app.catalogue.go_to(Place(GID))
        await app.catalogue.form.ready()
        app.catalogue.form.rows["name"].take("_gid2")
        await settled(app, pilot)
        assert "cookie.renamed" in {row.each.change.kind for row in rows(app)}
        await pilot.press("f8")
        await settled(app, pilot)
        assert "cookie.renamed" not in {row.each.change.kind for row in rows(app)}


async def test_a_decision_is_a_step_with_its_reason(published: Path) -> None:
    async with opened(published) as (app, pilot):
        await at_review(app, pilot)
        await decide(app, pilot, "slip")
        assert headings(app) == ["notable", "editorial"]
        [decided] = [row.each for row in rows(app) if row.each.decision]
        assert decided.decision is not None
        assert decided.decision.reason == "slip"
        await pilot.press("f9")
        await settled(app, pilot)
        assert len(list((published / "catalogue/changes").iterdir())) == 1
        await pilot.press("f8")
        await settled(app, pilot)
        assert headings(app) == ["undecided", "notable"]


async def test_nothing_is_decided_without_a_reason(published: Path) -> None:
    async with opened(published) as (app, pilot):
        await at_review(app, pilot)
        await pilot.press("d")
        await until(lambda: isinstance(app.screen, Decide))
        await pilot.press("tab", "tab", "tab", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Decide)
        assert "Write a reason" in screen(app)
        await pilot.press("escape")
        await settled(app, pilot)
        assert headings(app) == ["undecided", "notable"]


async def test_a_decision_is_taken_back(published: Path) -> None:
    async with opened(published) as (app, pilot):
        await at_review(app, pilot)
        await decide(app, pilot, "slip")
        [decided] = [row for row in rows(app) if row.each.decision]
        app.review.table.go_to(decided.id)
        await pilot.press("t")
        await settled(app, pilot)
        assert headings(app) == ["undecided", "notable"]


async def test_what_was_published_is_put_back_and_undo_brings_the_change_again(published: Path) -> None:
    async with opened(published) as (app, pilot):
        await at_review(app, pilot)
        longer = next(row for row in rows(app) if row.each.change.field == "lifetime")
        app.review.table.go_to(longer.id)
        await pilot.press("u")
        await settled(app, pilot)
        assert now(app, "lifetime") == "24 hours"
        assert headings(app) == ["undecided"]
        await pilot.press("f8")
        await settled(app, pilot)
        assert now(app, "lifetime") == "2 years"
        assert app.place is app.review
        assert app.review.row is not None
        assert app.review.row.each.change.file == GID


async def test_publishing_says_what_stands_in_its_way(published: Path) -> None:
    async with opened(published) as (app, pilot):
        await at_review(app, pilot)
        await pilot.press("p")
        await until(lambda: "undecided: description.changed" in " ".join(screen(app).split()))
        assert app.screen.query_one("#publish", Button).disabled
        await pilot.press("escape")


async def test_publishing_moves_the_date_and_nothing_is_left_to_review(published: Path) -> None:
    async with opened(published) as (app, pilot):
        await at_review(app, pilot)
        await decide(app, pilot, "slip")
        before = files(published)
        await pilot.press("p")
        await until(lambda: isinstance(app.screen, Publish) and isinstance(app.focused, SafeInput))
        assert "Consent revision" in screen(app)
        assert files(published) == before
        await pilot.press(*"new", "enter", "enter")
        await until(lambda: any("reaches visitors" in each for each in told(app)))
        await settled(app, pilot)
        assert rows(app) == []
        assert app.session is not None
        newest = app.session.project.newest
        assert newest is not None
        assert (newest.number, newest.note) == (2, "new")
        assert not app.session.unsaved
        assert not list((published / "catalogue").glob("changes/*"))
    assert run(["diff", "--exit-code", "--project", str(published)]) == 0


async def test_enter_goes_to_the_cookie_that_changed(published: Path) -> None:
    async with opened(published) as (app, pilot):
        await at_review(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.place is app.catalogue
        assert app.catalogue.cookie == "google.gid"


async def test_before_the_first_revision_the_place_says_how_to_begin(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at_review(app, pilot)
        assert "Nothing has been published yet" in screen(app)


def git(root: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", "-c", "user.name=Ann", "-c", "user.email=ann@example.se", *arguments],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


async def test_changes_are_handed_over_on_a_branch_after_asking(published: Path) -> None:
    git(published, "init", "-q", "-b", "main")
    git(published, "config", "user.name", "Ann")
    git(published, "config", "user.email", "ann@example.se")
    git(published, "add", "catalogue/policy.yaml")
    git(published, "commit", "-qm", "first")
    before = files(published / "catalogue")
    async with opened(published) as (app, pilot):
        await at_review(app, pilot)
        await pilot.press("h")
        await until(lambda: isinstance(app.screen, Choice))
        await pilot.press("y")
        await until(lambda: any("review/" in each for each in told(app)))
    branch = git(published, "branch", "--list", "review/*", "--format=%(refname:short)").split()[0]
    message = git(published, "log", "-1", "--format=%B", branch)
    assert "Cookie policy: 2 changes for review" in message
    assert "lifetime.longer:google.gid:lifetime" in message
    assert git(published, "symbolic-ref", "--short", "HEAD").strip() == "main"
    assert "google/gid.yaml" in git(published, "ls-tree", "-r", "--name-only", branch)
    assert files(published / "catalogue") == before


async def test_without_git_nothing_is_handed_over_and_that_is_said(published: Path) -> None:
    async with opened(published) as (app, pilot):
        await at_review(app, pilot)
        await pilot.press("h")
        await until(lambda: bool(told(app)))
        assert not (published / ".git").exists()
