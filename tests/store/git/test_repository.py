"""A repository by what it says: names, files at a commit, where two branches part."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.git.conftest import Clone, begun
from workbench.store.git import objects
from workbench.store.git.failure import GitFailed
from workbench.store.git.location import NoRepository
from workbench.store.git.objects import ObjectId
from workbench.store.git.program import NoGit
from workbench.store.git.repository import Repository, open_repository


def opened(folder: Path) -> Repository:
    return open_repository(folder)


class TestWhatANameStandsFor:
    @pytest.fixture
    def history(self, clone: Clone) -> dict[str, str]:
        first = clone.commit("First", catalogue__policy="title: a\n")
        clone.git("tag", "v1")
        clone.git("tag", "--annotate", "--message=Signed off", "v1-annotated")
        second = clone.commit("Second", catalogue__policy="title: b\n")
        clone.git("branch", "work/åtgärd")
        return {
            "HEAD": second,
            "HEAD~1": first,
            "main": second,
            "refs/heads/main": second,
            "v1": first,
            "v1-annotated": first,
            "work/åtgärd": second,
            first: first,
            first[:8]: first,
            "HEAD@{1}": first,
            "main^": first,
        }

    def test_is_a_commit(self, clone: Clone, history: dict[str, str]) -> None:
        with opened(clone.folder) as repository:
            found = {name: repository.resolve(name) for name in history}
        assert {name: commit and commit.id for name, commit in found.items()} == history

    @pytest.mark.parametrize(
        "name",
        [
            "",
            "nothing",
            "-",
            "--all",
            "--output=planted",
            "--upload-pack=touch planted",
            "-O touch planted",
            "HEAD:catalogue/policy.yaml",
            "HEAD^{tree}",
            "^HEAD",
            "HEAD~1..HEAD",
            "HEAD HEAD",
            "HEAD~99",
            "HEAD\n",
            "HEAD\0",
            "a" * 40,
            "\x1b[2J",
            "HEAD^{/[}",
            "\udcff",
        ],
    )
    def test_or_nothing_and_nothing_comes_of_it(
        self, clone: Clone, history: dict[str, str], name: str
    ) -> None:
        assert history
        before = sorted(clone.folder.rglob("*"))
        with opened(clone.folder) as repository:
            assert repository.resolve(name) is None
        assert sorted(clone.folder.rglob("*")) == before

    def test_a_commit_is_told_whole(self, clone: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GIT_AUTHOR_DATE", "2026-03-01T12:30:00+0530")
        clone.commit("Ändra texten\n\nEftersom: det stod fel.")
        with opened(clone.folder) as repository:
            commit = repository.resolve("HEAD")
        assert commit is not None
        assert (commit.author, commit.email) == ("Åsa Berg", "asa@example.com")
        assert commit.date.isoformat() == "2026-03-01T12:30:00+05:30"
        assert commit.subject == "Ändra texten"
        assert commit.message == "Ändra texten\n\nEftersom: det stod fel.\n"
        assert commit.parents == ()

    def test_another_encoding_is_read_as_it_says(self, clone: Clone) -> None:
        clone.git("config", "i18n.commitEncoding", "ISO-8859-1")
        clone.write("message", "")
        (clone.folder / "message").write_bytes("Rättat".encode("latin-1"))
        clone.git("commit", "--quiet", "--allow-empty", "--file=message")
        with opened(clone.folder) as repository:
            commit = repository.resolve("HEAD")
        assert commit is not None
        assert commit.subject == "Rättat"

    def test_nothing_before_the_first_commit(self, clone: Clone) -> None:
        with opened(clone.folder) as repository:
            assert repository.resolve("HEAD") is None

    def test_where_two_branches_part(self, clone: Clone) -> None:
        base = clone.commit("Base", catalogue__policy="title: a\n")
        clone.git("switch", "--quiet", "--create", "theirs")
        clone.commit("Theirs", catalogue__links="{}\n")
        clone.git("switch", "--quiet", "main")
        clone.commit("Ours", catalogue__policy="title: b\n")
        clone.git("switch", "--quiet", "--orphan", "alien")
        clone.commit("No kin")
        with opened(clone.folder) as repository:
            main, theirs, alien = (repository.resolve(name) for name in ("main", "theirs", "alien"))
            assert main
            assert theirs
            assert alien
            common = repository.merge_base(main, theirs)
            assert common is not None
            assert common.id == base
            assert repository.merge_base(main, alien) is None


class TestFilesAtACommit:
    def test_are_those_of_the_project_by_path_from_its_root(self, clone: Clone) -> None:
        clone.write("README.md", "no part of it")
        clone.write("locales/en/LC_MESSAGES/policy.po", 'msgid ""\n')
        clone.commit("One", catalogue__policy="title: a\n", catalogue__cookies__own__sn="id: own.sn\n")
        clone.commit("Two", catalogue__policy="title: b\n")
        with opened(clone.folder) as repository:
            commit = repository.resolve("HEAD~1")
            assert commit is not None
            assert repository.files(commit) == {
                "catalogue/policy.yaml": b"title: a\n",
                "catalogue/cookies/own/sn.yaml": b"id: own.sn\n",
                "locales/en/LC_MESSAGES/policy.po": b'msgid ""\n',
            }

    def test_links_and_submodules_are_none_of_them(self, clone: Clone, tmp_path: Path) -> None:
        other = begun(tmp_path / "other")
        other.commit("Other", catalogue__policy="title: other\n")
        clone.commit("One", catalogue__policy="title: a\n")
        (clone.folder / "catalogue/links.yaml").symlink_to("/etc/passwd")
        clone.git("submodule", "--quiet", "add", str(other.folder), "catalogue/sections")
        clone.commit("Two")
        with opened(clone.folder) as repository:
            commit = repository.resolve("HEAD")
            assert commit is not None
            assert list(repository.files(commit)) == ["catalogue/policy.yaml"]
            assert sorted(repository.entries(commit)) == [
                "catalogue/links.yaml",
                "catalogue/policy.yaml",
                "catalogue/sections",
            ]

    def test_a_project_in_a_folder_of_the_repository(self, clone: Clone) -> None:
        clone.commit("One", catalogue__policy="title: top\n", sites__å_b__catalogue__policy="title: inner\n")
        with opened(clone.folder / "sites" / "å_b") as repository:
            commit = repository.resolve("HEAD")
            assert commit is not None
            assert repository.files(commit) == {"catalogue/policy.yaml": b"title: inner\n"}

    def test_a_folder_whose_name_has_a_line_break(self, clone: Clone) -> None:
        clone.write("one\ntwo/catalogue/policy.yaml", "title: a\n")
        clone.commit("One")
        with opened(clone.folder / "one\ntwo") as repository:
            commit = repository.resolve("HEAD")
            assert commit is not None
            assert repository.files(commit) == {"catalogue/policy.yaml": b"title: a\n"}

    def test_a_commit_before_the_project_has_none(self, clone: Clone) -> None:
        clone.commit("Empty")
        with opened(clone.folder) as repository:
            commit = repository.resolve("HEAD")
            assert commit is not None
            assert repository.files(commit) == {}

    def test_hundreds_of_files_are_read_by_one_process(self, clone: Clone) -> None:
        for number in range(1000):
            clone.write(f"catalogue/cookies/own/c{number}.yaml", f"id: own.c{number}\n" * 50)
        clone.commit("Many")
        with opened(clone.folder) as repository:
            commit = repository.resolve("HEAD")
            assert commit is not None
            files = repository.files(commit)
        assert files == {
            f"catalogue/cookies/own/c{number}.yaml": f"id: own.c{number}\n".encode() * 50
            for number in range(1000)
        }


class TestWhatIsTooMuch:
    def test_a_file_above_the_limit_is_left_out_and_the_rest_read(self, clone: Clone) -> None:
        clone.commit(
            "One", catalogue__a="a" * 5000, catalogue__b="b", catalogue__c="c" * 5000, catalogue__d="d"
        )
        with opened(clone.folder) as repository:
            commit = repository.resolve("HEAD")
            assert commit is not None
            ids = {path: entry.id for path, entry in repository.entries(commit).items()}
            contents = repository.contents(ids.values(), limit=100)
        assert {path: contents.get(id) for path, id in ids.items()} == {
            "catalogue/a.yaml": None,
            "catalogue/b.yaml": b"b",
            "catalogue/c.yaml": None,
            "catalogue/d.yaml": b"d",
        }

    def test_a_tree_that_holds_itself_many_times_over_is_refused(self, clone: Clone) -> None:
        blob = clone.git("hash-object", "-w", "--stdin", given="x")
        tree = clone.git("mktree", given="".join(f"100644 blob {blob}\tf{n}\n" for n in range(20)))
        for _ in range(8):
            tree = clone.git("mktree", given="".join(f"040000 tree {tree}\td{n}\n" for n in range(20)))
        top = clone.git("mktree", given=f"040000 tree {tree}\tcatalogue\n")
        id = clone.git("commit-tree", "-m", "Bomb", top)
        with opened(clone.folder) as repository:
            commit = repository.commit(ObjectId(id))
            assert commit is not None
            with pytest.raises(GitFailed, match="more than 200000 files below catalogue"):
                repository.files(commit)

    def test_objects_that_are_gone_are_left_out(self, clone: Clone) -> None:
        clone.commit("One", catalogue__a="a", catalogue__b="b")
        id = clone.git("rev-parse", "HEAD:catalogue/a.yaml")
        (clone.folder / ".git/objects" / id[:2] / id[2:]).unlink()
        with opened(clone.folder) as repository:
            commit = repository.resolve("HEAD")
            assert commit is not None
            assert repository.files(commit) == {"catalogue/b.yaml": b"b"}

    def test_damaged_objects_are_left_out(self, clone: Clone) -> None:
        clone.commit("One", catalogue__a="a" * 100, catalogue__b="b")
        id = clone.git("rev-parse", "HEAD:catalogue/a.yaml")
        file = clone.folder / ".git/objects" / id[:2] / id[2:]
        file.chmod(0o600)
        file.write_bytes(file.read_bytes()[:-4] + b"xxxx")
        with opened(clone.folder) as repository:
            commit = repository.resolve("HEAD")
            assert commit is not None
            assert repository.files(commit) == {"catalogue/b.yaml": b"b"}

    def test_a_repository_that_ends_git_again_and_again_is_given_up(
        self, clone: Clone, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(objects, "_MOST_ENDS", 3)
        clone.commit("One", **{f"catalogue__f{number}": f"{number}" * 500 for number in range(5)})
        with opened(clone.folder) as repository:
            commit = repository.resolve("HEAD")
            assert commit is not None
            ids = [entry.id for entry in repository.entries(commit).values()]
            with pytest.raises(GitFailed, match="git fsck"):
                repository.contents(ids, limit=10)

    def test_only_full_ids_are_asked_for(self, clone: Clone) -> None:
        with opened(clone.folder) as repository, pytest.raises(ValueError, match="HEAD"):
            repository.commit(ObjectId("HEAD"))


class TestWhereARepositoryIs:
    def test_no_git(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(NoGit, match="not installed"):
            open_repository(tmp_path)

    def test_no_repository(self, tmp_path: Path) -> None:
        with pytest.raises(NoRepository, match="is in no git repository"):
            open_repository(tmp_path)

    def test_the_folder_of_git_itself(self, clone: Clone) -> None:
        with pytest.raises(NoRepository, match="git's own folder"):
            open_repository(clone.folder / ".git")

    def test_somebody_elses(self, clone: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        monkeypatch.setattr(
            "workbench.store.git.program._OF_THE_USER", frozenset({"GIT_TEST_ASSUME_DIFFERENT_OWNER"})
        )
        with pytest.raises(NoRepository, match=r"safe\.directory"):
            open_repository(clone.folder)

    def test_of_a_format_that_git_does_not_know(self, clone: Clone) -> None:
        clone.git("config", "core.repositoryFormatVersion", "99")
        with pytest.raises(NoRepository, match=r"git cannot open the repository of .*99"):
            open_repository(clone.folder)

    def test_a_worktree(self, clone: Clone, tmp_path: Path) -> None:
        first = clone.commit("One", catalogue__policy="title: a\n")
        clone.git("worktree", "add", "--quiet", "-b", "other", str(tmp_path / "beside"))
        Clone(tmp_path / "beside").commit("Two", catalogue__policy="title: b\n")
        with opened(tmp_path / "beside") as repository:
            head, main = repository.resolve("HEAD"), repository.resolve("main")
            assert head is not None
            assert main is not None
            assert (head.subject, main.id) == ("Two", first)
            assert repository.files(head) == {"catalogue/policy.yaml": b"title: b\n"}
            assert repository.location.common_dir.resolve() == clone.folder / ".git"

    def test_a_submodule(self, clone: Clone, tmp_path: Path) -> None:
        inner = begun(tmp_path / "inner")
        inner.commit("Inner", catalogue__policy="title: inner\n")
        clone.git("submodule", "--quiet", "add", str(inner.folder), "policy")
        clone.commit("Outer")
        with opened(clone.folder / "policy") as repository:
            commit = repository.resolve("HEAD")
            assert commit is not None
            assert commit.subject == "Inner"
            assert repository.files(commit) == {"catalogue/policy.yaml": b"title: inner\n"}

    def test_a_shallow_clone(self, clone: Clone, tmp_path: Path) -> None:
        clone.commit("One", catalogue__policy="title: a\n")
        second = clone.commit("Two", catalogue__policy="title: b\n")
        clone.git("clone", "--quiet", "--depth=1", f"file://{clone.folder}", str(tmp_path / "shallow"))
        with opened(tmp_path / "shallow") as repository, opened(clone.folder) as whole:
            assert repository.is_shallow
            assert repository.boundary == {second}
            assert repository.resolve("HEAD~1") is None
            assert not whole.is_shallow
            assert whole.boundary == frozenset()

    def test_a_repository_of_sha256(self, tmp_path: Path) -> None:
        clone = Clone(tmp_path / "long")
        clone.folder.mkdir()
        clone.git("init", "--quiet", "--object-format=sha256")
        clone.commit("One", catalogue__policy="title: a\n")
        with opened(clone.folder) as repository:
            commit = repository.resolve("HEAD")
            assert commit is not None
            assert len(commit.id) == 64
            assert repository.files(commit) == {"catalogue/policy.yaml": b"title: a\n"}

    def test_not_that_of_the_git_that_runs_us_as_a_hook(
        self, clone: Clone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other = begun(tmp_path / "other")
        other.commit("Other", catalogue__policy="title: other\n")
        clone.commit("Ours", catalogue__policy="title: ours\n")
        for name, value in (
            ("GIT_DIR", str(other.folder / ".git")),
            ("GIT_INDEX_FILE", str(other.folder / ".git/index")),
            ("GIT_WORK_TREE", str(other.folder)),
            ("GIT_PREFIX", "catalogue/"),
        ):
            monkeypatch.setenv(name, value)
        with opened(clone.folder) as repository:
            commit = repository.resolve("HEAD")
        assert commit is not None
        assert commit.subject == "Ours"

    def test_a_git_folder_kept_elsewhere_and_named_by_the_environment(
        self, clone: Clone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        clone.commit("One", inner__catalogue__policy="title: a\n")
        (clone.folder / ".git").rename(tmp_path / "elsewhere")
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("GIT_DIR", "elsewhere")
        monkeypatch.setenv("GIT_WORK_TREE", "site")
        with opened(clone.folder / "inner") as repository:
            commit = repository.resolve("HEAD")
            assert commit is not None
            assert repository.files(commit) == {"catalogue/policy.yaml": b"title: a\n"}

    def test_the_process_behind_it_ends_with_it(self, clone: Clone) -> None:
        clone.commit("One")
        repository = opened(clone.folder)
        repository.resolve("HEAD")
        process = repository._objects._process
        assert process is not None
        del repository
        assert process.wait(timeout=10) is not None

    def test_is_read_by_a_hook(self, clone: Clone) -> None:
        clone.commit("One", catalogue__policy="title: a\n")
        hook = clone.folder / ".git/hooks/pre-commit"
        hook.parent.mkdir(exist_ok=True)
        code = (
            "from pathlib import Path; from workbench.store.git.repository import open_repository; "
            "r = open_repository(Path('.')); print(r.resolve('HEAD').subject, file=open('told', 'w'))"
        )
        hook.write_text(f'#!/bin/sh\nexec "$WORKBENCH_PYTHON" -c "{code}"\n')
        hook.chmod(0o755)
        environment = {**os.environ, "WORKBENCH_PYTHON": sys.executable}
        subprocess.run(
            ["git", "-C", str(clone.folder), "commit", "--quiet", "--allow-empty", "--message=Two"],
            env=environment,
            check=True,
        )
        assert (clone.folder / "told").read_text() == "One\n"

    def test_after_an_interruption_answers_are_still_those_asked_for(
        self, clone: Clone, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        clone.commit("One", catalogue__a="a", catalogue__b="b")
        with opened(clone.folder) as repository:
            commit = repository.resolve("HEAD")
            assert commit is not None
            ids = [entry.id for entry in repository.entries(commit).values()]
            with monkeypatch.context() as once:
                once.setattr(objects, "_answer", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
                with pytest.raises(KeyboardInterrupt):
                    repository.contents(ids)
            assert sorted(repository.contents(ids).values()) == [b"a", b"b"]
