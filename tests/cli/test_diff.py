"""`workbench diff`: what changed, in words, and what it means."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.cli.conftest import CommandLine, assert_refused
from tests.cli.reviewing import five_changes, replace_in

GID = "catalogue/cookies/google/gid.yaml"


def test_nothing_changed_is_said_so(workbench: CommandLine, seed: Path) -> None:
    ran = workbench("diff", "--exit-code", "--project", seed)

    assert (ran.status, ran.out) == (0, "2024-01-31 → worktree: nothing changed.\n")


def test_five_groups_are_told_by_what_they_mean(workbench: CommandLine, seed: Path) -> None:
    five_changes(seed)

    told = json.loads(workbench("diff", "--format", "json", "--project", seed).out)

    assert told["counts"] == {
        "undecided": 3, "none": 0, "editorial": 0, "minor": 0, "notable": 1, "material": 1,
    }  # fmt: skip
    assert {row["change"] for row in told["changes"]} == {
        "section.text:what:title",
        "section.text:what:browser-settings",
        "description.changed:vwo.vis-opt-exp-campaignid-combi:description",
        "lifetime.longer:google.gid:lifetime",
        "cookie.added:hotjar.hjid",
    }
    added = next(row for row in told["changes"] if row["kind"] == "cookie.added")
    assert (added["level"], added["asks_consent"], added["sentence"]) == (
        "material", True, "Ny cookie: _hjid (Hotjar).",
    )  # fmt: skip


def test_the_text_says_the_words_that_changed_and_how_to_decide(workbench: CommandLine, seed: Path) -> None:
    five_changes(seed)

    out = workbench("diff", "--project", seed).out

    assert "[-Var-]{+Vad+} är cookies och liknande tekniker?" in out
    assert "24 hours → 13 months" in out
    assert "workbench decide section.text:what:title --level minor" in out


def test_readers_are_told_in_a_locale_of_theirs(workbench: CommandLine, whole: Path) -> None:
    replace_in(whole / GID, "lifetime: 24 hours", "lifetime: 13 months")

    out = workbench("diff", "--locale", "en", "--project", whole).out

    assert "» The cookie _gid is stored for longer: 13 months instead of 24 hours." in out


def test_the_markdown_cannot_be_led_astray_by_a_text(workbench: CommandLine, seed: Path) -> None:
    replace_in(seed / GID, "name: _gid", 'name: "_gid](javascript:x) <b>|"')

    out = workbench("diff", "--format", "markdown", "--project", seed).out

    page = MarkdownIt("commonmark").render(out)
    assert "<b>" not in page
    assert "<a " not in page


def test_the_redline_is_the_whole_policy_with_the_changes_marked(workbench: CommandLine, seed: Path) -> None:
    five_changes(seed)

    page = workbench("diff", "--format", "html", "--project", seed).out

    assert "<del>Var</del><ins>Vad</ins>" in page
    assert '<ins><bdi translate="no">_hjid</bdi></ins>' in page
    assert "<del>24 timmar</del><ins>13 månader</ins>" in page or "<del>24</del><ins>13</ins>" in page
    assert page.index("material") < page.index("<section>")


def test_hostile_texts_stay_text_in_the_redline(workbench: CommandLine, seed: Path) -> None:
    replace_in(seed / GID, "name: _gid", 'name: "<script>alert(1)</script>"')

    page = workbench("diff", "--format", "html", "--project", seed).out

    assert "<script>" not in page


def test_something_changed_is_the_answer_no(workbench: CommandLine, seed: Path) -> None:
    replace_in(seed / GID, "lifetime: 24 hours", "lifetime: 1 hour")

    assert workbench("diff", "--exit-code", "--project", seed).status == 1


def test_a_file_that_cannot_be_read_is_unreadable_not_removed(workbench: CommandLine, seed: Path) -> None:
    (seed / GID).write_text("id: google.gid\nname: [", "utf-8")

    told = json.loads(workbench("diff", "--format", "json", "--project", seed).out)

    assert (told["changes"], told["unreadable"]) == ([], [GID])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("2019-01-01",), "2024-01-31"),
        (("2024-13-01",), "no revision"),
        (("--output=x",), "--output"),
        (("no-such-branch",), "no-such-branch"),
        (("published", "worktree", "--locale", "xx"), "no locale xx"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    workbench: CommandLine, seed: Path, arguments: tuple[str, ...], words: str
) -> None:
    assert_refused(workbench("diff", "--project", seed, *arguments), words)


def test_before_the_first_revision_there_is_nothing_to_compare_with(
    workbench: CommandLine, small: Path
) -> None:
    ran = workbench("diff", "--project", small)

    assert (ran.status, ran.out) == (0, "")
    assert "Nothing has been published yet" in ran.err


def test_two_folders_are_compared(workbench: CommandLine, seed: Path, small: Path) -> None:
    ran = workbench("diff", "--format", "json", "--project", seed, f"{seed}/", f"{small}/")

    assert any(row["kind"] == "cookie.removed" for row in json.loads(ran.out)["changes"])
