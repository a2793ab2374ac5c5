"""What tests of the disk share: a project, the user's folders kept out of it, and faults."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.store.faults import Faults
from tests.store.strace import Strace


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project's folder."""
    (tmp_path / "project" / "catalogue").mkdir(parents=True)
    return tmp_path / "project"


@pytest.fixture
def faults() -> Faults:
    """Faults to try an action with."""
    return Faults()


@pytest.fixture
def strace(tmp_path: Path) -> Strace:
    """Real faults of real calls."""
    if sys.platform != "linux":
        pytest.skip("strace traces Linux")
    return Strace(tmp_path / "trace")
