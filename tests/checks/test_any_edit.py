"""What is found after any edits, of the policy and of its translations, is what a fresh look finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.checks.samples import COOKIE, GOOGLE_COOKIE, GOOGLE_LINK, SETTINGS, TODAY, a_policy, prose
from tests.checks.test_runner import EDITS, edited
from tests.checks.test_spelling import Lacking
from workbench.checks.context import Context
from workbench.checks.pairs.catalog_texts import CatalogTexts
from workbench.checks.runner import Checker
from workbench.checks.selection import Selection
from workbench.checks.speller import Spelling
from workbench.policy.entries import Key
from workbench.policy.kinds import CookieId, LocaleTag, TermId
from workbench.policy.lifetime import SESSION, Unknown
from workbench.policy.model import Link, LocaleSettings, LocaleTerm, Policy, Term

EN, DE = LocaleTag("en"), LocaleTag("de")
_LOCALES = {EN: LocaleSettings(published=True), DE: LocaleSettings()}
_CONSENT = Term(
    id=TermId("samtycke"),
    term="samtycke",
    forms=("samtyck*",),
    locales={EN: LocaleTerm(accepted=("consent*",)), DE: LocaleTerm(accepted=("Einwilligung*",))},
)
_KEPT = Term(id=TermId("hotjar"), term="Hotjar", translate=False)
PAIRS = (
    ("Räknar 7 besök av Hotjar.", "Counts 7 visits of Hotjar."),
    ("räknar 7  besök av Hotjar.", "Counts visits."),
    ("Se ”_nb_*” och avsnitt 9.", "See “_nb_*” and section 9."),
    ("Se <b>J</b>ar 4.", "See <b>it</b>."),
    ("Hot Jar", "Hot Jar"),
    ("Ett samtycke i 30 dagar.", "An agreement for 30 days."),
    ("Ett samtycke i 30 dagar.", ""),
)
KEYS = ("cookie.own.a.description", "cookie.own.b.description")


@dataclass(frozen=True, slots=True)
class Project:
    """A policy and what its locales say."""

    policy: Policy
    texts: Mapping[LocaleTag, CatalogTexts]


START = a_policy(
    *(replace(COOKIE, id=CookieId(f"own.{letter}"), name=f"n{letter}") for letter in "abc"),
    GOOGLE_COOKIE,
    sections=[prose(PAIRS[0][0])],
    links=[Link(id=GOOGLE_LINK.id)],
    settings=replace(SETTINGS, locales=_LOCALES),
)
TEXTS = {
    locale: CatalogTexts({Key(key): PAIRS[number][1] for number, key in enumerate(KEYS)})
    for locale in _LOCALES
}

DESCRIBED = st.tuples(
    st.just("cookies"),
    st.sampled_from(["own.a", "own.b"]),
    st.tuples(st.just("description"), st.sampled_from([source for source, _ in PAIRS])),
)
TRANSLATED = st.tuples(
    st.sampled_from([EN, DE]),
    st.sampled_from(KEYS),
    st.sampled_from([target for _, target in PAIRS]),
    st.booleans(),
)
NAMED = st.tuples(
    st.just("cookies"),
    st.sampled_from(["own.c", "google.maps"]),
    st.tuples(st.just("name"), st.sampled_from(["_nb_*", "Hotjar", "Jar", "_other"])),
)
CALLED = st.tuples(
    st.just("providers"),
    st.just("google"),
    st.tuples(st.just("name"), st.sampled_from(["Hotjar", "HotJar", "Jar 4"])),
)
GLOSSARIES = st.tuples(
    st.just("glossary"),
    st.sampled_from([{}, {_CONSENT.id: _CONSENT}, {_CONSENT.id: _CONSENT, _KEPT.id: _KEPT}]),
)
LOCALES = st.tuples(
    st.just("locales"),
    st.sampled_from([_LOCALES, {EN: LocaleSettings()}, {**_LOCALES, EN: LocaleSettings()}]),
)
SPELLING = Spelling({LocaleTag("sv"): Lacking(["Hotjar", "besök"]), EN: Lacking(["Hotjar", "agreement"])})

EDITS_OF_PAIRS = st.one_of(DESCRIBED, TRANSLATED, NAMED, CALLED, GLOSSARIES)


def after(project: Project, edit: tuple[Any, ...]) -> Project:
    """A project after an edit; everything that it does not touch is the same object."""
    policy = project.policy
    match edit:
        case (locale, str(), str(), bool()):
            return replace(project, texts={**project.texts, LocaleTag(locale): translated(project, *edit)})
        case ("glossary", glossary):
            return replace(project, policy=replace(policy, glossary=glossary))
        case ("locales", locales):
            in_locales = replace(policy.settings, locales=locales)
            return replace(project, policy=replace(policy, settings=in_locales))
        case _:
            return replace(project, policy=edited(policy, edit))


def translated(project: Project, locale: LocaleTag, key: str, text: str, is_stale: bool) -> CatalogTexts:
    """What a locale says after one entry was translated, or left without a translation."""
    before = project.texts[locale]
    texts = {each: words for each, words in before.items() if each != key}
    if text:
        texts[Key(key)] = text
    stale = {each: words for each, words in before.stale.items() if each != key}
    return CatalogTexts(texts, {**stale, **({Key(key): text} if text and is_stale else {})})


def context_of(project: Project) -> Context:
    return Context(project.policy, TODAY, published=START, translations=project.texts, spelling=SPELLING)


WORDED = ("cookies", "own.a", ("lifetime", Unknown("7 dagar")))
UNWORDED = ("cookies", "own.a", ("lifetime", SESSION))
NAMED_SO, NAMED_OTHERWISE = ("cookies", "own.c", ("name", "Jar 4")), ("cookies", "own.c", ("name", "_other"))
CALLED_SO, CALLED_OTHERWISE = (
    ("providers", "google", ("name", "HotJar")),
    ("providers", "google", ("name", "X")),
)


def described(cookie: str, text: str) -> tuple[Any, ...]:
    return "cookies", f"own.{cookie}", ("description", text)


def in_english(cookie: str, text: str) -> tuple[Any, ...]:
    return EN, f"cookie.own.{cookie}.description", text, False


@given(st.lists(st.one_of(EDITS_OF_PAIRS, LOCALES, EDITS), max_size=10))
@example([WORDED, UNWORDED])
@example([described("a", PAIRS[0][0]), ("cookies", "own.c", ("name", "besök")), NAMED_OTHERWISE])
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_what_is_found_after_any_edits_is_what_a_fresh_look_finds(edits: list[tuple[Any, ...]]) -> None:
    checker, project = Checker(), Project(START, TEXTS)
    checker.check(context_of(project))
    for edit in edits:
        project = after(project, edit)
        assert checker.check(context_of(project)) == Checker().check(context_of(project))


@given(st.lists(EDITS_OF_PAIRS, min_size=4, max_size=20))
@example([described("a", PAIRS[3][0]), in_english("a", PAIRS[3][1]), NAMED_SO, NAMED_OTHERWISE])
@example([described("a", PAIRS[4][0]), in_english("a", PAIRS[4][1]), CALLED_SO, CALLED_OTHERWISE])
@example(
    [described("b", PAIRS[0][0]), in_english("a", "One."), in_english("b", "Two."), in_english("b", "One.")]
)
@example([in_english("a", "Seven."), in_english("b", "Seven."), described("b", PAIRS[1][0])])
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_and_so_it_is_with_translations_whatever_they_are_judged_by(edits: list[tuple[Any, ...]]) -> None:
    translations = Selection(select=("TR",))
    checker, project = Checker(translations), Project(START, TEXTS)
    checker.check(context_of(project))
    for edit in edits:
        project = after(project, edit)
        assert checker.check(context_of(project)) == Checker(translations).check(context_of(project))
