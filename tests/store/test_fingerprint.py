"""Reading a project's files safely, and knowing whether one is still what was read."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.store.fingerprint import FileMissing, FileRefused, Fingerprint, Stamp, is_unchanged, read_file

LIMIT = 1000
LONG_AGO = 1_000_000_000


@pytest.fixture
def file(root: Path) -> Path:
    """A file of the project."""
    path = root / "catalogue" / "policy.yaml"
    path.write_bytes(b"one")
    return path


def fingerprint(file: Path, root: Path) -> Fingerprint:
    """What a file is now."""
    return Fingerprint.of(read_file(file, root=root, limit=LIMIT))


# Reading


def test_a_file_is_read_with_the_stamp_of_what_was_read(root: Path, file: Path) -> None:
    content = read_file(file, root=root, limit=LIMIT)
    assert content.data == b"one"
    assert content.stamp == Stamp.of(file.stat())


@pytest.mark.parametrize("size", [0, LIMIT - 1, LIMIT])
def test_a_file_up_to_the_limit_is_read_whole(root: Path, file: Path, size: int) -> None:
    file.write_bytes(b"x" * size)
    assert read_file(file, root=root, limit=LIMIT).data == b"x" * size


def test_a_link_inside_the_project_is_followed(root: Path, file: Path) -> None:
    (root / "link.yaml").symlink_to(file)
    assert read_file(root / "link.yaml", root=root, limit=LIMIT).data == b"one"


def test_the_project_may_be_named_through_a_link(root: Path, file: Path, tmp_path: Path) -> None:
    (tmp_path / "named").symlink_to(root)
    path = tmp_path / "named" / file.relative_to(root)
    assert read_file(path, root=tmp_path / "named", limit=LIMIT).data == b"one"


@pytest.mark.usefixtures("file")
def test_a_relative_project_is_that_of_the_folder_one_is_in(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileMissing):
        read_file(Path("catalogue/policy.yaml"), root=Path(), limit=LIMIT)
    monkeypatch.chdir(root)
    assert read_file(Path("catalogue/policy.yaml"), root=Path(), limit=LIMIT).data == b"one"


def is_absent(root: Path) -> Path:
    """No file."""
    return root / "absent.yaml"


def below_a_file(root: Path) -> Path:
    """No file, where none can be."""
    return root / "catalogue" / "policy.yaml" / "a.yaml"


def is_dangling(root: Path) -> Path:
    """A link to nothing."""
    (root / "link.yaml").symlink_to("absent.yaml")
    return root / "link.yaml"


@pytest.mark.parametrize("place", [is_absent, below_a_file, is_dangling])
@pytest.mark.usefixtures("file")
def test_a_missing_file_is_told_from_a_refused_one(root: Path, place: Callable[[Path], Path]) -> None:
    path = place(root)
    with pytest.raises(FileMissing, match="There is no file"):
        read_file(path, root=root, limit=LIMIT)
    assert is_unchanged(path, None, root=root, limit=LIMIT)


def leads_outside(root: Path) -> Path:
    """A link out of the project."""
    (root.parent / "secret").write_bytes(b"secret")
    (root / "link.yaml").symlink_to("../secret")
    return root / "link.yaml"


def beside_the_root(root: Path) -> Path:
    """A folder whose name begins as the project's does."""
    (root.parent / "project-b").mkdir()
    (root.parent / "project-b" / "a.yaml").write_bytes(b"secret")
    return root.parent / "project-b" / "a.yaml"


def in_gits_own(root: Path) -> Path:
    """A file of git's, its folder's name as some file systems take it too."""
    (root / ".GIT").mkdir()
    (root / ".GIT" / "config").write_bytes(b"secret")
    return root / ".GIT" / "config"


def is_folder(root: Path) -> Path:
    """A folder."""
    return root / "catalogue"


def is_root(root: Path) -> Path:
    """The project itself."""
    return root


