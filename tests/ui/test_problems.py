"""Tests for the place Problems: live, grouped, filtered; mended, accepted, explained, and there and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from tests.dictionaries import install
from tests.projects import GID, ROUTE, VWO_SN, write_many
from tests.ui.conftest import opened, screen, settled, told
from workbench.edits import Place, SetValue, Step, value_at
from workbench.formats.data import Data
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.sentence import say
from workbench.ui.app import WorkbenchApp
from workbench.ui.dialogs.choice import Choice
from workbench.ui.dialogs.help import Help
from workbench.ui.dialogs.waive import Waive
from workbench.ui.rows.problem_rows import Heading, ProblemRow, rows_of
from workbench.ui.widgets.inputs import SafeInput

Seen = Callable[[Widget], list[str]]


async def at_problems(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    await settled(app, pilot)
    await pilot.press("f6")
    await pilot.pause()


def rows(app: WorkbenchApp) -> list[ProblemRow]:
    app.problems.bring_up_to_date()
    listed = (app.problems.listed(row) for row in app.problems.table.rows)
    return [row for row in listed if isinstance(row, ProblemRow)]


def headings(app: WorkbenchApp) -> list[str]:
    listed = (app.problems.listed(row) for row in app.problems.table.rows)
    return [row.title for row in listed if isinstance(row, Heading)]


async def stand_on(app: WorkbenchApp, pilot: Pilot[None], rule: str) -> ProblemRow:
    row = next(row for row in rows(app) if row.rule == rule)
    assert app.problems.table.go_to(row.id)
    await pilot.pause()
    return row


def values(app: WorkbenchApp, name: str) -> Data | None:
    assert app.session is not None
    return value_at(app.session.data(GID), (name,))


def add_german(root: Path, intro: str) -> None:
    """Give a project a German that has one entry, the intro of the necessary cookies."""
    policy = root / FileRef(FileKind.POLICY).path
    policy.write_text(policy.read_text("utf-8") + "locales: {de: {}}\n", encoding="utf-8")
    entries = root / FileRef(FileKind.ENTRIES, "de").path
    entries.parent.mkdir(parents=True)
    header = 'msgid ""\nmsgstr "Language: de\\nContent-Type: text/plain; charset=UTF-8\\n"\n'
    entry = 'msgctxt "category.essential.intro"\nmsgid "Utan dem fungerar inte {site}."\n'
    entries.write_text(f'{header}\n{entry}msgstr "{intro}"\n', encoding="utf-8")


async def type_into(pilot: Pilot[None], text: str) -> None:
    for char in text:
        await pilot.press("space" if char == " " else char)


async def test_what_the_rules_find_is_listed_and_counted_in_the_bar(root: Path, seen: Seen) -> None:
    async with opened(root) as (app, pilot):
        await at_problems(app, pilot)
        found = rows(app)
        assert {row.rule for row in found} >= {"CK013", "CK025"}
        assert headings(app) == ["error", "warning", "info"]
        first = app.problems.counts["error"]
        assert f"Problems (!{first} " in screen(app).splitlines()[0]
        assert any("CK025" in line for line in seen(app.problems.table))
        await pilot.press("f2")
        assert f"Problems (!{first} " in screen(app).splitlines()[0]


async def test_a_finding_vanishes_when_it_is_mended_and_comes_back_with_undo(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at_problems(app, pilot)
        assert "CK004" not in {row.rule for row in rows(app)}
        app.catalogue.go_to(Place(GID))
        await app.catalogue.form.ready()
        app.catalogue.form.rows["lifetime"].take("2 years")
        await settled(app, pilot)
        assert "CK004" in {row.rule for row in rows(app)}
        await pilot.press("f8")
        await settled(app, pilot)
        assert "CK004" not in {row.rule for row in rows(app)}


async def test_the_list_is_grouped_by_severity_rule_and_place(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at_problems(app, pilot)
        count = len(rows(app))
        await pilot.press("v")
        assert any(title.startswith("CK025") for title in headings(app))
        await pilot.press("v")
        assert "_gid" in headings(app)
        await pilot.press("v")
        assert headings(app) == ["error", "warning", "info"]
        assert len(rows(app)) == count


async def test_the_list_is_filtered_by_words_and_fields(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at_problems(app, pilot)
        total = len(rows(app))
        await pilot.press("slash")
        await type_into(pilot, "rule:ck025")
        await pilot.press("enter")
        assert {row.rule for row in rows(app)} == {"CK025"}
        assert f"1 of {total}, by severity" in screen(app)
        await pilot.press("escape")
        assert len(rows(app)) == total
        await pilot.press("slash")
        await type_into(pilot, "nosuch:x")
        assert "There is no field “nosuch”" in screen(app)


async def test_enter_goes_to_the_field_and_f6_comes_back_to_the_problem(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at_problems(app, pilot)
        row = next(row for row in rows(app) if row.where and row.where.file.kind is FileKind.COOKIE)
        assert row.where is not None
        app.problems.table.go_to(row.id)
        await pilot.press("enter")
        await pilot.pause()
        assert app.place is app.catalogue
        assert app.catalogue.cookie == row.where.file.id
        await pilot.press("escape", "f6")
        assert app.problems.row is not None
        assert app.problems.row.id == row.id


async def test_a_rule_is_explained_with_its_source(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at_problems(app, pilot)
        await stand_on(app, pilot, "CK025")
        await pilot.press("x")
        await pilot.pause()
        assert isinstance(app.screen, Help)
        assert "CK025 storage-type-unknown" in screen(app)
        assert "EDPB" in screen(app)


async def test_a_fix_is_shown_before_it_is_applied_as_one_step(root: Path) -> None:
    path = root / VWO_SN.path
    path.write_text(path.read_text().replace("name: _VWO_sn", "name: _VWO_sn_{ACCID}"), encoding="utf-8")
    async with opened(root) as (app, pilot):
        await at_problems(app, pilot)
        row = await stand_on(app, pilot, "CK018")
        assert row.is_fixable
        before = path.read_text()
        await pilot.press("f")
        await pilot.pause()
        assert isinstance(app.screen, Choice)
        assert "match" in screen(app)
        assert "+ template" in screen(app)
        await pilot.press("enter")  # Cancel has the focus
        await pilot.pause()
        assert app.session is not None
        assert not app.session.unsaved
        await pilot.press("f")
        await pilot.pause()
        await pilot.press("a")
        await settled(app, pilot)
        assert value_at(app.session.data(VWO_SN), ("match",)) == "template"
        assert app.place is app.problems
        assert "CK018" not in {row.rule for row in rows(app)}
        await pilot.press("f8")
        assert not app.session.unsaved
        assert path.read_text() == before


async def test_a_fix_of_spaces_alone_shows_them(root: Path) -> None:
    add_german(root, "Ohne  sie geht {site} nicht.")
    async with opened(root) as (app, pilot):
        await at_problems(app, pilot)
        await stand_on(app, pilot, "TR022")
        await pilot.press("f")
        await pilot.pause()
        assert "- Ohne··sie geht {site} nicht." in screen(app)
        assert "+ Ohne sie geht {site} nicht." in screen(app)
        await pilot.press("a")
        await settled(app, pilot)
        assert "TR022" not in {row.rule for row in rows(app)}
        assert app.session is not None
        assert [ref.kind for ref in app.session.unsaved] == [FileKind.ENTRIES]
        await pilot.press("f8")
        assert not app.session.unsaved


async def test_how_to_answer_is_seen_below_a_long_text_on_a_small_screen(root: Path) -> None:
    add_german(root, "Ohne  sie geht {site} nicht. " + "Das ist ein langer Satz, der nicht endet. " * 12)
    async with opened(root, size=(80, 24)) as (app, pilot):
        await at_problems(app, pilot)
        await stand_on(app, pilot, "TR022")
        await pilot.press("f")
        await pilot.pause()
        assert "Apply (a)" in screen(app)
        assert "Cancel" in screen(app)


async def test_spelling_is_checked_after_everything_else_and_as_one_types(root: Path) -> None:
    install("sv_SE", ["utan", "dem", "fungerar", "inte"])
    async with opened(root) as (app, pilot):
        await at_problems(app, pilot)
        assert "leder" in {row.quote.casefold() for row in rows(app) if row.rule == "PR024" and row.quote}
        assert app.session is not None
        value = "Leder inte utan kakker."
        step = Step(say("x"), (SetValue(ROUTE, ("description",), value),), Place(ROUTE))
        app.make(step)
        await settled(app, pilot)
        assert "kakker" in {row.quote for row in rows(app) if row.rule == "PR024"}


async def test_what_has_no_fix_says_so(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at_problems(app, pilot)
        row = next(row for row in rows(app) if not row.is_fixable)
        app.problems.table.go_to(row.id)
        await pilot.press("f")
        await pilot.pause()
        assert any("No fix is known" in each for each in told(app))


async def test_marked_problems_are_accepted_with_one_reason_and_shown_on_demand(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at_problems(app, pilot)
        chosen = [row for row in rows(app) if row.rule == "CK013"]
        assert chosen
        app.problems.table.set_marks(row.id for row in chosen)
        await pilot.press("w")
        await pilot.pause()
        assert isinstance(app.screen, Waive)
        await pilot.press("enter", "enter")  # without a reason nothing is accepted
        assert "Write a reason" in screen(app)
        app.screen.query_one("#reason", SafeInput).value = "The site's own proxy"
        app.screen.query_one("#until", SafeInput).focus()
        await type_into(pilot, "soon")
        await pilot.press("enter")
        assert "Write the day as" in screen(app)
        app.screen.query_one("#until", SafeInput).value = ""
        await pilot.press("enter")
        await settled(app, pilot)
        assert "CK013" not in {row.rule for row in rows(app)}
        assert app.problems.table.marks == frozenset()
        await pilot.press("h")
        accepted = [row for row in rows(app) if row.is_accepted]
        assert [row.rule for row in accepted] == ["CK013"] * len(chosen)
        app.problems.table.go_to(accepted[0].id)
        await pilot.pause()
        assert "The site's own proxy" in screen(app)
        await pilot.press("f8")
        await settled(app, pilot)
        assert "CK013" in {row.rule for row in rows(app)}


async def test_a_reading_error_is_listed_first_and_cannot_be_accepted(root: Path) -> None:
    (root / GID.path).write_text("id: google.gid\nname: [\n", encoding="utf-8")
    async with opened(root) as (app, pilot):
        await at_problems(app, pilot)
        first = rows(app)[0]
        assert first.error is not None
        assert first.place == f"{GID.path}:2:7" or first.place.startswith(GID.path)
        app.problems.table.go_to(first.id)
        await pilot.press("w")
        await pilot.pause()
        assert any("cannot be accepted" in each for each in told(app))


async def test_on_a_heading_all_of_its_group_is_meant(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await at_problems(app, pilot)
        await pilot.press("v", "home", "w")
        await pilot.pause()
        assert isinstance(app.screen, Waive)
        first = app.problems.listed(app.problems.table.rows[0])
        assert isinstance(first, Heading)
        if first.count > 1:
            assert f"Accept {first.count} problems" in screen(app)


async def test_the_list_is_made_when_somebody_looks_and_counted_at_once(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def counted(*what: Any) -> list[ProblemRow]:
        made.append(1)
        return rows_of(*what)

    monkeypatch.setattr("workbench.ui.screens.problems.rows_of", counted)
    async with opened(root) as (app, pilot):
        assert sum(app.problems.counts.values()) > 0
        assert made == []
        await at_problems(app, pilot)
        assert made == [1]
        assert len(rows(app)) == sum(app.problems.counts.values())


async def test_of_many_problems_only_what_is_seen_is_put_into_words_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.ui.screens.problems.in_own_thread", lambda *_: None)
    async with opened(write_many(tmp_path / "project", 60), (80, 24)) as (app, pilot):
        await settled(app, pilot)
        await pilot.press("f6")
        await settled(app, pilot)
        screen(app)
        rows = [row for row in app.problems._shown.values() if isinstance(row, ProblemRow)]
        assert len(rows) > 60
        assert 0 < sum("message" in row.__dict__ for row in rows) < 30


async def test_marks_of_headings_are_not_counted(root: Path) -> None:
    async with opened(root, (120, 40)) as (app, pilot):
        await settled(app, pilot)
        await pilot.press("f6", "asterisk")
        await settled(app, pilot)
        count = sum(isinstance(row, ProblemRow) for row in app.problems._shown.values())
        assert f"{count} of {count}, {count} marked" in screen(app)
