"""`workbench export`: the policy as people and programs read it, whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine, assert_refused
from workbench.cli import export_command
from workbench.policy.sentence import say
from workbench.store.atomic import Saved
from workbench.store.save_failed import SaveFailed

PUBLISHED = "catalogue/revisions/2024-01-31/policy.sv.txt"
COLUMNS = "category,id,name,match,description,lifetime,seconds,party,provider,country,url"
GID = "catalogue/cookies/google/gid.yaml"


def substitute(path: Path, old: str, new: str) -> None:
    """What `sed -i s/old/new/` does, once and for certain."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_what_has_not_changed_is_what_was_published(workbench: CommandLine, seed: Path) -> None:
    ran = workbench("export", "--project", seed)

    assert (ran.status, ran.err) == (0, "")
    assert ran.stdout == (seed / PUBLISHED).read_bytes()


def test_one_changed_lifetime_is_exported_as_a_draft(workbench: CommandLine, seed: Path) -> None:
    substitute(seed / GID, "lifetime: 24 hours", "lifetime: 3 months")

    ran = workbench("export", "--project", seed)

    assert ran.status == 0
    was = (seed / PUBLISHED).read_text("utf-8").splitlines()
    told = [(old, new) for old, new in zip(was, ran.out.splitlines(), strict=True) if old != new]
    assert told[0] == ("Senast ändrad: 2024-01-31", "Senast ändrad: Utkast")
    [(old, new)] = told[1:]
    assert old.replace("24 timmar", "3 månader") == new
    assert ran.err == "sv: this differs from what was published, so it is marked as a draft.\n"


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_draft_bears_no_date_in_any_format(workbench: CommandLine, seed: Path, form: str) -> None:
    substitute(seed / GID, "lifetime: 24 hours", "lifetime: 3 months")

    out = workbench("export", "--format", form, "--project", seed).out

    assert "Senast ändrad: Utkast" in out
    assert "2024-01-31" not in out


def test_what_was_put_back_is_no_draft(workbench: CommandLine, seed: Path) -> None:
    substitute(seed / GID, "lifetime: 24 hours", "lifetime: 3 months")
    substitute(seed / GID, "lifetime: 3 months", "lifetime: 24 hours")

    assert workbench("export", "--project", seed).err == ""


def test_what_was_never_published_is_told_as_that(workbench: CommandLine, small: Path) -> None:
    ran = workbench("export", "--project", small)

    assert ran.err == "sv: this was never published, so it is marked as a draft.\n"


def test_data_is_data(workbench: CommandLine, seed: Path) -> None:
    as_json = json.loads(workbench("export", "--format", "json", "--project", seed).out)
    rows = list(csv.DictReader(io.StringIO(workbench("export", "--format", "csv", "--project", seed).out)))

    assert as_json["last_changed"] == "2024-01-31"
    assert as_json["consent_revision"] == 1
    assert len(as_json["cookies"]) == len(rows) == 75
    assert list(rows[0]) == COLUMNS.split(",")


def test_excel_gets_a_byte_order_mark_and_semicolons(workbench: CommandLine, seed: Path) -> None:
    out = workbench("export", "--format", "csv", "--excel", "--project", seed).stdout

    assert out.startswith(b"\xef\xbb\xbfcategory;id;name")


@pytest.mark.parametrize(("level", "heading"), [("1", "<h1"), ("3", "<h3")])
def test_a_fragment_is_a_part_of_a_page(workbench: CommandLine, seed: Path, level: str, heading: str) -> None:
    out = workbench(
        "export", "--format", "html", "--fragment", "--heading-level", level, "--project", seed
    ).out

    assert heading in out
    assert "<main" not in out
    assert "<style" not in out


def test_one_text_goes_into_a_file(workbench: CommandLine, seed: Path, tmp_path: Path) -> None:
    ran = workbench("export", "--output", tmp_path / "deep/er/policy.txt", "--project", seed)

    assert (ran.status, ran.out) == (0, "")
    assert (tmp_path / "deep/er/policy.txt").read_bytes() == (seed / PUBLISHED).read_bytes()


