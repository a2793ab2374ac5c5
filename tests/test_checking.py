"""Tests for checking an open project: what is found follows what is edited, mended and accepted."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from workbench.checking import Checking, surroundings
from workbench.checks.problem import Fix, NewValue, Problem, Severity
from workbench.checks.runner import Report
from workbench.edits import Place, SetEntry, SetValue, Step, value_at
from workbench.formats.edit_refused import EditRefused
from workbench.formats.layout import FileKind, FileRef
from workbench.locales.catalog import EntryWords
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import say
from workbench.session import Session
from workbench.steps.problems import Decision, _apart, fix_step, fixes_step, standing, waive_step
from workbench.store.project import load

ROOT = Path(__file__).parents[1]
DE = LocaleTag("de")
ENTRIES = FileRef(FileKind.ENTRIES, DE)
WAIVERS = FileRef(FileKind.ENTRY_WAIVERS, DE)
GA = FileRef(FileKind.COOKIE, "google.ga")
INTRO = Key("category.essential.intro")
DECISION = Decision("Agreed with the agency", "AB", dt.date(2026, 11, 25))


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """The shipped project, opened."""
    for folder in ("catalogue", "locales"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return Session(load(tmp_path))


@pytest.fixture
def checking() -> Checking:
    return Checking()


def check(checking: Checking, session: Session) -> Report:
    around = surroundings(session)
    assert around is not None
    return checking.check(around)


def of_rule(report: Report, rule: str, file: FileRef | None = None) -> list[Problem]:
    return [each for each in report.problems if each.rule == rule and file in (None, each.file)]


def of_entry(report: Report) -> list[Problem]:
    return [each for each in report.problems if (each.key, each.locale) == (INTRO, DE)]


def set_lifetime(value: str) -> Step:
    return Step(say("Lifetime"), (SetValue(GA, ("lifetime",), value),), Place(GA))


def retranslate(text: str) -> Step:
    return Step(say("x"), (SetEntry(ENTRIES, INTRO, EntryWords((text,), False)),), Place(ENTRIES, (INTRO,)))


def test_mending_a_finding_makes_it_vanish_and_undo_brings_it_back(
    session: Session, checking: Checking
) -> None:
    assert of_rule(check(checking, session), "CK004", GA)
    session.apply(set_lifetime("13 months"))
    assert not of_rule(check(checking, session), "CK004", GA)
    session.undo()
    assert of_rule(check(checking, session), "CK004", GA)


def test_what_is_found_after_any_edit_is_what_a_fresh_look_finds(
    session: Session, checking: Checking
) -> None:
    check(checking, session)
    for step in (set_lifetime("3 years"), retranslate("{nonsense} 7 Tage."), set_lifetime("session")):
        session.apply(step)
        assert check(checking, session) == check(Checking(), session)


def test_translations_are_checked_as_they_are_edited(session: Session, checking: Checking) -> None:
    session.apply(retranslate("{site} zwei"))
    found = of_rule(check(checking, session), "TR010")
    assert [(problem.locale, problem.key) for problem in found] == [(DE, INTRO)]
    assert found[0].severity is Severity.WARNING  # nobody reads the locale yet


def test_locales_that_are_not_asked_for_are_not_read(session: Session) -> None:
    around = surroundings(session, [DE])
    assert around is not None
    assert list(around.catalogs) == [DE]


def test_a_problem_of_a_thing_is_accepted_until_its_text_changes(
    session: Session, checking: Checking
) -> None:
    (problem,) = of_rule(check(checking, session), "CK004", GA)
    session.apply(waive_step(session, [problem], DECISION))
    (accepted,) = of_rule(check(checking, session), "CK004", GA)
    assert accepted.is_waived
    assert value_at(session.data(GA), ("waivers", 0, "reason")) == "Agreed with the agency"
    session.apply(set_lifetime("3 years"))
    report = check(checking, session)
    assert [each.is_waived for each in of_rule(report, "CK004", GA)] == [False]
    assert of_rule(report, "WV001", GA)
    assert not session.errors


def test_many_problems_are_accepted_in_one_step_with_one_reason(session: Session, checking: Checking) -> None:
    chosen = [each for each in check(checking, session).problems if each.file is not None][:40]
    session.apply(waive_step(session, chosen, DECISION))
    again = {
        (each.rule, each.file, each.path, each.quote): each.is_waived
        for each in check(checking, session).problems
    }
    assert all(again[each.rule, each.file, each.path, each.quote] for each in chosen)
    assert not session.errors
    session.undo()
    assert not session.unsaved


def test_problems_of_entries_are_accepted_in_a_file_of_their_locale(
    session: Session, checking: Checking
) -> None:
    session.apply(retranslate("{site} zwei {company}"))
    found = of_entry(check(checking, session))
    assert len(found) > 1
    session.apply(waive_step(session, found, DECISION))
    assert all(each.is_waived for each in of_entry(check(checking, session)))
    session.save()
    assert (session.project.root / WAIVERS.path).is_file()
    session.apply(retranslate("{site} drei {company}"))
    assert not any(each.is_waived for each in of_rule(check(checking, session), "TR010"))


def test_a_waiver_that_has_run_out_is_given_anew_in_its_place(session: Session, checking: Checking) -> None:
    (problem,) = of_rule(check(checking, session), "CK004", GA)
    past = Decision("For now", "AB", dt.date(2020, 1, 1), until=dt.date(2021, 1, 1))
    session.apply(waive_step(session, [problem], past))
    assert not of_rule(check(checking, session), "CK004", GA)[0].is_waived
    session.apply(waive_step(session, [problem], DECISION))
    assert of_rule(check(checking, session), "CK004", GA)[0].is_waived
    waivers = value_at(session.data(GA), ("waivers",))
    assert isinstance(waivers, list)
    assert len(waivers) == 1


def test_while_a_file_cannot_be_read_no_waiver_is_said_to_accept_nothing(
    session: Session, checking: Checking
) -> None:
    (problem,) = of_rule(check(checking, session), "CK004", GA)
    session.apply(waive_step(session, [problem], DECISION))
    session.apply(set_lifetime("1 day"))
    assert of_rule(check(checking, session), "WV001", GA)
    session.save()
    (session.project.root / "catalogue/links.yaml").write_text("google: [", "utf-8")
    assert not of_rule(check(checking, Session(load(session.project.root))), "WV001", GA)


def test_what_concerns_the_project_as_a_whole_cannot_be_accepted(session: Session) -> None:
    problem = Problem(message=say("x"), rule="RV001", name="x", severity=Severity.ERROR)  # type: ignore[arg-type]
    with pytest.raises(EditRefused, match="as a whole"):
        waive_step(session, [problem], DECISION)


@pytest.mark.parametrize("stale", [False, True])
def test_a_slip_in_a_translation_is_mended_as_one_step_and_its_state_stays(
    session: Session, checking: Checking, stale: bool
) -> None:
    catalog = session.locales.catalog(DE)
    assert catalog is not None
    good = catalog[INTRO].target
    spoilt = EntryWords((f" {good.rstrip('.')}",), stale)
    session.apply(Step(say("x"), (SetEntry(ENTRIES, INTRO, spoilt),), Place(ENTRIES, (INTRO,))))
    fixes = [each.fix for each in of_entry(check(checking, session)) if each.fix is not None]
    assert [standing(session, fix.values[0]) for fix in fixes] == [f" {good.rstrip('.')}"] * 2
    session.apply(fixes_step(session, fixes))
    for problem in of_entry(check(checking, session)):
        if problem.fix is not None:
            session.apply(fix_step(session, problem.fix))
    mended = session.locales.catalog(DE)
    assert mended is not None
    assert (mended[INTRO].target, mended.words(INTRO).is_stale) == (good, stale)
    session.undo()
    session.undo()
    assert [each.fix for each in of_entry(check(checking, session)) if each.fix is not None] == fixes


def test_of_fixes_that_touch_one_value_or_a_part_of_it_the_first_is_applied() -> None:
    def fix(*path: str | int, file: FileRef = GA) -> Fix:
        return Fix(say("Mend it"), (NewValue(file, path, "x"),))

    fixes = [
        fix("name"), fix("printed", "name"), fix("name"), fix("printed"), fix("name", file=ENTRIES),
        fix("purposes", 0), fix("purposes", 1), fix("purposes", 0, "a"),
    ]  # fmt: skip
    assert list(_apart(fixes)) == [fixes[each] for each in (0, 1, 4, 5, 6)]
    assert list(_apart([fix(), fix("name")])) == [fix()]


class Compared(str):
    """A part of a path that counts how often one is compared."""

    __slots__ = ()
    times = 0

    def __eq__(self, other: object) -> bool:
        Compared.times += 1
        return str.__eq__(self, str(other))

    def __hash__(self) -> int:
        return str.__hash__(self)


def test_fixes_that_come_in_thousands_are_told_apart_in_proportion() -> None:
    fixes = [Fix(say("Mend it"), (NewValue(GA, (Compared(number), "x"), "x"),)) for number in range(1000)]
    assert len(list(_apart(fixes))) == 1000
    assert Compared.times < 10_000


def test_a_fix_of_a_translation_mends_its_text_and_keeps_its_state(session: Session) -> None:
    fix = Fix(say("Mend"), (NewValue(ENTRIES, (INTRO,), "Ein Satz."),))
    session.apply(fix_step(session, fix))
    catalog = session.locales.catalog(DE)
    assert catalog is not None
    assert catalog[INTRO].target == "Ein Satz."
    with pytest.raises(EditRefused, match="no entry"):
        fix_step(session, Fix(say("Mend"), (NewValue(ENTRIES, ("cookie.no.such.lifetime",), "x"),)))
