"""`workbench init`: a new project, whole or not at all."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine, assert_refused
from tests.projects import files
from workbench.formats.yaml_read import read
from workbench.policy.sentence import say
from workbench.starter import GIT_ATTRIBUTES, LANGUAGES
from workbench.store import beginning
from workbench.store.atomic import Saved, write
from workbench.store.project import load
from workbench.store.save_failed import SaveFailed


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_project_is_one_that_every_command_takes(
    workbench: CommandLine, tmp_path: Path, language: str
) -> None:
    root = tmp_path / "new" / "policy"

    ran = workbench("init", root, "--source-locale", language)

    assert (ran.status, ran.err) == (0, "")
    assert workbench("check", "--ignore", "PR024", "--project", root).out == "Nothing is wrong.\n"
    assert workbench("check", "--fail-on", "info", "--project", root).status == 0
    for form in ("text", "markdown", "html", "json", "csv"):
        assert workbench("export", "--format", form, "--project", root).status == 0
    assert "never published" in workbench("status", "--project", root).out


def test_it_says_what_to_do_next_in_words_a_shell_takes(workbench: CommandLine, tmp_path: Path) -> None:
    root = tmp_path / "our policy"

    out = workbench("init", root).out

    assert f"workbench --project {shlex.quote(str(root))}”" in out
    assert "workbench export" in out


def test_swedish_is_the_source_where_no_other_is_named(workbench: CommandLine, tmp_path: Path) -> None:
    workbench("init", tmp_path / "new")

    policy = load(tmp_path / "new").catalogue.policy
    assert policy is not None
    assert policy.source_locale == "sv"


@pytest.mark.parametrize("locale", ["fr", "no", "pt-BR", "zh-Hant"])
def test_another_language_begins_with_english_texts_and_is_told_so(
    workbench: CommandLine, tmp_path: Path, locale: str
) -> None:
    ran = workbench("init", tmp_path / "new", "--source-locale", locale)

    assert ran.status == 0
    assert ran.err == f"There are no texts to begin with in {locale}, so they are in English.\n"
    policy = load(tmp_path / "new").catalogue.policy
    assert policy is not None
    assert policy.source_locale == locale
    assert policy.settings.title == "Cookie policy for {site}"


@pytest.mark.parametrize("locale", ["sv-FI", "en-GB", "de-AT"])
def test_a_regional_locale_has_its_languages_texts(
    workbench: CommandLine, tmp_path: Path, locale: str
) -> None:
    ran = workbench("init", tmp_path / "new", "--source-locale", locale)

    assert (ran.status, ran.err) == (0, "")


@pytest.mark.parametrize("locale", ["SV", "sv_SE", "svenska", "", "zz", "dk", "x\nlabels: {}", "en: {}"])
def test_what_is_no_locale_is_refused_and_nothing_is_written(
    workbench: CommandLine, tmp_path: Path, locale: str
) -> None:
    assert_refused(workbench("init", tmp_path / "new", "--source-locale", locale))
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("locale", ["sv", "en", "de"])
def test_the_source_locale_cannot_be_a_translation_too(
    workbench: CommandLine, tmp_path: Path, locale: str
) -> None:
    workbench("init", tmp_path / "new", "--source-locale", locale)

    data = read((tmp_path / "new/catalogue/policy.yaml").read_bytes()).data
    assert isinstance(data, dict)
    assert isinstance(data["locales"], dict)
    assert list(data["locales"]) != [locale]
    assert len(data["locales"]) == 1


def test_a_folder_that_holds_a_catalogue_is_left_as_it_is(workbench: CommandLine, small: Path) -> None:
    before = files(small)

    assert_refused(workbench("init", small), str(small), "has a catalogue already")
    assert files(small) == before


def test_a_link_to_nowhere_where_the_catalogue_would_be_is_left_as_it_is(
    workbench: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "catalogue").symlink_to("nowhere")

    assert_refused(workbench("init", tmp_path), "has a catalogue already")


def test_a_file_is_no_folder(workbench: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")

    assert_refused(workbench("init", tmp_path / "file"), "is not a folder")
    assert_refused(workbench("init", tmp_path / "file" / "below"), "Not a directory")
    assert (tmp_path / "file").read_text() == "mine"


def test_git_is_told_of_the_files_unless_it_has_been_told_something(
    workbench: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "told").mkdir()
    (tmp_path / "told" / ".gitattributes").write_text("* -text\n")

    assert workbench("init", tmp_path / "new").err == ""
    assert ".gitattributes was there already" in workbench("init", tmp_path / "told").err

    assert (tmp_path / "new/.gitattributes").read_text() == GIT_ATTRIBUTES
    assert (tmp_path / "told/.gitattributes").read_text() == "* -text\n"


def test_what_else_is_in_the_folder_stays(workbench: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<p>Hej</p>")

    assert workbench("init", tmp_path / "site").status == 0
    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == [
        ".gitattributes",
        "catalogue",
        "index.html",
    ]


def test_only_its_owner_may_write_and_others_may_read(workbench: CommandLine, tmp_path: Path) -> None:
    workbench("init", tmp_path / "new")
    (tmp_path / "like-any").mkdir()

    assert (tmp_path / "new/catalogue").stat().st_mode == (tmp_path / "like-any").stat().st_mode


@pytest.mark.parametrize("count", [0, 1, 7, 18])
@pytest.mark.parametrize("stands", [True, False])
def test_when_one_file_cannot_be_written_none_is_there(
    workbench: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, stands: bool
) -> None:
    written = 0

    def failing(path: Path, data: bytes, *, root: Path) -> Saved:
        nonlocal written
        if written == count:
            raise SaveFailed(say("full")) from OSError(28, "No space left on device")
        written += 1
        return write(path, data, root=root)

    monkeypatch.setattr(beginning, "write", failing)
    if stands:
        (tmp_path / "a/new").mkdir(parents=True)

    assert_refused(workbench("init", tmp_path / "a/new"), "No project was begun", "No space left on device")
    assert written == count
    assert list(tmp_path.glob("a/new/*")) == []
    assert (tmp_path / "a").exists() == stands


def test_a_catalogue_that_appears_meanwhile_is_not_overwritten(
    workbench: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(path: Path, data: bytes, *, root: Path) -> Saved:
        (tmp_path / "new/catalogue").mkdir(exist_ok=True)
        (tmp_path / "new/catalogue/policy.yaml").write_text("theirs")
        return write(path, data, root=root)

    monkeypatch.setattr(beginning, "write", meanwhile)

    assert_refused(workbench("init", tmp_path / "new"), "No project was begun")
    assert files(tmp_path / "new") == {"catalogue/policy.yaml": b"theirs"}
