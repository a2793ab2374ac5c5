"""Running the rules: all of them, and after an edit only what it can affect."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.checks.samples import (
    CATEGORIES,
    COOKIE,
    ESSENTIAL_COOKIE,
    GOOGLE_COOKIE,
    GOOGLE_LINK,
    GOOGLE_PROVIDER,
    SETTINGS,
    TODAY,
    a_cookie,
    a_policy,
    prose,
)
from workbench.checks.context import Context
from workbench.checks.every_rule import RULES
from workbench.checks.passages import Passage
from workbench.checks.problem import Finding, RuleId, Severity
from workbench.checks.rules import Rule, Scope, Terms
from workbench.checks.runner import Checker
from workbench.checks.selection import Selection, UnknownRule
from workbench.checks.sources import Source
from workbench.policy.entries import Key
from workbench.policy.kinds import (
    OWN,
    Consent,
    CookieId,
    LocaleTag,
    Match,
    Party,
    PlaceholderKind,
    ProviderId,
    Storage,
)
from workbench.policy.lifetime import PERSISTENT, SESSION, Sliding, Unknown, parse_duration, parse_lifetime
from workbench.policy.model import (
    CheckSettings,
    Cookie,
    Link,
    LocaleSettings,
    Policy,
    Provider,
    Settings,
    Waiver,
    Wordings,
)
from workbench.policy.sentence import say

CATALOGUE_RULES = {rule.id: rule for rule in RULES.values() if rule.id.startswith(("CK", "WV"))}


def a_rule(
    name: str, scope: Scope, run: object, severity: Severity = Severity.ERROR, terms: Terms | None = None
) -> Rule:
    """A rule that is not among the package's."""
    own = (Source.PRACTICE,)
    return Rule(RuleId(name), name.lower(), severity, own, scope, terms or Terms(), "A page.", run)  # type: ignore[arg-type]


class Seen:
    """A rule of one scope that keeps what it was shown, and finds something in everything."""

    def __init__(self, scope: Scope, terms: Terms | None = None) -> None:
        self.shown: list[str] = []
        self.rules = {RuleId("XX001"): a_rule("XX001", scope, self._run, terms=terms)}

    def _run(
        self, thing: Cookie | Provider | Passage | Context, _context: object = None
    ) -> Iterator[Finding]:
        match thing:
            case Passage(key=key, locale=locale):
                self.shown.append(f"{locale}:{key}")
                yield Finding(message=say("Sedd."), key=key, locale=locale)
            case Cookie(id=own_id) | Provider(id=own_id):
                self.shown.append(own_id)
                yield Finding(message=say("Sedd."), quote=own_id)
            case _:
                self.shown.append("policy")
                yield Finding(message=say("Sedd."))

    def news(self) -> list[str]:
        """What it was shown since it was last asked."""
        shown, self.shown = sorted(self.shown), []
        return shown


POLICY = a_policy(COOKIE, ESSENTIAL_COOKIE, GOOGLE_COOKIE, sections=[prose("Ett.", "Två.")])


def with_cookie(policy: Policy, cookie: Cookie) -> Policy:
    """A policy with one cookie put in or replaced; everything else is the same object."""
    return replace(policy, cookies={**policy.cookies, cookie.id: cookie})


def test_a_rule_of_cookies_is_shown_the_edited_cookie_alone() -> None:
    seen = Seen(Scope.COOKIE)
    checker = Checker(rules=seen.rules)
    checker.check(Context(POLICY, TODAY))
    assert seen.news() == ["google.maps", "own.basket", "own.theme"]
    edited = with_cookie(POLICY, replace(COOKIE, note="Ny."))
    assert len(checker.check(Context(edited, TODAY)).problems) == 3
    assert seen.news() == ["own.theme"]
    checker.check(Context(edited, TODAY))
    assert seen.news() == []


def test_a_removed_cookie_takes_its_problems_with_it() -> None:
    checker = Checker(rules=Seen(Scope.COOKIE).rules)
    checker.check(Context(POLICY, TODAY))
    rest = {key: cookie for key, cookie in POLICY.cookies.items() if key != COOKIE.id}
    problems = checker.check(Context(replace(POLICY, cookies=rest), TODAY)).problems
    assert [problem.quote for problem in problems] == ["google.maps", "own.basket"]


