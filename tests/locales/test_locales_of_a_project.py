"""The locales of a project: extraction, sync by key, words in a locale, the command line."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.programs import needed
from tests.projects import write_small
from workbench.export.text import to_text
from workbench.formats.file_text import FileText, written
from workbench.formats.po import PoFile
from workbench.locales.catalog import Catalog, State
from workbench.locales.renames import renamed_keys
from workbench.locales.sources import source_texts, template
from workbench.policy.entries import Key, entries
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.store.decisions import Decisions
from workbench.store.locale_files import po_path, read_locale
from workbench.store.project import load
from workbench.store.speaking_locales import said_in
from workbench.store.syncing import sync
from workbench.store.working_copy import WorkingCopy

ROOT = Path(__file__).parent.parent.parent
DE, EN = LocaleTag("de"), LocaleTag("en")
GID_KEY = Key("cookie.google.gid.description")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The shipped policy and its translations."""
    for folder in ("catalogue", "locales"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def policy_of(root: Path) -> Policy:
    policy = load(root).catalogue.policy
    assert policy is not None
    return policy


def po_of(root: Path, locale: LocaleTag) -> PoFile:
    po = read_locale(root, locale).po
    assert po is not None
    return po


def write(root: Path, texts: Mapping[str, FileText]) -> None:
    for path, text in texts.items():
        (root / path).write_text(written(text) or "", encoding="utf-8")


def change_source(root: Path, old: str, new: str) -> None:
    path = root / "catalogue/cookies/google/gid.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_shipped_locales_are_complete_and_in_step() -> None:
    policy = policy_of(ROOT)
    assert sync(WorkingCopy(ROOT), policy, Decisions()).texts == {}
    for locale in (EN, DE):
        progress = Catalog(po_of(ROOT, locale)).progress()
        assert progress.entries[State.TRANSLATED] == progress.total == len(list(entries(policy)))


@pytest.mark.parametrize("locale", [EN, DE])
def test_the_shipped_files_pass_gettexts_own_checks(locale: LocaleTag) -> None:
    command = [needed("msgfmt", "gettext"), "-c", "-o", "/dev/null", str(ROOT / po_path(locale))]
    subprocess.run(command, check=True)


def test_the_header_says_that_nobody_has_reviewed_it() -> None:
    assert "Nobody has reviewed it legally" in po_of(ROOT, EN).text()[:200]
    assert "Niemand hat ihn rechtlich geprüft" in po_of(ROOT, DE).text()[:200]


def test_the_template_is_the_same_to_the_byte() -> None:
    assert template(policy_of(ROOT)).text() == (ROOT / "locales/policy.pot").read_text(encoding="utf-8")


def test_a_changed_swedish_text_makes_its_translation_stale_and_moves_no_other_byte(root: Path) -> None:
    before = po_of(root, DE)
    old = Catalog(before)[GID_KEY]
    change_source(root, "särskilja användare", "skilja användare åt")
    write(root, sync(WorkingCopy(root), policy_of(root), Decisions()).texts)
    after = po_of(root, DE)
    entry = Catalog(after)[GID_KEY]
    assert (entry.state, entry.target, entry.previous) == (State.STALE, old.target, old.source)
    changed = [b.raw for a, b in zip(before.blocks, after.blocks, strict=True) if a.raw != b.raw]
    assert len(changed) == 1


def test_a_changed_text_is_stale_in_an_export_before_any_sync(root: Path) -> None:
    change_source(root, "särskilja användare", "skilja användare åt")
    found = said_in(load(root), policy_of(root), DE)
    assert (found.untranslated, found.stale) == (0, 1)
    assert "[Der Ausgangstext ist neuer: Entwurf]" in to_text(found.standing.document)


def test_a_missing_translation_prints_the_source_marked_with_its_language(root: Path) -> None:
    catalog = Catalog(po_of(root, DE)).with_target(GID_KEY, "")
    write(root, {po_path(DE): catalog.po.text()})
    found = said_in(load(root), policy_of(root), DE)
    assert found.untranslated == 1
    assert "[sv] Placeras av Google Analytics" in to_text(found.standing.document)


def test_a_locale_can_take_what_it_lacks_from_another_by_design(root: Path) -> None:
    path = root / "catalogue/policy.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "de: {published: false}", "de: {published: false, from: en}"
    )
    path.write_text(text, encoding="utf-8")
    catalog = Catalog(po_of(root, DE)).with_target(GID_KEY, "")
    write(root, {po_path(DE): catalog.po.text()})
    found = said_in(load(root), policy_of(root), DE)
    assert found.untranslated == 0
    assert "[en] Placed by Google Analytics" in to_text(found.standing.document)


def test_a_former_id_takes_its_translation_along() -> None:
    policy = policy_of(ROOT)
    cookies = {
        cookie.id: replace(cookie, formerly=("google.old",)) if cookie.id == "google.gid" else cookie
        for cookie in policy.cookies.values()
    }
    renamed = renamed_keys(replace(policy, cookies=cookies))
    assert renamed == {"cookie.google.old.description": GID_KEY}


def test_every_entry_says_in_words_where_it_is_printed() -> None:
    comments = {text.key: text.comment for text in source_texts(policy_of(ROOT))}
    assert comments[GID_KEY] == "Description of the cookie _gid."
    assert comments[Key("section.what.title")] == "Title of the section “what”."
    assert all(comments.values())


def test_babels_own_extraction_finds_every_text(tmp_path: Path) -> None:
    from babel.messages.extract import extract_from_dir

    root = write_small(tmp_path)
    found = extract_from_dir(
        str(root), method_map=[("catalogue/**.yaml", "workbench.locales.extraction:extract")]
    )
    keys = {message[4] for message in found}
    assert keys == {entry.key for entry in entries(policy_of(root))}


def test_stats_and_sync_at_the_command_line(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from workbench.cli.running import run

    assert run(["locale", "stats", "--json", "--project", str(root)]) == 0
    assert json.loads(capfd.readouterr().out)["de"]["translated"] == 207
    assert run(["locale", "sync", "--check", "--project", str(root)]) == 0
    change_source(root, "särskilja användare", "skilja användare åt")
    assert run(["locale", "sync", "--check", "--project", str(root)]) == 1
    assert run(["locale", "sync", "--project", str(root)]) == 0
    assert run(["export", "--locale", "de", "--strict", "--project", str(root)]) == 1
    assert capfd.readouterr().out == ""


def test_a_locale_is_begun_with_every_text_empty(root: Path) -> None:
    from workbench.cli.running import run

    before = (root / "catalogue/policy.yaml").read_text(encoding="utf-8").splitlines()
    assert run(["locale", "add", "fi", "--project", str(root)]) == 0
    after = (root / "catalogue/policy.yaml").read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == ["  fi: {published: false}"]
    progress = Catalog(po_of(root, LocaleTag("fi"))).progress()
    assert progress.entries[State.UNTRANSLATED] == 207
    assert run(["locale", "add", "fi", "--project", str(root)]) == 2
