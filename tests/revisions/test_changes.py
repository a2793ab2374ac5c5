"""What changed between two states: every kind, known by id, with its values."""

from __future__ import annotations

import pytest

from tests.projects import GID, ROUTE, SMALL, VWO_SN
from tests.revisions.states import ANALYTICS, GOOGLE, LINKS, POLICY, VWO, WHICH, Edits, between, only, side
from workbench.formats.data import Data
from workbench.formats.layout import FileKind, FileRef
from workbench.revisions.changes import Sides, changes
from workbench.revisions.kind import Kind

HOTJAR = FileRef(FileKind.PROVIDER, "hotjar")
HJID = FileRef(FileKind.COOKIE, "hotjar.hjid")
NEW_COOKIE: dict[str, Data] = {
    "id": "hotjar.hjid",
    "name": "_hjid",
    "category": "analytics",
    "provider": "hotjar",
    "party": "third",
    "lifetime": "1 year",
    "description": "Skiljer besökare åt.",
}
TEXT: dict[str, Data] = {"id": "intro", "text": "Vi använder cookies.", "heading": "Om cookies."}
LIST: dict[str, Data] = {"id": "kinds", "items": {"first": "Egna.", "third": "Andras."}}
WITH_TEXTS: Edits = {(WHICH, ("blocks", 4)): TEXT, (WHICH, ("blocks", 5)): LIST}

ONE_VALUE: list[tuple[Edits, str]] = [
    ({(GID, ("name",)): "_gid2"}, "cookie.renamed:google.gid:name"),
    ({(GID, ("category",)): "essential"}, "cookie.recategorised:google.gid:category"),
    ({(GID, ("position",)): "25"}, "cookie.reordered:google.gid:position"),
    ({(GID, ("only",)): ["sv"]}, "cookie.changed:google.gid:only"),
    ({(GID, ("lifetime",)): "13 months"}, "lifetime.longer:google.gid:lifetime"),
    ({(GID, ("lifetime",)): "1 hour"}, "lifetime.shorter:google.gid:lifetime"),
    ({(GID, ("lifetime",)): "session"}, "lifetime.shorter:google.gid:lifetime"),
    ({(GID, ("lifetime",)): "1 day"}, "lifetime.restated:google.gid:lifetime"),
    ({(GID, ("lifetime",)): {"until": "Tills du loggar ut"}}, "lifetime.changed:google.gid:lifetime"),
    ({(ROUTE, ("lifetime",)): "1 day"}, "lifetime.longer:own.routeid:lifetime"),
    ({(GID, ("party",)): "first"}, "party.changed:google.gid:party"),
    ({(GID, ("provider",)): "vwo"}, "provider.changed:google.gid:provider"),
    ({(GID, ("storage",)): "pixel"}, "data.recorded:google.gid:storage"),
    ({(GID, ("match",)): "prefix"}, "data.recorded:google.gid:match"),
    ({(GID, ("purposes",)): ["statistics"]}, "data.recorded:google.gid:purposes"),
    ({(GID, ("description",)): "Räknar besök."}, "description.changed:google.gid:description"),
    ({(ROUTE, ("printed", "lifetime")): "Session"}, "printed.changed:own.routeid:printed.lifetime"),
    ({(GID, ("note",)): "Fråga byrån."}, "internal.only:google.gid"),
    ({(GID, ("domains",)): []}, "formatting.only:google.gid"),
    (
        {(GID, ("description",)): str(SMALL[GID]["description"]).replace(" ", "  ")},
        "formatting.only:google.gid",
    ),
    ({(GOOGLE, ("name",)): "Google Ireland"}, "provider.renamed:google:name"),
    ({(GOOGLE, ("legal_name",)): "Google Ireland Ltd"}, "data.recorded:google:legal_name"),
    ({(GOOGLE, ("country",)): "US"}, "data.recorded:google:country"),
    ({(GOOGLE, ("link",)): None}, "link.changed:google:link"),
    ({(GOOGLE, ("printed",)): "Google, läs mer"}, "printed.changed:google:printed"),
    ({(GOOGLE, ("aliases",)): ["Alphabet"]}, "internal.only:google"),
    ({(ANALYTICS, ("intro",)): "De visar allt."}, "category.text:analytics:intro"),
    ({(ANALYTICS, ("consent",)): "exempt"}, "category.consent:analytics:consent"),
    ({(POLICY, ("title",)): "Om cookies"}, "title.changed:policy:title"),
    ({(POLICY, ("labels",)): {"session": "Tills du stänger"}}, "label.changed:policy:labels.session"),
    ({(POLICY, ("variables", "company")): "Nytt AB"}, "variable.changed:policy:variables.company"),
    ({(POLICY, ("date_format",)): "long"}, "policy.changed:policy:date_format"),
    ({(POLICY, ("review_by",)): "2027-01-31"}, "internal.only:policy"),
    ({(POLICY, ("locales",)): {"de": {"published": "false"}}}, "locale.added:policy:locales.de"),
    ({(WHICH, ("title",)): "Vilka kakor använder vi?"}, "section.text:which:title"),
    ({(WHICH, ("numbered",)): "false"}, "section.changed:which:numbered"),
    ({(WHICH, ("blocks", 4)): TEXT}, "section.added:which:intro"),
    ({(LINKS, ("google-more", "url")): "https://google.com"}, "link.changed:google-more:url"),
]