def is_pipe(root: Path) -> Path:
    """A named pipe, which nobody writes to."""
    os.mkfifo(root / "pipe.yaml")
    return root / "pipe.yaml"


def is_device(root: Path) -> Path:
    """A link to a device that never ends."""
    (root / "zero.yaml").symlink_to("/dev/zero")
    return root / "zero.yaml"


def in_a_loop(root: Path) -> Path:
    """A link to itself."""
    (root / "loop.yaml").symlink_to("loop.yaml")
    return root / "loop.yaml"


def is_too_large(root: Path) -> Path:
    """One byte more than may be."""
    (root / "large.yaml").write_bytes(b"x" * (LIMIT + 1))
    return root / "large.yaml"


def is_no_name(root: Path) -> Path:
    """A name that no file can have."""
    return root / "a\0b.yaml"


@pytest.mark.parametrize(
    ("place", "says"),
    [
        (leads_outside, "outside the project"),
        (beside_the_root, "outside the project"),
        (in_gits_own, "outside the project"),
        (is_device, "outside the project"),
        (is_no_name, "outside the project"),
        (is_folder, "no ordinary file"),
        (is_root, "no ordinary file"),
        (is_pipe, "no ordinary file"),
        (in_a_loop, "cannot be read"),
        (is_too_large, "larger than 1000 bytes"),
    ],
)
def test_what_is_no_file_of_the_project_is_refused_in_a_sentence(
    root: Path, place: Callable[[Path], Path], says: str
) -> None:
    with pytest.raises(FileRefused) as refused:
        read_file(place(root), root=root, limit=LIMIT)
    assert not isinstance(refused.value, FileMissing)
    assert says in str(refused.value.sentence)
    assert "; " in str(refused.value.sentence)
    assert "secret" not in str(refused.value.sentence)