@pytest.mark.parametrize("folder", ["new/", "old", "old/"])
def test_one_text_goes_into_a_folder(workbench: CommandLine, seed: Path, tmp_path: Path, folder: str) -> None:
    (tmp_path / "old").mkdir()

    assert workbench("export", "--output", f"{tmp_path}/{folder}", "--project", seed).status == 0
    assert (tmp_path / folder / "policy.sv.txt").read_bytes() == (seed / PUBLISHED).read_bytes()


def test_several_locales_and_formats_go_into_a_folder(
    workbench: CommandLine, seed: Path, tmp_path: Path
) -> None:
    forms = [each for form in ("text", "markdown", "html", "json", "csv") for each in ("--format", form)]

    ran = workbench("export", *forms, "--all-locales", "--output", tmp_path / "public", "--project", seed)

    assert (ran.status, ran.out) == (0, "")
    assert {path.name for path in (tmp_path / "public").iterdir()} == {
        f"policy.{locale}.{suffix}"
        for locale in ("sv", "en", "de")
        for suffix in ("txt", "md", "html", "json", "csv")
    }


@pytest.mark.parametrize(
    "several",
    [["--format", "html", "--format", "json"], ["--all-locales"], ["--locale", "sv", "--locale", "de"]],
)
@pytest.mark.parametrize("output", [None, "file.txt"])
def test_several_need_a_folder(
    workbench: CommandLine, seed: Path, tmp_path: Path, several: list[str], output: str | None
) -> None:
    (tmp_path / "file.txt").write_text("mine")
    to = ["--output", str(tmp_path / output)] if output else []

    assert_refused(workbench("export", *several, *to, "--project", seed), "need a folder")
    assert (tmp_path / "file.txt").read_text() == "mine"


def test_the_same_asked_for_twice_is_one(workbench: CommandLine, seed: Path) -> None:
    twice = ["--format", "text", "--format", "text", "--locale", "sv", "--locale", "sv"]

    assert workbench("export", *twice, "--project", seed).stdout == (seed / PUBLISHED).read_bytes()


def test_a_locale_that_the_policy_lacks_is_refused(workbench: CommandLine, seed: Path) -> None:
    assert_refused(workbench("export", "--locale", "fi", "--project", seed), "no locale fi", "sv, en, de")


def test_nothing_is_written_where_one_cannot_be_rendered(
    workbench: CommandLine, seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> str:
        raise ValueError("no page")

    monkeypatch.setattr("workbench.export.html.to_html", failing)
    both = ["--format", "text", "--format", "html"]

    assert_refused(
        workbench("export", *both, "--output", f"{tmp_path}/public/", "--project", seed), "ValueError"
    )
    assert not (tmp_path / "public").exists()


@pytest.mark.parametrize("form", ["text", "html", "json"])
def test_nothing_is_exported_while_a_file_cannot_be_read(
    workbench: CommandLine, seed: Path, tmp_path: Path, form: str
) -> None:
    substitute(seed / GID, "lifetime: 24 hours", "lifetime: forever")
    out = tmp_path / "policy"

    ran = workbench("export", "--format", form, "--output", out, "--project", seed)

    assert_refused(ran, f"{GID}:", "“forever”", "workbench check")
    assert not out.exists()


def test_of_several_reading_errors_the_first_is_told_with_their_count(
    workbench: CommandLine, seed: Path
) -> None:
    substitute(seed / GID, "lifetime: 24 hours", "lifetime: forever")
    substitute(seed / "catalogue/cookies/google/nid.yaml", "party: third", "party: fourth")

    assert_refused(workbench("export", "--project", seed), "2 reading errors", f"{GID}:")


def test_what_cannot_be_saved_is_told(
    workbench: CommandLine, seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_: Mapping[Path, str]) -> list[Saved]:
        raise SaveFailed(say("{path} was not changed because the disk is full.", path="policy.txt"))

    monkeypatch.setattr(export_command, "write_exports", failing)

    assert_refused(
        workbench("export", "--output", tmp_path / "policy.txt", "--project", seed), "the disk is full"
    )


def test_a_save_that_may_not_last_is_told(
    workbench: CommandLine, seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        export_command, "write_exports", lambda texts: [Saved(is_durable=False) for _ in texts]
    )

    ran = workbench("export", "--output", tmp_path / "policy.txt", "--project", seed)

    assert ran.status == 0
    assert "policy.txt: Saved, but the disk did not confirm" in ran.err
