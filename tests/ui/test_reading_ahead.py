"""Tests for reading the locales beside the work."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from tests.projects import write_locales, write_small
from tests.test_session_locales import DE, ENTRIES, KEY, PO, translated
from tests.ui.conftest import is_at_work, screen, until
from workbench.policy.kinds import LocaleTag
from workbench.session import Session
from workbench.store import open_locales
from workbench.store.open_locales import Ahead, read_ahead
from workbench.store.project import load
from workbench.ui.app import WorkbenchApp


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_small(tmp_path / "project")
    write_locales(root, "de")
    path = root / ENTRIES.path
    path.parent.mkdir(parents=True)
    path.write_text(PO, encoding="utf-8")
    return root


async def test_keys_are_answered_while_the_locales_are_read(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = Event()

    def slow(root: Path, locale: LocaleTag) -> Ahead | None:
        may_go_on.wait(30)
        return read_ahead(root, locale)

    monkeypatch.setattr(open_locales, "read_ahead", slow)
    app = WorkbenchApp(root)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(lambda: app.session is not None)
        assert app.session is not None
        await pilot.press("slash", *"gid")
        assert "1 of 3" in screen(app)
        app.session.apply(translated(KEY, "Von jemandem geschrieben"))
        assert "checking …" in screen(app)
        may_go_on.set()
        await until(lambda: not is_at_work(app))
        assert "checking …" not in screen(app)
        catalog = app.session.locales.catalog(DE)
        assert catalog is not None
        assert catalog[KEY].target == "Von jemandem geschrieben"


def test_what_was_read_ahead_is_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(load(root))
    ahead = read_ahead(root, DE)
    assert ahead is not None
    session.take_locale(ahead)
    monkeypatch.setattr(open_locales, "catalog_of", lambda _text: pytest.fail("read again"))
    assert session.locales.catalog(DE) is ahead.read.content


def test_what_the_session_has_read_by_itself_stands(root: Path) -> None:
    session = Session(load(root))
    ahead = read_ahead(root, DE)
    assert ahead is not None
    (root / ENTRIES.path).write_text(PO.replace("Gesetzt von", "Vergeben von"), encoding="utf-8")
    own = session.locales.catalog(DE)
    session.take_locale(ahead)
    assert session.locales.catalog(DE) is own


def test_what_others_wrote_since_it_was_read_ahead_is_what_is_read(root: Path) -> None:
    session = Session(load(root))
    ahead = read_ahead(root, DE)
    assert ahead is not None
    (root / ENTRIES.path).write_text(PO.replace("Gesetzt von", "Vergeben von"), encoding="utf-8")
    session.take_locale(ahead)
    catalog = session.locales.catalog(DE)
    assert catalog is not None
    assert catalog[KEY].target == "Vergeben von Google Analytics."


def test_a_locale_without_a_file_is_none_to_read(root: Path) -> None:
    (root / ENTRIES.path).unlink()
    assert read_ahead(root, DE) is None
