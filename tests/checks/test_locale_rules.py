"""Rules about a locale as a whole, and pairs as the engine runs them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.checks.samples import COOKIE, TODAY, a_cookie, a_policy
from workbench.checks.context import Context
from workbench.checks.pairs.catalog_texts import CatalogTexts
from workbench.checks.problem import Problem, Severity
from workbench.checks.runner import Checker
from workbench.checks.selection import Selection
from workbench.checks.waivers import text_digest
from workbench.policy.entries import Key, entries
from workbench.policy.kinds import LocaleTag
from workbench.policy.lifetime import Unknown, Until
from workbench.policy.model import LocaleSettings, Policy, Waiver

EN, DE = LocaleTag("en"), LocaleTag("de")
DESCRIPTION = Key(f"cookie.{COOKIE.id}.description")


def with_locales(policy: Policy, **locales: LocaleSettings) -> Policy:
    own = {LocaleTag(tag.replace("_", "-")): its for tag, its in locales.items()}
    return replace(policy, settings=replace(policy.settings, locales=own))


def found(
    rule: str, policy: Policy, translations: Mapping[LocaleTag, Mapping[Key, str]] | None = None
) -> list[Problem]:
    context = Context(policy, TODAY, translations=translations or {})
    return list(Checker(Selection(select=(rule,))).check(context).problems)


@pytest.mark.parametrize("tag", ["en", "pt-BR", "zh-Hant-TW", "de-CH-1996", "se", "es-419"])
def test_a_tag_of_a_language_is_right(tag: str) -> None:
    policy = with_locales(a_policy(COOKIE), **{tag: LocaleSettings()})
    assert found("TR001", policy) == []


@pytest.mark.parametrize(
    ("tag", "meant"),
    [("dk", "da"), ("gr", "el"), ("sv_SE", "BCP"), ("xq", "xq"), ("en-UK", "en-GB"), ("SV", "BCP")],
)
def test_a_country_or_a_slip_is_no_language(tag: str, meant: str) -> None:
    base = a_policy(COOKIE)
    policy = replace(
        base, settings=replace(base.settings, locales={LocaleTag(tag): LocaleSettings(published=True)})
    )
    (problem,) = found("TR001", policy)
    assert problem.severity is Severity.ERROR
    assert meant in str(problem.message)


def test_se_is_northern_sami_by_its_letters() -> None:
    policy = with_locales(a_policy(COOKIE), se=LocaleSettings())
    swedish, sami = (
        "Visar sidan i de färger som besökaren har valt. ",
        "Čájeha siiddu dain ivnniin maid guossi lea válljen. ",
    )
    tag = LocaleTag("se")
    assert len(found("TR001", policy, {tag: {DESCRIPTION: swedish * 8}})) == 1
    assert found("TR001", policy, {tag: {DESCRIPTION: sami * 8}}) == []


def test_a_locale_that_leaves_cookies_out_is_told_once() -> None:
    cookies = [
        a_cookie(name="one", only=(LocaleTag("sv"),)),
        a_cookie(name="two", only=(LocaleTag("sv"), EN)),
    ]
    policy = with_locales(a_policy(*cookies), en=LocaleSettings(), de=LocaleSettings())
    assert [(each.locale, each.count) for each in found("TR004", policy)] == [(EN, 1), (DE, 2)]


@pytest.mark.parametrize(
    ("text", "count"), [("7 dagar", 1), ("Förfaller om 2096 år", 0), ("Tills kampanjen ändras", 0)]
)
def test_a_plain_amount_of_time_is_no_text(text: str, count: int) -> None:
    assert len(found("TR005", a_policy(a_cookie(lifetime=Unknown(text))))) == count
    assert len(found("TR005", a_policy(a_cookie(lifetime=Until(text))))) == count


def test_a_published_locale_has_every_text_or_a_fallback() -> None:
    policy = a_policy(COOKIE)
    texts = {entry.key: "text" for entry in entries(policy)}
    lacking = {key: text for key, text in texts.items() if key != DESCRIPTION}
    published = with_locales(policy, en=LocaleSettings(published=True))
    (problem,) = found("TR006", published, {EN: lacking})
    assert (problem.key, problem.count, problem.severity) == (DESCRIPTION, 1, Severity.ERROR)
    assert found("TR006", published, {EN: texts}) == []
    assert found("TR006", with_locales(policy, en=LocaleSettings()), {EN: lacking}) == []
    with_fallback = with_locales(policy, en=LocaleSettings(published=True, fallback=DE))
    assert found("TR006", with_fallback, {EN: lacking}) == []


def test_a_stale_translation_is_a_problem_until_it_is_done() -> None:
    policy = with_locales(a_policy(COOKIE), en=LocaleSettings(published=True))
    checker = Checker(Selection(select=("TR030",)))
    texts = {DESCRIPTION: "Shows the page in the colours that were chosen."}
    stale, done = CatalogTexts(texts, texts), CatalogTexts(texts)
    (problem,) = checker.check(Context(policy, TODAY, translations={EN: stale})).problems
    assert (problem.key, problem.locale, problem.severity) == (DESCRIPTION, EN, Severity.ERROR)
    assert checker.check(Context(policy, TODAY, translations={EN: done})).problems == ()


def test_one_text_is_translated_in_one_way() -> None:
    cookies = [
        a_cookie(name=name, description=text)
        for name, text in (("a", "Räknar besök."), ("b", "räknar  besök."))
    ]
    policy = with_locales(a_policy(*cookies), en=LocaleSettings())
    first, second = (Key(f"cookie.{each.id}.description") for each in cookies)
    varying = {first: "Counts visits.", second: "Counts page views."}
    (problem,) = found("TR027", policy, {EN: varying})
    assert problem.key == second
    assert "“Counts visits.”" in str(problem.message)
    assert found("TR027", policy, {EN: dict.fromkeys(varying, "Counts visits.")}) == []


def test_two_texts_are_not_said_alike() -> None:
    cookies = [
        a_cookie(name=name, description=text)
        for name, text in (("a", "Räknar besök."), ("b", "Räknar klick."))
    ]
    policy = with_locales(a_policy(*cookies), en=LocaleSettings())
    texts = {Key(f"cookie.{each.id}.description"): "Counts things." for each in cookies}
    assert len(found("TR027", policy, {EN: texts})) == 1


def test_the_engine_finds_faults_of_pairs_where_they_are_and_again_when_they_change() -> None:
    policy = with_locales(
        a_policy(a_cookie(description="Räknar 7 besök.")), en=LocaleSettings(published=True)
    )
    checker = Checker(Selection(select=("TR014",)))

    def numbers(text: str) -> list[tuple[Key | None, str | None, Severity]]:
        report = checker.check(Context(policy, TODAY, translations={EN: {DESCRIPTION: text}}))
        return [(each.key, each.quote, each.severity) for each in report.problems]

    assert numbers("Counts visits.") == [(DESCRIPTION, "7", Severity.ERROR)]
    assert numbers("Counts 7 visits.") == []
    assert numbers("Counts 8 visits.") == [(DESCRIPTION, "7", Severity.ERROR)]


def test_a_fault_in_a_locale_that_nobody_reads_is_a_warning() -> None:
    policy = with_locales(a_policy(a_cookie(description="Räknar 7 besök.")), en=LocaleSettings())
    (problem,) = found("TR014", policy, {EN: {DESCRIPTION: "Counts visits."}})
    assert problem.severity is Severity.WARNING


def test_a_waiver_holds_for_the_two_texts_it_was_given_for() -> None:
    source, target = "Räknar 7 besök.", "Counts seven visits."
    policy = with_locales(a_policy(a_cookie(description=source)), en=LocaleSettings(published=True))
    waiver = Waiver(rule="TR014", reason="In words", of=text_digest(source, target))

    def is_waived(text: str) -> bool:
        context = Context(policy, TODAY, translations={EN: {DESCRIPTION: text}})
        report = Checker(Selection(select=("TR014",))).check(context, {EN: {DESCRIPTION: [waiver]}})
        return report.problems[0].is_waived

    assert is_waived(target)
    assert not is_waived("Counts some visits.")
