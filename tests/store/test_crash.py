"""A report of an error nobody foresaw: found, read and passed on by its owner alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from workbench import __version__
from workbench.store.crash import write_report


def raised(error: Exception) -> Exception:
    """The error with the traceback it gets on its way."""
    try:
        raise error
    except Exception as caught:
        return caught


def test_a_report_says_what_happened_and_where() -> None:
    text = write_report(raised(ValueError("no such thing"))).read_text("utf-8")

    assert text.startswith(f"workbench {__version__}, Python ")
    assert "Traceback" in text
    assert "test_crash.py" in text
    assert "ValueError: no such thing" in text


def test_only_its_owner_may_read_it() -> None:
    path = write_report(raised(ValueError()))

    assert path.is_relative_to(os.environ["WORKBENCH_STATE"])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_second_report_leaves_the_first() -> None:
    first, second = (write_report(raised(ValueError(str(number)))) for number in range(2))

    assert first != second
    assert "ValueError: 0" in first.read_text("utf-8")


def test_the_home_folder_and_credentials_are_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "anna-andersson"))
    monkeypatch.setenv("SECRET_TOKEN", "hunter2")
    error = ValueError(f"{tmp_path}/anna-andersson/x https://anna:pass@example.com/git")

    text = write_report(raised(error)).read_text("utf-8")

    assert "~/x https://…@example.com/git" in text
    for secret in ("anna", "pass@", "hunter2"):
        assert secret not in text


def test_what_cannot_be_written_as_text_is_escaped() -> None:
    assert "\\udc80" in write_report(raised(ValueError("\udc80"))).read_text("utf-8")


def test_where_the_state_folder_cannot_be_written_it_stands_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "file/state"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    assert write_report(raised(ValueError())).parent == tmp_path


def test_a_disk_that_takes_nothing_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "file/state"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "file/tmp"))

    with pytest.raises(OSError, match="Not a directory"):
        write_report(raised(ValueError()))
