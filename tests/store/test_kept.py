"""What is kept in the user's cache folder: read back as it was, of no effect where it is not whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.store import kept
from workbench.store.kept import kept_file, read_kept, write_kept

VALUE = {"å": [1, "zwei", None]}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with something kept."""
    file = tmp_path / "kept.json"
    write_kept(file, VALUE)
    return file


def test_what_is_kept_is_read_back(file: Path) -> None:
    assert read_kept(file) == VALUE
    assert list(file.parent.iterdir()) == [file]


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut short": lambda content: content[:-1],
    "empty": lambda _: b"",
    "another character": lambda content: content.replace(b"zwei", b"drei"),
    "no UTF-8": lambda content: content + b"\xff",
    "no header": lambda content: content.partition(b"\n")[2],
    "too deep": lambda _: b"[" * 100_000,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_what_is_damaged_is_nothing(file: Path, damage: Callable[[bytes], bytes]) -> None:
    file.write_bytes(damage(file.read_bytes()))
    assert read_kept(file) is None


def test_what_another_version_kept_is_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "__version__", "0.0.0")
    assert read_kept(file) is None


def test_a_missing_file_is_nothing_and_one_that_cannot_be_written_no_error(tmp_path: Path) -> None:
    file = tmp_path / "missing" / "kept.json"
    write_kept(file, VALUE)
    assert read_kept(file) is None


def test_projects_have_files_of_their_own(tmp_path: Path) -> None:
    assert kept_file("a", tmp_path) == kept_file("a", tmp_path)
    assert len({kept_file(name, tmp_path / folder) for name in "ab" for folder in "ab"}) == 4
