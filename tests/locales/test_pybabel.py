"""`pybabel extract`, `update` and `compile`, run as people run them, on a project of ours."""

from __future__ import annotations

import gettext
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.cli.running import run
from workbench.formats.po import PoFile
from workbench.formats.po_entry import PoEntry
from workbench.locales.catalog import Catalog
from workbench.policy.entries import entries
from workbench.policy.kinds import LocaleTag
from workbench.store.locale_files import TEMPLATE, po_path, read_po
from workbench.store.project import load

ROOT = Path(__file__).parent.parent.parent
DE, EN = LocaleTag("de"), LocaleTag("en")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The shipped policy, its translations, and the settings that tell Babel where texts are."""
    for folder in ("catalogue", "locales"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "babel.cfg", tmp_path)
    return tmp_path


def pybabel(root: Path, *arguments: str) -> None:
    """Run Babel's program in the project."""
    program = Path(sys.executable).with_name("pybabel")
    subprocess.run([program, *arguments], cwd=root, check=True, capture_output=True)


def extract(root: Path) -> None:
    pybabel(root, "extract", "-F", "babel.cfg", "-o", TEMPLATE, ".")


def po_of(root: Path, path: str) -> PoFile:
    file = read_po(root, path)
    assert file.po, file.errors
    return file.po


def in_words(entry: PoEntry) -> tuple[object, ...]:
    """What people wrote in an entry; Babel breaks the lines of comments anew."""
    comments = (" ".join(entry.translator_comments), " ".join(entry.extracted_comments))
    return entry.context, entry.source, entry.translations, entry.is_fuzzy, comments


def entries_of(root: Path, path: str) -> list[tuple[object, ...]]:
    return [in_words(entry) for entry in po_of(root, path).entries if not entry.is_header]


def test_extraction_finds_every_text_with_what_translators_are_told(root: Path) -> None:
    before = entries_of(root, TEMPLATE)
    extract(root)
    assert sorted(entries_of(root, TEMPLATE), key=str) == sorted(before, key=str)
    policy = load(root).catalogue.policy
    assert policy
    assert len(before) == len(list(entries(policy)))


def test_an_update_loses_nothing_and_leaves_nothing_to_carry_over(root: Path) -> None:
    before = {tag: sorted(entries_of(root, po_path(tag)), key=str) for tag in (DE, EN)}
    extract(root)
    pybabel(root, "update", "-i", TEMPLATE, "-d", "locales", "-D", "policy")
    assert {tag: sorted(entries_of(root, po_path(tag)), key=str) for tag in (DE, EN)} == before
    shutil.copy(ROOT / TEMPLATE, root / TEMPLATE)
    assert run(["locale", "sync", "--check", "--project", str(root)]) == 0


def test_what_is_compiled_is_found_by_its_key(root: Path) -> None:
    pybabel(root, "compile", "-d", "locales", "-D", "policy")
    for tag in (DE, EN):
        catalog = Catalog(po_of(root, po_path(tag)))
        compiled = gettext.translation("policy", root / "locales", [tag])
        found = [catalog[key] for key in catalog]
        assert [compiled.pgettext(each.key, each.source) for each in found] == [each.target for each in found]