@pytest.mark.parametrize(("edits", "name"), ONE_VALUE, ids=[name for _, name in ONE_VALUE])
def test_one_changed_value_is_one_change(edits: Edits, name: str) -> None:
    assert [each.change.name for each in between(edits).assessed] == [name]


@pytest.mark.parametrize("edits", [edits for edits, _ in ONE_VALUE], ids=[name for _, name in ONE_VALUE])
def test_the_way_back_is_told_too(edits: Edits) -> None:
    [back] = changes(Sides(side(edits), side()))

    assert back.file == only(between(edits)).change.file
    assert (back.old, back.new) == (only(between(edits)).change.new, only(between(edits)).change.old)


def test_equal_states_have_no_changes() -> None:
    assert between({}).assessed == ()


IN_TEXTS: list[tuple[Edits, str]] = [
    ({(WHICH, ("blocks", 4, "text")): "Vi använder kakor."}, "section.text:which:intro"),
    ({(WHICH, ("blocks", 4, "heading")): "Om kakor."}, "section.text:which:intro.heading"),
    ({(WHICH, ("blocks", 4, "about")): ["purpose"]}, "internal.only:which"),
    ({(WHICH, ("blocks", 4, "only")): ["sv"]}, "section.changed:which:intro.only"),
    ({(WHICH, ("blocks", 5, "items", "third")): "Andra parters."}, "section.text:which:kinds.third"),
    ({(WHICH, ("blocks", 5, "items", "own")): "Fler."}, "section.added:which:kinds.own"),
    ({(WHICH, ("blocks", 5, "items", "third")): None}, "section.removed:which:kinds.third"),
    (
        {(WHICH, ("blocks", 5, "items")): {"third": "Andras.", "first": "Egna."}},
        "section.moved:which:kinds.items",
    ),
    ({(WHICH, ("blocks", 4)): LIST, (WHICH, ("blocks", 5)): TEXT}, "section.moved:which:blocks"),
]


@pytest.mark.parametrize(("edits", "name"), IN_TEXTS, ids=[name for _, name in IN_TEXTS])
def test_texts_are_told_by_block_and_item(edits: Edits, name: str) -> None:
    found = between({**WITH_TEXTS, **edits}, WITH_TEXTS)

    assert [each.change.name for each in found.assessed] == [name]


def test_what_a_new_cookie_is_the_first_to_use_is_told_inside_it() -> None:
    found = between(
        {
            (HOTJAR, ()): {"id": "hotjar", "name": "Hotjar", "link": "hotjar-more"},
            (HJID, ()): dict(NEW_COOKIE),
            (LINKS, ("hotjar-more",)): {"url": "https://hotjar.com"},
        }
    )

    change = only(found).change
    assert change.name == "cookie.added:hotjar.hjid"
    assert [each.name for each in change.within] == ["provider.added:hotjar", "link.changed:hotjar-more:url"]


