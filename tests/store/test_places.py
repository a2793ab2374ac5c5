"""The user's own folders: where they are, and whose."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.store.places import cache_folder, config_folder, project_key, state_folder

FOLDERS = [("CONFIG", config_folder), ("STATE", state_folder), ("CACHE", cache_folder)]


@pytest.mark.parametrize(("name", "folder"), FOLDERS)
def test_the_environment_names_a_folder_which_is_made_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, folder: Callable[[], Path]
) -> None:
    monkeypatch.setenv(f"WORKBENCH_{name}", str(tmp_path / "deep" / "own"))
    assert folder() == tmp_path / "deep" / "own"
    assert stat.S_IMODE(folder().stat().st_mode) == 0o700


@pytest.mark.parametrize(("name", "folder"), FOLDERS)
@pytest.mark.parametrize("named", [None, ""])
def test_else_it_is_where_the_system_s_programs_have_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, folder: Callable[[], Path], named: str | None
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.delenv(f"WORKBENCH_{name}")
    if named is not None:
        monkeypatch.setenv(f"WORKBENCH_{name}", named)
    assert folder().is_relative_to(tmp_path)
    assert folder().name == "cookie-policy-workbench"
    assert stat.S_IMODE(folder().stat().st_mode) == 0o700


def test_a_home_folder_s_short_form_and_a_relative_path_are_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBENCH_STATE", "~/state")
    monkeypatch.setenv("WORKBENCH_CACHE", "cache")
    assert (state_folder(), cache_folder()) == (tmp_path / "state", tmp_path / "cache")


def test_a_part_of_the_state_has_a_folder_of_its_own() -> None:
    assert state_folder("locks") == state_folder() / "locks"
    assert stat.S_IMODE(state_folder("locks").stat().st_mode) == 0o700


def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shared").mkdir(mode=0o755)
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "shared"))
    assert stat.S_IMODE(state_folder().stat().st_mode) == 0o755


def test_a_folder_that_cannot_be_made_stops_nobody_from_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("WORKBENCH_CACHE", str(tmp_path / "file" / "cache"))
    assert not cache_folder().exists()


def test_a_project_has_one_key_however_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "link").symlink_to("one")
    monkeypatch.chdir(tmp_path / "one")
    keys = {project_key(path) for path in (tmp_path / "one", tmp_path / "link", Path(), Path("../one"))}
    assert len(keys) == 1
    assert project_key(tmp_path / "two") not in keys
