"""How far locales are, from an index: read again where anything is new, and nowhere else."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

import pytest

from workbench.cli.locale_progress import read_locales
from workbench.export.document import build
from workbench.export.text import to_text
from workbench.locales import approvals
from workbench.locales.approvals import approve
from workbench.locales.wording import LocaleWording
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.revisions.state import digest
from workbench.store.kept import kept_file
from workbench.store.kept_states import StateUnreadable
from workbench.store.locale_files import po_path, read_catalogs
from workbench.store.locale_measures import open_measures
from workbench.store.open_locales import OpenLocales
from workbench.store.project import load

ROOT = Path(__file__).parent.parent.parent
DE, EN = LocaleTag("de"), LocaleTag("en")
APPROVALS = "locales/de/approvals.yaml"
GID = "catalogue/cookies/google/gid.yaml"
POLICY = "catalogue/policy.yaml"
STATE = "catalogue/revisions/2024-01-31/state.json"
RECORD = "catalogue/revisions/2024-01-31/revision.yaml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped project, two texts approved, measured when its files had rested for a while."""
    monkeypatch.setenv("WORKBENCH_CACHE", str(tmp_path / "cache"))
    root = tmp_path / "project"
    for folder in ("catalogue", "locales"):
        shutil.copytree(ROOT / folder, root / folder)
    catalogs, _ = read_catalogs(root, [DE])
    chosen = [catalogs[DE][Key(key)] for key in ("title", "label.draft")]
    text = approve("", chosen, by="Ada", date=dt.date(2026, 1, 1))
    (root / APPROVALS).write_text(text, encoding="utf-8")
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 10_000_000_000)
    return root


def measured(root: Path) -> Mapping[str, object]:
    """What is told of the locales, and of the files that cannot be read."""
    project = load(root)
    assert project.catalogue.policy
    measures = open_measures(project, project.catalogue.policy)
    try:
        unpublished: object = measures.unpublished()
    except StateUnreadable as unreadable:
        unpublished = str(unreadable)
    is_draft = measures.is_draft(project.catalogue.policy.source_locale)
    status = read_locales(measures)
    rows = {str(tag): asdict(row) for tag, row in status.by_tag.items()}
    return {
        **rows,
        "source is a draft": is_draft,
        "unpublished": unpublished,
        "errors": [str(error.sentence_with_place) for error in status.errors],
    }


def measured_anew(root: Path) -> Mapping[str, object]:
    """What is told without an index."""
    kept_file("locales", root.resolve()).unlink(missing_ok=True)
    return measured(root)


