"""The commits that touched a project, and what each made of its files."""

from __future__ import annotations

from pathlib import Path

from tests.store.git.conftest import Clone
from workbench.store.git.log import LoggedCommit, log
from workbench.store.git.objects import ObjectId
from workbench.store.git.repository import Repository, open_repository

POLICY = "catalogue/policy.yaml"
LINKS = "catalogue/links.yaml"


def told(repository: Repository, path: str | None = None, limit: int = 100) -> list[tuple[str, list[str]]]:
    """The subjects of commits, and what each did to which file."""
    return [
        (
            each.commit.subject,
            [f"{change.path} {_deed(each, repository, n)}" for n, change in enumerate(each.changes)],
        )
        for each in log(repository, path, limit)
    ]


def _deed(entry: LoggedCommit, repository: Repository, number: int) -> str:
    change = entry.changes[number]
    ids = [id for id in (*change.before, change.after) if id is not None]
    contents = repository.contents(ids)

    def text(id: ObjectId | None) -> str:
        return "-" if id is None else contents[id].decode().strip()

    return f"{'|'.join(map(text, change.before))}>{text(change.after)}"


def test_each_commit_with_its_changes_the_newest_first(clone: Clone) -> None:
    clone.commit("Before the project")
    clone.commit("Begin", catalogue__policy="a")
    clone.commit("Elsewhere", README="x")
    clone.commit("Change", catalogue__policy="b", catalogue__links="l")
    (clone.folder / LINKS).unlink()
    clone.commit("Remove")
    with open_repository(clone.folder) as repository:
        assert told(repository) == [
            ("Remove", [f"{LINKS} l>-"]),
            ("Change", [f"{LINKS} ->l", f"{POLICY} a>b"]),
            ("Begin", [f"{POLICY} ->a"]),
        ]
        assert told(repository, LINKS) == [("Remove", [f"{LINKS} l>-"]), ("Change", [f"{LINKS} ->l"])]
        assert [subject for subject, _changes in told(repository, limit=2)] == ["Remove", "Change"]


def test_a_merge_that_only_takes_over_has_no_changes_of_its_own(clone: Clone) -> None:
    clone.commit("Begin", catalogue__policy="a")
    clone.git("switch", "--quiet", "--create", "theirs")
    clone.commit("Theirs", catalogue__links="l")
    clone.git("switch", "--quiet", "main")
    clone.commit("Ours", catalogue__policy="b")
    clone.git("merge", "--quiet", "--message=Merge", "theirs")
    with open_repository(clone.folder) as repository:
        found = dict(told(repository))
    assert found == {
        "Merge": [],
        "Theirs": [f"{LINKS} ->l"],
        "Ours": [f"{POLICY} a>b"],
        "Begin": [f"{POLICY} >a"],
    }


def test_a_merge_that_decides_has_them(clone: Clone) -> None:
    clone.commit("Begin", catalogue__policy="a")
    clone.git("switch", "--quiet", "--create", "theirs")
    clone.commit("Theirs", catalogue__policy="b")
    clone.git("switch", "--quiet", "main")
    clone.commit("Ours", catalogue__policy="c")
    clone.git("merge", "--quiet", "--no-commit", "--strategy=ours", "theirs")
    clone.commit("Merge", catalogue__policy="d")
    with open_repository(clone.folder) as repository:
        assert told(repository)[0] == ("Merge", [f"{POLICY} c|b>d"])


def test_a_shallow_clone_ends_at_its_boundary(clone: Clone, tmp_path: Path) -> None:
    clone.commit("One", catalogue__policy="a")
    clone.commit("Two", catalogue__links="l")
    clone.commit("Three", catalogue__policy="b")
    clone.git("clone", "--quiet", "--depth=2", f"file://{clone.folder}", str(tmp_path / "shallow"))
    with open_repository(tmp_path / "shallow") as repository:
        assert [(each.commit.subject, each.is_boundary) for each in log(repository)] == [
            ("Three", False),
            ("Two", True),
        ]
        assert told(repository)[0] == ("Three", [f"{POLICY} a>b"])


def test_a_project_in_a_folder_has_its_own_history(clone: Clone) -> None:
    clone.commit("Top", catalogue__policy="a")
    clone.commit("Inner", site__catalogue__policy="b")
    with open_repository(clone.folder / "site") as repository:
        assert told(repository) == [("Inner", [f"{POLICY} ->b"])]
        assert told(repository, POLICY) == [("Inner", [f"{POLICY} ->b"])]


def test_a_path_is_never_a_pattern(clone: Clone) -> None:
    clone.commit("One", catalogue__policy="a")
    with open_repository(clone.folder) as repository:
        for path in ("catalogue/*", ":(top)catalogue", "--output=planted", ":!catalogue"):
            assert told(repository, path) == []
    assert not (clone.folder / "planted").exists()


def test_nothing_before_the_first_commit(clone: Clone) -> None:
    with open_repository(clone.folder) as repository:
        assert list(log(repository)) == []
