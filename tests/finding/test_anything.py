"""Anything found by a part of what it is called or says: the likeliest first, in every locale."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.projects import GID, open_session, write_entries, write_locales, write_small
from workbench.edits import value_at
from workbench.finding.anything import Index, Kind, Lines, Match, Rank, folded, search
from workbench.finding.shelves import LocaleShelf, SourceShelf, targets
from workbench.formats.layout import FileKind
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Session:
    write_locales(write_small(tmp_path), "de", "fr")
    write_entries(tmp_path, "de", {"category.analytics.intro": "Sie zeigen, was gelesen wird."})
    write_entries(tmp_path, "fr", {"title": "Règles sur les cookies"})
    return open_session(tmp_path)


def index(session: Session) -> Index:
    assert session.policy is not None
    locales = []
    for locale in session.policy.settings.locales:
        catalog = session.locales.catalog(locale)
        assert catalog is not None
        locales.append(LocaleShelf(locale, catalog))
    return Index((SourceShelf(session.policy), *locales))


def found(session: Session, typed: str) -> list[Match]:
    return list(search(index(session), typed))


@pytest.mark.parametrize(
    ("typed", "kind", "name", "rank"),
    [
        ("_gid", Kind.COOKIE, "_gid", Rank.NAME),
        ("_GID", Kind.COOKIE, "_gid", Rank.NAME),
        ("google.gid", Kind.COOKIE, "_gid", Rank.NAME),
        ("_vwo", Kind.COOKIE, "_VWO_sn", Rank.NAME_BEGINS),
        ("gid", Kind.COOKIE, "_gid", Rank.NAME_WORD),
        ("oute", Kind.COOKIE, "ROUTEID", Rank.NAME_HOLDS),
        ("rätt server", Kind.COOKIE, "ROUTEID", Rank.TEXT_WORD),
        ("ätt server", Kind.COOKIE, "ROUTEID", Rank.TEXT_HOLDS),
        (unicodedata.normalize("NFD", "rätt"), Kind.COOKIE, "ROUTEID", Rank.TEXT_WORD),
        ("google, llc", Kind.PROVIDER, "Google, LLC", Rank.NAME),
        ("vilka cookies använder vi?", Kind.SECTION, "Vilka cookies använder vi?", Rank.NAME),
        ("analyscookies", Kind.CATEGORY, "Analyscookies", Rank.NAME),
        ("analytics", Kind.CATEGORY, "Analyscookies", Rank.NAME),
        ("category.analytics.intro", Kind.TEXT, "category.analytics.intro", Rank.NAME),
        ("policies.google", Kind.LINK, "google-more", Rank.TEXT_WORD),
        ("zeigen", Kind.TRANSLATION, "category.analytics.intro", Rank.TEXT_WORD),
        ("règles", Kind.TRANSLATION, "title", Rank.TEXT_WORD),
        ("server användaren", Kind.COOKIE, "ROUTEID", Rank.ALL_WORDS),
        ("vwo sn", Kind.COOKIE, "_VWO_sn", Rank.ALL_IN_NAME),
        ("analyscokies", Kind.CATEGORY, "Analyscookies", Rank.ALIKE),
    ],
)
def test_the_likeliest_comes_first(session: Session, typed: str, kind: Kind, name: str, rank: Rank) -> None:
    first = found(session, typed)[0]
    assert (first.target.kind, first.target.names[0], first.rank) == (kind, name, rank)


def test_ranks_never_go_up(session: Session) -> None:
    for typed in ("cookie", "a", "google", "vwo", "en"):
        ranks = [match.rank for match in found(session, typed)]
        assert ranks == sorted(ranks)


def test_a_key_leads_to_its_text_and_to_every_translation(session: Session) -> None:
    places = [match.place for match in found(session, "category.analytics.intro")]
    assert [(place.file.kind, place.file.id) for place in places] == [
        (FileKind.CATEGORY, "analytics"),
        (FileKind.ENTRIES, "de"),
        (FileKind.ENTRIES, "fr"),
    ]


def test_a_cookie_is_gone_to_itself_or_to_the_text_that_was_found(session: Session) -> None:
    assert found(session, "_gid")[0].place.path == ()
    assert found(session, "särskilja")[0].place.path == ("description",)


def test_nothing_typed_finds_nothing(session: Session) -> None:
    assert not found(session, "")
    assert not found(session, "  ")
    assert not found(session, "\n")
    assert not search(Index(), "_gid")


def test_each_thing_comes_once_and_no_more_than_asked_for(session: Session) -> None:
    matches = found(session, "google")
    assert len({(match.target.place, match.target.locale) for match in matches}) == len(matches)
    assert len(search(index(session), "e", 3)) == 3


def test_every_place_is_there(session: Session) -> None:
    assert session.policy is not None
    for target in targets(session.policy):
        for place in filter(None, (target.place, target.text_place)):
            is_default = place.path[:1] == ("labels",)
            assert is_default or value_at(session.data(place.file), place.path) is not None


def test_the_keys_of_locales_with_the_same_entries_are_kept_once(session: Session) -> None:
    catalogs = [session.locales.catalog(LocaleTag(tag)) for tag in ("de", "fr")]
    assert catalogs[0] is not None
    assert catalogs[1] is not None
    first = LocaleShelf(LocaleTag("de"), catalogs[0])
    second = LocaleShelf(LocaleTag("fr"), catalogs[1], first.names)
    assert second.keys == first.keys
    assert list(second.names.equal("title")) == [second.keys.index(Key("title"))]


LINE = st.text(alphabet="aAå\u0301 _b\nß", max_size=6)


@given(st.lists(LINE, max_size=6), LINE.filter(lambda text: bool(folded(text).strip())))
def test_lines_find_what_looking_at_each_one_finds(lines: list[str], typed: str) -> None:
    words = folded(typed)
    shelf = Lines(enumerate(lines))
    assert list(shelf.rows(words)) == [row for row, line in enumerate(lines) if words in folded(line)]
    assert list(shelf.equal(words)) == [row for row, line in enumerate(lines) if words == folded(line)]
    assert list(shelf.beginning(words)) == [
        row for row, line in enumerate(lines) if folded(line).startswith(words)
    ]


def test_a_file_of_cookies_is_named_by_its_cookie(session: Session) -> None:
    assert found(session, "_gid")[0].target.place.file == GID
