"""The shipped policy is the seed's, word for word, faults included, and published as it was."""

from __future__ import annotations

import csv
import html.parser
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.export.html import to_html
from workbench.export.nodes import Document, plain
from workbench.export.text import to_text
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.revisions.consent import consent_fingerprint
from workbench.revisions.standing import standing
from workbench.revisions.state import digest, read_state, state_text
from workbench.store.project import Project, load

ROOT = Path(__file__).parent.parent
DATA = Path(__file__).parent / "data"
REVISION = ROOT / "catalogue/revisions/2024-01-31"


@pytest.fixture(scope="module")
def project() -> Project:
    return load(ROOT)


@pytest.fixture(scope="module")
def policy(project: Project) -> Policy:
    assert project.errors == ()
    assert project.catalogue.policy is not None
    return project.catalogue.policy


@pytest.fixture(scope="module")
def document(project: Project, policy: Policy) -> Document:
    stands = standing(policy, policy.source_locale, project.newest)
    assert not stands.is_draft
    return stands.document


def bare(text: str) -> str:
    """A text without white space and bullets."""
    return "".join(text.replace("•", "").split())


class Main(html.parser.HTMLParser):
    """The text inside `<main>`."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self._is_inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self._is_inside |= tag == "main"

    def handle_endtag(self, tag: str) -> None:
        self._is_inside &= tag != "main"

    def handle_data(self, data: str) -> None:
        self.text += data if self._is_inside else ""


def test_the_text_export_is_the_seeds_text(document: Document) -> None:
    seed = (DATA / "policy-sv-2024-01-31.txt").read_text(encoding="utf-8")
    assert bare(to_text(document)) == bare(seed)


def test_the_text_inside_main_is_the_seeds_text(document: Document) -> None:
    seed = (DATA / "policy-sv-2024-01-31.txt").read_text(encoding="utf-8")
    assert bare(Main(to_html(document)).text) == bare(seed)


def test_every_cell_is_the_seeds(document: Document) -> None:
    with (DATA / "cookies-sv.tsv").open(encoding="utf-8") as file:
        seed = [row[1:] for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]
    cells = [[plain(cell.nodes) for cell in row.cells] for row in document.rows]
    assert [[bare(cell) for cell in row] for row in cells] == [[bare(cell) for cell in row] for row in seed]


def test_every_cookie_stands_where_the_seed_has_it(policy: Policy) -> None:
    counts = dict.fromkeys(policy.categories, 0)
    for cookie in policy.cookies.values():
        counts[cookie.category] += 1
    assert counts == {"advertising": 10, "analytics": 42, "essential": 13, "social-media": 10}


@pytest.mark.parametrize(
    "fault",
    ["1. Var är cookies", "3 part VWO, läs mer", "Förfaller om 2096 år", "sidobalkens position", "väjs ut"],
)
def test_faults_stay(document: Document, fault: str) -> None:
    assert fault in to_text(document)


def test_the_archived_text_is_what_is_exported(project: Project, document: Document) -> None:
    archived = (REVISION / "policy.sv.txt").read_bytes()
    assert archived == to_text(document).encode()
    assert project.newest is not None
    assert digest(archived) == project.newest.texts[policy_locale(project)].digest


def test_the_archived_state_is_the_catalogue(project: Project, policy: Policy) -> None:
    archived = (REVISION / "state.json").read_text(encoding="utf-8")
    assert archived == state_text(
        {file.ref: file.data for file in project.reading.files.values() if file.data}
    )
    assert read_state(archived).policy == replace(policy, glossary={})
    assert project.newest is not None
    assert digest(archived.encode()) == project.newest.state
    assert project.newest.consent_fingerprint == consent_fingerprint(policy)


def test_changing_one_lifetime_marks_the_export_as_a_draft(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "catalogue", tmp_path / "catalogue")
    cookie = tmp_path / "catalogue/cookies/google/gid.yaml"
    cookie.write_text(cookie.read_text().replace("24 hours", "13 months"))
    changed = load(tmp_path)
    assert changed.catalogue.policy is not None
    stands = standing(changed.catalogue.policy, changed.catalogue.policy.source_locale, changed.newest)
    text = to_text(stands.document)
    assert stands.is_draft
    assert text.startswith("Senast ändrad: Utkast\n")
    assert "2024-01-31" not in text
    assert "\t13 månader\tTredjepartsleverantör Google, LLC" in text


def policy_locale(project: Project) -> LocaleTag:
    """The source locale."""
    assert project.catalogue.policy is not None
    return project.catalogue.policy.source_locale
