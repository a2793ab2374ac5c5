"""What a writer does to things that are not cookies: every step is undone byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.projects import GID, files, open_session, write_locales, write_small
from workbench.edits import Place, Step, value_at
from workbench.formats.edit_refused import EditRefused
from workbench.formats.layout import FileKind, FileRef
from workbench.forms.ids import proposed_id, why_unfit
from workbench.forms.kinds import (
    CATEGORY,
    COOKIE,
    KINDS,
    LABEL,
    LINK,
    LOCALE,
    PLACEHOLDER,
    POLICY,
    PROVIDER,
    TERM,
    UNIT,
    VARIABLE,
    ThingKind,
    thing_at,
    thing_data,
    things_in,
)
from workbench.session import Session
from workbench.steps.locales import begin_step
from workbench.steps.telling_places import told_place
from workbench.steps.things import (
    add_thing,
    remove_things,
    set_thing_field,
    uses_elsewhere,
)

POLICY_FILE = FileRef(FileKind.POLICY)
LINKS_FILE = FileRef(FileKind.LINKS)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_small(tmp_path)
    provider = root / PROVIDER.place("vwo").file.path
    provider.write_text(provider.read_text() + "printed: 3 part VWO\n")
    return root


@pytest.fixture
def session(root: Path) -> Session:
    return open_session(root)


def written(session: Session, kind: ThingKind, name: str, field: str, text: str) -> Step | None:
    """Type a text into a field of a thing."""
    thing = kind.place(*name.split())
    data = session.data(thing.file)
    assert data is not None
    step = set_thing_field(kind, thing, kind.field(field), data, text)
    if step is not None:
        session.apply(step)
    return step


def added(session: Session, kind: ThingKind, name: str, identifier: str) -> Step:
    step = add_thing(kind, name, identifier, session.data(kind.place(*identifier.split()).file))
    session.apply(step)
    return step


def removed(session: Session, kind: ThingKind, *names: str) -> None:
    things = [kind.place(*name.split()) for name in names]
    session.apply(remove_things(kind, things, [session.data(each.file) for each in things]))


def test_a_provider_is_added_with_what_is_known_of_it(session: Session) -> None:
    step = added(session, PROVIDER, "Hotjar", "hotjar")
    assert str(step.title) == "Add Hotjar"
    written(session, PROVIDER, "hotjar", "country", "MT")
    written(session, PROVIDER, "hotjar", "link", "google-more")
    assert not session.errors
    assert session.copy.text(PROVIDER.place("hotjar").file.path) == (
        "id: hotjar\nname: Hotjar\ncountry: MT\nlink: google-more\n"
    )


def test_renaming_a_provider_drops_its_printed_wording_and_says_so(session: Session) -> None:
    step = written(session, PROVIDER, "vwo", "name", "Wingify")
    assert step is not None
    assert "“3 part VWO” fell away" in str(step.remark)
    assert session.data(PROVIDER.place("vwo").file) == {"id": "vwo", "name": "Wingify"}
    session.undo()
    assert value_at(session.data(PROVIDER.place("vwo").file), ("printed",)) == "3 part VWO"


def test_a_link_with_an_address_is_not_lost_and_one_without_is(session: Session) -> None:
    added(session, LINK, "", "zz-last")
    added(session, LINK, "", "aa-first")
    assert list(session.data(LINKS_FILE) or ()) == ["aa-first", "google-more", "zz-last"]
    written(session, LINK, "aa-first", "url", "https://a.example")
    written(session, LINK, "google-more", "url", "")
    assert not session.errors
    assert session.data(LINKS_FILE) == {
        "aa-first": {"url": "https://a.example"},
        "google-more": {"status": "lost"},
        "zz-last": {"status": "lost"},
    }
    written(session, LINK, "aa-first", "urls", "en: https://a.example/en\nfi: https://a.example/fi")
    written(session, LINK, "aa-first", "url", "")
    assert value_at(session.data(LINKS_FILE), ("aa-first",)) == {
        "urls": {"en": "https://a.example/en", "fi": "https://a.example/fi"}
    }


def test_a_term_is_written_with_its_words_in_other_locales(session: Session) -> None:
    added(session, TERM, "enhet", "enhet")
    written(session, TERM, "enhet", "forms", "enhet, enheten*")
    written(session, TERM, "enhet", "locales", "de: Gerät* | Einheit*, Endgerät*\nen: device*")
    assert not session.errors
    assert session.copy.text("catalogue/glossary.yaml") == (
        "enhet: {term: enhet, forms: [enhet, enheten*], "
        "locales: {de: {accepted: [Gerät*], forbidden: [Einheit*, Endgerät*]}, en: {accepted: [device*]}}}\n"
    )
    shown = TERM.field("locales").shown(value_at(session.data(TERM.place("enhet").file), ("enhet",)))
    assert shown == "de: Gerät* | Einheit*, Endgerät*\nen: device*"


def test_a_label_has_the_words_by_default_until_it_is_given_others(session: Session) -> None:
    place = LABEL.place("session")
    data, policy = session.data(POLICY_FILE), session.policy
    assert thing_data(place, data, policy) == "Session"
    assert written(session, LABEL, "session", "text", "") is None
    written(session, LABEL, "session", "text", "Under besöket")
    assert value_at(session.data(POLICY_FILE), ("labels",)) == {"session": "Under besöket"}
    removed(session, LABEL, "session")
    assert value_at(session.data(POLICY_FILE), ("labels",)) is None


def test_a_label_that_loses_its_token_is_kept_and_said_to_be_wrong(session: Session) -> None:
    written(session, LABEL, "last_changed", "text", "Senast ändrad")
    assert [str(error.sentence) for error in session.errors] == [
        "The label “last_changed” must hold {date} and no other token; it holds none."
    ]
    assert value_at(session.data(POLICY_FILE), ("labels", "last_changed")) == "Senast ändrad"


def test_settings_come_and_go_with_the_maps_they_stand_in(session: Session) -> None:
    before = session.copy.text(POLICY_FILE.path)
    added(session, PLACEHOLDER, "", "ACCID")
    added(session, UNIT, "", "sv day")
    added(session, UNIT, "", "sv hour")
    written(session, UNIT, "sv day", "patterns", "one: {0} dag\nother: {0} dagar")
    written(session, POLICY, "", "checks.severity", "CK004: info")
    assert not session.errors
    assert value_at(session.data(POLICY_FILE), ("units", "sv", "day")) == {
        "one": "{0} dag",
        "other": "{0} dagar",
    }
    removed(session, UNIT, "sv day", "sv hour")
    removed(session, PLACEHOLDER, "ACCID")
    written(session, POLICY, "", "checks.severity", "")
    assert session.copy.text(POLICY_FILE.path) == before


def test_a_locale_is_begun_with_every_text_to_be_translated(session: Session, root: Path) -> None:
    before = files(root)
    session.apply(begin_step(session, "fi"))
    assert value_at(session.data(POLICY_FILE), ("locales",)) == {"fi": {"published": "false"}}
    text = session.copy.text("locales/fi/LC_MESSAGES/policy.po") or ""
    assert 'msgctxt "cookie.google.gid.description"' in text
    with pytest.raises(EditRefused, match="has the locale fi already"):
        begin_step(session, "fi")
    session.save()
    session.undo()
    session.save()
    assert files(root) == before


def test_uses_of_removed_things_by_one_another_do_not_count(session: Session) -> None:
    def used(kind: ThingKind, *names: str) -> list[Place]:
        return list(uses_elsewhere(session, kind, [kind.place(name) for name in names]))

    assert used(PROVIDER, "google") == [Place(GID, ("provider",))]
    assert used(VARIABLE, "company") == []
    written(session, CATEGORY, "essential", "intro", "Se {cookie:own.routeid}.")
    assert used(COOKIE, "own.routeid") == [Place(CATEGORY.place("essential").file, ("intro",))]
    assert used(TERM, "none") == []


def test_places_are_told_by_what_people_call_them(session: Session) -> None:
    section = FileRef(FileKind.SECTION, "which")
    told = [
        str(told_place(session, place))
        for place in (
            Place(GID, ("provider",)),
            Place(POLICY_FILE, ("variables", "site")),
            Place(POLICY_FILE, ("title",)),
            Place(section, ("blocks", 1, "table", 0)),
            Place(section, ("blocks", 0, "category")),
            Place(section, ("title",)),
        )
    ]
    assert told == [
        "Cookie _gid: Provider",
        "Variable site",
        "Policy Riktlinjer om cookies: Title",
        "section which, block essential-cookies: “essential”",
        "section which, block essential: “essential”",
        "section which",
    ]


@pytest.mark.parametrize(
    ("name", "taken", "proposed"),
    [
        ("New Relic, Inc.", (), "new-relic-inc"),
        ("Åsa & Öst", (), "asa-ost"),
        ("VWO", ("vwo",), "vwo-2"),
        ("own", (), "own-1"),
        ("con", (), "con-1"),
        ("中文", (), ""),
        ("x" * 90, (), "x" * 60),
    ],
)
def test_an_id_is_made_of_a_name(name: str, taken: tuple[str, ...], proposed: str) -> None:
    assert proposed_id(name, taken) == proposed
    assert not proposed or why_unfit(PROVIDER, proposed, taken) is None


@pytest.mark.parametrize(
    ("kind", "identifier", "words"),
    [
        (PROVIDER, "Hotjar", "is not an id"),
        (PROVIDER, "own", "is the site itself"),
        (PROVIDER, "vwo", "is there already"),
        (VARIABLE, "Site", "is not the name of a variable"),
        (VARIABLE, "date", "has a meaning of its own"),
        (PLACEHOLDER, "accid", "is no placeholder"),
        (LOCALE, "FI", "is not a locale"),
        (UNIT, "sv", "Write a locale and a unit"),
        (UNIT, "sv days", "is not a unit"),
        (LINK, "two words", "Write an id of one word"),
    ],
)
def test_what_is_wrong_with_an_id_is_said(kind: ThingKind, identifier: str, words: str) -> None:
    assert words in str(why_unfit(kind, identifier, ["vwo"]))


def test_every_place_is_in_the_thing_that_has_its_field() -> None:
    for kind in KINDS:
        thing = kind.place(*["x"] * max(kind.depth, kind.has_own_files))
        for field in kind.fields:
            assert thing_at(Place(thing.file, (*thing.path, *field.path))) == (kind, thing)


TEXTS = st.one_of(
    st.text(max_size=20).filter(lambda text: "\x00" not in text),
    st.sampled_from(
        ["NO", "a: b", "# x", "{site}", "{date}", "de: x | y\nfi: z", "", "  ", "true", "SE, FI", "x\ny"]
    ),
)
TYPED = st.tuples(st.just("type"), st.sampled_from([*KINDS[1:]]), st.integers(0, 3), st.integers(0, 9), TEXTS)
ADDED = st.tuples(
    st.just("add"),
    st.sampled_from([PROVIDER, CATEGORY, LINK, TERM, VARIABLE, PLACEHOLDER, UNIT]),
    st.integers(0, 3),
    st.integers(0, 1),
    st.just(""),
)
REMOVED = st.tuples(
    st.just("remove"), st.sampled_from([*KINDS[1:-1]]), st.integers(0, 3), st.integers(0, 1), st.just("")
)


def things(session: Session, kind: ThingKind) -> list[Place]:
    """What there is of a kind."""
    if kind.has_own_files:
        refs = [file.ref for file in session.files.values() if file.ref.kind is kind.file]
        return [Place(ref) for ref in sorted(refs, key=lambda ref: ref.id)]
    return list(things_in(kind, session.data(kind.place(*"x" * kind.depth).file)))


def a_step(session: Session, what: str, kind: ThingKind, which: int, field: int, text: str) -> Step | None:
    """One step of any kind, None where it would do nothing."""
    if what == "add":
        identifier = {
            "Variable": f"v{which}",
            "Placeholder": f"P{which}",
            "Unit": f"sv {['day', 'hour', 'week', 'year'][which]}",
        }
        name = identifier.get(kind.label, f"new-{which}")
        thing = kind.place(*name.split())
        if value_at(session.data(thing.file), thing.path) is not None:
            return None
        return add_thing(kind, "Ny", name, session.data(thing.file))
    there = things(session, kind)
    if not there:
        return None
    thing = there[which % len(there)]
    data = session.data(thing.file)
    if data is None:
        return None
    if what == "remove":
        if value_at(data, thing.path) is None:
            return None
        return remove_things(kind, [thing], [data])
    return set_thing_field(kind, thing, kind.fields[field % len(kind.fields)], data, text)


@settings(max_examples=60, deadline=None)
@given(walk=st.lists(st.one_of(TYPED, ADDED, REMOVED), max_size=8))
def test_any_steps_undone_leave_every_file_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory, walk: list[tuple[str, ThingKind, int, int, str]]
) -> None:
    root = write_small(tmp_path_factory.mktemp("p"))
    write_locales(root, "fi")
    before = files(root)
    session = open_session(root)
    for what, kind, which, field, text in walk:
        step = a_step(session, what, kind, which, field, text)
        if step is None:
            continue
        try:
            session.apply(step)
        except EditRefused:
            continue
    done = {path: session.copy.text(path) for path in session.copy.unsaved}
    session.save()
    while session.undo():
        pass
    assert not session.errors
    session.save()
    assert files(root) == before
    while session.redo():
        pass
    assert {path: session.copy.text(path) for path in done} == done