@pytest.mark.parametrize(
    ("scope", "reads", "shown"),
    [
        (Scope.COOKIE, "provider.name", ["google.maps", "own.basket", "own.theme"]),
        (Scope.COOKIE, "provider.link", []),
        (Scope.POLICY, "provider.name", ["policy"]),
        (Scope.POLICY, "provider.country", []),
    ],
)
def test_a_rule_runs_again_where_what_it_reads_has_changed(
    scope: Scope, reads: str, shown: list[str]
) -> None:
    seen = Seen(scope, Terms(reads=frozenset({reads})))
    checker = Checker(rules=seen.rules)
    checker.check(Context(POLICY, TODAY))
    seen.news()
    provider = replace(GOOGLE_PROVIDER, name="Alphabet Inc.")
    checker.check(Context(replace(POLICY, providers={provider.id: provider}), TODAY))
    assert seen.news() == shown


def test_texts_are_shown_one_by_one_in_every_locale() -> None:
    seen = Seen(Scope.TEXT)
    checker = Checker(rules=seen.rules)
    german: Mapping[Key, str] = {Key("title"): "Über Cookies", Key("section.prose.p1"): "Eins."}
    translations = {LocaleTag("de"): german}
    checker.check(Context(POLICY, TODAY, translations=translations))
    shown = seen.news()
    assert {"sv:title", "de:title", "sv:section.prose.p2", "de:section.prose.p1"} <= set(shown)
    assert "de:section.prose.p2" not in shown
    assert len(shown) == len(set(shown))

    edited = with_cookie(POLICY, replace(COOKIE, description="En helt annan beskrivning."))
    checker.check(Context(edited, TODAY, translations=translations))
    assert seen.news() == ["sv:cookie.own.theme.description"]

    later = {LocaleTag("de"): {**german, Key("title"): "Cookies"}}
    checker.check(Context(edited, TODAY, translations=later))
    assert seen.news() == ["de:title"]

    problems = checker.check(Context(edited, TODAY)).problems
    assert {problem.locale for problem in problems} == {"sv"}


def test_an_entry_of_some_locales_is_shown_in_those() -> None:
    seen = Seen(Scope.TEXT)
    cookie = replace(COOKIE, only=(LocaleTag("de"),))
    key = Key("cookie.own.theme.description")
    translations = {LocaleTag(tag): {key: "Text."} for tag in ("de", "fi")}
    Checker(rules=seen.rules).check(Context(a_policy(cookie), TODAY, translations=translations))
    assert [each for each in seen.news() if each.endswith(key)] == [f"de:{key}"]


def test_an_error_in_a_locale_that_nobody_reads_yet_is_a_warning() -> None:
    locales = {LocaleTag("de"): LocaleSettings(published=True), LocaleTag("fi"): LocaleSettings()}
    policy = a_policy(settings=replace(SETTINGS, locales=locales))
    translations = {tag: {Key("title"): "Text"} for tag in locales}
    found = Checker(rules=Seen(Scope.TEXT).rules).check(Context(policy, TODAY, translations=translations))
    severities = {problem.locale: problem.severity for problem in found.problems if problem.key == "title"}
    assert severities == {"sv": Severity.ERROR, "de": Severity.ERROR, "fi": Severity.WARNING}


LONG_LIVED = a_cookie(lifetime=parse_lifetime("2 years"))


@pytest.mark.parametrize(
    ("checks", "asked", "severities"),
    [
        (CheckSettings(), Selection(select=("CK004",)), [Severity.WARNING]),
        (CheckSettings(severity={"CK004": "error"}), Selection(select=("CK004",)), [Severity.ERROR]),
        (CheckSettings(severity={"CK004": "off"}), Selection(select=("CK004",)), []),
        (CheckSettings(ignore=("CK004",)), Selection(select=("CK",)), []),
        (CheckSettings(select=("CK004",)), Selection(), [Severity.WARNING]),
        (CheckSettings(select=("CK001",)), Selection(), []),
        (CheckSettings(), Selection(ignore=("CK",)), []),
        (CheckSettings(), Selection(select=("CK",), ignore=("CK004",)), []),
    ],
)
def test_a_policy_and_whoever_asks_choose_the_rules(
    checks: CheckSettings, asked: Selection, severities: list[Severity]
) -> None:
    policy = a_policy(LONG_LIVED, settings=replace(SETTINGS, checks=checks))
    found = Checker(asked).check(Context(policy, TODAY))
    assert [problem.severity for problem in found.problems if problem.rule == "CK004"] == severities