@pytest.fixture
def no_reading(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let reading of translations fail from when this is called."""

    def read(*_: object) -> None:
        raise AssertionError("a file of a locale was read")

    def forbid() -> None:
        monkeypatch.setattr(OpenLocales, "catalog", read)
        monkeypatch.setattr(approvals, "read", read)

    return forbid


def test_what_has_not_changed_is_not_read_again(root: Path, no_reading: Callable[[], None]) -> None:
    first = measured(root)
    no_reading()
    assert measured(root) == first


def test_asking_for_less_forgets_nothing(root: Path, no_reading: Callable[[], None]) -> None:
    first = measured(root)
    is_german_draft(root)
    no_reading()
    assert measured(root) == first


def test_files_that_were_only_touched_are_not_parsed_again(
    root: Path, no_reading: Callable[[], None]
) -> None:
    first = measured(root)
    for path in (po_path(DE), po_path(EN), APPROVALS):
        os.utime(root / path, ns=(1, 1))
    no_reading()
    assert measured(root) == first


def test_files_that_have_not_rested_are_not_believed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("WORKBENCH_CACHE", str(root.parent / "cache"))
    before = measured(root)
    status = (root / po_path(DE)).stat()
    replace(po_path(DE), "Sitzung", "Sitzunk")(root)
    replace(po_path(DE), "Utkast", "Utkost")(root)
    os.utime(root / po_path(DE), ns=(status.st_atime_ns, status.st_mtime_ns))
    assert measured(root) != before
    assert measured(root) == measured_anew(root)


def replace(path: str, old: str, new: str) -> Callable[[Path], None]:
    """Replace some words of a file."""

    def change(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), encoding="utf-8")

    return change


def append(path: str, text: str) -> Callable[[Path], None]:
    """Add lines to a file."""

    def change(root: Path) -> None:
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


def remove(path: str) -> Callable[[Path], None]:
    return lambda root: (root / path).unlink()


def swap_locales(root: Path) -> None:
    """Let each of two files of equal stamps hold the other's text."""
    german, english = (root / po_path(tag) for tag in (DE, EN))
    texts = german.read_bytes(), english.read_bytes()
    english.write_bytes(texts[0])
    german.write_bytes(texts[1])


CHANGES: dict[str, Callable[[Path], None]] = {
    "a translation taken away": replace(po_path(DE), '"Entwurf"', '""'),
    "a translation declared stale": replace(po_path(DE), 'msgctxt "title"', '#, fuzzy\nmsgctxt "title"'),
    "an approved translation changed": replace(po_path(DE), '"Entwurf"', '"Vorlage"'),
    "an approval taken away": replace(APPROVALS, "label.draft:", "label.nothing:"),
    "all approvals taken away": remove(APPROVALS),
    "approvals that cannot be read": append(APPROVALS, "{"),
    "a file taken away": remove(po_path(EN)),
    "a file that cannot be read": append(po_path(EN), 'msgid "\n'),
    "files exchanged": swap_locales,
    "a source text changed": replace(GID, "description: ", "description: Numera "),
    "a source text taken away": remove(GID),
    "a label changed in the source": replace(POLICY, "draft: Utkast", "draft: Förslag"),
    "a lifetime changed": replace(GID, "24 hours", "2 days"),
    "a locale published": replace(POLICY, "de: {published: false}", "de: {published: true}"),
    "a locale begun": replace(POLICY, "\nlocales:", "\nlocales:\n  fi:\n    published: false"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_every_change_is_noticed(root: Path, change: Callable[[Path], None]) -> None:
    before = measured(root)
    change(root)
    after = measured(root)
    assert after != before
    assert after == measured_anew(root)


@pytest.mark.parametrize("change", [append(STATE, "\n"), remove(STATE)], ids=["altered", "gone"])
def test_what_was_published_is_looked_at_where_something_differs(
    root: Path, change: Callable[[Path], None]
) -> None:
    replace(GID, "24 hours", "2 days")(root)
    assert measured(root)["unpublished"] == 1
    change(root)
    assert measured(root)["unpublished"] != 1


def publish_german(root: Path) -> None:
    """Let the newest revision have published the German text as it is."""
    policy = load(root).catalogue.policy
    assert policy
    catalogs, _ = read_catalogs(root, [DE, EN])
    text = to_text(build(policy, DE, dt.date(2024, 1, 31), LocaleWording(policy, DE, catalogs)))
    entry = f"texts:\n  de:\n    digest: {digest(text.encode())}\n    in: 2024-01-31\n"
    replace(RECORD, "texts:\n", entry)(root)
    replace(RECORD, "last_changed: {", "last_changed: {de: 2024-01-31, ")(root)


def change_digest(root: Path) -> None:
    """Let something else have been published in German."""
    text = (root / RECORD).read_text(encoding="utf-8")
    changed = re.sub("(de:\n    digest: sha256:)[0-9a-f]{8}", "\\g<1>00000000", text)
    assert changed != text
    (root / RECORD).write_text(changed, encoding="utf-8")


WHAT_READERS_SEE: dict[str, Callable[[Path], None]] = {
    "a translation": replace(po_path(DE), '"Weitere Informationen"', '"Mehr"'),
    "a translation in the locale it falls back on": replace(
        po_path(EN), 'msgstr "Session"', 'msgstr "Visit"'
    ),
    "a lifetime": replace(GID, "24 hours", "2 days"),
    "a variable": replace(POLICY, "de: {", "de: {variables: {site: www.hansgrohe.de}, "),
    "a unit": replace(POLICY, "units: {", 'units: {de: {day: {one: "{0} T", other: "{0} T"}}, '),
    "the order of sections": replace(POLICY, "what, which", "which, what"),
    "the digest of what was published": replace(
        RECORD, "de:\n    digest: sha256:", "de:\n    digest: sha256:0"
    ),
    "all that is known of what was published": replace(RECORD, "  de:\n    digest:", "  de:\n    was:"),
}


@pytest.mark.parametrize("change", WHAT_READERS_SEE.values(), ids=WHAT_READERS_SEE.keys())
def test_a_published_locale_is_a_draft_as_soon_as_anything_readers_see_changes(
    root: Path, change: Callable[[Path], None]
) -> None:
    replace(POLICY, "de: {published: false}", "de: {published: true, from: en}")(root)
    replace(po_path(DE), '"Sitzung"', '""')(root)
    publish_german(root)
    assert not is_german_draft(root)
    assert not is_german_draft(root)
    change(root)
    assert is_german_draft(root)


def is_german_draft(root: Path) -> bool:
    project = load(root)
    assert project.catalogue.policy
    return read_locales(open_measures(project, project.catalogue.policy)).by_tag[DE].is_draft


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut short": lambda content: content[:-9],
    "empty": lambda _: b"",
    "another name": lambda content: content.replace(b"progress de", b"progress xx"),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_index_is_not_used(root: Path, damage: Callable[[bytes], bytes]) -> None:
    before = measured(root)
    file = kept_file("locales", root.resolve())
    damaged = damage(file.read_bytes())
    assert damaged != file.read_bytes()
    file.write_bytes(damaged)
    assert measured(root) == before
    assert file.read_bytes() != damaged
