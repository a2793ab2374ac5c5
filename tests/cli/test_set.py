"""`workbench set`: what each kind of thing takes, what is refused, and what is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from tests.projects import files, write_locales, write_small
from workbench.session import Session
from workbench.store.project import load


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = write_small(tmp_path / "project")
    write_locales(root, "fi")
    section = root / "catalogue/sections/which.yaml"
    section.write_text(
        section.read_text(encoding="utf-8")
        + "  - id: hosting\n    text: Vi lagrar dem.\n"
        + "  - id: rights\n    items: {ask: Fråga oss., leave: Gå.}\n",
        encoding="utf-8",
    )
    (root / "catalogue/glossary.yaml").write_text("samtycke: {term: samtycke}\n", encoding="utf-8")
    assert not load(root).errors
    return root


@pytest.mark.parametrize(
    ("thing", "field", "value", "line"),
    [
        ("google.gid", "lifetime", "1 day", "lifetime: 1 day"),
        ("google.gid", "lifetime", "13 månader", "lifetime: 13 months"),
        ("google.gid", "Lagringstid", "2 years", "lifetime: 2 years"),
        ("google.gid", "provider", "VWO", "provider: vwo"),
        ("google.gid", "category", "Nödvändiga cookies", "category: essential"),
        ("google.gid", "purposes", "3, 7", 'purposes: ["3", "7"]'),
        ("cookie:google.gid", "note", "Fråga Anna.", "note: Fråga Anna."),
        ("vwo", "country", "IN", "country: IN"),
        ("provider:google", "legal_name", "Google LLC", "legal_name: Google LLC"),
        ("essential", "consent", "required", "consent: required"),
        ("category:analytics", "title", "Analys", "title: Analys"),
        ("google-more", "url", "https://example.org", "google-more: {url: https://example.org}"),
        ("term:samtycke", "forms", "samtycke*", "samtycke: {term: samtycke, forms: [samtycke*]}"),
        ("which", "title", "Vilka?", "title: Vilka?"),
        ("which.hosting", "text", "Vi lagrar dem här.", "text: Vi lagrar dem här."),
        ("which.rights.ask", "text", "Skriv till oss.", "items: {ask: Skriv till oss., leave: Gå.}"),
        ("policy", "title", "Om cookies", "title: Om cookies"),
        ("label:more", "text", "Läs mer", "  more: Läs mer"),
        ("locale:fi", "published", "true", "  fi: {published: true}"),
    ],
)
def test_a_field_of_any_kind_of_thing_is_set(
    workbench: CommandLine, project: Path, thing: str, field: str, value: str, line: str
) -> None:
    before = files(project)
    arguments = ("set", thing, field, value, "--project", project, "--language", "sv")
    dry = workbench(*arguments, "--dry-run")
    assert dry.status == 0, dry.err
    assert files(project) == before
    assert any(line.strip() in each for each in dry.out.splitlines() if each.startswith("+"))
    ran = workbench(*arguments)
    assert (ran.status, ran.out) == (0, "")
    after = files(project)
    (changed,) = (path for path in after if after[path] != before.get(path))
    assert line.strip() in after[changed].decode()
    assert not Session(load(project)).errors
    again = workbench(*arguments)
    assert again.status == 0
    assert files(project) == after


def test_an_empty_value_takes_the_field_away(workbench: CommandLine, project: Path) -> None:
    assert workbench("set", "google.gid", "position", "", "--project", project).status == 0
    assert "position" not in (project / "catalogue/cookies/google/gid.yaml").read_text(encoding="utf-8")


def test_the_printed_wording_that_falls_away_is_told(workbench: CommandLine, project: Path) -> None:
    ran = workbench("set", "own.routeid", "lifetime", "2 år", "--project", project)
    assert "Lifetime of own.routeid: session → 2 years" in ran.err
    assert "The printed wording “Sessionscookie” fell away" in ran.err
    assert "printed" not in (project / "catalogue/cookies/own/routeid.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("nobody", "name", "x"), "There is nothing called “nobody”; a thing is named by its id"),
        (("google.gidd", "name", "x"), "did you mean “google.gid”?"),
        (("policy", "colour", "x"), "policy has no field “colour”; it has: title"),
        (("google.gid", "colour", "x"), "cookie:google.gid has no field “colour”; it has: name, match"),
        (("google.gid", "lifetime", "ibland"), "“ibland” is not a lifetime"),
        (("google.gid", "category", "hemlig"), "There is no category “hemlig”; there are: analytics"),
        (("google.gid", "provider", "Hotjar"), "There is no provider “Hotjar”; there are: own, google, vwo."),
        (("google.gid", "party", "femte"), "“femte” is not one of: first, third."),
        (("google.gid", "description", ""), "The field “description” is missing"),
        (("google.gid", "description", "{cookie:vwo.nobody}"), "There is no cookie “vwo.nobody”"),
        (("vwo", "country", "Indien"), "“Indien” is not a country"),
        (("vwo", "link", "vwo-more"), "There is no link “vwo-more”"),
        (("google-more", "url", "javascript:x"), "is not an address"),
        (("which.hosting", "heading", "a\nb"), "must stand on one line"),
        (("policy", "date_format", "short"), "“short” is not one of: iso, long."),
    ],
)
def test_what_a_form_would_complain_of_is_refused_in_one_sentence(
    workbench: CommandLine, project: Path, arguments: tuple[str, str, str], why: str
) -> None:
    before = files(project)
    ran = workbench("set", *arguments, "--project", project)
    assert (ran.status, ran.out) == (2, "")
    assert why in ran.err
    assert ran.err.count("\n") == 1
    assert files(project) == before


def test_a_name_of_two_things_asks_for_the_kind(workbench: CommandLine, project: Path) -> None:
    (project / "catalogue/providers/essential.yaml").write_text(
        "id: essential\nname: Essential\n", encoding="utf-8"
    )
    ran = workbench("set", "essential", "name", "x", "--project", project)
    assert (ran.status, ran.err) == (
        2,
        "workbench: “essential” may be one of: provider:essential, category:essential; name its kind too.\n",
    )
    assert workbench("set", "provider:essential", "name", "x", "--project", project).status == 0


def test_nothing_is_set_while_another_writer_is_at_the_project(workbench: CommandLine, project: Path) -> None:
    from workbench.store.lock import acquire

    before = files(project)
    with acquire(project):
        ran = workbench("set", "google.gid", "lifetime", "1 day", "--project", project)
        assert ran.status == 2
    assert files(project) == before
