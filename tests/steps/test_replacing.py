"""Replacing as one step: what it changes, what falls away with it, and undo byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.projects import (
    GID,
    ROUTE,
    VWO_SN,
    files,
    open_session,
    write_entries,
    write_locales,
    write_many,
    write_small,
)
from workbench.edits import value_at
from workbench.finding.replacing import Hit, find
from workbench.finding.seeking import Sought
from workbench.finding.written_texts import locale_texts, source_texts
from workbench.formats.edit_refused import EditRefused
from workbench.formats.layout import FileKind, FileRef
from workbench.locales.catalog import State
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.session import Session
from workbench.steps.replacing import replace_step

POLICY = FileRef(FileKind.POLICY)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return open_session(write_small(tmp_path))


def hits(session: Session, words: str, new: str, *, with_names: bool = False) -> list[Hit]:
    assert session.policy is not None
    return list(find(source_texts(session.policy, with_names=with_names), Sought(words), new).hits)


def test_every_text_of_the_source_is_looked_through(session: Session) -> None:
    places = {(hit.written.place.file.path, hit.written.place.path) for hit in hits(session, "e", "x")}
    assert {path for _file, path in places} >= {
        ("title",),
        ("intro",),
        ("description",),
        ("labels", "last_changed"),
        ("lifetime", "text"),
        ("printed", "lifetime"),
    }
    assert (GID.path, ("name",)) not in places


def test_names_are_looked_through_if_wanted(session: Session) -> None:
    places = {hit.written.place.path for hit in hits(session, "e", "x", with_names=True)}
    assert places >= {("name",), ("variables", "company")}


def test_replacing_is_one_step_and_undo_restores_every_byte(session: Session) -> None:
    before = files(session.project.root)
    found = hits(session, "användare", "besökare")
    session.apply(replace_step(session, found, "användare", "besökare"))
    assert value_at(session.data(GID), ("description",)) == (
        "Placeras av Google Analytics, används för att särskilja besökare."
    )
    session.save()
    session.undo()
    session.save()
    assert files(session.project.root) == before


def test_only_the_chosen_places_are_replaced(session: Session) -> None:
    found = hits(session, "cookies", "kakor")
    titles = [hit for hit in found if hit.written.place.file.kind is FileKind.CATEGORY]
    session.apply(replace_step(session, titles[:1], "cookies", "kakor"))
    assert session.policy is not None
    assert "kakor" in str([each.title for each in session.policy.categories.values()])
    assert session.policy.settings.title == "Riktlinjer om cookies"


def test_a_label_that_the_policy_leaves_out_becomes_its_own(session: Session) -> None:
    found = [hit for hit in hits(session, "e", "x") if hit.written.place.path[0] == "labels"]
    assert len({hit.written.place for hit in found}) > 1
    session.apply(replace_step(session, found, "e", "x"))
    assert session.policy is not None
    for hit in found:
        label = session.policy.settings.labels[str(hit.written.place.path[1])]
        assert label != hit.written.text
    session.undo()
    assert session.policy.settings.labels == {}


def test_a_printed_wording_falls_away_with_what_it_words(session: Session) -> None:
    found = hits(session, "routeid", "routeid2", with_names=True)
    assert not [hit for hit in found if hit.written.place.path[0] == "printed"]
    step = replace_step(session, found, "routeid", "routeid2")
    assert step.remark is None  # ROUTEID has a wording of its lifetime alone
    session.apply(step)
    assert value_at(session.data(ROUTE), ("printed", "lifetime")) == "Sessionscookie"


def test_a_wording_that_is_replaced_itself_stays(session: Session) -> None:
    found = hits(session, "Sessionscookie", "Sessionskaka")
    session.apply(replace_step(session, found, "Sessionscookie", "Sessionskaka"))
    assert value_at(session.data(ROUTE), ("printed", "lifetime")) == "Sessionskaka"


def test_a_wording_of_a_lifetime_falls_away_and_is_told(tmp_path: Path) -> None:
    path = write_small(tmp_path) / VWO_SN.path
    path.write_text(path.read_text("utf-8") + "printed:\n  lifetime: En stund\n", encoding="utf-8")
    session = open_session(tmp_path)
    step = replace_step(session, hits(session, "besökaraktivitet", "besök"), "besökaraktivitet", "besök")
    assert "En stund" in str(step.remark)
    session.apply(step)
    assert value_at(session.data(VWO_SN), ("printed",)) is None
    session.undo()
    assert value_at(session.data(VWO_SN), ("printed", "lifetime")) == "En stund"


def test_of_many_wordings_that_fall_away_some_are_told(tmp_path: Path) -> None:
    write_many(tmp_path, 40)
    for path in (tmp_path / "catalogue/cookies/own").glob("*.yaml"):
        path.write_text(path.read_text("utf-8") + "printed:\n  name: En text\n", encoding="utf-8")
    session = open_session(tmp_path)
    found = [hit for hit in hits(session, "c0", "k0", with_names=True) if hit.written.place.path == ("name",)]
    step = replace_step(session, found, "c0", "k0")
    assert str(step.remark).count("En text") == 5
    assert f"{len(found) - 5} more fell away" in str(step.remark)
    session.apply(step)
    assert len(found) == 40
    assert not [hit for hit in found if value_at(session.data(hit.written.place.file), ("printed",))]


def test_a_text_that_changed_meanwhile_is_left_alone(session: Session) -> None:
    found = hits(session, "användare", "besökare")
    again = hits(session, "särskilja", "skilja")
    session.apply(replace_step(session, again, "särskilja", "skilja"))
    with pytest.raises(EditRefused, match="changed meanwhile"):
        replace_step(session, found, "användare", "besökare")


def test_the_translations_of_a_locale_are_replaced_and_keep_their_state(tmp_path: Path) -> None:
    write_locales(write_small(tmp_path), "de")
    targets = {"title": "Cookie-Richtlinie", "category.analytics.title": "Analyse-Cookies"}
    path = write_entries(tmp_path, "de", targets, stale={"title"})
    before = path.read_bytes()
    session = open_session(tmp_path)
    catalog = session.locales.catalog(LocaleTag("de"))
    assert session.policy is not None
    assert catalog is not None
    found = find(locale_texts(session.policy, LocaleTag("de"), catalog), Sought("cookie"), "Keks").hits
    session.apply(replace_step(session, found, "cookie", "Keks"))
    after = session.locales.catalog(LocaleTag("de"))
    assert after is not None
    assert after[Key("title")].target == "Keks-Richtlinie"
    assert after.state(Key("title")) is State.STALE
    assert after.state(Key("category.analytics.title")) is State.TRANSLATED
    session.undo()
    session.save()
    assert path.read_bytes() == before


WORDS = st.sampled_from(["a", "an", "å", "Cookie", "cookies", "e", ".", "?", "{", "google", "av VWO", "ä"])
NEW = st.text(alphabet="aåÅ ö:#'\"-\n{}[]*|>&!%@`,\u0301\u200b\x1b\U0001f36a", max_size=8)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=WORDS, new=NEW, with_names=st.booleans(), every=st.integers(1, 3))
def test_any_replacing_and_undo_is_nothing_byte_for_byte(
    tmp_path: Path, words: str, new: str, with_names: bool, every: int
) -> None:
    session = open_session(write_small(tmp_path))
    before = {ref.path: session.copy.text(ref.path) for ref in (GID, ROUTE, VWO_SN, POLICY)}
    chosen = hits(session, words, new, with_names=with_names)[::every]
    if not chosen:
        return
    try:
        session.apply(replace_step(session, chosen, words, new))
    except EditRefused:
        assert not session.unsaved  # all of it, or nothing
        return
    for hit in chosen[:1]:
        assert value_at(session.data(hit.written.place.file), hit.written.place.path) != hit.written.text
    session.undo()
    assert {path: session.copy.text(path) for path in before} == before
