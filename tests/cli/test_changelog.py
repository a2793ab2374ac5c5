"""`workbench changelog` and `workbench history`: what readers and auditors are told of the past."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine, assert_refused, copied
from tests.cli.reviewing import MENDED, five_changes, mend_typos, replace_in
from workbench.cli.running import run

GID = "catalogue/cookies/google/gid.yaml"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped project after five changes were decided and published with a note."""
    root = copied(tmp_path_factory.mktemp("made"))
    of_root = ("--project", str(root))
    five_changes(root)
    reworded = ("lifetime.longer:google.gid:lifetime", "--level", "notable", "--reason", "Byrån")
    assert run(["decide", *MENDED, "--level", "editorial", "--reason", "Skrivfel", *of_root]) == 0
    assert run(["decide", *reworded, "--sentence", "_gid sparas i över ett år.", *of_root]) == 0
    assert run(["publish", "--note", "En ny tagg", *of_root]) == 0
    return root


@pytest.fixture
def published(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "seed")


def test_readers_are_told_in_the_source_s_words(workbench: CommandLine, published: Path) -> None:
    out = workbench("changelog", "--project", published).out

    lines = [line for line in out.splitlines() if line]
    assert lines[1] == "Ändringshistorik"
    assert lines[3:7] == [
        "• En ny tagg",
        "• _gid sparas i över ett år.",
        "• Ny cookie: _hjid (Hotjar).",
        "• Språkliga rättelser har gjorts.",
    ]
    assert lines[-2:] == ["2024-01-31", "• Första versionen."]


def test_a_locale_that_is_not_published_is_told_too(workbench: CommandLine, published: Path) -> None:
    out = workbench("changelog", "--locale", "en", "--project", published).out

    assert "• New cookie: _hjid (Hotjar)." in out
    assert "• Corrections of language have been made." in out
    assert "• [sv] _gid sparas i över ett år." in out


def test_what_a_person_worded_is_translated_as_everything_else(
    workbench: CommandLine, published: Path
) -> None:
    workbench("locale", "sync", "--project", published)
    po = published / "locales/en/LC_MESSAGES/policy.po"
    empty = 'msgid "_gid sparas i över ett år."\nmsgstr ""'
    replace_in(po, empty, empty.replace('msgstr ""', 'msgstr "_gid is kept for more than a year."'))

    out = workbench("changelog", "--locale", "en", "--project", published).out

    assert "• _gid is kept for more than a year." in out


def test_programs_are_told_which_changes_a_sentence_stands_for(
    workbench: CommandLine, published: Path
) -> None:
    told = json.loads(workbench("changelog", "--format", "json", "--project", published).out)

    newest, first = told["entries"]
    assert (newest["level"], newest["asks_consent"], newest["consent_revision"]) == ("material", True, 2)
    assert set(newest["changes"][-1]["changes"]) == set(MENDED)
    assert (first["revision"], first["consent_revision"]) == ("2024-01-31", 1)


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_pages_hold_the_same_words(workbench: CommandLine, published: Path, form: str) -> None:
    out = workbench("changelog", "--format", form, "--project", published).out

    assert "Ny cookie: " in out
    assert "Hotjar" in out


def test_a_cookie_is_followed_through_revisions(workbench: CommandLine, published: Path) -> None:
    told = json.loads(workbench("history", "google.gid", "--format", "json", "--project", published).out)

    assert [(row["change"], row["reason"]) for row in told] == [
        ("lifetime.longer:google.gid:lifetime", "Byrån"),
        ("cookie.added:google.gid", None),
    ]
    assert told[0]["revision"] > told[1]["revision"]


@pytest.mark.parametrize(
    "asked", ["section.what.title", "what.title", "title", "hotjar", "cookie.google.gid.lifetime"]
)
def test_texts_things_and_entries_are_followed(workbench: CommandLine, published: Path, asked: str) -> None:
    ran = workbench("history", asked, "--project", published)

    assert ran.status == (2 if asked == "title" else 0)


def test_what_never_was_is_told(workbench: CommandLine, published: Path) -> None:
    ran = workbench("history", "no.such", "--project", published)

    assert ran.status == 2
    assert "no.such" in ran.err


