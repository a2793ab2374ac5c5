"""Tests for the language of the command line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from workbench.language import speak_by
from workbench.store.settings import settings_file


@pytest.fixture(autouse=True)
def english_after() -> Iterator[None]:
    """Leaves the other tests the language they expect."""
    yield
    speak_by({})


@pytest.fixture
def faulty(small: Path) -> Path:
    """A project with a reading error."""
    cookie = next((small / "catalogue" / "cookies").rglob("*.yaml"))
    cookie.write_text(cookie.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    return small


@pytest.mark.parametrize(
    "arguments",
    [
        ("--language", "sv", "status", "--project"),
        ("status", "--language", "sv", "--project"),
        ("--language", "en", "status", "--language", "sv", "--project"),
    ],
)
def test_a_language_is_named_before_or_after_the_command(
    workbench: CommandLine, small: Path, arguments: tuple[str, ...]
) -> None:
    ran = workbench(*arguments, small)

    assert ran.status == 0
    assert "utkast, aldrig fastställt" in ran.out
    assert "Anmärkningar: 3 fel, 8 varningar, 3 upplysningar" in ran.out


@pytest.mark.parametrize(
    "command", ["init", "status", "check", "export", "verify", "keys", "paths", "diagnose"]
)
def test_every_command_takes_a_language(workbench: CommandLine, command: str) -> None:
    ran = workbench(command, "--language", "klingon")

    assert ran.status == 2
    assert "--language" in ran.err


def test_without_one_the_environment_is_asked(
    workbench: CommandLine, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "sv")

    assert "aldrig fastställt" in workbench("status", "--project", small).out
    assert "never published" in workbench("status", "--project", small, "--language", "en").out


def test_the_settings_are_asked_before_the_system(
    workbench: CommandLine, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text('language = "sv"\n', encoding="utf-8")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")

    assert "aldrig fastställt" in workbench("status", "--project", small).out


def test_one_run_leaves_no_language_to_the_next(workbench: CommandLine, small: Path) -> None:
    workbench("--language", "sv", "status", "--project", small)

    assert "never published" in workbench("status", "--project", small).out


def test_refusals_and_usage_errors_are_in_the_language(workbench: CommandLine, tmp_path: Path) -> None:
    assert "Det finns ingen mapp" in workbench("--language", "sv", "status", "--project", tmp_path / "no").err
    assert "menade du ”status”?" in workbench("--language", "sv", "statsu").err
    assert "Se ”workbench --help”." in workbench("--language", "sv", "statsu").err


def test_problems_are_counted_in_the_language(workbench: CommandLine, faulty: Path) -> None:
    ran = workbench("check", "--project", faulty, "--language", "sv")

    assert "Fältet ”colour” är okänt" in ran.out
    assert re.search(r"^\d+ fel, \d+ varningar, \d+ upplysningar\.$", ran.out, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [((), "The field “colour” is unknown"), (("--language", "sv"), "Fältet ”colour” är okänt")],
)
def test_json_is_in_english_unless_a_language_is_asked_for(
    workbench: CommandLine,
    faulty: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    message: str,
) -> None:
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "sv")

    ran = workbench("check", "--format", "json", "--project", faulty, *arguments)

    assert message in json.loads(ran.stdout)["problems"][0]["message"]


def test_what_the_rules_say_is_said_in_the_language_of_the_reader_and_to_programs_in_english(
    workbench: CommandLine, small: Path
) -> None:
    for cookie in (small / "catalogue" / "cookies").rglob("*.yaml"):
        text = re.sub(r"(?m)^lifetime: .*$", "lifetime: 3 years", cookie.read_text(encoding="utf-8"))
        cookie.write_text(text, encoding="utf-8")
    check = ("check", "--select", "CK004", "--project", small)
    told = workbench("--language", "sv", *check)
    asked = workbench("--language", "sv", *check, "--format", "json")
    unasked = workbench(*check, "--format", "json")

    assert "sägs lagras ”3 years”, men webbläsare behåller ingen cookie längre än 400 dagar" in told.out
    assert "webbläsare" in json.loads(asked.out)["problems"][0]["message"]
    assert "browsers keep no cookie longer" in json.loads(unasked.out)["problems"][0]["message"]
