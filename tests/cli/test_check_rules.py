"""`workbench check` on what the rules find: outputs, choices, fixes; and `workbench waive`."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from importlib.resources import files as package_files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import SHIPPED, CommandLine
from tests.dictionaries import install
from tests.projects import files

GA = "catalogue/cookies/google/ga.yaml"


def report(workbench: CommandLine, root: Path, *options: str) -> dict[str, list[dict[str, object]]]:
    ran = workbench("check", "--format", "json", "--project", root, *options)
    found: dict[str, list[dict[str, object]]] = json.loads(ran.out)
    return found


def rules(workbench: CommandLine, root: Path, *options: str) -> set[object]:
    return {problem["rule"] for problem in report(workbench, root, *options)["problems"]}


def edit(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_json_is_as_its_schema_says(workbench: CommandLine, seed: Path) -> None:
    schema = json.loads((package_files("workbench") / "schemas/check.schema.json").read_text("utf-8"))
    found = report(workbench, seed)
    Draft202012Validator(schema).validate(found)
    assert {problem["severity"] for problem in found["problems"]} == {"error", "warning", "info"}


def test_every_place_is_where_the_words_stand(workbench: CommandLine, seed: Path) -> None:
    for problem in report(workbench, seed)["problems"]:
        line = (seed / str(problem["path"])).read_text("utf-8").splitlines()[int(str(problem["line"])) - 1]
        first = str(problem["quote"] or "").partition(" ")[0]
        assert first in line or problem["quote"] is None, problem


def test_the_worst_come_first_and_are_counted(workbench: CommandLine, seed: Path) -> None:
    ran = workbench("check", "--project", seed)
    assert ran.status == 1
    *lines, totals, _ = ran.out.splitlines()
    severities = [line.split(": ")[1] for line in lines]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)
    assert totals.endswith("infos.")


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ((), 1),
        (("--fail-on", "never"), 0),
        (("--select", "CK004"), 0),
        (("--select", "CK004", "--fail-on", "warning"), 1),
        (("--select", "CK004", "--ignore", "CK004", "--fail-on", "info"), 0),
        (("--select", "CK9"), 2),
        (("--locale", "fi"), 2),
        (("--since", "yesterday"), 2),
        (("--diff",), 2),
        (("--explain", "CK999"), 2),
    ],
)
def test_status_says_whether_anything_stands(
    workbench: CommandLine, seed: Path, options: tuple[str, ...], status: int
) -> None:
    ran = workbench("check", "--project", seed, *options)
    assert ran.status == status
    assert (status == 2) == ran.err.startswith("workbench: ")


def test_rules_are_chosen_and_left_out(workbench: CommandLine, seed: Path) -> None:
    assert rules(workbench, seed, "--select", "CK004") == {"CK004"}
    assert {str(rule)[:2] for rule in rules(workbench, seed, "--ignore", "CK", "--ignore", "TR")} == {"PR"}


def test_a_locale_s_problems_are_told_where_its_file_has_them(workbench: CommandLine, seed: Path) -> None:
    shutil.copytree(SHIPPED.parent / "locales", seed / "locales")
    path = "locales/de/LC_MESSAGES/policy.po"
    text = (seed / path).read_text("utf-8")
    at = text.index('msgctxt "category.essential.intro"')
    begin = text.index("msgstr ", at)
    (seed / path).write_text(text[:begin] + 'msgstr "{site}."' + text[text.index("\n", begin) :], "utf-8")
    found = report(workbench, seed, "--locale", "de")["problems"]
    assert {problem["locale"] for problem in found} == {"de"}
    (placeholder,) = [problem for problem in found if problem["rule"] == "TR010"]
    assert placeholder["path"] == path
    assert placeholder["line"] == text[:begin].count("\n") + 1
    assert placeholder["key"] == "category.essential.intro"
    assert placeholder["severity"] == "warning"  # nobody reads the locale yet


def test_since_published_tells_only_what_is_new(workbench: CommandLine, seed: Path) -> None:
    source = ("--since", "published", "--locale", "sv")
    assert rules(workbench, seed, *source) <= {"CK036"}
    edit(seed, "catalogue/cookies/google/gid.yaml", "24 hours", "3 years")
    new = report(workbench, seed, *source)["problems"]
    assert {(problem["rule"], problem["path"]) for problem in new} >= {
        ("CK004", "catalogue/cookies/google/gid.yaml")
    }
    assert all("gid" in str(problem["path"]) for problem in new if problem["rule"] == "CK004")


def test_live_tells_unpublished_text_and_only_live(workbench: CommandLine, seed: Path) -> None:
    assert "RV001" not in rules(workbench, seed, "--live")
    edit(seed, "catalogue/cookies/google/gid.yaml", "24 hours", "13 months")
    assert "RV001" not in rules(workbench, seed)
    assert "RV001" in rules(workbench, seed, "--live")


@pytest.mark.parametrize("file", ["state.json", "policy.sv.txt"])
def test_an_altered_archive_is_told(workbench: CommandLine, seed: Path, file: str) -> None:
    assert "RV003" not in rules(workbench, seed)
    path = seed / "catalogue/revisions/2024-01-31" / file
    path.write_bytes(path.read_bytes().replace(b"VWO", b"WVO", 1))
    (told,) = [each for each in report(workbench, seed)["problems"] if each["rule"] == "RV003"]
    assert file in str(told["message"])


def test_two_branches_that_both_published_are_told(workbench: CommandLine, seed: Path) -> None:
    folder = seed / "catalogue/revisions"
    for day in ("2024-02-01", "2024-02-02"):
        (folder / day).mkdir()
        text = (folder / "2024-01-31/revision.yaml").read_text("utf-8")
        text = text.replace("number: 1", "number: 2").replace("date: 2024-01-31", f"date: {day}")
        (folder / day / "revision.yaml").write_text(text, "utf-8")
        for name in ("state.json", "policy.sv.txt"):
            (folder / day / name).write_bytes((folder / "2024-01-31" / name).read_bytes())
    found = [each for each in report(workbench, seed)["problems"] if str(each["rule"]).startswith("RV")]
    assert {each["rule"] for each in found} == {"RV003", "RV004"}


def test_a_rule_is_explained(workbench: CommandLine, seed: Path) -> None:
    ran = workbench("check", "--explain", "ck004", "--project", seed)
    assert ran.status == 0
    assert ran.out.startswith("CK004 duration-over-400-days\n")
    assert "400 days" in ran.out


def test_github_reads_annotations_whatever_is_in_them(workbench: CommandLine, seed: Path) -> None:
    edit(seed, "catalogue/cookies/google/gid.yaml", "name: _gid", "name: '_gid%0A::error::x, y'")
    ran = workbench("check", "--format", "github", "--project", seed)
    lines = ran.out.splitlines()
    assert lines
    assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in lines)
    assert all(line.count("::") >= 2 for line in lines)
    assert any("%250A" in line for line in lines)


def test_sarif_tells_rules_results_and_what_is_accepted(workbench: CommandLine, seed: Path) -> None:
    workbench("waive", "CK004", "google.ga", "--reason", "Agreed", "--project", seed)
    log = json.loads(workbench("check", "--format", "sarif", "--project", seed).out)
    (run,) = log["runs"]
    results = run["results"]
    assert log["version"] == "2.1.0"
    for result in results:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    suppressed = [result for result in results if "suppressions" in result]
    assert [result["ruleId"] for result in suppressed] == ["CK004"]
    assert suppressed[0]["suppressions"][0]["justification"] == "Agreed"
    assert all(set(result) >= {"level", "message", "locations", "partialFingerprints"} for result in results)


def typewritten(line: re.Match[str]) -> str:
    """A line of a PO file with a typewriter's quotation marks."""
    return line[0].replace("„", '\\"').replace("“", '\\"')


