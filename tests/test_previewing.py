"""Tests for what a locale of an open project says: edits included, as it would be exported."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import write_entries, write_locales, write_small
from workbench.edits import Place, SetEntry, SetValue, Step
from workbench.export.nodes import plain
from workbench.formats.layout import FileKind, FileRef
from workbench.locales.catalog import EntryWords
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import say
from workbench.previewing import locales_of, material, said_now
from workbench.session import Session
from workbench.store.project import load
from workbench.store.speaking_locales import SaidIn, said_in

TITLE = Key("title")
DE = LocaleTag("de")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_small(tmp_path / "project")
    write_locales(root, "de", "de-AT", "ar")
    policy = root / "catalogue/policy.yaml"
    policy.write_text(policy.read_text().replace("de-AT: {published", "de-AT: {from: de, published"))
    write_entries(root, "de", {TITLE: "Richtlinie"})
    return root


@pytest.fixture
def session(root: Path) -> Session:
    return Session(load(root))


def said(session: Session, locale: str) -> SaidIn:
    gathered = material(session, LocaleTag(locale))
    assert gathered is not None
    return said_now(gathered)


def title(session: Session, locale: str) -> str:
    return plain(said(session, locale).standing.document.title.nodes)


def test_every_locale_says_what_would_be_exported(root: Path, session: Session) -> None:
    policy = session.policy
    assert policy is not None
    assert locales_of(policy) == ("sv", "de", "de-AT", "ar")
    for locale in locales_of(policy):
        assert said(session, locale) == said_in(load(root), policy, locale)


def test_unsaved_edits_are_said(session: Session) -> None:
    file = FileRef(FileKind.ENTRIES, "de")
    edit = SetEntry(file, TITLE, EntryWords(("Hinweise",), is_stale=False))
    session.apply(Step(say("Translate"), (edit,), Place(file, (TITLE,))))
    assert title(session, "de") == "Hinweise"
    session.undo()
    assert title(session, "de") == "Richtlinie"


def test_a_locale_takes_texts_from_another_with_its_edits(session: Session) -> None:
    assert title(session, "de-AT") == "Richtlinie"


def test_a_changed_source_makes_a_translation_stale_at_once(session: Session) -> None:
    file = FileRef(FileKind.POLICY)
    session.apply(Step(say("Change"), (SetValue(file, ("title",), "Om cookies"),), Place(file)))
    assert said(session, "de").stale == 1
    assert said(session, "sv").stale == 0


@pytest.mark.parametrize(
    ("content", "line"), [(b'msgid ""\nmsgstr "\n', 2), (b"\xff\xfe", 1), (b'msgctxt "x"\nmsgid "y"\n', 2)]
)
def test_a_file_with_errors_is_told_with_its_place(root: Path, content: bytes, line: int) -> None:
    path = FileRef(FileKind.ENTRIES, "de").path
    (root / path).write_bytes(content)
    errors = said(Session(load(root)), "de-AT").errors
    assert errors
    assert all(error.path == path for error in errors)
    assert errors[0].line == line


def test_a_link_out_of_the_project_is_refused_and_told(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.po"
    outside.write_text('msgid ""\nmsgstr ""\n')
    path = root / FileRef(FileKind.ENTRIES, "de").path
    path.unlink()
    path.symlink_to(outside)
    errors = said(Session(load(root)), "de").errors
    assert [error.path for error in errors] == [FileRef(FileKind.ENTRIES, "de").path]


def test_the_same_material_is_known_again_and_other_is_not(session: Session) -> None:
    before = material(session, DE)
    again = material(session, DE)
    assert before is not None
    assert again is not None
    assert again.is_same(before)
    other = material(session, LocaleTag("ar"))
    assert other is not None
    assert not other.is_same(before)
    file = FileRef(FileKind.POLICY)
    session.apply(Step(say("Change"), (SetValue(file, ("title",), "Om cookies"),), Place(file)))
    changed = material(session, DE)
    assert changed is not None
    assert not changed.is_same(before)


def test_without_a_policy_there_is_nothing_to_say(root: Path) -> None:
    (root / "catalogue/policy.yaml").write_text("title: 'unclosed\n")
    assert material(Session(load(root)), DE) is None