def git(root: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=Ann", "-c", "user.email=ann@example.se", *arguments],
        cwd=root,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def repository(whole: Path) -> Path:
    """The shipped project, committed on main."""
    git(whole, "init", "-q", "-b", "main")
    git(whole, "add", "-A")
    git(whole, "commit", "-qm", "The policy as it was")
    return whole


def test_a_cookie_is_followed_through_commits(workbench: CommandLine, repository: Path) -> None:
    replace_in(repository / GID, "lifetime: 24 hours", "lifetime: 13 months")
    git(repository, "commit", "-qam", "Longer, says the agency")

    told = json.loads(workbench("history", "google.gid", "--format", "json", "--project", repository).out)

    commits = [row for row in told if row["commit"]]
    assert [(row["change"], row["by"], row["reason"]) for row in commits] == [
        ("lifetime.longer:google.gid:lifetime", "Ann", "Longer, says the agency"),
        ("cookie.added:google.gid", "Ann", "The policy as it was"),
    ]


def test_a_git_revision_is_compared(workbench: CommandLine, repository: Path) -> None:
    replace_in(repository / GID, "lifetime: 24 hours", "lifetime: 13 months")

    told = json.loads(workbench("diff", "main", "--format", "json", "--project", repository).out)

    assert [row["change"] for row in told["changes"]] == ["lifetime.longer:google.gid:lifetime"]
    assert told["old"].startswith("main (")


def test_only_what_is_wrong_since_a_commit_is_told(workbench: CommandLine, repository: Path) -> None:
    replace_in(repository / GID, "lifetime: 24 hours", "lifetime: 3 years")

    ran = workbench(
        "check", "--since", "HEAD", "--format", "json", "--fail-on", "never", "--project", repository
    )

    found = json.loads(ran.out)["problems"]
    assert found
    assert {row["path"] for row in found} == {GID}


def test_nothing_is_published_to_be_committed_where_nobody_allowed_that(
    workbench: CommandLine, repository: Path
) -> None:
    replace_in(repository / GID, "lifetime: 24 hours", "lifetime: 13 months")

    ran = workbench("publish", "--commit", "--project", repository)

    assert ran.status == 1
    assert "Nothing was published: git may not write in this repository." in ran.err
    assert len(list((repository / "catalogue/revisions").iterdir())) == 1


def test_a_revision_is_committed_and_tagged_where_somebody_allowed_it(
    workbench: CommandLine, repository: Path
) -> None:
    from workbench.store.git.repository import open_repository
    from workbench.store.git.trust import let_write

    with open_repository(repository) as opened:
        let_write(opened, may=True)
    git(repository, "config", "user.name", "Ann")
    git(repository, "config", "user.email", "ann@example.se")
    replace_in(repository / GID, "lifetime: 24 hours", "lifetime: 13 months")
    git(repository, "commit", "-qam", "Longer")

    ran = workbench("publish", "--tag", "--project", repository)

    assert ran.status == 0, ran.err
    shown = subprocess.run(
        ["git", "log", "-1", "--format=%B%D"], cwd=repository, check=True, capture_output=True, text=True
    ).stdout
    assert "lifetime.longer:google.gid:lifetime (notable)" in shown
    assert "Consent-Revision: 1" in shown
    assert "tag: policy-" in shown
    refused = workbench("publish", "--take-back", "--project", repository)
    assert_refused(refused, "is committed")


def test_two_branches_that_each_decide_and_publish_collide_loudly(
    workbench: CommandLine, repository: Path
) -> None:
    git(repository, "checkout", "-qb", "typos")
    mend_typos(repository)
    workbench("decide", *MENDED, "--level", "editorial", "--reason", "Skrivfel", "--project", repository)
    assert workbench("publish", "--date", "2024-03-01", "--project", repository).status == 0
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "Typos")
    git(repository, "checkout", "-qb", "longer", "main")
    replace_in(repository / GID, "lifetime: 24 hours", "lifetime: 13 months")
    assert workbench("publish", "--date", "2024-04-01", "--project", repository).status == 0
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "Longer")

    git(repository, "merge", "-q", "--no-edit", "typos")

    found = workbench("check", "--select", "RV", "--project", repository)
    assert found.status == 1
    assert "RV004" in found.out
    assert "2024-03-01 and 2024-04-01 were published side by side" in found.out


def test_what_was_exported_cannot_be_taken_back(workbench: CommandLine, published: Path) -> None:
    workbench("export", "--project", published)

    assert_refused(workbench("publish", "--take-back", "--project", published), "was exported")


@pytest.mark.parametrize("form", ["text", "html", "markdown", "json", "csv"])
def test_a_policy_can_end_with_its_changelog(workbench: CommandLine, published: Path, form: str) -> None:
    plain = workbench("export", "--format", form, "--project", published)
    ran = workbench("export", "--changelog", "--format", form, "--project", published)

    assert (ran.status, ran.err) == (0, "")
    assert ("Första versionen." in ran.out) is (form != "csv")
    assert "Första versionen." not in plain.out