class TestFix:
    """What can be mended safely is mended, and nothing else is touched."""

    def test_a_diff_is_shown_and_nothing_written(self, workbench: CommandLine, seed: Path) -> None:
        before = files(seed)
        ran = workbench("check", "--fix", "--diff", "--select", "CK008", "--project", seed)
        assert ran.status == 0
        assert "--- a/catalogue/cookies/" in ran.out
        assert "\n+lifetime: " in ran.out
        assert files(seed) == before

    def test_the_diff_is_what_fix_does(self, workbench: CommandLine, seed: Path) -> None:
        patch = workbench("check", "--fix", "--diff", "--project", seed).out
        before = files(seed)
        ran = workbench("check", "--fix", "--project", seed)
        fixed = files(seed)
        assert ran.err.endswith("problems were mended.\n")
        assert fixed != before
        undone = subprocess.run(
            ["git", "apply", "--reverse", "-"],
            input=patch.encode(),
            cwd=seed,
            check=False,
            capture_output=True,
        )
        assert undone.returncode == 0, undone.stderr
        assert files(seed) == before

    def test_translations_are_mended_too(self, workbench: CommandLine, seed: Path) -> None:
        shutil.copytree(SHIPPED.parent / "locales", seed / "locales")
        po = seed / "locales/de/LC_MESSAGES/policy.po"
        good = po.read_text("utf-8")
        po.write_text(re.sub(r"(?m)^(?!#)[^„\n]*„.*", typewritten, good), encoding="utf-8")
        assert po.read_text("utf-8") != good
        shown = workbench("check", "--fix", "--diff", "--locale", "de", "--project", seed)
        assert "--- a/locales/de/" in shown.out
        assert "„" in shown.out
        assert "catalogue/" not in shown.out
        workbench("check", "--fix", "--locale", "de", "--project", seed)
        assert po.read_text("utf-8") == good

    def test_what_was_mended_is_not_found_again(self, workbench: CommandLine, seed: Path) -> None:
        workbench("check", "--fix", "--project", seed)
        assert [each for each in report(workbench, seed)["problems"] if each["fix"]] == []


