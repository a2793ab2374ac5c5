"""`workbench locale`, and the locales in `status`."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CommandLine, assert_refused
from workbench.formats.po import PoFile
from workbench.locales import merge as merge_module
from workbench.locales.merge import MergeResult
from workbench.store import syncing

SHIPPED = Path(__file__).parents[2]
DE = "locales/de/LC_MESSAGES/policy.po"
GID = "cookie.google.gid.description"


@pytest.fixture
def project(seed: Path) -> Path:
    """A copy of the shipped project with its locales."""
    shutil.copytree(SHIPPED / "locales", seed / "locales")
    return seed


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def change_gid(project: Path) -> None:
    """Change the Swedish description of one cookie."""
    replace_in(
        project / "catalogue/cookies/google/gid.yaml", "särskilja användare", "skilja användare från varandra"
    )


def locales_of(workbench: CommandLine, project: Path) -> dict[str, dict[str, object]]:
    rows = json.loads(workbench("status", "--json", "--project", project).out)["locales"]
    assert isinstance(rows, dict)
    return rows


def test_an_approval_is_on_record_and_counted_where_it_was_given(
    workbench: CommandLine, project: Path
) -> None:
    ran = workbench("locale", "approve", "de", GID, "title", "--project", project)

    assert (ran.status, ran.out, ran.err) == (0, "", "2 translations are approved.\n")
    rows = locales_of(workbench, project)
    assert (rows["de"]["approved"], rows["en"]["approved"]) == (2, 0)
    stats = json.loads(workbench("locale", "stats", "--json", "--project", project).out)
    assert stats["de"]["approved"] == 2


def test_approving_again_changes_nothing(workbench: CommandLine, project: Path) -> None:
    workbench("locale", "approve", "de", "title", "--project", project)
    before = (project / "locales/de/approvals.yaml").read_bytes()

    assert workbench("locale", "approve", "de", "title", "--project", project).status == 0
    assert (project / "locales/de/approvals.yaml").read_bytes() == before


def test_approving_leaves_the_translations_as_they_are(workbench: CommandLine, project: Path) -> None:
    before = (project / DE).read_bytes()

    workbench("locale", "approve", "de", GID, "--project", project)

    assert (project / DE).read_bytes() == before


def test_an_approval_ends_with_the_text_it_is_of(workbench: CommandLine, project: Path) -> None:
    workbench("locale", "approve", "de", GID, "title", "--project", project)
    change_gid(project)

    assert locales_of(workbench, project)["de"]["approved"] == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("fi", "title"), ("no locale fi", "en, de")),
        (("sv", "title"), ("no locale sv",)),
        (("de", "title", "nothing.here"), ("nothing.here", DE)),
    ],
)
def test_what_is_not_there_cannot_be_approved(
    workbench: CommandLine, project: Path, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    assert_refused(workbench("locale", "approve", *arguments, "--project", project), *words)
    assert not (project / "locales/de/approvals.yaml").exists()


def test_a_translation_of_an_older_text_cannot_be_approved(workbench: CommandLine, project: Path) -> None:
    change_gid(project)
    assert_refused(workbench("locale", "approve", "de", GID, "--project", project), GID, "locale sync")

    workbench("locale", "sync", "--project", project)
    assert_refused(workbench("locale", "approve", "de", GID, "--project", project), GID, "stale")


def test_a_file_with_errors_cannot_be_approved_in(workbench: CommandLine, project: Path) -> None:
    (project / DE).write_text("msgid", encoding="utf-8")

    assert_refused(workbench("locale", "approve", "de", "title", "--project", project), DE)


def test_status_tells_every_locale_but_the_source(workbench: CommandLine, project: Path) -> None:
    status = json.loads(workbench("status", "--json", "--project", project).out)

    assert status["last_changed"] == {"sv": "2024-01-31", "en": None, "de": None}
    assert set(status["locales"]) == {"en", "de"}
    row = status["locales"]["de"]
    assert (row["entries"], row["translated"], row["stale"], row["untranslated"]) == (207, 207, 0, 0)
    assert (row["published"], row["draft"], row["approved"]) == (False, True, 0)
    assert "de: 207 of 207 translated, 0 stale, 0 untranslated; draft, never published" in (
        workbench("status", "--project", project).out
    )


def test_a_changed_source_text_is_stale_in_status_before_any_sync(
    workbench: CommandLine, project: Path
) -> None:
    change_gid(project)
    before = {tag: (row["translated"], row["stale"]) for tag, row in locales_of(workbench, project).items()}

    workbench("locale", "sync", "--project", project)

    assert before == {"en": (206, 1), "de": (206, 1)}
    after = {tag: (row["translated"], row["stale"]) for tag, row in locales_of(workbench, project).items()}
    assert after == before


def test_a_locale_that_cannot_be_read_is_told_as_such(workbench: CommandLine, project: Path) -> None:
    (project / DE).write_text("msgid", encoding="utf-8")

    status = json.loads(workbench("status", "--json", "--project", project).out)
    out = workbench("status", "--project", project).out

    assert status["problems"]["error"] >= 1
    assert (status["locales"]["de"]["readable"], status["locales"]["en"]["readable"]) == (False, True)
    assert "de: cannot be read – see “workbench check”" in out


# Beginning locales, and carrying texts into them

EN = "locales/en/LC_MESSAGES/policy.po"
FI = "locales/fi/LC_MESSAGES/policy.po"


def contents(project: Path) -> dict[str, bytes]:
    """Every file of a project."""
    files = (path for path in project.rglob("*") if path.is_file())
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in files}


def test_beginning_a_locale_touches_the_settings_and_its_own_file_alone(
    workbench: CommandLine, project: Path
) -> None:
    change_gid(project)
    before = contents(project)

    ran = workbench("locale", "add", "fi", "--project", project)

    after = contents(project)
    assert (ran.status, ran.out) == (0, "Begun: fi, with every text to be translated.\n")
    assert {path for path, text in after.items() if before.get(path) != text} == {
        "catalogue/policy.yaml",
        "locales/policy.pot",
        FI,
    }
    rows = locales_of(workbench, project)
    assert rows["fi"]["untranslated"] == rows["fi"]["entries"] == rows["de"]["entries"]


def test_the_first_locale_of_a_project_is_begun(workbench: CommandLine, small: Path) -> None:
    assert workbench("locale", "add", "pt-BR", "--project", small).status == 0

    assert "locales:\n  pt-BR: {published: false}\n" in (small / "catalogue/policy.yaml").read_text("utf-8")
    assert locales_of(workbench, small).keys() == {"pt-BR"}


def test_a_file_that_a_translator_has_put_there_is_taken_up(workbench: CommandLine, project: Path) -> None:
    (project / FI).parent.mkdir(parents=True)
    (project / FI).write_text((project / DE).read_text("utf-8"), encoding="utf-8")

    assert workbench("locale", "add", "fi", "--project", project).status == 0
    assert (project / FI).read_bytes() == (project / DE).read_bytes()


def test_a_language_that_cldr_only_has_a_name_for_is_begun(workbench: CommandLine, project: Path) -> None:
    assert workbench("locale", "add", "fit", "--project", project).status == 0
    assert workbench("locale", "sync", "--check", "--project", project).status == 0
    assert workbench("export", "--locale", "fit", "--project", project).status == 0


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("sv", "already"),
        ("de", "already"),
        ("../x", "no locale"),
        ("FI", "no locale"),
        ("zz", "There is no language “zz”"),
        ("dk", "the language is “da”"),
    ],
)
def test_no_locale_is_begun_twice_or_under_a_name_that_is_none(
    workbench: CommandLine, project: Path, tag: str, words: str
) -> None:
    before = contents(project)
    assert_refused(workbench("locale", "add", tag, "--project", project), words)
    assert contents(project) == before


def test_a_locale_whose_file_cannot_be_written_is_not_listed_either(
    workbench: CommandLine, project: Path
) -> None:
    (project / "locales/fi").write_text("in the way", encoding="utf-8")
    before = contents(project)

    assert_refused(workbench("locale", "add", "fi", "--project", project), FI)
    assert contents(project) == before


@pytest.mark.parametrize("arguments", [("add", "de"), ("sync",), ("sync", "--check")])
def test_nothing_is_carried_over_while_a_file_cannot_be_read(
    workbench: CommandLine, project: Path, arguments: tuple[str, ...]
) -> None:
    change_gid(project)
    (project / EN).write_text("msgid", encoding="utf-8")
    (project / "catalogue/cookies/google/ga.yaml").write_text("{")
    before = contents(project)

    assert_refused(workbench("locale", *arguments, "--project", project))
    assert contents(project) == before


def test_a_locale_with_errors_stops_them_all(workbench: CommandLine, project: Path) -> None:
    change_gid(project)
    (project / EN).write_text("msgid", encoding="utf-8")
    before = contents(project)

    assert_refused(workbench("locale", "sync", "--project", project), f"{EN}:1:1")
    assert contents(project) == before


def test_a_save_that_fails_half_way_leaves_every_locale_as_it_was(
    workbench: CommandLine, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_gid(project)
    before = contents(project)
    replace, written = os.replace, []

    def full_disk(source: str, target: str) -> None:
        if str(target).endswith(EN):
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(Path(target).name)
        replace(source, target)

    monkeypatch.setattr(os, "replace", full_disk)
    assert_refused(workbench("locale", "sync", "--project", project), EN, "disk is full")
    assert "policy.po" in written, "the other locale had been written"
    assert contents(project) == before


def test_what_a_translator_saves_meanwhile_is_not_overwritten(
    workbench: CommandLine, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_gid(project)
    before = contents(project)

    def merge(po: PoFile, *rest: Any, **more: Any) -> MergeResult:
        if po.header.get("Language") == "de":
            replace_in(project / DE, '"Entwurf"', '"Vorlage"')
        return carefully(po, *rest, **more)

    carefully = merge_module.merge
    monkeypatch.setattr(syncing, "merge", merge)
    assert_refused(workbench("locale", "sync", "--project", project), DE, "changed on disk")

    after = contents(project)
    assert {path for path in after if after[path] != before[path]} == {DE}
    assert '"Vorlage"' in (project / DE).read_text("utf-8")