@pytest.mark.parametrize("name", ["CK999", "XX", "", "ck004"])
def test_a_rule_that_there_is_not_cannot_be_chosen(name: str) -> None:
    with pytest.raises(UnknownRule, match="There is no rule"):
        Checker(Selection(select=(name,)))


@pytest.mark.parametrize(
    ("terms", "runs"),
    [
        (Terms(countries=frozenset({"SE"})), True),
        (Terms(countries=frozenset({"FR"})), False),
        (Terms(since=TODAY), True),
        (Terms(since=TODAY + dt.timedelta(days=1)), False),
        (Terms(until=TODAY), True),
        (Terms(until=TODAY - dt.timedelta(days=1)), False),
        (Terms(needs_published=True), False),
    ],
)
def test_a_rule_holds_in_its_countries_and_its_time(terms: Terms, runs: bool) -> None:
    seen = Seen(Scope.POLICY, terms)
    Checker(rules=seen.rules).check(Context(POLICY, TODAY))
    assert seen.news() == (["policy"] if runs else [])


def test_problems_are_counted_by_severity() -> None:
    report = Checker(Selection(select=("CK004", "CK001"))).check(Context(a_policy(LONG_LIVED), TODAY))
    assert report.counts == {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 0}


NAMES = ["_ga", "_ga_*", "_gid", "theme", "_x_{A}_{B}", "_x_{A}_b", "_pk_id.", "lang", "_VWO_sn", "my name"]
TEXTS = [
    "Räknar besök. Den upphävs när du stänger din webbläsare.",
    "Sparar om Chatbot-cookies accepteras av användaren.",
    "Placeras av Alphabet, räknar besökare och visar reklam.",
    "Kort.",
    COOKIE.description,
]
LIFETIMES = [
    SESSION,
    PERSISTENT,
    *map(parse_lifetime, ("1 year", "12 months", "365 days", "2 years", "6 days 2 hours")),
    Sliding(parse_duration("30 minutes")),
    Unknown("Förfaller om 2096 år"),
]
WORDINGS = [Wordings(), Wordings(lifetime="Ett år"), Wordings(name="Namn", provider="Vi")]
COOKIE_FIELDS = st.one_of(
    st.tuples(st.just("name"), st.sampled_from(NAMES)),
    st.tuples(st.just("match"), st.sampled_from([None, *Match])),
    st.tuples(st.just("category"), st.sampled_from([category.id for category in CATEGORIES])),
    st.tuples(st.just("provider"), st.sampled_from([OWN, GOOGLE_PROVIDER.id, ProviderId("gone")])),
    st.tuples(st.just("party"), st.sampled_from(list(Party))),
    st.tuples(st.just("lifetime"), st.sampled_from(LIFETIMES)),
    st.tuples(st.just("description"), st.sampled_from(TEXTS)),
    st.tuples(st.just("storage"), st.sampled_from([None, Storage.COOKIE, Storage.LOCAL_STORAGE])),
    st.tuples(st.just("domains"), st.sampled_from([(), (".google.com",)])),
    st.tuples(st.just("printed"), st.sampled_from(WORDINGS)),
    st.tuples(st.just("only"), st.sampled_from([(), (LocaleTag("fi"),)])),
    st.tuples(st.just("waivers"), st.sampled_from([(), (Waiver(rule="CK004", reason="Ja."),)])),
)
PROVIDER_FIELDS = st.one_of(
    st.tuples(st.just("name"), st.sampled_from(["Google, LLC", "Alphabet Inc.", "Alphabet, Inc."])),
    st.tuples(st.just("legal_name"), st.sampled_from([None, "Alphabet Inc."])),
    st.tuples(st.just("aliases"), st.sampled_from([(), ("Alphabet",)])),
    st.tuples(st.just("link"), st.sampled_from([None, GOOGLE_LINK.id])),
    st.tuples(st.just("printed"), st.sampled_from([None, "3 part Google"])),
)
CATEGORY_FIELDS = st.one_of(
    st.tuples(st.just("title"), st.sampled_from(["Statistik", "Chatt", "Annat"])),
    st.tuples(st.just("consent"), st.sampled_from(list(Consent))),
    st.tuples(st.just("intro"), st.sampled_from(["Vi använder Hotjar.", "Av Alphabet, Inc. gjord."])),
)
SETTINGS_FIELDS = st.one_of(
    st.tuples(st.just("labels"), st.sampled_from([{}, {"session": "Ett år"}, {"more": "läs mer"}])),
    st.tuples(st.just("placeholders"), st.sampled_from([{}, {"B": PlaceholderKind.DIGITS}])),
    st.tuples(st.just("review_by"), st.sampled_from([None, dt.date(2020, 1, 1), dt.date(2030, 1, 1)])),
    st.tuples(st.just("source_locale"), st.sampled_from([LocaleTag("sv"), LocaleTag("en")])),
    st.tuples(st.just("jurisdictions"), st.sampled_from([("SE",), ("FR",)])),
    st.tuples(st.just("checks"), st.sampled_from([CheckSettings(), CheckSettings(ignore=("CK004",))])),
)
EDITS = st.one_of(
    st.tuples(st.sampled_from(["cookies"]), st.sampled_from(["own.a", "own.b", "own.c"]), COOKIE_FIELDS),
    st.tuples(st.just("cookies"), st.sampled_from(["own.a", "own.d"]), st.none()),
    st.tuples(st.just("providers"), st.just("google"), PROVIDER_FIELDS),
    st.tuples(st.just("providers"), st.just("google"), st.none()),
    st.tuples(st.just("categories"), st.sampled_from(["essential", "analytics"]), CATEGORY_FIELDS),
    st.tuples(st.just("settings"), st.just(""), SETTINGS_FIELDS),
    st.tuples(
        st.just("links"), st.just("google-more"), st.sampled_from([("url", None), ("url", "https://a.se")])
    ),
    st.tuples(
        st.just("sections"), st.just("prose"), st.sampled_from([("title", "Om Hotjar"), ("title", "Om")])
    ),
)


