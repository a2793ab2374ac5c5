"""The app in a real terminal, on a project in a real git repository, driven by keys alone."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.projects import GID
from tests.ui.terminal import Terminal, terminal, wait_until
from workbench.store.journal import SUFFIX


@pytest.fixture
def shell() -> Iterator[Terminal]:
    """A terminal with a shell."""
    with terminal() as opened:
        yield opened


@pytest.fixture
def repository(root: Path) -> Path:
    """The small project, committed."""
    git(root, "init", "--quiet")
    commit(root, "As it was")
    return root


def git(root: Path, *arguments: str) -> str:
    """What git says to these arguments."""
    who = ("-c", "user.name=Someone", "-c", "user.email=someone@example.se", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(root), *who, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def commit(root: Path, message: str) -> None:
    """Commit everything there is."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", message)


def type_lifetime(shell: Terminal, text: str) -> None:
    """Go down to _gid, into the form, by Tab to the lifetime, which is selected, and type another."""
    shell.press("Down")
    shell.until("google.gid")
    shell.press("Enter")
    shell.until("As a browser shows it")  # what a field takes is said while it has the focus
    shell.press("Tab", "Tab", "Tab", "Tab", "Tab")
    shell.until("7 days · session")
    shell.type(text)


def row(name: str, lifetime: str) -> str:
    """A cookie's row of the table, as far as its lifetime."""
    return f"{name:<30} {lifetime}"


def test_a_filter_typed_in_one_burst_with_its_key_runs_no_command(shell: Terminal, repository: Path) -> None:
    shell.start(repository)
    shell.until("3 of 3")
    shell.type("/_gid")
    shell.until("1 of 3", "_gid", without="unsaved")


def test_a_lifetime_is_changed_saved_previewed_and_undone(shell: Terminal, repository: Path) -> None:
    before = (repository / GID.path).read_bytes()
    shell.start(repository)
    shell.until("3 of 3")
    type_lifetime(shell, "13 months")
    shell.until(row("_gid", "13 months"), "+1 unsaved")
    shell.press("F9")
    shell.until("Saved: 1 file.", without="unsaved")
    changed = [line for line in git(repository, "diff", "--unified=0").splitlines() if line[:1] in "+-"]
    assert changed[2:] == ["-lifetime: 24 hours", "+lifetime: 13 months"]
    shell.press("F7")
    shell.until("13 månader", without="24 timmar")
    shell.press("F8")
    shell.until("Undone: Lifetime of _gid", "24 hours")
    shell.press("F9")
    shell.until("Saved: 1 file.", without="unsaved")
    assert (repository / GID.path).read_bytes() == before
    assert git(repository, "status", "--porcelain") == ""


def test_what_a_killed_app_held_is_offered_back(shell: Terminal, repository: Path, tmp_path: Path) -> None:
    shell.start(repository)
    shell.until("3 of 3")
    type_lifetime(shell, "13 mon")
    shell.until("13 mon", "+1 unsaved")
    journals = tmp_path / "state"
    wait_until(lambda: holds(journals, b"13 mon"), lambda: "the journal never held what was typed")
    shell.send_signal(signal.SIGKILL)
    shell.until("it ended with 137")
    shell.type("stty sane")
    shell.press("C-j")  # nobody has told the terminal that Enter ends a line again
    assert git(repository, "status", "--porcelain") == ""
    shell.start(repository)
    shell.until("Unsaved work of", "24 hours → 13 mon", "Recover (r)")
    shell.press("r")
    shell.until("+1 unsaved", "13 mon", without="Recover (r)")


def holds(folder: Path, wanted: bytes) -> bool:
    """Whether a journal below a folder holds something; one that is still being made has another name."""
    return any(wanted in path.read_bytes() for path in folder.rglob(f"*{SUFFIX}"))


def test_another_version_checked_out_while_the_app_is_open_is_noticed(
    shell: Terminal, repository: Path
) -> None:
    path = repository / GID.path
    path.write_text(path.read_text().replace("24 hours", "2 years"))
    commit(repository, "Kept longer")
    shell.start(repository)
    shell.until("2 years")
    git(repository, "checkout", "--quiet", "HEAD~1")
    shell.until("24 hours", "Changed outside, and read again", without="2 years")


def test_quitting_with_unsaved_work_asks_and_leaves_the_terminal_as_it_was(
    shell: Terminal, repository: Path
) -> None:
    before = shell.settings()
    shell.start(repository)
    shell.until("3 of 3")
    type_lifetime(shell, "13 months")
    shell.until(row("_gid", "13 months"), "+1 unsaved")
    shell.press("F12")
    shell.until("1 file is not saved", "Cancel", "Discard (d)")
    shell.press("Enter")
    shell.until("+1 unsaved", without="not saved")
    shell.press("F12")
    shell.until("1 file is not saved")
    shell.press("d")
    shell.until("it ended with 0")
    assert is_sane(shell)
    assert shell.settings() == before
    assert git(repository, "status", "--porcelain") == ""


def test_an_app_that_is_told_to_end_leaves_the_terminal_as_it_was_and_keeps_what_was_typed(
    shell: Terminal, repository: Path, tmp_path: Path
) -> None:
    before = shell.settings()
    shell.start(repository)
    shell.until("3 of 3")
    type_lifetime(shell, "13 months")
    shell.until(row("_gid", "13 months"), "+1 unsaved")
    shell.send_signal(signal.SIGTERM)
    shell.until("it ended with")
    assert is_sane(shell)
    assert shell.settings() == before
    assert holds(tmp_path / "state", b"13 months")


def is_sane(shell: Terminal) -> bool:
    """Whether the shell's own screen is back, with its cursor, and the mouse is the terminal's again."""
    flags = {name: shell.flag(name) for name in ("alternate_on", "cursor_flag", "mouse_any_flag")}
    return flags == {"alternate_on": "0", "cursor_flag": "1", "mouse_any_flag": "0"}


def test_a_window_made_small_and_large_again_shows_the_same(shell: Terminal, repository: Path) -> None:
    shell.start(repository)
    before = shell.until("3 of 3", "_VWO_sn", "Printed provider", "Problems (!")
    shell.resize(50, 12)
    shell.until("needs 60 columns")
    shell.resize(100, 40)
    wait_until(lambda: shell.screen == before, lambda: f"not as before\n{shell.screen}")
