"""What tests of writing share: a policy with prose of every kind, opened as a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import open_session, write_prose
from workbench.prose.reading import Prose
from workbench.session import Session


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_prose(tmp_path / "project")


@pytest.fixture
def session(root: Path) -> Session:
    return open_session(root)


@pytest.fixture
def prose(session: Session) -> Prose:
    return Prose(session.data, session.saved_data)
