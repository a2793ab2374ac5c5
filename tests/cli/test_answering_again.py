"""Rules that are asked again after edits, in another run, say what they say when asked for the first time."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.cli.conftest import CommandLine
from tests.dictionaries import install
from workbench.checks.pairs import pair_faults
from workbench.checks.pairs.pair import Pair
from workbench.checks.pairs.pair_rules import faults_of
from workbench.cli import answering
from workbench.cli.answering import Answering
from workbench.cli.asking import Asking
from workbench.cli.kept_findings import as_data
from workbench.cli.question import Answer, Question
from workbench.cli.workplace import Workplace
from workbench.formats import yaml_place
from workbench.store.open_project import OpenProject
from workbench.store.places import cache_folder
from workbench.store.project import load

GID = "catalogue/cookies/google/gid.yaml"
POLICY = "catalogue/policy.yaml"
PO = "locales/de/LC_MESSAGES/policy.po"
LIST = "catalogue/sections/manage.yaml"

Edit = tuple[str, str, str]
"""A file, words that it holds, and others in their place."""

EDITS: list[Edit] = [
    (GID, "24 hours", "3 years"),
    (GID, "name: _gid", "name: _ga_*"),
    (GID, "party: third", "party: first"),
    (GID, "provider: google", "provider: meta"),
    (GID, "category: analytics", "category: essential"),
    (GID, "Placeras av Google Analytics", "Sätts i 17 dagar av Google,Inc"),
    (GID, "id: google.gid", "# a line of its own\nid: google.gid"),
    (GID, "position: 220", "position: 220\nwaivers:\n- {rule: CK024, reason: So}"),
    (GID, "lifetime: 24 hours", "lifetime: [24"),
    ("catalogue/providers/google.yaml", "name: Google", "name: Gogle"),
    ("catalogue/categories/analytics.yaml", "consent: required", "consent: exempt"),
    ("catalogue/sections/introduction.yaml", "text:", "heading: Kakor från Hotjar\n  text:"),
    ("catalogue/sections/what.yaml", "cookies", "kakor"),
    ("catalogue/sections/manage.yaml", "cookies", "cookies i avsnitt 19"),
    ("catalogue/links.yaml", "status: lost", "url: https://example.org/"),
    ("catalogue/glossary.yaml", "accepted: [user*]", "accepted: [reader*]"),
    (POLICY, "jurisdictions: [SE]", "jurisdictions: [FR, SE]"),
    (POLICY, "en: {published: false}", "en: {published: true}"),
    (POLICY, "  en: {published: false}\n", ""),
    (POLICY, "schema: 1", "schema: 1\nchecks: {ignore: [CK016], severity: {CK004: info}}"),
    (POLICY, "draft: Utkast", "draft: Utkastet 2024-01-31"),
    (PO, 'msgstr "Sitzung"', 'msgstr "Sitzung {site}"'),
    (PO, 'msgstr "Entwurf"', 'msgstr ""'),
    (PO, "Google", "Gogle"),
    (PO, "\n\n#. Title of the policy", "\n\n# a line of its own\n#. Title of the policy"),
    ("catalogue/revisions/2024-01-31/state.json", "VWO", "WVO"),
]


def fresh(root: Path) -> Answer:
    return Asking(Question()).answer(OpenProject(load(root)))


def again(root: Path) -> Answer:
    """What is told by the rules as they were last asked."""
    known = Answering.of(Workplace(root), Question())
    return known.known or known.found()


def same(one: Answer, other: Answer) -> bool:
    return (as_data(one), one.has_policy) == (as_data(other), other.has_policy)


def put(root: Path, edit: Edit) -> None:
    """Make an edit, or take it back where it is made."""
    path, old, new = edit
    text = (root / path).read_text("utf-8")
    (root / path).write_text(
        text.replace(old, new, 1) if new not in text else text.replace(new, old, 1), "utf-8"
    )


@pytest.fixture
def project(whole: Path) -> Path:
    """The shipped project with a Swedish dictionary; the rules have been asked once."""
    install("sv_SE", ["och", "att", "som", "kakor"])
    again(whole)
    return whole


def test_every_edit_can_be_made(whole: Path) -> None:
    for edit in EDITS:
        before = (whole / edit[0]).read_bytes()
        put(whole, edit)
        assert (whole / edit[0]).read_bytes() != before, edit
        put(whole, edit)


@pytest.mark.parametrize("number", range(4))
def test_after_any_edits_the_rules_say_what_they_say_when_first_asked(project: Path, number: int) -> None:
    random = Random(number)
    for _ in range(7):
        edits = random.sample(EDITS, random.choice([1, 1, 1, 3]))
        for edit in edits:
            put(project, edit)
        assert same(again(project), fresh(project)), edits


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[Pair]:
    """The pairs of texts that are looked at."""
    pairs: list[Pair] = []

    def faults(pair: Pair) -> object:
        pairs.append(pair)
        return faults_of(pair)

    monkeypatch.setattr(pair_faults, "faults_of", faults)
    return pairs


@pytest.fixture
def placed_in(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are parsed to find places in them."""
    texts: list[str] = []
    tree = yaml_place.tree

    def parsed(text: str) -> object:
        texts.append(text)
        return tree(text)

    monkeypatch.setattr(yaml_place, "tree", parsed)
    return texts


def test_after_an_edit_only_what_it_concerns_is_looked_at(
    project: Path, compared: list[Pair], placed_in: list[str]
) -> None:
    put(project, (GID, "24 hours", "3 years"))
    again(project)
    assert not compared
    assert len(placed_in) == 1
    put(project, (GID, "Placeras av", "Sätts av"))
    again(project)
    assert len(compared) == len(["en", "de"])
    assert len(placed_in) == 2


def test_rules_are_asked_anew_where_another_program_or_user_asked_them(
    project: Path, compared: list[Pair], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(project, (GID, "24 hours", "3 years"))
    monkeypatch.setattr(answering, "program_identity", lambda: "another")
    again(project)
    assert len(compared) > 300


@pytest.mark.parametrize("harm", [b"", b"harm"])
def test_what_the_rules_knew_is_dropped_where_it_is_damaged(project: Path, harm: bytes) -> None:
    (file,) = cache_folder().glob("rules-*.pickle")
    file.write_bytes(harm and file.read_bytes() + harm)
    put(project, (GID, "24 hours", "3 years"))
    assert same(again(project), fresh(project))


def test_of_a_large_project_nothing_is_kept_that_the_rules_know(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "_LARGEST", 1000)
    again(whole)
    assert not [*cache_folder().glob("rules-*")]


def test_what_changed_while_the_rules_were_asked_is_not_kept(
    workbench: CommandLine, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer: Callable[..., Answer] = Asking.answer

    def disturbed(asking: Asking, *given: object) -> Answer:
        found = answer(asking, *given)
        put(whole, (GID, "24 hours", "3 years"))
        return found

    monkeypatch.setattr(Asking, "answer", disturbed)
    workbench("check", "--project", whole)
    assert not [*cache_folder().glob("rules-*")]
    shutil.rmtree(cache_folder())