class TestWaive:
    """A problem is accepted in its place, until its text changes."""

    def test_it_is_not_told_nor_counted_any_more(self, workbench: CommandLine, seed: Path) -> None:
        before = report(workbench, seed)["counts"]
        ran = workbench(
            "waive", "CK004", "google.ga", "linkedin.li-gc", "--reason", "Agreed", "--project", seed
        )
        assert (ran.status, ran.err) == (0, "2 problems are accepted.\n")
        assert "waivers:\n  - rule: CK004\n    reason: Agreed\n" in (seed / GA).read_text("utf-8")
        after = report(workbench, seed)
        assert after["counts"]["warning"] == before["warning"] - 2  # type: ignore[call-overload]
        assert sum(bool(each["waived"]) for each in after["problems"]) == 2

    def test_it_falls_away_when_the_text_changes(self, workbench: CommandLine, seed: Path) -> None:
        workbench("waive", "CK004", "google.ga", "--reason", "Agreed", "--project", seed)
        edit(seed, GA, "2 years", "3 years")
        found = [each for each in report(workbench, seed)["problems"] if each["path"] == GA]
        assert {each["rule"] for each in found if not each["waived"]} >= {"CK004", "WV001"}

    def test_a_block_is_meant_by_its_id(self, workbench: CommandLine, seed: Path) -> None:
        (one,) = [each for each in report(workbench, seed)["problems"] if each["rule"] == "PR008"][:1]
        key = str(one["key"]).removeprefix("section.")
        ran = workbench("waive", "PR008", key, "--reason", "A quotation", "--project", seed)
        assert ran.status == 0, ran.err
        assert f"at: {key.split('.')[1]}" in (seed / str(one["path"])).read_text("utf-8")

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (("CK999", "google.ga", "--reason", "x"), "no rule"),
            (("CK004", "google.gid", "--reason", "x"), "has found nothing in “google.gid”"),
            (("CK004", "google.ga", "--reason", " "), "Write a reason"),
            (("CK004", "google.ga", "--reason", "x", "--locale", "fi"), "no locale fi"),
            (("CK004", "google.ga", "--reason", "x", "--until", "soon"), "soon"),
            (("CK004", "google.ga"), "--reason"),
        ],
    )
    def test_what_cannot_be_accepted_is_refused_in_one_sentence(
        self, workbench: CommandLine, seed: Path, arguments: tuple[str, ...], told: str
    ) -> None:
        before = files(seed)
        ran = workbench("waive", *arguments, "--project", seed)
        assert ran.status == 2
        assert told in ran.err
        assert files(seed) == before


