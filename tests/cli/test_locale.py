"""`workbench locale approve` and `stats`, and the locales in `status`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine, assert_refused

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
    assert (row["entries"], row["translated"], row["stale"], row["untranslated"]) == (206, 206, 0, 0)
    assert (row["published"], row["draft"], row["approved"]) == (False, True, 0)
    assert "de: 206 of 206 translated, 0 stale, 0 untranslated; draft, never published" in (
        workbench("status", "--project", project).out
    )


def test_a_changed_source_text_is_stale_in_status_before_any_sync(
    workbench: CommandLine, project: Path
) -> None:
    change_gid(project)
    before = {tag: (row["translated"], row["stale"]) for tag, row in locales_of(workbench, project).items()}

    workbench("locale", "sync", "--project", project)

    assert before == {"en": (205, 1), "de": (205, 1)}
    after = {tag: (row["translated"], row["stale"]) for tag, row in locales_of(workbench, project).items()}
    assert after == before


def test_a_locale_that_cannot_be_read_is_told_as_such(workbench: CommandLine, project: Path) -> None:
    (project / DE).write_text("msgid", encoding="utf-8")

    status = json.loads(workbench("status", "--json", "--project", project).out)
    out = workbench("status", "--project", project).out

    assert status["problems"]["error"] >= 1
    assert (status["locales"]["de"]["readable"], status["locales"]["en"]["readable"]) == (False, True)
    assert "de: cannot be read – see “workbench check”" in out
