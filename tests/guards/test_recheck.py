"""How many things the rules look at again after an edit: a number that does not grow with the policy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from tests.checks.samples import TODAY, a_cookie, a_policy
from workbench.checks.context import Context
from workbench.checks.every_rule import RULES
from workbench.checks.problem import Finding
from workbench.checks.runner import Checker
from workbench.policy.kinds import CookieId
from workbench.policy.model import Cookie, Policy


def policy_of(count: int) -> Policy:
    """A policy with so many cookies that differ."""
    return a_policy(
        *(
            a_cookie(
                id=CookieId(f"own.c{number}"), name=f"name{number}", description=f"Räknar {number} besök."
            )
            for number in range(count)
        )
    )


def looks_after(count: int, change: Callable[[Cookie], Cookie]) -> Counter[str]:
    """How often each rule looks at something after one cookie of so many was changed."""
    looks: Counter[str] = Counter()

    def counting(rule: str, run: Callable[..., Iterable[Finding]]) -> Callable[..., Iterable[Finding]]:
        def looked(*arguments: object) -> Iterable[Finding]:
            looks[rule] += 1
            return run(*arguments)

        return looked

    rules = {id: replace(rule, run=counting(id, rule.run)) for id, rule in RULES.items()}
    checker = Checker(rules=rules)
    policy = policy_of(count)
    checker.check(Context(policy, TODAY))
    looks.clear()
    cookie = policy.cookies[CookieId("own.c3")]
    changed = replace(policy, cookies={**policy.cookies, cookie.id: change(cookie)})
    checker.check(Context(changed, TODAY))
    return looks


@pytest.mark.parametrize(
    "field", [{"description": "Räknar annat."}, {"name": "another"}], ids=lambda field: next(iter(field))
)
def test_an_edit_is_checked_as_often_in_a_large_policy_as_in_a_small_one(field: dict[str, str]) -> None:
    few, many = (looks_after(count, lambda cookie: replace(cookie, **field)) for count in (10, 200))  # type: ignore[arg-type]
    assert few
    assert {rule: many[rule] - few[rule] for rule in many if many[rule] > few[rule]} == {}
