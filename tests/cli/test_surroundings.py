"""What surrounds an open project changes: its disk fills up, its folder moves, the clock goes back."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from tests.projects import GID, files, open_session, write_small
from workbench.edits import Place, SetValue, Step
from workbench.policy.sentence import say
from workbench.session import Session
from workbench.store.drafts import drafts
from workbench.store.journal import Journal
from workbench.store.pending import pending
from workbench.store.project import load


def described(text: str) -> Step:
    """The step that gives a cookie another description."""
    return Step(say("Edit"), (SetValue(GID, ("description",), text),), Place(GID))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 256 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("this system has no mount")
    if done.returncode:
        pytest.skip("only root may mount a small disk, and not in every container")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def full(disk: Path) -> None:
    """Fill a disk to its last byte."""
    with (disk / "filling").open("wb", buffering=0) as filling:
        try:
            while True:
                filling.write(b"x" * 4096)
        except OSError:
            pass


def test_a_full_disk_keeps_the_old_file_and_the_edit_and_saves_once_there_is_room(disk: Path) -> None:
    root = write_small(disk / "project")
    session, before = open_session(root), files(root)
    session.apply(described("Ny text. " * 2000))
    full(disk)

    (failure,) = session.save().failures
    assert "the disk is full" in str(failure)
    assert files(root) == before
    assert session.unsaved == {GID}

    (disk / "filling").unlink()
    assert session.save().saved == (GID.path,)
    assert load(root).errors == ()


def test_publishing_on_a_full_disk_publishes_nothing(disk: Path, workbench: CommandLine) -> None:
    root = write_small(disk / "project")
    before = files(root)
    full(disk)

    ran = workbench("publish", "--project", root)

    assert ran.status == 2
    assert ran.err.splitlines()[-1].startswith("workbench: ")
    assert "the disk is full" in ran.err.splitlines()[-1]
    assert files(root) == before


def test_a_disk_that_turned_read_only_is_told_and_keeps_the_edit(disk: Path) -> None:
    root = write_small(disk / "project")
    session, before = open_session(root), files(root)
    session.apply(described("Ny text."))
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    try:
        (failure,) = session.save().failures
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)

    assert "read-only" in str(failure)
    assert files(root) == before
    assert session.unsaved == {GID}


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """An open small project with a journal."""
    root = write_small(tmp_path / "project")
    return Session(load(root), journal=Journal(root))


def test_where_the_folder_was_renamed_nothing_is_written_in_its_old_place(
    session: Session, tmp_path: Path
) -> None:
    session.apply(described("Ny text."))
    session.project.root.rename(tmp_path / "elsewhere")

    report = session.save()

    assert not report.saved
    assert report.failures or report.conflicts
    assert session.unsaved == {GID}
    assert not session.project.root.exists()
    assert load(tmp_path / "elsewhere").errors == ()

    (tmp_path / "elsewhere").rename(session.project.root)
    assert session.save().saved == (GID.path,)


def test_where_the_folder_was_renamed_the_edit_is_offered_when_it_is_back(
    session: Session, tmp_path: Path
) -> None:
    root = session.project.root
    session.apply(described("Ny text."))
    root.rename(tmp_path / "elsewhere")
    session.close()
    (tmp_path / "elsewhere").rename(root)

    (left,) = pending(root)
    (draft,) = drafts(left)
    assert "Ny text." in (draft.text or "")


def test_a_clock_that_goes_back_hides_no_change_and_loses_no_edit(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = session.project.root / GID.path
    session.apply(described("Ny text."))
    long_ago = datetime(2001, 1, 1).timestamp()
    monkeypatch.setattr(time, "time", lambda: long_ago)
    assert session.save().saved == (GID.path,)

    theirs = path.read_text("utf-8").replace("Ny text.", "Annan te.")
    path.write_text(theirs, encoding="utf-8")
    os.utime(path, (long_ago, long_ago))
    session.apply(described("Tredje text."))

    assert session.save().conflicts == (GID.path,)
    assert path.read_text("utf-8") == theirs
    assert session.unsaved == {GID}


def test_a_day_before_the_last_publication_is_refused(workbench: CommandLine, tmp_path: Path) -> None:
    root = write_small(tmp_path / "project")
    assert workbench("publish", "--project", root).status == 0
    before = files(root)

    ran = workbench("publish", "--date", "2001-01-01", "--project", root)

    assert (ran.status, ran.err.count("\n")) == (1, 1)
    assert files(root) == before