def test_a_reference_of_the_users_own_is_laid_beside_the_policy(workbench: CommandLine, seed: Path) -> None:
    set_reference(Path(__file__).parents[1] / "checks" / "reference.csv")
    before = files(seed)

    ran = workbench("check", "--select", "CK010", "--fail-on", "info", "--project", seed)

    assert ran.status == 1
    assert "nid.yaml:6:11: info: “NID” is said to be kept for 1 day; reference.csv, line 6" in ran.out
    assert files(seed) == before


def test_a_reference_that_is_not_there_is_told_and_done_without(workbench: CommandLine, seed: Path) -> None:
    set_reference(Path("gone.csv"))

    ran = workbench("check", "--select", "CK010", "--project", seed)

    assert ran.status == 0
    assert ran.err.count("gone.csv is not there") == 1


def set_reference(path: Path) -> None:
    folder = Path(os.environ["WORKBENCH_CONFIG"])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.toml").write_text(f"reference = '{path}'\n", encoding="utf-8")


class TestSpelling:
    """Words are looked up where a Hunspell dictionary is installed; where none is, that is said once."""

    def test_without_a_dictionary_it_is_said_that_spelling_is_not_checked(
        self, workbench: CommandLine, small: Path
    ) -> None:
        ran = workbench("check", "--project", small)
        assert ran.out.splitlines()[-1] == (
            "Spelling was not checked in sv: no Hunspell dictionary is installed."
        )
        assert "Spelling" not in workbench("check", "--ignore", "PR024", "--project", small).out
        assert "Spelling" not in workbench("check", "--format", "github", "--project", small).out

    def test_a_word_that_the_dictionary_lacks_is_told_with_its_place(
        self, workbench: CommandLine, small: Path
    ) -> None:
        edit(small, "catalogue/cookies/own/routeid.yaml", "Leder", "Ledar")
        stem = install("sv_SE", ["utan", "dem", "fungerar", "inte", "leder", "användaren", "till", "rätt"])
        found = report(workbench, small, "--select", "PR024")["problems"]
        (told,) = [each for each in found if each["path"] == "catalogue/cookies/own/routeid.yaml"]
        assert (told["quote"], told["rule"], told["severity"]) == ("Ledar", "PR024", "info")
        assert "sv_SE" in str(told["message"])
        assert "Spelling" not in workbench("check", "--project", small).out
        stem.with_suffix(".aff").write_text("SET no-such-encoding\n", encoding="utf-8")
        ran = workbench("check", "--select", "PR024", "--project", small)
        assert ran.out.startswith("Nothing is wrong.\nThe dictionary sv_SE cannot be read (LookupError")

    def test_it_can_be_turned_off(self, workbench: CommandLine, small: Path) -> None:
        install("sv_SE", ["utan"])
        settings = Path(os.environ["WORKBENCH_CONFIG"]) / "settings.toml"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text("spelling = false\n", encoding="utf-8")
        assert workbench("check", "--select", "PR024", "--project", small).out == "Nothing is wrong.\n"
        assert "dictionaries: off in settings.toml" in workbench("diagnose").out

    def test_diagnose_tells_which_dictionaries_there_are(self, workbench: CommandLine) -> None:
        assert "dictionaries: none found: spelling is not checked" in workbench("diagnose").out
        install("sv_SE", ["utan"])
        assert "dictionaries: sv_SE\n" in workbench("diagnose").out
