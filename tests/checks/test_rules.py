"""The registry of rules and their pages."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from workbench.checks.every_rule import RULES
from workbench.checks.pages import page, reference
from workbench.checks.problem import RuleId, Severity
from workbench.checks.rules import Pack, Rule, Scope, Terms, per_cookie, per_policy, registered, terms
from workbench.checks.sources import Source

DOCS = Path(__file__).parents[2] / "docs" / "rules.md"


def test_every_catalogue_rule_of_the_design_is_there() -> None:
    numbers = [*range(1, 28), *range(30, 38)]
    wanted = {f"CK{number:03}" for number in numbers}
    assert {rule for rule in RULES if rule.startswith("CK")} == wanted


def test_every_rule_has_a_name_a_source_and_a_page() -> None:
    assert len({rule.name for rule in RULES.values()}) == len(RULES)
    for rule in RULES.values():
        assert re.fullmatch(r"[A-Z]{2}\d{3}", rule.id)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name), rule.name
        assert rule.sources, rule.id
        assert len(rule.page) > 40, rule.id


def test_the_reference_is_up_to_date() -> None:
    """If not: `python -m workbench.checks.pages > docs/rules.md`."""
    assert DOCS.read_text(encoding="utf-8") == reference(RULES.values())


def test_a_page_tells_where_and_when_a_rule_holds() -> None:
    own = Terms(
        countries=frozenset({"SE", "FI"}),
        packs={"FR": Pack(Severity.ERROR, dt.date(2025, 7, 4))},
        since=dt.date(2024, 1, 1),
        until=dt.date(2030, 1, 1),
        needs_published=True,
    )
    rule = Rule(
        RuleId("XX001"),
        "a-name",
        Severity.INFO,
        (Source.LEK,),
        Scope.TEXT,
        own,
        "First line.\n\nMore\nwords.",
        lambda: (),
    )
    assert page(rule) == (
        "## XX001 a-name\n\nFirst line.\n\nMore words.\n\n"
        "Looks at each text in each locale. Severity: info; error in FR since 2025-07-04. Only in FI, SE. "
        "Since 2024-01-01. Until 2030-01-01. Only where a revision has been published.\n\n"
        "- Lag (2022:482) om elektronisk kommunikation, 9 kap. 28 §\n"
    )


def test_a_rule_reads_what_there_is() -> None:
    assert terms("cookie.name", "links", "today").reads == {"cookie.name", "links", "today"}
    with pytest.raises(ValueError, match=r"cookie\.colour"):
        terms("cookie.colour")


def test_an_id_is_given_once_and_a_page_is_needed() -> None:
    taken = per_cookie("CK001", "again", Severity.INFO, Source.PRACTICE)
    with pytest.raises(ValueError, match="CK001"):
        taken(lambda _cookie, _context: ())
    with pytest.raises(ValueError, match="XX002"):
        per_policy("XX002", "x", Severity.INFO, Source.PRACTICE, terms=terms())(lambda _context: ())
    assert RuleId("XX002") not in registered()


@pytest.mark.parametrize(
    ("today", "severity"), [("2025-07-03", Severity.INFO), ("2025-07-04", Severity.ERROR)]
)
def test_a_pack_holds_from_its_day(today: str, severity: Severity) -> None:
    from dataclasses import replace

    from tests.checks.samples import SETTINGS, a_policy
    from workbench.checks.context import Context

    own = Terms(packs={"FR": Pack(Severity.ERROR, dt.date(2025, 7, 4))})
    rule = Rule(RuleId("XX001"), "x", Severity.INFO, (), Scope.POLICY, own, "A page.", lambda _context: ())
    french = a_policy(settings=replace(SETTINGS, jurisdictions=("SE", "FR")))
    assert rule.severity_in(Context(french, dt.date.fromisoformat(today))) is severity
