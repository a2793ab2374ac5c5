"""The decisions of a project, and what "meaning unchanged" does when texts are carried into the locales."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.projects import write_small
from workbench.cli.running import run
from workbench.formats import yaml_read
from workbench.formats.data import Data
from workbench.formats.fault import ErrorName
from workbench.formats.yaml_write import write_document
from workbench.locales.catalog import CatalogEntry, State
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.revisions.decisions import value_digest
from workbench.store.decisions import read_decisions
from workbench.store.locale_files import po_path, read_locale
from workbench.store.project import load

DE = LocaleTag("de")
OLD, NEW = "Leder användaren till rätt server.", "Leder besökaren till rätt server."
KEY = Key("cookie.own.routeid.description")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small project whose German is whole."""
    root = write_small(tmp_path / "project")
    assert run(["locale", "add", "de", "--project", str(root)]) == 0
    path = root / po_path(DE)
    text = path.read_text("utf-8")
    translated = text.replace(f'msgid "{OLD}"\nmsgstr ""', f'msgid "{OLD}"\nmsgstr "Führt zum Server."')
    assert translated != text
    path.write_text(translated, encoding="utf-8")
    return root


def reword(root: Path, old: str = OLD, new: str = NEW) -> None:
    path = root / "catalogue/cookies/own/routeid.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def decide(root: Path, changed: dict[str, Data] | None = None, *, name: str = "20261123-routeid") -> Path:
    """Record that the new description means what the old one did."""
    data: dict[str, Data] = {
        "change": "description.changed:own.routeid:description",
        "was": value_digest(OLD),
        "becomes": value_digest(NEW),
        "level": "editorial",
        "reason": "Another word for the same person.",
    }
    path = root / f"catalogue/changes/{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(write_document(data | (changed or {})), encoding="utf-8")
    return path


def sync(root: Path) -> CatalogEntry:
    """Carry the texts over, and give the German entry."""
    assert run(["locale", "sync", "--project", str(root)]) == 0
    catalog = read_locale(root, DE).catalog
    assert catalog is not None
    return catalog[KEY]


def test_a_translation_stays_valid_where_the_meaning_is_unchanged(root: Path) -> None:
    reword(root)
    decide(root)

    entry = sync(root)

    assert (entry.source, entry.target, entry.state) == (NEW, "Führt zum Server.", State.TRANSLATED)


def test_a_translation_made_stale_before_the_decision_is_valid_again(root: Path) -> None:
    reword(root)
    assert sync(root).state is State.STALE
    decide(root)

    entry = sync(root)

    assert (entry.state, entry.previous) == (State.TRANSLATED, None)


@pytest.mark.parametrize(
    "changed",
    [
        {"level": "minor"},
        {"was": value_digest("Något annat.")},
        {"becomes": value_digest("Något annat.")},
        {"change": "description.changed:google.gid:description"},
        {"change": "description.changed:own.routeid:description:de"},
    ],
)
def test_a_decision_of_anything_else_lets_it_be_stale(root: Path, changed: dict[str, Data]) -> None:
    reword(root)
    decide(root, changed)

    entry = sync(root)

    assert (entry.state, entry.previous) == (State.STALE, OLD)


def test_a_translation_of_a_still_older_text_stays_stale(root: Path) -> None:
    reword(root, new="Ett helt annat syfte.")
    sync(root)
    reword(root, old="Ett helt annat syfte.")
    decide(root, {"was": value_digest("Ett helt annat syfte.")})

    entry = sync(root)

    assert (entry.state, entry.previous) == (State.STALE, OLD)


MID = "Leder besökarna till rätt server."


@pytest.mark.parametrize("is_synced_between", [False, True])
def test_a_text_changed_twice_without_another_meaning_keeps_the_oldest_translation(
    root: Path, *, is_synced_between: bool
) -> None:
    reword(root, new=MID)
    decide(root, {"becomes": value_digest(MID)}, name="20261123-first")
    if is_synced_between:
        sync(root)
    reword(root, old=MID)
    decide(root, {"was": value_digest(MID)}, name="20261124-second")

    entry = sync(root)

    assert (entry.source, entry.target, entry.state) == (NEW, "Führt zum Server.", State.TRANSLATED)


def test_carrying_over_twice_changes_nothing(root: Path) -> None:
    reword(root)
    decide(root)
    sync(root)

    assert run(["locale", "sync", "--check", "--project", str(root)]) == 0


def test_an_error_has_its_place_and_keeps_sync_from_guessing(root: Path) -> None:
    path = decide(root, {"level": "tiny"})
    line = path.read_text("utf-8").splitlines().index("level: tiny") + 1

    (error,) = load(root).errors

    assert (error.path, error.line, error.name) == (
        "catalogue/changes/20261123-routeid.yaml",
        line,
        ErrorName.TYPE,
    )
    assert run(["locale", "sync", "--project", str(root)]) == 2


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"change: [", ErrorName.SYNTAX),
        (b"\xff\xfe\x00", ErrorName.ENCODING),
        (b"level: minor\nlevel: minor\n", ErrorName.DUPLICATE),
        (b"", ErrorName.MISSING_FIELD),
    ],
)
def test_a_file_that_cannot_be_read_is_told(root: Path, content: bytes, name: ErrorName) -> None:
    decide(root).write_bytes(content)

    found = read_decisions(root)

    assert found.by_path == {}
    assert {error.name for error in found.errors} == {name}


def test_one_change_is_decided_once(root: Path) -> None:
    decide(root, name="20261123-one")
    decide(root, {"level": "minor"}, name="20261124-two")

    found = read_decisions(root)

    assert list(found.by_path) == ["catalogue/changes/20261123-one.yaml"]
    assert [(error.path, error.name) for error in found.errors] == [
        ("catalogue/changes/20261124-two.yaml", ErrorName.DUPLICATE)
    ]


def test_a_file_of_no_decision_is_a_stranger(root: Path) -> None:
    decide(root, name="Not An Id")

    assert [error.name for error in read_decisions(root).errors] == [ErrorName.UNKNOWN_FIELD]


def test_a_decision_that_has_not_changed_is_not_parsed_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = decide(root)
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 10_000_000_000)
    first = load(root).decisions
    with monkeypatch.context() as patch:
        patch.setattr(yaml_read, "read", None)
        assert load(root).decisions == first
    assert list(first.by_path) == [path.relative_to(root).as_posix()]


@pytest.mark.parametrize(
    "changed", [{"level": "minor"}, {"level": "tiny"}, {"was": value_digest("Annat.")}, {"level": []}]
)
def test_a_decision_that_has_changed_is_read_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, changed: dict[str, Data]
) -> None:
    decide(root)
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 10_000_000_000)
    first = load(root)
    decide(root, changed)

    second = load(root)

    assert second.decisions != first.decisions
    assert second.decisions == read_decisions(root)
