"""What killed writers leave is removed, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.store.faults import Faults
from workbench.store.temporary import sweep, temporary_beside


@pytest.fixture
def dead(faults: Faults) -> int:
    """The number of a process that has ended."""
    child = faults.started(lambda: None)
    os.waitpid(child, 0)
    return child


def left(folder: Path, pid: int, *, minutes: float = 60.0, digits: str = "0123456789abcdef") -> Path:
    """A temporary file of some age."""
    path = folder / f".workbench-{pid}-{digits}.tmp"
    path.write_bytes(b"half")
    changed = path.stat().st_mtime - minutes * 60
    os.utime(path, (changed, changed))
    return path


def test_old_files_of_dead_writers_are_removed_in_every_folder(root: Path, dead: int) -> None:
    deep = root / "catalogue" / "cookies"
    deep.mkdir()
    files = {left(root, dead), left(deep, dead), left(deep, dead, digits="f" * 16)}
    assert set(sweep(root)) == files
    assert not any(path.exists() for path in files)


def test_a_file_is_kept_while_its_writer_may_run_or_it_is_new(root: Path, dead: int) -> None:
    files = [
        left(root, os.getpid()),
        left(root, dead, minutes=9),
        left(root, dead, minutes=-60, digits="a" * 16),
    ]
    assert sweep(root) == []
    assert all(path.exists() for path in files)


@pytest.mark.parametrize(
    "name",
    [
        ".workbench-{pid}-0123456789abcde.tmp",
        ".workbench-{pid}-0123456789ABCDEF.tmp",
        ".workbench-{pid}-0123456789abcdef.tmp.yaml",
        "x.workbench-{pid}-0123456789abcdef.tmp",
        ".workbench--0123456789abcdef.tmp",
        ".workbench-{pid}-0123456789abcdef.tmp\n",
        ".workbench-\u0663{pid}-0123456789abcdef.tmp",
    ],
)
def test_other_names_are_other_people_s(root: Path, dead: int, name: str) -> None:
    path = root / name.format(pid=dead)
    path.write_bytes(b"")
    os.utime(path, (0, 0))
    assert sweep(root) == []
    assert path.exists()


def test_links_and_folders_of_such_names_are_left_alone(root: Path, dead: int, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    stranger = left(tmp_path / "elsewhere", dead)
    (root / "linked").symlink_to(tmp_path / "elsewhere")
    (root / f".workbench-{dead}-{'1' * 16}.tmp").symlink_to(stranger)
    (root / f".workbench-{dead}-{'2' * 16}.tmp").mkdir()
    assert sweep(root, older_than_s=-3600) == []
    assert stranger.exists()


def test_a_folder_that_is_not_there_has_nothing_in_it(root: Path) -> None:
    assert sweep(root / "absent") == []


def test_a_name_serves_once_and_fits_wherever_its_target_s_does(root: Path) -> None:
    target = root / ("a" * 255)
    with temporary_beside(target) as one, temporary_beside(target) as other:
        assert one != other
        one.write_bytes(b"")
        assert one.parent == root