def edited(policy: Policy, edit: tuple[str, str, tuple[str, object] | None]) -> Policy:
    """A policy with one field of one thing changed, or a thing put in or taken out; else the same."""
    things, key, change = edit
    if things == "settings":
        assert change is not None
        return replace(policy, settings=replace(policy.settings, **{change[0]: change[1]}))  # type: ignore[arg-type]
    before = getattr(policy, things)
    if change is None and key in before:
        return replace(policy, **{things: _without(before, key)})  # type: ignore[arg-type]
    base = before.get(key) or (replace(COOKIE, id=CookieId(key)) if things == "cookies" else GOOGLE_PROVIDER)
    after = replace(base, **dict([change] if change else []))
    return replace(policy, **{things: {**before, key: after}})  # type: ignore[arg-type]


def _without(things: Mapping[str, object], key: str) -> Mapping[str, object]:
    return {name: each for name, each in things.items() if name != key}


START = a_policy(
    *(replace(COOKIE, id=CookieId(f"own.{letter}"), name=f"n{letter}") for letter in "abc"),
    GOOGLE_COOKIE,
    sections=[prose("Vi anlitar Alphabet, Inc. och skyddas av reCAPTCHA.")],
    links=[Link(id=GOOGLE_LINK.id)],
)


@given(st.lists(EDITS, max_size=12))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_what_is_kept_from_before_is_what_a_new_check_finds(
    edits: list[tuple[str, str, tuple[str, object] | None]],
) -> None:
    checker, policy = Checker(rules=CATALOGUE_RULES), START
    for edit in edits:
        policy = edited(policy, edit)
        context = Context(policy, TODAY, published=START)
        assert checker.check(context) == Checker(rules=CATALOGUE_RULES).check(context)


def test_a_new_day_and_a_new_revision_are_seen() -> None:
    checker = Checker(rules=CATALOGUE_RULES)
    printed = replace(COOKIE, printed=Wordings(lifetime="Ett år"))
    due = replace(SETTINGS, review_by=TODAY)
    policy = a_policy(replace(printed, lifetime=parse_lifetime("2 years")), settings=due)
    for today in (TODAY, TODAY + dt.timedelta(days=1)):
        for published in (None, a_policy(printed), policy):
            context = Context(policy, today, published)
            found = {problem.rule for problem in checker.check(context).problems}
            assert ("CK037" in found) is (today > TODAY)
            assert ("CK036" in found) is (published is not None and published is not policy)


def test_a_rule_may_read_the_settings_that_seldom_change() -> None:
    seen = Seen(Scope.COOKIE)
    checker = Checker(rules=seen.rules)
    checker.check(Context(POLICY, TODAY))
    seen.news()
    other: Settings = replace(SETTINGS, jurisdictions=("FR",))
    checker.check(Context(replace(POLICY, settings=other), TODAY))
    assert len(seen.news()) == 3
