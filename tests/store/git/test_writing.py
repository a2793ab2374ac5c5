"""Commits, tags and branches that a person asked for, and everything else left as it was."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.store.git.conftest import Clone
from tests.store.git.hostile import armed
from workbench.store.git import writing
from workbench.store.git.failure import GitFailed
from workbench.store.git.objects import ObjectId
from workbench.store.git.repository import Repository, open_repository
from workbench.store.git.trust import NotTrusted, let_write, may_write, question
from workbench.store.git.writing import Committed, NothingToCommit, commit_files, commit_on_branch, tag

POLICY = "catalogue/policy.yaml"
LINKS = "catalogue/links.yaml"


@pytest.fixture
def begun(clone: Clone) -> Clone:
    """A repository with one commit, where git may write."""
    clone.commit("Begin", catalogue__policy="a\n", catalogue__links="l\n")
    trusted(clone)
    return clone


def trusted(clone: Clone) -> None:
    with open_repository(clone.folder) as repository:
        let_write(repository, may=True)


def commit(clone: Clone, *paths: str, message: str = "Lengthen a lifetime") -> Committed:
    with open_repository(clone.folder) as repository:
        return commit_files(repository, paths, message)


class TestTrust:
    def test_nobody_was_asked_yet(self, clone: Clone) -> None:
        clone.write(POLICY, "a\n")
        with open_repository(clone.folder) as repository:
            assert may_write(repository) is None
            assert str(clone.folder / ".git") in str(question(repository))
            for write in (
                lambda: commit_files(repository, [POLICY], "x"),
                lambda: commit_on_branch(repository, "b", [POLICY], "x"),
                lambda: tag(repository, "t", ObjectId("0" * 40), "x"),
            ):
                with pytest.raises(NotTrusted, match="nothing was done"):
                    write()
        assert clone.git("for-each-ref") == ""

    @pytest.mark.parametrize("answer", [True, False])
    def test_an_answer_is_kept_outside_the_repository(self, clone: Clone, answer: bool) -> None:
        before = sorted(clone.folder.rglob("*"))
        with open_repository(clone.folder) as repository:
            let_write(repository, may=answer)
        with open_repository(clone.folder) as again:
            assert may_write(again) is answer
        assert sorted(clone.folder.rglob("*")) == before

    def test_no_is_no(self, clone: Clone) -> None:
        clone.write(POLICY, "a\n")
        with open_repository(clone.folder) as repository:
            let_write(repository, may=False)
            with pytest.raises(NotTrusted):
                commit_files(repository, [POLICY], "x")

    def test_holds_for_the_other_working_trees(self, begun: Clone, tmp_path: Path) -> None:
        begun.git("worktree", "add", "--quiet", str(tmp_path / "beside"))
        with open_repository(tmp_path / "beside") as repository:
            assert may_write(repository) is True

    def test_but_not_for_another_repository_in_its_place(self, begun: Clone, tmp_path: Path) -> None:
        (begun.folder / ".git").rename(tmp_path / "old")
        begun.git("init", "--quiet")
        with open_repository(begun.folder) as repository:
            assert may_write(repository) is None


class TestACommit:
    def test_holds_the_files_as_they_are_on_disk(self, begun: Clone) -> None:
        before = begun.git("rev-parse", "HEAD")
        begun.write(POLICY, "b å\n")
        begun.write("catalogue/cookies/own/sn.yaml", "id: own.sn\n")
        (begun.folder / LINKS).unlink()
        made = commit(begun, POLICY, LINKS, "catalogue/cookies/own/sn.yaml")
        assert begun.git("rev-parse", "HEAD", "main").split() == [made.id, made.id]
        assert begun.git("rev-parse", "HEAD^") == before
        assert begun.git("show", f"HEAD:{POLICY}") == "b å"
        assert begun.git("ls-tree", "-r", "--name-only", "HEAD").split("\n") == [
            "catalogue/cookies/own/sn.yaml",
            POLICY,
        ]
        assert begun.git("status", "--porcelain") == ""
        assert begun.git("fsck", "--strict") == ""

    def test_says_what_was_done_and_what_not(self, begun: Clone) -> None:
        begun.write(POLICY, "b\n")
        made = commit(begun, POLICY)
        assert str(made.sentence) == (
            f"Committed as {made.id[:10]} on main. No hook was run, nothing was signed or pushed."
        )

    def test_is_made_by_whom_git_knows(self, begun: Clone) -> None:
        begun.write(POLICY, "b\n")
        commit(begun, POLICY)
        assert begun.git("log", "-1", "--format=%an <%ae> %cn") == "Åsa Berg <asa@example.com> Åsa Berg"

    def test_has_the_message_and_its_trailers(self, begun: Clone) -> None:
        begun.git("config", "i18n.commitEncoding", "ISO-8859-1")
        begun.write(POLICY, "b\n")
        with open_repository(begun.folder) as repository:
            commit_files(
                repository,
                [POLICY],
                "\nFastställ version 2026-11-25  \n\n- en ändring\n\n",
                [("Policy-Date", "2026-11-25"), ("Policy-Reason", "two\nlines")],
            )
            head = repository.resolve("HEAD")
        assert head is not None
        assert head.message == (
            "Fastställ version 2026-11-25\n\n- en ändring\n\n"
            "Policy-Date: 2026-11-25\nPolicy-Reason: two lines\n"
        )
        trailers = begun.git("log", "-1", "--format=%(trailers:only,unfold)")
        assert trailers.split("\n")[:2] == ["Policy-Date: 2026-11-25", "Policy-Reason: two lines"]

    def test_leaves_other_staged_and_unstaged_work_alone(self, begun: Clone) -> None:
        begun.write(LINKS, "staged\n")
        begun.git("add", LINKS)
        begun.write(LINKS, "unstaged\n")
        begun.write("notes.txt", "mine\n")
        begun.write(POLICY, "b\n")
        commit(begun, POLICY)
        assert begun.git("show", f"HEAD:{LINKS}") == "l"
        assert begun.git("show", f":{LINKS}") == "staged"
        assert (begun.folder / LINKS).read_text() == "unstaged\n"
        assert begun.git("status", "--porcelain").split("\n") == [f"MM {LINKS}", "?? notes.txt"]

    def test_of_a_project_in_a_folder_with_an_odd_name(self, clone: Clone) -> None:
        clone.commit("Begin", README="x")
        trusted(clone)
        inner = Clone(clone.folder / "å b\n*")
        inner.write(POLICY, "a\n")
        made = commit(inner, POLICY)
        assert clone.git("ls-tree", "-rz", "--name-only", made.id).split("\0") == [
            "README.yaml",
            f"å b\n*/{POLICY}",
            "",
        ]
        assert clone.git("status", "--porcelain") == ""

    def test_is_the_first_of_an_empty_repository(self, clone: Clone) -> None:
        trusted(clone)
        clone.write(POLICY, "a\n")
        made = commit(clone, POLICY)
        assert made.branch == "main"
        assert clone.git("log", "--format=%H %s", "main") == f"{made.id} Lengthen a lifetime"
        assert clone.git("status", "--porcelain") == ""

    def test_on_no_branch_says_so(self, begun: Clone) -> None:
        begun.git("switch", "--quiet", "--detach")
        begun.write(POLICY, "b\n")
        made = commit(begun, POLICY)
        assert made.branch is None
        assert "on no branch" in str(made.sentence)
        assert begun.git("rev-parse", "HEAD") == made.id
        assert begun.git("rev-parse", "main") == begun.git("rev-parse", "HEAD^")

    def test_of_sha256(self, tmp_path: Path) -> None:
        clone = Clone(tmp_path / "long")
        clone.folder.mkdir()
        clone.git("init", "--quiet", "--object-format=sha256")
        trusted(clone)
        clone.write(POLICY, "a\n")
        assert len(commit(clone, POLICY).id) == 64
        (clone.folder / POLICY).unlink()
        clone.write(LINKS, "l\n")
        commit(clone, POLICY, LINKS)
        assert clone.git("status", "--porcelain") == ""

    def test_has_line_feeds_whatever_is_on_disk(self, begun: Clone) -> None:
        begun.write(".gitattributes", "*.yaml text eol=lf\n")
        for path in (POLICY, "catalogue/revisions/2026-01-01/policy.sv.txt"):
            begun.write(path, "")
            (begun.folder / path).write_bytes(b"a\r\nb\r\n")
        made = commit(begun, ".gitattributes", POLICY, "catalogue/revisions/2026-01-01/policy.sv.txt")
        with open_repository(begun.folder) as repository:
            head = repository.commit(made.id)
            assert head is not None
            files = repository.files(head)
        assert files[POLICY] == b"a\nb\n"
        assert files["catalogue/revisions/2026-01-01/policy.sv.txt"] == b"a\r\nb\r\n"
        assert begun.git("status", "--porcelain") == ""

    def test_keeps_a_file_executable(self, begun: Clone) -> None:
        (begun.folder / POLICY).chmod(0o755)
        begun.commit("Executable")
        begun.write(POLICY, "b\n")
        commit(begun, POLICY)
        assert begun.git("ls-tree", "HEAD", POLICY).startswith("100755")
        assert begun.git("status", "--porcelain") == ""


class TestWhatIsRefused:
    @pytest.mark.parametrize("paths", [[POLICY], [], ["catalogue/none.yaml"]])
    def test_nothing_new(self, begun: Clone, paths: list[str]) -> None:
        with pytest.raises(NothingToCommit):
            commit(begun, *paths)
        assert begun.git("rev-list", "--count", "HEAD") == "1"

    def test_nothing_at_all(self, clone: Clone) -> None:
        trusted(clone)
        with pytest.raises(NothingToCommit):
            commit(clone, POLICY)

    @pytest.mark.parametrize("path", ["../outside.yaml", "/etc/hostname", "catalogue/../../x"])
    def test_a_path_outside(self, begun: Clone, path: str) -> None:
        with pytest.raises(ValueError, match=path):
            commit(begun, path)

    def test_a_link(self, begun: Clone, tmp_path: Path) -> None:
        (tmp_path / "secret").write_text("secret")
        (begun.folder / POLICY).unlink()
        (begun.folder / POLICY).symlink_to(tmp_path / "secret")
        with pytest.raises(GitFailed, match=f"{POLICY} is a link"):
            commit(begun, POLICY)

    @pytest.mark.parametrize("deed", ["merge", "cherry-pick", "revert", "rebase"])
    def test_while_git_is_in_the_middle_of_something(self, begun: Clone, deed: str) -> None:
        begun.git("switch", "--quiet", "--create", "theirs")
        begun.commit("Theirs", catalogue__policy="b\n")
        begun.git("switch", "--quiet", "main")
        begun.commit("Ours", catalogue__policy="c\n")
        target = "HEAD~1" if deed == "revert" else "theirs"
        if deed == "revert":
            begun.commit("Later", catalogue__policy="d\n")
        subprocess.run(["git", "-C", str(begun.folder), deed, target], capture_output=True, check=False)
        before = begun.git("rev-parse", "HEAD")
        with pytest.raises(GitFailed, match=f"A {deed} is under way"):
            commit(begun, POLICY)
        assert begun.git("rev-parse", "HEAD") == before

    def test_a_file_whose_conflict_is_not_settled(self, begun: Clone) -> None:
        begun.write(POLICY, "mine\n")
        begun.git("stash", "push", "--quiet")
        begun.commit("Theirs", catalogue__policy="theirs\n")
        subprocess.run(["git", "-C", str(begun.folder), "stash", "pop"], capture_output=True, check=False)
        with pytest.raises(GitFailed, match="conflict that is not settled"):
            commit(begun, POLICY)

    def test_while_another_git_holds_the_index(self, begun: Clone) -> None:
        begun.write(POLICY, "b\n")
        before = begun.git("rev-parse", "HEAD")
        (begun.folder / ".git/index.lock").touch()
        with pytest.raises(GitFailed, match=r"index\.lock"):
            commit(begun, POLICY)
        (begun.folder / ".git/index.lock").unlink()
        assert begun.git("rev-parse", "HEAD") == before
        assert begun.git("status", "--porcelain") == f" M {POLICY}"

    def test_where_the_branch_moved_meanwhile_everything_is_as_it_was(
        self, begun: Clone, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        begun.write(POLICY, "b\n")
        make = writing._committed

        def outrun(*arguments: object) -> ObjectId:
            id = make(*arguments)  # type: ignore[arg-type]
            begun.git("commit", "--quiet", "--allow-empty", "--message=Faster")
            return id

        monkeypatch.setattr(writing, "_committed", outrun)
        with pytest.raises(GitFailed, match="Somebody else has just committed"):
            commit(begun, POLICY)
        assert begun.git("log", "-1", "--format=%s") == "Faster"
        assert begun.git("status", "--porcelain") == f" M {POLICY}"

    def test_without_a_name_to_commit_by(self, begun: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
        begun.git("config", "user.useConfigOnly", "true")
        begun.write(POLICY, "b\n")
        with pytest.raises(GitFailed, match="does not know who you are"):
            commit(begun, POLICY)


class TestANewBranch:
    def test_grows_from_what_is_checked_out_which_stays_so(self, begun: Clone) -> None:
        before = begun.git("rev-parse", "HEAD")
        begun.write(POLICY, "b\n")
        with open_repository(begun.folder) as repository:
            made = commit_on_branch(repository, "granska/åtgärd", [POLICY], "Lengthen")
        assert begun.git("rev-parse", "granska/åtgärd", "granska/åtgärd^", "HEAD").split() == [
            made.id,
            before,
            before,
        ]
        assert begun.git("branch", "--show-current") == "main"
        assert begun.git("status", "--porcelain") == f" M {POLICY}"
        assert "pushing it is up to you" in str(made.sentence)

    def test_in_an_empty_repository(self, clone: Clone) -> None:
        trusted(clone)
        clone.write(POLICY, "a\n")
        with open_repository(clone.folder) as repository:
            made = commit_on_branch(repository, "review", [POLICY], "Begin")
        assert clone.git("rev-parse", "review") == made.id
        assert clone.git("status", "--porcelain") == "?? catalogue/"

    @pytest.mark.parametrize("name", ["", "-d", "a..b", "a b", "x.lock", "a\nb", "--output=x", "a/", "@{1}"])
    def test_of_a_name_that_git_does_not_allow(self, begun: Clone, name: str) -> None:
        begun.write(POLICY, "b\n")
        with open_repository(begun.folder) as repository, pytest.raises(GitFailed, match="no name that git"):
            commit_on_branch(repository, name, [POLICY], "x")
        assert begun.git("for-each-ref", "--format=%(refname)") == "refs/heads/main"

    def test_never_another_one(self, begun: Clone) -> None:
        begun.write(POLICY, "b\n")
        with open_repository(begun.folder) as repository, pytest.raises(GitFailed, match="already"):
            commit_on_branch(repository, "main", [POLICY], "x")


class TestATag:
    def tagged(self, repository: Repository, name: str) -> None:
        head = repository.resolve("HEAD")
        assert head is not None
        tag(repository, name, head.id, "Version 2026-11-25\n\nAv Åsa.")

    def test_has_a_message_and_who_made_it(self, begun: Clone) -> None:
        with open_repository(begun.folder) as repository:
            self.tagged(repository, "policy/2026-11-25")
        told = begun.git("for-each-ref", "--format=%(objecttype) %(taggername) %(contents)", "refs/tags")
        assert told.rstrip() == "tag Åsa Berg Version 2026-11-25\n\nAv Åsa."
        assert begun.git("rev-parse", "policy/2026-11-25^{commit}") == begun.git("rev-parse", "HEAD")

    def test_is_never_moved(self, begun: Clone) -> None:
        with open_repository(begun.folder) as repository:
            self.tagged(repository, "v1")
            with pytest.raises(GitFailed, match="already"):
                self.tagged(repository, "v1")

    def test_has_a_name_that_git_allows(self, begun: Clone) -> None:
        with open_repository(begun.folder) as repository, pytest.raises(GitFailed, match="no name that git"):
            self.tagged(repository, "--delete")


def test_nothing_of_a_hostile_repository_runs(begun: Clone, tmp_path: Path) -> None:
    canary = armed(begun, tmp_path)
    begun.write(POLICY, "b\n")
    os.utime(begun.folder / ".git/index", (1, 1))  # every file may have changed since: git looks into them
    with open_repository(begun.folder) as repository:
        made = commit_files(repository, [POLICY, ".gitattributes"], "One")
        begun.write(POLICY, "c\n")
        commit_on_branch(repository, "review", [POLICY], "Two")
        tag(repository, "v1", made.id, "Three")
    assert canary.sang() == ""
