"""A few kills at every run; hundreds by `python -m tests.endurance`."""

from __future__ import annotations

from pathlib import Path

from tests.endurance.killing import kill_and_look
from tests.projects import write_small


def test_a_writer_killed_at_random_loses_nothing_that_was_accepted(tmp_path: Path) -> None:
    report = kill_and_look(write_small(tmp_path / "project"), kills=6)

    assert report.faults == []
    assert report.edits > 0
