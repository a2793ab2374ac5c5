"""What is found in all locales after any edits, undone or not, saved or not, is what a fresh look finds.

The entries of locales are held packed: here few to a page, and every page is packed again after each edit.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.projects import GID, ROUTE, VWO_SN, open_session, write_entries, write_locales, write_small
from workbench.checking import Checking, surroundings
from workbench.checks.runner import Report
from workbench.edits import Edit, Place, SetEntry, SetValue, Step
from workbench.formats import po_pages
from workbench.formats.layout import FileKind, FileRef
from workbench.locales.catalog import EntryWords
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import say
from workbench.session import Session

LOCALES = (LocaleTag("de"), LocaleTag("en"), LocaleTag("fi"))
COOKIES = (GID, ROUTE, VWO_SN)
KEYS = tuple(Key(f"cookie.{each.id}.description") for each in COOKIES)
TEXTS = ("Mäter 7 besök.", "Se <b>_gid</b> hos VWO 2.", "Av Google, LLC.", "Mäter  7 besök", "")
NAMES = ("_gid", "ROUTEID", "VWO 2", "besök")

TRANSLATED = st.tuples(st.sampled_from(LOCALES), st.sampled_from(KEYS), st.sampled_from(TEXTS), st.booleans())
DESCRIBED = st.tuples(st.sampled_from(COOKIES), st.just("description"), st.sampled_from(TEXTS[:-1]))
NAMED = st.tuples(st.sampled_from(COOKIES), st.just("name"), st.sampled_from(NAMES))
WRITTEN = st.tuples(st.just("write"), st.sampled_from(LOCALES), st.sampled_from(TEXTS))
ACTS = st.one_of(TRANSLATED, DESCRIBED, NAMED, WRITTEN, st.sampled_from([("undo",), ("redo",), ("save",)]))


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(po_pages, "_PER_PAGE", 2)
    po_pages._unpacked.cache_clear()
    yield
    po_pages._unpacked.cache_clear()


def project(folder: Path) -> Session:
    """A project with three locales: one is finished, one begun, one has no file."""
    root = write_small(folder)
    write_locales(root, *LOCALES)
    write_entries(root, "de", dict(zip(KEYS, TEXTS, strict=False)), stale=[KEYS[0]])
    write_entries(root, "en", {KEYS[0]: TEXTS[0], KEYS[1]: TEXTS[0]})
    return open_session(root)


def do(session: Session, act: tuple[object, ...]) -> None:
    """Do what a writer, a translator or somebody beside them does."""
    match act:
        case ("undo",):
            session.undo()
        case ("redo",):
            session.redo()
        case ("save",):
            session.save()
        case ("write", str(locale), str(text)):
            path = write_entries(session.project.root, locale, dict.fromkeys(KEYS, text))
            session.reload([path.relative_to(session.project.root).as_posix()])
        case (FileRef() as file, str(field), str(text)):
            apply(session, SetValue(file, (field,), text))
        case (str(locale), str(key), str(text), bool(is_stale)):
            file, known = FileRef(FileKind.ENTRIES, locale), session.locales.catalog(LocaleTag(locale))
            if known is not None and key in known:
                apply(session, SetEntry(file, Key(key), EntryWords((text,), is_stale)))


def apply(session: Session, edit: Edit) -> None:
    session.apply(Step(say("x"), (edit,), Place(edit.file)))


def found(checking: Checking, session: Session) -> Report:
    around = surroundings(session)
    assert around is not None
    return checking.check(around)


@given(st.lists(ACTS, min_size=3, max_size=12))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_after_any_edits_it_is_what_a_fresh_look_finds(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[object, ...]]
) -> None:
    session, checking = project(tmp_path_factory.mktemp("p")), Checking()
    found(checking, session)
    for act in acts:
        do(session, act)
        po_pages._unpacked.cache_clear()
        assert found(checking, session) == found(Checking(), session)


def test_and_so_it_is_in_another_run_of_the_program(tmp_path: Path) -> None:
    session, checking = project(tmp_path / "p"), Checking()
    found(checking, session)
    checking = pickle.loads(pickle.dumps(checking))
    do(session, (LOCALES[0], KEYS[1], TEXTS[0], False))
    do(session, (GID, "name", "VWO 2"))
    assert found(checking, session) == found(Checking(), session)


def test_an_edit_of_a_text_reads_one_page_in_each_locale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, checking = project(tmp_path / "p"), Checking()
    found(checking, session)
    do(session, (ROUTE, "description", TEXTS[1]))
    unpacked: list[bytes] = []
    raws = po_pages._raws

    def counted(packed: bytes) -> list[str]:
        unpacked.append(packed)
        return raws(packed)

    monkeypatch.setattr(po_pages, "_raws", counted)
    po_pages._unpacked.cache_clear()
    found(checking, session)
    pages = {locale: session.locales.catalog(locale) for locale in LOCALES}
    assert len(unpacked) == len({*unpacked}) <= sum(each is not None for each in pages.values()) + 1


def test_a_locale_edited_and_not_shown_keeps_its_edits(tmp_path: Path) -> None:
    session = project(tmp_path / "p")
    for locale in LOCALES[:2]:
        do(session, (locale, KEYS[1], f"Neu {locale}", False))
    po_pages._unpacked.cache_clear()
    for locale in LOCALES[:2]:
        catalog = session.locales.catalog(locale)
        assert catalog is not None
        assert catalog[KEYS[1]].target == f"Neu {locale}"
    assert len(session.save().saved) == 2
    assert "Neu de" in (session.project.root / FileRef(FileKind.ENTRIES, "de").path).read_text("utf-8")
