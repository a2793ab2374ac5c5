"""Waivers: what they accept, and when they fall away."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.checks.samples import (
    ADVERTISING,
    ANALYTICS,
    COOKIE,
    GOOGLE_COOKIE,
    GOOGLE_LINK,
    GOOGLE_PROVIDER,
    SETTINGS,
    TODAY,
    a_cookie,
    a_policy,
    a_section,
    prose,
)
from workbench.checks.context import Context
from workbench.checks.problem import Finding, Problem, RuleId, Severity
from workbench.checks.runner import Checker, Report
from workbench.checks.selection import Selection
from workbench.checks.waivers import judge, text_digest
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.entries import Key
from workbench.policy.kinds import BlockId, LocaleTag
from workbench.policy.lifetime import parse_lifetime
from workbench.policy.model import CategoryBlock, Policy, TableBlock, TextBlock, Waiver
from workbench.policy.sentence import say

LONG_LIVED = a_cookie(lifetime=parse_lifetime("2 years"))
CAP = Waiver(rule="CK004", reason="Webbläsaren kortar den.")


def report(policy: Policy, *rules: str) -> Report:
    return Checker(Selection(select=rules or ("CK004", "WV001"))).check(Context(policy, TODAY))


def of_rule(found: Report, rule: str) -> list[Problem]:
    return [problem for problem in found.problems if problem.rule == rule]


def waived_by(waiver: Waiver) -> Policy:
    return a_policy(replace(LONG_LIVED, waivers=(waiver,)))


def test_a_waived_problem_is_listed_but_does_not_count() -> None:
    found = report(waived_by(CAP))
    [problem] = found.problems
    assert problem.waiver == CAP
    assert (found.standing, found.counts[Severity.WARNING]) == ((), 0)


def test_it_stands_while_the_text_it_was_given_for_does() -> None:
    waiver = replace(CAP, of=text_digest("2 years"))
    assert of_rule(report(waived_by(waiver)), "CK004")[0].is_waived
    longer = replace(LONG_LIVED, lifetime=parse_lifetime("3 years"), waivers=(waiver,))
    [problem, unused] = report(a_policy(longer)).problems
    assert (problem.rule, problem.is_waived, unused.rule) == ("CK004", False, "WV001")
    assert "another text" in str(unused.message)


@pytest.mark.parametrize(("until", "holds"), [(TODAY, True), (TODAY - dt.timedelta(days=1), False)])
def test_it_holds_until_its_last_day(until: dt.date, holds: bool) -> None:
    found = report(waived_by(replace(CAP, until=until)))
    assert of_rule(found, "CK004")[0].is_waived is holds
    assert [str(each.message) for each in of_rule(found, "WV001")] == (
        [] if holds else ["The waiver of CK004 ended on 2026-11-22; remove it, or decide anew."]
    )


def test_one_that_accepts_nothing_is_reported_with_its_place_and_a_fix() -> None:
    [unused] = report(a_policy(replace(COOKIE, waivers=(CAP,)))).problems
    assert (unused.rule, unused.path, unused.quote) == ("WV001", ("waivers", 0), "CK004")
    assert unused.fix is not None
    assert unused.fix.values[0].path == ("waivers",)


def test_one_of_two_has_no_fix_as_its_place_would_move() -> None:
    found = report(a_policy(replace(COOKIE, waivers=(CAP, replace(CAP, reason="Igen.")))))
    assert [problem.fix for problem in found.problems] == [None, None]


def test_one_of_no_rule_is_reported() -> None:
    [unused] = report(waived_by(replace(CAP, rule="CK999")), "WV001").problems
    assert "no rule CK999" in str(unused.message)


def test_nothing_is_said_of_a_waiver_whose_rule_did_not_run() -> None:
    assert report(a_policy(replace(COOKIE, waivers=(CAP,))), "CK001", "WV001").problems == ()


def test_a_waiver_accepts_its_own_things_problem_alone() -> None:
    other = a_cookie(name="other", lifetime=parse_lifetime("2 years"))
    found = of_rule(report(a_policy(replace(LONG_LIVED, waivers=(CAP,)), other)), "CK004")
    assert {problem.file.id: problem.is_waived for problem in found if problem.file} == {
        "own.theme": True,
        "own.other": False,
    }


def test_things_of_every_kind_have_waivers() -> None:
    rules = {"CK016": GOOGLE_PROVIDER, "CK037": SETTINGS}
    waivers = {rule: (Waiver(rule=rule, reason="Vet."),) for rule in rules}
    policy = a_policy(
        GOOGLE_COOKIE,
        providers=[replace(GOOGLE_PROVIDER, link=None, waivers=waivers["CK016"])],
        settings=replace(SETTINGS, review_by=dt.date(2020, 1, 1), waivers=waivers["CK037"]),
    )
    assert [problem.is_waived for problem in report(policy, "CK016", "CK037", "WV001").problems] == [
        True,
        True,
    ]


def block_problem(at: str | None, on_block: str | None) -> tuple[bool, int]:
    """Whether a shared table is accepted by a waiver on its section or block, and how many are unused."""
    waiver = Waiver(rule="CK034", reason="Så är det.", at=at)
    blocks = (
        CategoryBlock(id=BlockId("a"), category=ANALYTICS),
        CategoryBlock(id=BlockId("b"), category=ADVERTISING),
        TableBlock(id=BlockId("table"), categories=(ANALYTICS, ADVERTISING)),
    )
    with_waiver = (replace(each, waivers=(waiver,)) if each.id == on_block else each for each in blocks)
    section = replace(a_section(*with_waiver), waivers=() if on_block else (waiver,))
    policy = replace(a_policy(COOKIE, GOOGLE_COOKIE), sections={section.id: section})
    found = report(policy, "CK034", "WV001")
    return of_rule(found, "CK034")[0].is_waived, len(of_rule(found, "WV001"))


@pytest.mark.parametrize(
    ("at", "on_block", "accepted"),
    [
        (None, None, True),
        ("table", None, True),
        ("a", None, False),
        (None, "table", True),
        (None, "b", False),
    ],
)
def test_a_waiver_may_be_for_one_block(at: str | None, on_block: str | None, accepted: bool) -> None:
    assert block_problem(at, on_block) == (accepted, 0 if accepted else 1)


def a_problem(**fields: object) -> Problem:
    shared = {"message": say("Fel."), "rule": RuleId("TR012"), "name": "url", "severity": Severity.ERROR}
    return Problem(**{**shared, **fields})  # type: ignore[arg-type]


def judged(problem: Problem, policy: Policy, **entry: Waiver) -> tuple[bool, int]:
    waivers = {LocaleTag("de"): {Key(key): [waiver] for key, waiver in entry.items()}}
    rules = [RuleId("TR012")]
    outcome = judge([problem], policy, TODAY, rules, rules, waivers)
    return outcome.problems[0].is_waived, len(outcome.unused)


def test_an_entry_of_a_locale_has_waivers_for_its_two_texts() -> None:
    german = LocaleTag("de")
    problem = a_problem(key=Key("title"), locale=german, given_for="\0".join(("Om kakor", "Über Cookies")))
    waiver = Waiver(rule="TR012", reason="Stimmt.", of=text_digest("Om kakor", "Über Cookies"))
    assert judged(problem, a_policy(), title=waiver) == (True, 0)
    assert judged(problem, a_policy(), title=replace(waiver, of=text_digest("Om kakor", "Neu"))) == (False, 1)
    assert judged(problem, a_policy(), other=waiver) == (False, 1)


def test_links_have_waivers_too() -> None:
    link = replace(GOOGLE_LINK, waivers=(Waiver(rule="TR012", reason="Ja."),))
    problem = a_problem(file=FileRef(FileKind.LINKS), path=(link.id, "url"))
    assert judged(problem, a_policy(links=[link])) == (True, 0)


def test_a_paragraph_is_found_by_its_number() -> None:
    section = prose("Ett.", "Två.")
    [first, second] = section.blocks
    assert isinstance(second, TextBlock)
    section = replace(section, blocks=(first, replace(second, waivers=(Waiver(rule="TR012", reason="Ja."),))))
    file = FileRef(FileKind.SECTION, section.id)
    policy = a_policy(sections=[section])
    assert judged(a_problem(file=file, path=("blocks", 1, "text")), policy) == (True, 0)
    assert judged(a_problem(file=file, path=("blocks", 0, "text")), policy) == (False, 1)


def test_a_problem_is_a_finding_with_its_rule() -> None:
    assert issubclass(Problem, Finding)
    assert a_problem(quote="ord").waivable_text == "ord"
