"""What commits hold is kept by git's ids: parsed once, never stale, and no loss where it is gone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.store.git.conftest import Clone
from workbench.formats.catalogue_reading import ParsedFile, parsed
from workbench.formats.layout import FileRef
from workbench.store import contents_read, kept_contents
from workbench.store.git.objects import Objects
from workbench.store.git.repository import open_repository
from workbench.store.kept import kept_file
from workbench.store.states_in_git import StateInGit, state_at

COOKIE = "catalogue/cookies/vwo/sn.yaml"

Read = Callable[[str], tuple[StateInGit, list[str]]]


@pytest.fixture
def read(site: Clone, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Reads a commit as a command does that has just started: the state, and the files that were parsed."""
    monkeypatch.setattr(kept_contents, "WORTH_KEEPING", 20)
    looked_into = list[str]()

    def looking(ref: FileRef, content: bytes) -> ParsedFile:
        looked_into.append(ref.path)
        return parsed(ref, content)

    monkeypatch.setattr(contents_read, "parsed", looking)

    def read(name: str) -> tuple[StateInGit, list[str]]:
        contents_read._files._values.clear()
        looked_into.clear()
        with open_repository(site.folder) as repository:
            commit = repository.resolve(name)
            assert commit is not None
            return state_at(repository, commit), list(looked_into)

    return read


def test_a_commit_is_parsed_once(read: Read) -> None:
    first, looked_into = read("HEAD")
    again, looked_into_again = read("HEAD")
    assert len(looked_into) > 75
    assert looked_into_again == []
    assert again.catalogue.policy == first.catalogue.policy is not None
    assert {path: file.data for path, file in again.reading.files.items()} == {
        path: file.data for path, file in first.reading.files.items()
    }


def test_of_another_commit_only_what_is_new_in_it(site: Clone, read: Read) -> None:
    read("HEAD")
    text = (site.folder / COOKIE).read_text(encoding="utf-8")
    site.write(COOKIE, text.replace("30 minutes", "2 hours"))
    site.commit("Longer")
    state, looked_into = read("HEAD")
    before, _looked_into = read("HEAD~1")
    assert looked_into == [COOKIE]
    assert state.reading.files[COOKIE].data != before.reading.files[COOKIE].data


def test_a_file_with_faults_is_looked_into_each_time(site: Clone, read: Read) -> None:
    site.write(COOKIE, "id: vwo.sn\nname: [\n")
    site.commit("Broken")
    read("HEAD")
    state, looked_into = read("HEAD")
    assert looked_into == [COOKIE]
    assert [error.path for error in state.errors] == [COOKIE]


@pytest.mark.parametrize("content", [b"", b"nonsense", b"workbench 1 00000000\n{}", b"\xff\xfe"])
def test_what_is_damaged_keeps_nothing(site: Clone, read: Read, content: bytes) -> None:
    first, looked_into = read("HEAD")
    kept_file("contents", site.folder).write_bytes(content)
    again, looked_into_again = read("HEAD")
    assert looked_into_again == looked_into
    assert again.catalogue.policy == first.catalogue.policy


def test_few_files_are_parsed_and_nothing_is_kept(
    site: Clone, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_contents, "WORTH_KEEPING", 10_000)
    read("HEAD")
    assert not kept_file("contents", site.folder).exists()
    assert read("HEAD")[1]


def test_no_more_is_kept_than_there_is_room_for(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_contents, "_MOST", 30)
    _state, looked_into = read("HEAD")
    assert len(read("HEAD")[1]) == len(looked_into) - 30


def test_folders_in_a_folder_are_asked_for_at_once(site: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[int]()
    read_all = Objects.read_all

    def counting(objects: Objects, ids: list[str], limit: int) -> object:
        asked.append(len(ids))
        return read_all(objects, ids, limit)  # type: ignore[arg-type]

    monkeypatch.setattr(Objects, "read_all", counting)
    with open_repository(site.folder) as repository:
        commit = repository.resolve("HEAD")
        assert commit is not None
        asked.clear()
        entries = repository.entries(commit)
    folders = {path.rpartition("/")[0] for path in entries}
    assert len(folders) > 12
    assert len([count for count in asked if count]) < 10
