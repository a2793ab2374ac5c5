"""What changes mean: the level proposed, whether a person must decide, whether consent is asked again."""

from __future__ import annotations

import pytest

from tests.projects import GID, ROUTE, VWO_SN
from tests.revisions.states import ANALYTICS, GOOGLE, LINKS, POLICY, WHICH, Edits, between, only
from tests.revisions.test_changes import HJID, HOTJAR, NEW_COOKIE
from workbench.formats.data import Data
from workbench.formats.layout import FileKind, FileRef
from workbench.revisions.kind import Kind
from workbench.revisions.level import Level
from workbench.revisions.levels import LEVELS

NONE, EDITORIAL, MINOR, NOTABLE, MATERIAL = (
    Level.NONE, Level.EDITORIAL, Level.MINOR, Level.NOTABLE, Level.MATERIAL,
)  # fmt: skip
ASKS, UNDECIDED = "asks", "undecided"
NEW = FileRef(FileKind.COOKIE, "google.new")
SOCIAL = FileRef(FileKind.CATEGORY, "social")
TEXT: Data = {"id": "intro", "text": "Vi sparar dem inte."}
IN_US: Edits = {(GOOGLE, ("country",)): "IE"}
WITH_TEXT: Edits = {(WHICH, ("blocks", 4)): TEXT}


def new_cookie(**fields: Data) -> Data:
    return {**NEW_COOKIE, "id": "google.new", "provider": "google", **fields}


CASES: list[tuple[str, Edits, Edits, Level, set[str]]] = [
    ("a cookie of a new provider", {
        (HOTJAR, ()): {"id": "hotjar", "name": "Hotjar"}, (HJID, ()): NEW_COOKIE},
     {}, MATERIAL, {ASKS}),
    ("a cookie in a category its provider is in", {(NEW, ()): new_cookie()}, {}, NOTABLE, set()),
    ("a provider in a category new to it",
     {(NEW, ()): new_cookie(category="essential")}, {}, MATERIAL, set()),
    ("an exempt cookie of a provider already there", {
        (NEW, ()): new_cookie(category="essential", provider="own", party="first")}, {}, MINOR, set()),
    ("a new storage technique", {(NEW, ()): new_cookie(storage="pixel")}, {}, MATERIAL, {ASKS}),
    ("a cookie removed", {(GID, ()): None}, {}, MINOR, set()),
    ("a cookie renamed", {(GID, ("name",)): "_gid2"}, {}, MINOR, set()),
    ("moved to what is exempt", {(GID, ("category",)): "essential"}, {}, MATERIAL, {ASKS}),
    ("moved to a consent category new to its provider", {
        (ROUTE, ("category",)): "analytics"}, {}, MATERIAL, {ASKS}),
    ("a lifetime longer", {(GID, ("lifetime",)): "2 years"}, {}, NOTABLE, set()),
    ("a lifetime shorter", {(GID, ("lifetime",)): "1 hour"}, {}, MINOR, set()),
    ("a lifetime restated", {(GID, ("lifetime",)): "1 day"}, {}, EDITORIAL, set()),
    ("a year as days", {(GID, ("lifetime",)): "365 days"},
     {(GID, ("lifetime",)): "1 year"}, EDITORIAL, {UNDECIDED}),
    ("a lifetime in words", {(VWO_SN, ("lifetime",)): {"until": "Alltid"}}, {}, MINOR, {UNDECIDED}),
    ("first to third party", {(ROUTE, ("party",)): "third"}, {}, MATERIAL, set()),
    ("third to first party", {(GID, ("party",)): "first"}, {}, MINOR, {UNDECIDED}),
    ("another provider", {(GID, ("provider",)): "vwo"}, {}, MATERIAL, {ASKS}),
    ("a provider renamed", {(GOOGLE, ("name",)): "Alphabet"}, {}, MINOR, {UNDECIDED}),
    ("a country outside the EEA", {(GOOGLE, ("country",)): "US"}, IN_US, MATERIAL, {ASKS}),
    ("a country inside the EEA", {(GOOGLE, ("country",)): "SE"}, IN_US, MINOR, {UNDECIDED}),
    ("a country recorded", IN_US, {}, NONE, set()),
    ("a new purpose", {(GID, ("purposes",)): ["a", "b"]}, {(GID, ("purposes",)): ["a"]}, MATERIAL, {ASKS}),
    ("a purpose gone", {(GID, ("purposes",)): ["a"]}, {(GID, ("purposes",)): ["a", "b"]}, MINOR, {UNDECIDED}),
    ("a category's consent", {(ANALYTICS, ("consent",)): "exempt"}, {}, MATERIAL, {ASKS}),
    ("a category's text", {(ANALYTICS, ("intro",)): "De visar."}, {}, MINOR, {UNDECIDED}),
    ("a new category", {(SOCIAL, ()): {
        "id": "social", "title": "Sociala", "intro": "De delar.", "consent": "required"}},
     {}, MATERIAL, {ASKS}),
    ("the title", {(POLICY, ("title",)): "Om cookies"}, {}, EDITORIAL, set()),
    ("the controller", {(POLICY, ("variables", "company")): "Ny AB"}, {}, MATERIAL, {UNDECIDED}),
    ("another variable", {(POLICY, ("variables", "site")): "www.ny.se"}, {}, MINOR, {UNDECIDED}),
    ("a link lost", {(LINKS, ("google-more",)): {"status": "lost"}}, {}, MINOR, {UNDECIDED}),
    ("a link elsewhere", {(LINKS, ("google-more", "url")): "https://g.co"}, {}, EDITORIAL, set()),
    ("a description", {(GID, ("description",)): "Räknar."}, {}, MINOR, {UNDECIDED}),
    ("a kind nobody named", {(POLICY, ("date_format",)): "long"}, {}, MINOR, {UNDECIDED}),
    ("a locale published", {(POLICY, ("locales",)): {"de": {"published": "true"}}},
     {(POLICY, ("locales",)): {"de": {}}}, NONE, set()),
    ("an internal note", {(GID, ("note",)): "Fråga."}, {}, NONE, set()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("new", "old", "level", "answers"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_a_change_is_proposed_as_the_table_says(
    new: Edits, old: Edits, level: Level, answers: set[str]
) -> None:
    found = only(between({**old, **new}, old))

    told = {ASKS for _ in range(found.asks_consent)} | {UNDECIDED for _ in range(found.is_undecided)}
    assert (found.level, told) == (level, answers)
    assert str(found.proposal.why)


def test_every_kind_has_its_row_or_is_for_a_person_to_say() -> None:
    assert set(Kind) - set(LEVELS) == {Kind.COOKIE_CHANGED, Kind.SECTION_CHANGED, Kind.POLICY_CHANGED}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Vi sparar dem.", "−inte"),
        ("Vi sparar dem inte i USA.", "+USA"),
        ("Vi sparar dem inte i 30 dagar.", "+30 days"),
        ("VWO sparar dem inte.", "+VWO"),
        ("Vi sparar 2 av dem inte.", "+2"),
    ],
)
def test_other_facts_in_a_reworded_text_are_pointed_out(text: str, facts: str) -> None:
    found = only(between({(WHICH, ("blocks", 4)): {"id": "intro", "text": text}}, WITH_TEXT))

    assert facts in str(found.proposal.why)


def test_a_rewording_with_the_same_facts_points_at_nothing() -> None:
    found = only(between({(WHICH, ("blocks", 4)): {"id": "intro", "text": "Vi lagrar dem inte."}}, WITH_TEXT))

    assert str(found.proposal.why) == "The text is reworded; does the meaning change?"
