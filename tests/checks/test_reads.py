"""What rules say they read: no rule may look at a field, unless of its own thing, that it does not name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.samples import (
    CATEGORIES,
    COOKIE,
    ESSENTIAL_COOKIE,
    GOOGLE_COOKIE,
    GOOGLE_PROVIDER,
    SETTINGS,
    TODAY,
    a_cookie,
    a_policy,
    prose,
)
from tests.checks.test_runner import EDITS, START, edited
from workbench.checks.context import Context
from workbench.checks.every_rule import RULES
from workbench.checks.passages import Passage
from workbench.checks.reads import ALWAYS_READ, Difference, difference, known_reads
from workbench.checks.rules import Rule, Scope
from workbench.checks.texts import Texts
from workbench.policy.kinds import CookieId, LinkId
from workbench.policy.lifetime import parse_lifetime
from workbench.policy.model import Category, Cookie, Link, Policy, Provider, Section, Settings
from workbench.store.project import load

T = TypeVar("T", Cookie, Provider, Category, Section, Settings)
K = TypeVar("K", bound=str)

LOG: set[tuple[str, int]] = set()
"""Every field that was looked at, with the object that has it."""


class _Watched:
    """Notes the fields that are looked at."""

    __slots__ = ()

    def __getattribute__(self, name: str) -> object:
        if not name.startswith("_"):
            kind = type(self).__mro__[2].__name__.lower()
            LOG.add((name if kind == "policy" else f"{kind}.{name}", id(self)))
        return super().__getattribute__(name)


class _Cookie(_Watched, Cookie):
    __slots__ = ()


class _Provider(_Watched, Provider):
    __slots__ = ()


class _Category(_Watched, Category):
    __slots__ = ()


class _Section(_Watched, Section):
    __slots__ = ()


class _Settings(_Watched, Settings):
    __slots__ = ()


class _Policy(_Watched, Policy):
    __slots__ = ()


def _watched(thing: T, watcher: type[T]) -> T:
    return watcher(**{each.name: getattr(thing, each.name) for each in fields(thing)})


def _all_watched(things: Mapping[K, T], watcher: type[T]) -> dict[K, T]:
    return {key: _watched(thing, watcher) for key, thing in things.items()}


def watched(policy: Policy) -> Policy:
    """The same policy, noting what is looked at."""
    return _Policy(
        settings=_watched(policy.settings, _Settings),
        sections=_all_watched(policy.sections, _Section),
        categories=_all_watched(policy.categories, _Category),
        providers=_all_watched(policy.providers, _Provider),
        cookies=_all_watched(policy.cookies, _Cookie),
        links=policy.links,
        glossary=policy.glossary,
    )


SEED = load(Path(__file__).parents[2]).catalogue.policy
FAULTY = a_policy(
    a_cookie(lifetime=parse_lifetime("2 years")),
    a_cookie(ESSENTIAL_COOKIE, description="Sparar om Chatbot-cookies accepteras av användaren."),
    a_cookie(GOOGLE_COOKIE, name="_a*"),
    a_cookie(GOOGLE_COOKIE, name="_ab*"),
    replace(COOKIE, id=CookieId("own.again")),
    replace(COOKIE, id=CookieId("own.once-more"), domains=("a.se",)),
    providers=[replace(GOOGLE_PROVIDER, link=None)],
)
UNNOTICED = frozenset({"hint", "formerly", "id"})
"""What entries carry and no rule asks for; and ids, which never change."""


def looked_at(rule: Rule, policy: Policy) -> set[str]:
    """The fields that a rule looks at, besides its own thing's."""
    noticed: set[str] = set()
    for thing in things_of(rule.scope, Context(policy, TODAY, published=policy)):
        LOG.clear()
        context = Context(policy, TODAY, published=policy)
        list(rule.run(context) if thing is None else rule.run(thing, context))
        noticed |= {name for name, owner in LOG if owner != id(thing)}
    return {name for name in noticed if name.rpartition(".")[2] not in UNNOTICED}


def things_of(scope: Scope, context: Context) -> list[Cookie | Provider | Passage | None]:
    """What rules of a scope are shown; None for the policy as a whole."""
    match scope:
        case Scope.COOKIE:
            return [*context.policy.cookies.values()]
        case Scope.TEXT | Scope.SOURCE:
            return [*texts_of(context).source.values()]
        case Scope.PROSE:
            return [*texts_of(context).prose.values()]
        case Scope.POLICY:
            return [None]
        case Scope.PAIR | Scope.ALIKE | Scope.WAIVER | Scope.ARCHIVE:
            return []


def texts_of(context: Context) -> Texts:
    """The texts of a policy."""
    texts = Texts()
    texts.update(context, None)
    return texts


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.startswith(("CK", "WV"))])
@pytest.mark.parametrize("policy", [SEED, FAULTY], ids=["seed", "faulty"])
def test_a_rule_looks_at_nothing_that_it_does_not_name(rule: str, policy: Policy) -> None:
    checked = next(each for each in RULES.values() if each.id == rule)
    seen = looked_at(checked, watched(policy)) & known_reads()
    assert seen - checked.terms.reads - ALWAYS_READ == set()


@given(st.lists(EDITS, max_size=10))
@settings(max_examples=60, deadline=None)
def test_nor_in_any_other_policy(edits: list[tuple[str, str, tuple[str, object] | None]]) -> None:
    policy = START
    for edit in edits:
        policy = edited(policy, edit)
    for rule in RULES.values():
        if rule.id.startswith("CK") and rule.scope is Scope.POLICY:
            seen = looked_at(rule, watched(policy)) & known_reads()
            assert seen - rule.terms.reads - ALWAYS_READ == set(), rule.id


def changed(policy: Policy, **things: object) -> Difference:
    return difference(policy, replace(policy, **things))  # type: ignore[arg-type]


SMALL = a_policy(COOKIE, GOOGLE_COOKIE, sections=[prose("Ett.")])


def test_a_changed_field_is_told_by_its_name() -> None:
    after = replace(COOKIE, name="other", position=3)
    told = changed(SMALL, cookies={**SMALL.cookies, COOKIE.id: after})
    assert told.cookies == {COOKIE.id}
    assert told.touched == {"cookie.name", "cookie.position"}


def test_a_thing_that_came_or_went_touches_every_field_of_its_kind() -> None:
    told = changed(SMALL, cookies={GOOGLE_COOKIE.id: GOOGLE_COOKIE})
    assert told.cookies == {COOKIE.id}
    assert {"cookie.name", "cookie.domains"} <= told.touched
    assert not any(name.startswith("provider.") for name in told.touched)


def test_settings_and_links_and_sections_are_compared_too() -> None:
    settings_ = replace(SETTINGS, labels={"more": "läs mer"})
    assert changed(SMALL, settings=settings_).touched == {"settings.labels"}
    assert changed(SMALL, links={LinkId("a"): Link(id=LinkId("a"))}).touched == {"links"}
    told = changed(SMALL, categories={each.id: replace(each, title="Ny") for each in CATEGORIES})
    assert told.touched == {"category.title"}
    assert changed(SMALL).touched == frozenset()