def test_a_link_put_in_the_file_s_place_at_the_last_moment_is_not_followed(
    root: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret, real = leads_outside(root), os.open

    def swapped(path: Path, flags: int) -> int:
        file.unlink()
        secret.rename(file)
        return real(path, flags)

    monkeypatch.setattr(os, "open", swapped)
    with pytest.raises(FileRefused, match="cannot be read"):
        read_file(file, root=root, limit=LIMIT)


@pytest.mark.parametrize("target", ["elsewhere", "git's own"])
def test_a_folder_that_became_a_link_outside_since_it_was_read_is_refused(
    root: Path, file: Path, tmp_path: Path, target: str
) -> None:
    assert read_file(file, root=root, limit=LIMIT).data == b"one"
    leads = root / ".git" if target == "git's own" else tmp_path / "elsewhere"
    leads.mkdir(exist_ok=True)
    (leads / file.name).write_bytes(b"secret")
    file.unlink()
    file.parent.rmdir()
    file.parent.symlink_to(leads)
    with pytest.raises(FileRefused, match="leads outside"):
        read_file(file, root=root, limit=LIMIT)


def test_a_folder_that_another_took_the_place_of_is_read_as_it_is(root: Path, file: Path) -> None:
    assert read_file(file, root=root, limit=LIMIT).data == b"one"
    file.parent.rename(root / "old")
    file.parent.mkdir()
    file.write_bytes(b"two")
    assert read_file(file, root=root, limit=LIMIT).data == b"two"
    assert read_file(root / "old" / file.name, root=root, limit=LIMIT).data == b"one"


def written_while_read(
    file: Path, contents: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:  # another process's writes fall between two reads
    real = os.read

    def read(opened: int, size: int) -> bytes:
        part = real(opened, min(size, 2))
        if contents:
            file.write_bytes(contents.pop())
        return part

    monkeypatch.setattr(os, "read", read)


@pytest.mark.parametrize("written", [b"two", b"longer", b"", b"x" * LIMIT])
def test_a_file_written_while_it_is_read_is_read_again(
    root: Path, file: Path, monkeypatch: pytest.MonkeyPatch, written: bytes
) -> None:
    os.utime(file, ns=(LONG_AGO, LONG_AGO))
    written_while_read(file, [written], monkeypatch)
    content = read_file(file, root=root, limit=LIMIT)
    assert (content.data, content.stamp) == (written, Stamp.of(file.stat()))


def test_a_file_that_grows_past_the_limit_while_it_is_read_is_refused(
    root: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written_while_read(file, [b"x" * (LIMIT + 1)], monkeypatch)
    with pytest.raises(FileRefused, match="larger than"):
        read_file(file, root=root, limit=LIMIT)


def test_a_file_that_never_rests_is_refused(root: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written_while_read(file, [b"x" * size for size in range(100)], monkeypatch)
    with pytest.raises(FileRefused, match="keeps changing"):
        read_file(file, root=root, limit=LIMIT)


# Knowing


def test_an_untouched_file_is_unchanged(root: Path, file: Path) -> None:
    assert is_unchanged(file, fingerprint(file, root), root=root, limit=LIMIT)


def test_a_file_only_touched_is_unchanged(root: Path, file: Path) -> None:
    known = fingerprint(file, root)
    os.utime(file, ns=(LONG_AGO, LONG_AGO))
    assert Stamp.of(file.stat()) != known.stamp
    assert is_unchanged(file, known, root=root, limit=LIMIT)


def written_in_place(file: Path) -> None:
    """Other bytes, as many."""
    file.write_bytes(b"two")


def replaced(file: Path) -> None:
    """Another file of the same name."""
    file.with_name("new").write_bytes(b"two")
    file.with_name("new").replace(file)


@pytest.mark.parametrize("change", [written_in_place, replaced])
def test_a_change_that_keeps_size_and_time_is_seen(
    root: Path, file: Path, change: Callable[[Path], None]
) -> None:
    known, status = fingerprint(file, root), file.stat()
    change(file)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (known.stamp.size, known.stamp.mtime_ns)
    assert not is_unchanged(file, known, root=root, limit=LIMIT)


def test_a_change_within_the_grain_of_the_time_stamps_is_seen_by_the_hash(root: Path, file: Path) -> None:
    known = fingerprint(file, root)
    written_in_place(file)
    unseen = replace(known, stamp=Stamp.of(file.stat()))
    assert not known.is_settled
    assert not is_unchanged(file, unseen, root=root, limit=LIMIT)


def test_a_file_that_has_rested_is_known_by_its_stamp_without_being_read(
    root: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = read_file(file, root=root, limit=LIMIT)
    known = Fingerprint.of(replace(content, read_at=content.stamp.ctime_ns + 3_000_000_000))
    assert known.is_settled
    monkeypatch.delattr(os, "read")
    assert is_unchanged(file, known, root=root, limit=LIMIT)


@given(age=st.integers(-(10**10), 10**10))
def test_only_a_file_older_than_the_coarsest_grain_is_settled(
    tmp_path_factory: pytest.TempPathFactory, age: int
) -> None:
    root = tmp_path_factory.getbasetemp()
    (root / "a.yaml").touch()
    content = read_file(root / "a.yaml", root=root, limit=LIMIT)
    newest = max(content.stamp.mtime_ns, content.stamp.ctime_ns)
    assert Fingerprint.of(replace(content, read_at=newest + age)).is_settled == (age > 2_000_000_000)


def test_a_file_that_came_or_went_is_changed(root: Path, file: Path) -> None:
    known = fingerprint(file, root)
    assert not is_unchanged(file, None, root=root, limit=LIMIT)
    file.unlink()
    assert not is_unchanged(file, known, root=root, limit=LIMIT)


def test_what_cannot_be_read_any_more_is_neither(root: Path, file: Path) -> None:
    known = fingerprint(file, root)
    file.unlink()
    file.mkdir()
    with pytest.raises(FileRefused):
        is_unchanged(file, known, root=root, limit=LIMIT)
