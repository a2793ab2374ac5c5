"""Tests for the place Review: what changed, decided, put back, published."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Button, Static

from tests.projects import GID, files, write_entries, write_locales
from tests.ui.conftest import opened, screen, settled, told, until
from workbench.cli.running import run
from workbench.edits import Place, value_at
from workbench.policy.kinds import LocaleTag
from workbench.ui.app import WorkbenchApp
from workbench.ui.dialogs.choice import Choice
from workbench.ui.dialogs.compare import Compare
from workbench.ui.dialogs.decide import Decide
from workbench.ui.dialogs.publish import Publish
from workbench.ui.dialogs.reword import Reword
from workbench.ui.rows.review_rows import ChangeRow, Heading
from workbench.ui.widgets.change_view import ChangeView
from workbench.ui.widgets.inputs import SafeInput
from workbench.ui.widgets.tick import Tick

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


def below(app: WorkbenchApp) -> str:
    """What is said of the change at hand, whatever notice lies over it."""
    return str(app.review.query_one("#change-text", Static).content)


def answered(dialog: Publish) -> str:
    """What the dialog says that publishing comes to."""
    return str(dialog.query_one("#told", Static).content)


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
        assert "[-särskilja-]" in below(app)
        assert "{+skilja+}" in below(app)
        assert "Proposed: minor." in below(app)


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
        await until(lambda: "undecided: description of cookie" in " ".join(screen(app).split()))
        assert app.screen.query_one("#publish", Button).disabled
        await pilot.press("escape")


async def test_publishing_moves_the_date_and_nothing_is_left_to_review(published: Path) -> None:
    async with opened(published) as (app, pilot):
        await at_review(app, pilot)
        await decide(app, pilot, "slip")
        before = files(published)
        await pilot.press("p")
        await until(lambda: isinstance(app.screen, Publish) and isinstance(app.focused, SafeInput))
        await until(lambda: "Consent revision" in screen(app))
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


async def test_the_sentence_of_readers_is_reworded_with_a_reason(published: Path) -> None:
    async with opened(published) as (app, pilot):
        await at_review(app, pilot)
        await pilot.press("r")
        await until(lambda: any("Decide first" in each for each in told(app)))
        await pilot.press("n")
        await pilot.press("r")
        await until(lambda: isinstance(app.screen, Reword))
        assert "lagras längre: 2 år" in screen(app)
        app.screen.query_one("#sentence", SafeInput).value = "_gid sparas i två år."
        await pilot.press("enter", *"plain", "enter")
        await settled(app, pilot)
        assert "» _gid sparas i två år." in below(app)
        [longer] = [row.each for row in rows(app) if row.each.change.field == "lifetime"]
        assert longer.decision is not None
        assert (longer.level, longer.decision.reason) == ("notable", "plain")
        await pilot.press("r")
        await until(lambda: isinstance(app.screen, Reword))
        app.screen.query_one("#sentence", SafeInput).value = ""
        await pilot.press("enter", "enter")
        await settled(app, pilot)
        assert "lagras längre: 2 år" in below(app)


async def test_the_next_change_is_a_key_away_and_wraps_with_a_notice(published: Path) -> None:
    async with opened(published) as (app, pilot):
        await at_review(app, pilot)
        seen_: list[object] = []
        for key in ("n", "n", "N"):
            await pilot.press(key)
            assert app.review.row is not None
            seen_.append(app.review.row.each.change.kind)
        assert seen_ == ["lifetime.longer", "description.changed", "lifetime.longer"]
        assert [each for each in told(app) if "again" in each] == [
            "From the top again.", "From the bottom again.",
        ]  # fmt: skip


async def test_whom_a_change_concerns_is_said(published: Path) -> None:
    async with opened(published) as (app, pilot):
        await at_review(app, pilot)
        words = " ".join(below(app).split())
        assert (
            "seen by readers of sv; cookie _gid; provider Google, LLC; "
            "category analytics, which needs consent" in words
        )


async def test_texts_stand_side_by_side_where_there_is_room(published: Path, seen: Seen) -> None:
    async with opened(published, (140, 45)) as (app, pilot):
        await at_review(app, pilot)
        assert any(" | " in line for line in seen(app.review.query_one(ChangeView)))
        await pilot.press("v")
        assert not any(" | " in line for line in seen(app.review.query_one(ChangeView)))
        assert "[-särskilja-]{+skilja+}" in below(app)
        await pilot.press("v")
        assert any(" | " in line for line in seen(app.review.query_one(ChangeView)))
        await pilot.resize_terminal(80, 24)
        await settled(app, pilot)
        assert not any(" | " in line for line in seen(app.review.query_one(ChangeView)))
        assert app.review.kept() == {"beside": "yes"}


async def test_a_long_text_is_read_by_keys(root: Path, seen: Seen) -> None:
    path = root / GID.path
    text = path.read_text("utf-8")
    path.write_text(f"{text}note: x\n".replace("särskilja", "ord " * 400 + "slutet"), "utf-8")
    assert run(["publish", "--project", str(root)]) == 0
    path.write_text(path.read_text("utf-8").replace("slutet", "änden"), "utf-8")
    async with opened(root, (80, 24)) as (app, pilot):
        await at_review(app, pilot)
        view = app.review.query_one(ChangeView)
        assert "änden" not in "".join(seen(view))
        for _ in range(12):
            await pilot.press("J")
        await settled(app, pilot)
        assert view.scroll_y > 0
        assert any("seen by readers" in line for line in seen(view))
        await pilot.press("K", "tab", "home")
        await settled(app, pilot)
        assert (app.focused, view.scroll_y) == (view, 0)
        assert app.review.table.record is not None


async def test_a_removal_and_an_addition_that_look_alike_become_one_cookie(published: Path) -> None:
    path = published / GID.path
    other = published / "catalogue/cookies/google/gid2.yaml"
    other.write_text(path.read_text("utf-8").replace("id: google.gid", "id: google.gid2"), "utf-8")
    path.unlink()
    async with opened(published) as (app, pilot):
        await at_review(app, pilot)
        assert {row.each.change.kind for row in rows(app)} == {"cookie.added", "cookie.removed"}
        assert "google.gid2 looks like google.gid under another id" in below(app)
        await pilot.press("s")
        await settled(app, pilot)
        assert {row.each.change.kind for row in rows(app)} == {"description.changed", "lifetime.longer"}
        assert now(app, "id") == "google.gid"
        await pilot.press("f8")
        await settled(app, pilot)
        assert {row.each.change.kind for row in rows(app)} == {"cookie.added", "cookie.removed"}


class TestCompared:
    async def test_with_any_state_and_with_what_was_published_again(self, published: Path) -> None:
        git(published, "init", "-q", "-b", "main")
        git(published, "add", "--all")
        git(published, "commit", "-qm", "first")
        path = published / GID.path
        path.write_text(path.read_text("utf-8").replace("2 years", "3 years"), "utf-8")
        async with opened(published) as (app, pilot):
            await at_review(app, pilot)
            assert "published" in seen_line(app)
            await pilot.press("c")
            await until(lambda: isinstance(app.screen, Compare))
            assert "branch main" in screen(app)
            await pilot.press(*"branch main", "enter")
            await until(lambda: "main (" in seen_line(app))
            await settled(app, pilot)
            [only] = rows(app)
            assert (only.each.change.old, only.each.change.new) == ("2 years", "3 years")
            assert "F5 Review (2)" in screen(app).splitlines()[0]
            await pilot.press("d")
            await until(lambda: any("compared with another state" in each for each in told(app)))
            assert not isinstance(app.screen, Decide)
            await pilot.press("u")
            await settled(app, pilot)
            assert now(app, "lifetime") == "2 years"
            await pilot.press("c")
            await until(lambda: isinstance(app.screen, Compare))
            await pilot.press("enter")
            await until(lambda: "published" in seen_line(app))
            await settled(app, pilot)
            assert len(rows(app)) == 2

    async def test_with_what_does_not_exist_is_told(self, published: Path) -> None:
        async with opened(published) as (app, pilot):
            await at_review(app, pilot)
            await pilot.press("c")
            await until(lambda: isinstance(app.screen, Compare))
            await pilot.press(*"no-such", "enter")
            await until(lambda: any("no-such" in each for each in told(app)))
            assert len(rows(app)) == 2

    async def test_with_where_the_branch_left_another(self, published: Path) -> None:
        git(published, "init", "-q", "-b", "main")
        git(published, "add", "--all")
        git(published, "commit", "-qm", "first")
        git(published, "switch", "-qc", "work")
        async with opened(published) as (app, pilot):
            await at_review(app, pilot)
            await pilot.press("c")
            await until(lambda: isinstance(app.screen, Compare))
            await pilot.press(*"left main", "enter")
            await settled(app, pilot)
            await until(lambda: "published" not in seen_line(app))
            assert rows(app) == []
            assert "Nothing differs" in screen(app)


def seen_line(app: WorkbenchApp) -> str:
    return screen(app).splitlines()[1]


async def publishing(app: WorkbenchApp, pilot: Pilot[None]) -> Publish:
    await pilot.press("p")
    await until(lambda: isinstance(app.screen, Publish) and app.screen.is_mounted)
    dialog = app.screen
    assert isinstance(dialog, Publish)
    await until(lambda: "Being checked" not in answered(dialog))
    await settled(app, pilot)
    return dialog


async def answer(app: WorkbenchApp, pilot: Pilot[None], dialog: Publish, name: str, *keys: str) -> None:
    await until(lambda: dialog.query_one(name).focusable)
    dialog.query_one(name).focus()
    await until(lambda: app.focused is dialog.query_one(name))
    await pilot.press(*keys)
    await until(lambda: app.is_still)
    await settled(app, pilot)


class TestPublishing:
    async def test_one_answer_for_all_that_is_undecided_needs_a_reason(self, published: Path) -> None:
        async with opened(published, (80, 24)) as (app, pilot):
            await at_review(app, pilot)
            dialog = await publishing(app, pilot)
            before = files(published)
            await answer(app, pilot, dialog, "#meaning", "right")
            await until(lambda: "Write a reason" in answered(dialog))
            assert dialog.query_one("#publish", Button).disabled
            await answer(app, pilot, dialog, "#reason", *"slip")
            await until(lambda: not dialog.query_one("#publish", Button).disabled)
            assert "sv: last changed" in answered(dialog)
            assert files(published) == before
            assert app.session is not None
            assert not app.session.unsaved
            await answer(app, pilot, dialog, "#publish", "enter")
            await until(lambda: any("reaches visitors" in each for each in told(app)))
            newest = app.session.project.newest
            assert newest is not None
            assert {row.change: row.reason for row in newest.changes} == {
                "description.changed:google.gid:description": "slip",
                "lifetime.longer:google.gid:lifetime": None,
            }

    async def test_what_readers_are_told_is_shown_before(self, published: Path) -> None:
        async with opened(published) as (app, pilot):
            await at_review(app, pilot)
            await decide(app, pilot, "slip")
            dialog = await publishing(app, pilot)
            assert "» Cookien _gid lagras längre: 2 år i stället för 24 timmar." in answered(dialog)
            assert "» Språkliga rättelser har gjorts." in answered(dialog)
            assert "Readers are told:" in screen(app)
            await pilot.press("escape")

    async def test_the_printed_date_stays_where_only_the_language_was_corrected(self, root: Path) -> None:
        assert run(["publish", "--date", "2024-01-31", "--project", str(root)]) == 0
        path = root / GID.path
        path.write_text(path.read_text("utf-8").replace("särskilja", "skilja"), "utf-8")
        async with opened(root) as (app, pilot):
            await at_review(app, pilot)
            await decide(app, pilot, "slip")
            dialog = await publishing(app, pilot)
            assert "Leave the printed date" in screen(app)
            await answer(app, pilot, dialog, "#keeps-date", "space")
            await answer(app, pilot, dialog, "#reason", *"a letter")
            await until(lambda: "last changed 2024-01-31, as before" in answered(dialog))
            await until(lambda: not dialog.query_one("#publish", Button).disabled)
            await answer(app, pilot, dialog, "#publish", "enter")
            await until(lambda: any("reaches visitors" in each for each in told(app)))
            assert app.session is not None
            newest = app.session.project.newest
            assert newest is not None
            assert (str(newest.last_changed[LocaleTag("sv")]), newest.keeps_date) == (
                "2024-01-31",
                "a letter",
            )

    async def test_a_locale_is_published_alone_for_the_first_time(self, root: Path) -> None:
        write_locales(root, "en")
        write_entries(root, "en", {"title": "Cookies"})
        assert run(["publish", "--date", "2024-01-31", "--project", str(root)]) == 0
        async with opened(root) as (app, pilot):
            await at_review(app, pilot)
            dialog = await publishing(app, pilot)
            assert "Nothing has changed since 2024-01-31." in answered(dialog)
            await answer(app, pilot, dialog, "#locale", "right")
            await until(lambda: "en is not complete" in answered(dialog))
            await answer(app, pilot, dialog, "#incomplete", "space")
            await answer(app, pilot, dialog, "#reason", *"begun")
            await until(lambda: not dialog.query_one("#publish", Button).disabled)
            assert "sv: last changed 2024-01-31, as before." in answered(dialog)
            await answer(app, pilot, dialog, "#publish", "enter")
            await until(lambda: any("reaches visitors" in each for each in told(app)))
            await settled(app, pilot)
            assert app.session is not None
            newest = app.session.project.newest
            assert newest is not None
            assert (set(newest.texts), dict(newest.incomplete)) == ({"sv", "en"}, {"en": "begun"})
            assert not app.session.unsaved
            assert "en: {published: true}" in (root / "catalogue/policy.yaml").read_text("utf-8")
        assert run(["diff", "--exit-code", "--project", str(root)]) == 0

    async def test_leaving_the_dialog_leaves_everything_as_it_was(self, root: Path) -> None:
        write_locales(root, "en")
        write_entries(root, "en", {})
        assert run(["publish", "--project", str(root)]) == 0
        async with opened(root) as (app, pilot):
            await at_review(app, pilot)
            dialog = await publishing(app, pilot)
            await answer(app, pilot, dialog, "#locale", "right")
            await pilot.press("escape")
            await settled(app, pilot)
            assert app.session is not None
            assert not app.session.unsaved
            assert not app.session.history.has_done

    async def test_it_is_committed_and_tagged_where_somebody_allows_it(
        self, published: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("AUTHOR", "COMMITTER"):
            monkeypatch.setenv(f"GIT_{name}_NAME", "Ann")
            monkeypatch.setenv(f"GIT_{name}_EMAIL", "ann@example.se")
        git(published, "init", "-q", "-b", "main")
        git(published, "add", "--all")
        git(published, "commit", "-qm", "first")
        async with opened(published) as (app, pilot):
            await at_review(app, pilot)
            await decide(app, pilot, "slip")
            for key, count in (("n", 1), ("y", 2)):
                if key == "y":
                    (Path(published).parent / "state").mkdir(exist_ok=True)
                    forget_answers(published)
                dialog = await publishing(app, pilot)
                await answer(app, pilot, dialog, "#tags", "space")
                assert dialog.query_one("#commits", Tick).value
                before = files(published / "catalogue")
                await answer(app, pilot, dialog, "#publish", "enter")
                await until(lambda: isinstance(app.screen, Choice))
                assert "May the workbench let git write" in screen(app)
                assert files(published / "catalogue") == before
                await pilot.press("escape" if key == "n" else "y")
                await until(lambda: not isinstance(app.screen, Choice))
                await settled(app, pilot)
                assert git(published, "rev-list", "--count", "HEAD").strip() == str(count)
            assert any("Tagged policy-" in each for each in told(app))
            assert git(published, "status", "--porcelain") == ""

    async def test_the_newest_revision_is_taken_back_after_asking(self, published: Path) -> None:
        async with opened(published) as (app, pilot):
            await at_review(app, pilot)
            await decide(app, pilot, "slip")
            dialog = await publishing(app, pilot)
            await answer(app, pilot, dialog, "#publish", "enter")
            await until(lambda: any("reaches visitors" in each for each in told(app)))
            await settled(app, pilot)
            assert rows(app) == []
            await pilot.press("T")
            await until(lambda: isinstance(app.screen, Choice))
            await pilot.press("T")
            assert isinstance(app.screen, Choice)
            await pilot.press("y")
            await until(lambda: any("taken back" in each for each in told(app)))
            await settled(app, pilot)
            assert len(rows(app)) == 2
            [decided] = [row.each for row in rows(app) if row.each.decision]
            assert decided.decision is not None
            assert decided.decision.reason == "slip"

    async def test_what_was_committed_is_not_taken_back(self, published: Path) -> None:
        git(published, "init", "-q", "-b", "main")
        git(published, "add", "--all")
        git(published, "commit", "-qm", "first")
        async with opened(published) as (app, pilot):
            await at_review(app, pilot)
            await pilot.press("T")
            await until(lambda: any("is committed" in each for each in told(app)))
            assert not isinstance(app.screen, Choice)


def forget_answers(root: Path) -> None:
    """Lets git's permission be asked for again."""
    for answer_ in (root.parent / "state" / "repositories").glob("*.json"):
        answer_.unlink()
