"""Commands that look back through git, and `publish --commit`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine, assert_refused
from tests.cli.reviewing import five_changes, mend_typos, replace_in
from tests.projects import files
from tests.store.git.conftest import Clone, begun, somebody
from workbench.store.git.repository import open_repository
from workbench.store.git.trust import let_write

__all__ = ["somebody"]

GID = "catalogue/cookies/google/gid.yaml"


@pytest.fixture
def site(whole: Path, somebody: None) -> Clone:  # noqa: ARG001
    """The shipped project under git."""
    clone = begun(whole)
    clone.commit("The policy as published")
    return clone


def trusted(site: Clone) -> None:
    with open_repository(site.folder) as repository:
        let_write(repository, may=True)


class TestDiff:
    def test_what_a_branch_changed(self, workbench: CommandLine, site: Clone) -> None:
        site.git("switch", "--quiet", "--create", "work")
        replace_in(site.folder / GID, "lifetime: 24 hours", "lifetime: 13 months")
        site.commit("Longer")
        for arguments in (("main", "work"), ("git:main", "git:work"), ("HEAD~1", "HEAD"), ("main",)):
            ran = workbench("diff", "--format", "json", "--project", site.folder, *arguments)
            told = json.loads(ran.out)
            assert [row["change"] for row in told["changes"]] == ["lifetime.longer:google.gid:lifetime"]
            assert told["old"].startswith(arguments[0].removeprefix("git:"))

    def test_is_the_same_as_on_disk(self, workbench: CommandLine, site: Clone) -> None:
        five_changes(site.folder)
        on_disk = json.loads(workbench("diff", "--format", "json", "--project", site.folder).out)
        site.commit("Five changes")
        in_git = json.loads(
            workbench("diff", "--format", "json", "--project", site.folder, "HEAD~1", "HEAD").out
        )
        assert in_git["changes"] == on_disk["changes"]

    def test_tells_what_both_branches_changed(self, workbench: CommandLine, site: Clone) -> None:
        site.git("switch", "--quiet", "--create", "work")
        replace_in(site.folder / GID, "lifetime: 24 hours", "lifetime: 13 months")
        site.commit("Longer")
        site.git("switch", "--quiet", "main")
        (site.folder / GID).write_text((site.folder / GID).read_text("utf-8") + "note: ask them\n", "utf-8")
        site.commit("Noted")
        site.git("switch", "--quiet", "work")
        expected = [{"path": GID, "ours": ["lifetime"], "theirs": ["note"]}]
        for name in ("main", "HEAD^1"):
            ran = workbench("diff", name, "--format", "json", "--project", site.folder)
            told = json.loads(ran.out)
            assert told["touched_twice"] == expected
            words = f"{GID}: changed here (lifetime) and in {told['old']} (note) since the two parted."
            assert words in workbench("diff", name, "--project", site.folder).out
            site.git("switch", "--quiet", "--detach", "main")
            site.git("merge", "--quiet", "--message=As for a pull request", "work")
        assert [row["kind"] for row in told["changes"]] == ["lifetime.longer"]

    def test_what_a_branch_decided_and_published_is_told_as_decided(
        self, workbench: CommandLine, site: Clone
    ) -> None:
        site.git("switch", "--quiet", "--create", "work")
        five_changes(site.folder)
        answers = ("--level", "editorial", "--reason", "Skrivfel", "--project", site.folder)
        assert workbench("publish", *answers).status == 0
        for old in ("main", "2024-01-31"):
            told = json.loads(workbench("diff", old, "--format", "json", "--project", site.folder).out)
            assert (told["counts"]["undecided"], told["counts"]["editorial"], told["fallen"]) == (0, 3, [])
        out = workbench("diff", "main", "--format", "markdown", "--project", site.folder).out
        assert "decided: editorial. Skrivfel (Åsa Berg)" in out
        assert "decided in `catalogue/revisions/" in out

    def test_what_git_does_not_know_is_refused(
        self, workbench: CommandLine, site: Clone, small: Path
    ) -> None:
        assert_refused(workbench("diff", "--project", site.folder, "no-such"), "no-such", "no git revision")
        assert_refused(workbench("diff", "--project", site.folder, "git:--output=x"), "no git revision")
        assert_refused(workbench("diff", "--project", small, "main", "main"), "in no git repository")

    def test_before_there_was_a_policy(self, workbench: CommandLine, site: Clone) -> None:
        site.git("switch", "--quiet", "--orphan", "empty")
        site.git("commit", "--quiet", "--allow-empty", "--message=Nothing")
        site.git("switch", "--quiet", "main")
        assert_refused(workbench("diff", "--project", site.folder, "empty"), "There is no policy to read")

    def test_a_shallow_clone_says_why(self, workbench: CommandLine, site: Clone, tmp_path: Path) -> None:
        site.commit("Another")
        site.git("clone", "--quiet", "--depth=1", f"file://{site.folder}", str(tmp_path / "shallow"))
        assert_refused(workbench("diff", "--project", tmp_path / "shallow", "HEAD~1"), "which is shallow")


class TestCheckSince:
    def test_tells_only_what_a_branch_brought(self, workbench: CommandLine, site: Clone) -> None:
        arguments = ("check", "--since", "main", "--format", "json", "--project", site.folder)
        assert json.loads(workbench(*arguments).out)["problems"] == []
        replace_in(site.folder / GID, "lifetime: 24 hours", "lifetime: 30 years")
        found = json.loads(workbench(*arguments).out)["problems"]
        assert found
        assert {problem["path"] for problem in found} == {GID}

    def test_of_a_name_that_git_does_not_know_is_refused(self, workbench: CommandLine, site: Clone) -> None:
        assert_refused(workbench("check", "--since", "no-such", "--project", site.folder), "no git revision")


class TestPublish:
    def publish(self, workbench: CommandLine, site: Clone, *more: str) -> tuple[int, str]:
        ran = workbench(
            "publish", "--date", "2026-11-20", "--level", "editorial", "--reason", "Slips",
            "--project", site.folder, *more,
        )  # fmt: skip
        return ran.status, ran.err

    def test_commits_what_was_published_and_tags_it(self, workbench: CommandLine, site: Clone) -> None:
        trusted(site)
        mend_typos(site.folder)
        site.write("notes.txt", "mine\n")
        status, told = self.publish(workbench, site, "--commit", "--tag")
        assert (status, "nothing was signed or pushed" in told) == (0, True)
        assert site.git("status", "--porcelain") == "?? notes.txt"
        assert site.git("rev-parse", "policy-2026-11-20^{commit}") == site.git("rev-parse", "HEAD")
        message = site.git("log", "-1", "--format=%B")
        assert message.startswith("Cookie policy of 2026-11-20\n\n- ")
        assert "\nPolicy-Revision: 2026-11-20\nPolicy-Level: editorial\n" in message
        assert site.git("show", "--format=", "--name-only", "HEAD", "--", "catalogue/revisions").split() == [
            f"catalogue/revisions/2026-11-20/{name}"
            for name in ("policy.sv.txt", "revision.yaml", "state.json")
        ]

    def test_without_permission_writes_nothing_and_says_so(self, workbench: CommandLine, site: Clone) -> None:
        mend_typos(site.folder)
        before = files(site.folder / "catalogue")
        status, told = self.publish(workbench, site, "--commit")
        assert (status, "Nothing was published: git may not write in this repository." in told) == (1, True)
        assert site.git("rev-list", "--count", "HEAD") == "1"
        assert files(site.folder / "catalogue") == before

    @pytest.mark.parametrize("what", ["a merge under way", "a tag of that name", "nobody's name"])
    def test_what_would_keep_git_from_committing_is_found_out_before_anything_is_written(
        self, workbench: CommandLine, site: Clone, what: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        trusted(site)
        mend_typos(site.folder)
        match what:
            case "a merge under way":
                (site.folder / ".git/MERGE_HEAD").write_text(site.git("rev-parse", "HEAD") + "\n", "utf-8")
            case "a tag of that name":
                site.git("tag", "policy-2026-11-20")
            case _:
                for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"):
                    monkeypatch.setenv(name, "")
        before = files(site.folder / "catalogue")
        status, told = self.publish(workbench, site, "--tag")
        assert (status, "Nothing was published:" in told) == (1, True)
        assert files(site.folder / "catalogue") == before

    def test_a_commit_is_not_taken_back(self, workbench: CommandLine, site: Clone) -> None:
        trusted(site)
        mend_typos(site.folder)
        assert self.publish(workbench, site, "--commit")[0] == 0
        assert_refused(workbench("publish", "--take-back", "--project", site.folder), "is committed")

    def test_before_the_commit_it_is(self, workbench: CommandLine, site: Clone) -> None:
        mend_typos(site.folder)
        assert self.publish(workbench, site)[0] == 0
        assert workbench("publish", "--take-back", "--project", site.folder).status == 0


class TestHistory:
    def test_branches_are_not_told_as_going_back_and_forth(self, workbench: CommandLine, site: Clone) -> None:
        site.git("switch", "--quiet", "--create", "work")
        replace_in(site.folder / GID, "lifetime: 24 hours", "lifetime: 13 months")
        site.commit("Longer")
        site.git("switch", "--quiet", "main")
        replace_in(site.folder / GID, "name: _gid", "name: _gid_x")
        site.commit("Renamed")
        site.git("merge", "--quiet", "--message=Merge", "work")
        rows = json.loads(
            workbench("history", "google.gid", "--format", "json", "--project", site.folder).out
        )
        told = [(row["reason"], row["change"].partition(":")[0]) for row in rows if row["commit"]]
        assert sorted(told) == [
            ("Longer", "lifetime.longer"),
            ("Renamed", "cookie.renamed"),
            ("The policy as published", "cookie.added"),
        ]
        assert {row["by"] for row in rows if row["commit"]} == {"Åsa Berg"}