def test_a_provider_that_an_existing_cookie_begins_to_use_is_told_on_its_own() -> None:
    found = between({(HOTJAR, ()): {"id": "hotjar", "name": "Hotjar"}, (GID, ("provider",)): "hotjar"})

    names = {each.change.name for each in found.assessed}
    assert names == {"provider.added:hotjar", "provider.changed:google.gid:provider"}
    assert len(found.groups) == 1


def test_a_provider_that_nothing_uses_is_internal() -> None:
    found = between({(HOTJAR, ()): {"id": "hotjar", "name": "Hotjar"}})

    assert only(found).change.kind is Kind.INTERNAL_ONLY


def test_a_removed_cookie_that_comes_back_under_another_id_looks_like_one_renamed() -> None:
    renamed = FileRef(FileKind.COOKIE, "google.gid-2")
    found = between({(GID, ()): None, (renamed, ()): {**SMALL[GID], "id": "google.gid-2"}})

    assert {each.change.kind for each in found.assessed} == {Kind.COOKIE_ADDED, Kind.COOKIE_REMOVED}
    assert [(like.removed, like.added) for like in found.look_alikes] == [("google.gid", "google.gid-2")]


def test_a_block_that_goes_to_another_section_unaltered_has_moved() -> None:
    other = FileRef(FileKind.SECTION, "what")
    sections: Edits = {(POLICY, ("sections",)): ["what", "which"]}
    empty: Edits = {**sections, (other, ()): {"id": "what", "title": "Vad?", "blocks": [LIST]}}
    old: Edits = {**empty, (WHICH, ("blocks", 4)): TEXT}
    new: Edits = {**sections, (other, ()): {"id": "what", "title": "Vad?", "blocks": [LIST, TEXT]}}

    change = only(between(new, old)).change
    assert (change.kind, change.old, change.new) == (Kind.SECTION_MOVED, "which.intro", "what.intro")


def test_a_block_that_tells_where_it_was_has_moved_whatever_else_is_new_in_it() -> None:
    other = FileRef(FileKind.SECTION, "what")
    sections: Edits = {(POLICY, ("sections",)): ["what", "which"]}
    empty: Edits = {**sections, (other, ()): {"id": "what", "title": "Vad?", "blocks": [LIST]}}
    old: Edits = {**empty, (WHICH, ("blocks", 4)): TEXT}
    told: Data = ["section.which.intro"]
    moved: Data = {**TEXT, "id": "about", "text": "Vi använder få cookies.", "formerly": told}
    new: Edits = {**sections, (other, ()): {"id": "what", "title": "Vad?", "blocks": [LIST, moved]}}

    found = [each.change for each in between(new, old).assessed]
    assert [(each.kind, each.old, each.new) for each in found] == [
        (Kind.SECTION_MOVED, "which.intro", "what.about"),
        (Kind.SECTION_TEXT, "Vi använder cookies.", "Vi använder få cookies."),
    ]


def test_what_cannot_be_read_is_not_removed() -> None:
    old, new = side(), side({(GID, ()): None})
    unread = type(new)(new.policy, new.documents, new.words, frozenset({GID}))

    assert changes(Sides(old, unread)) == []


def test_a_cookie_s_fields_are_changes_of_their_own() -> None:
    found = between({(VWO_SN, ("name",)): "_vwo", (VWO_SN, ("party",)): "first", (VWO, ("name",)): "Wingify"})

    assert {each.change.kind for each in found.assessed} == {
        Kind.COOKIE_RENAMED,
        Kind.PARTY_CHANGED,
        Kind.PROVIDER_RENAMED,
    }


@pytest.mark.parametrize("key", ["__private", 'it\'s "both"', "a.b[0]"])
def test_nested_names_of_any_kind_are_compared(key: str) -> None:
    from workbench.revisions.nested import nested

    assert list(nested({"a": {key: "1", "b": "2"}}, {"a": {key: "3", "b": "2"}})) == [(["a", key], "1", "3")]
    assert list(nested({"a": {}}, {"a": {key: "1"}})) == [(["a", key], None, "1")]
