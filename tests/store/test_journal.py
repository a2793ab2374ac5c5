"""Unsaved edits outlive the process: every flushed record is had again, whatever was cut off after it."""

from __future__ import annotations

import errno
import json
import os
import signal
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.faults import Faults
from workbench.store import journal_format
from workbench.store import pending as pending_module
from workbench.store.journal import Journal
from workbench.store.journal_format import LARGEST_RECORD, MAGIC, START, framed, unframed
from workbench.store.pending import Pending, pending
from workbench.store.places import project_key, state_folder
from workbench.store.process import Process, this_process
from workbench.store.save_failed import SaveFailed

RECORDS = [b'{"edit": 1}', b"", '{"text": "\u00e5\u00e4\u00f6"}'.encode(), b"\0" * 40, b"last"]


def journals() -> list[Path]:
    """Every file in the journals' folder."""
    return sorted(state_folder("journals").iterdir())


def content_of(records: list[bytes]) -> bytes:
    """A journal's content."""
    content, check = MAGIC, START
    for record in records:
        frame, check = framed(record, check)
        content += frame
    return content


def written(root: Path, records: list[bytes]) -> Path:
    """A journal with these records whose writer has closed it."""
    journal = Journal(root)
    for record in records:
        journal.append(record)
    journal.close()
    return journal.path


def left(root: Path) -> Pending:
    """The one journal that was left behind."""
    [found] = pending(root)
    return found


# The format


@given(st.lists(st.binary(max_size=300)))
def test_what_was_written_is_read(records: list[bytes]) -> None:
    read = unframed(content_of(records))
    assert (list(read.payloads), read.is_whole) == (records, bool(records))


def test_a_journal_cut_at_any_byte_gives_every_record_before_the_cut() -> None:
    content = content_of(RECORDS)
    ends = [len(content_of(RECORDS[:count])) for count in range(len(RECORDS) + 1)]
    for cut in range(len(content)):
        read = unframed(content[:cut])
        complete = sum(end <= cut for end in ends[1:])
        assert list(read.payloads) == RECORDS[:complete]
        assert read.is_whole == (cut in ends[1:])


@pytest.mark.parametrize("bits", [0x01, 0x80, 0xFF])
def test_a_journal_damaged_at_any_byte_gives_every_record_before_the_damage(bits: int) -> None:
    content = content_of(RECORDS)
    ends = [len(content_of(RECORDS[:count])) for count in range(1, len(RECORDS) + 1)]
    for place in range(len(content)):
        damaged = bytearray(content)
        damaged[place] ^= bits
        read = unframed(bytes(damaged))
        whole_before = sum(end <= place for end in ends) if place >= len(MAGIC) else 0
        assert list(read.payloads) == RECORDS[:whole_before]
        assert not read.is_whole


@given(st.binary(max_size=200))
def test_what_follows_the_last_record_is_not_taken_for_one(tail: bytes) -> None:
    read = unframed(content_of(RECORDS) + tail)
    assert (list(read.payloads), read.is_whole) == (RECORDS, not tail)


@pytest.mark.parametrize("size", [1, 8, 9, 4096])
def test_a_tail_of_zeros_as_a_power_cut_leaves_it_is_no_record(size: int) -> None:
    read = unframed(content_of(RECORDS) + b"\0" * size)
    assert (list(read.payloads), read.is_whole) == (RECORDS, False)


def test_a_record_out_of_its_place_is_none() -> None:
    frames = [content_of(RECORDS[:count]) for count in range(3)]
    first, second = frames[1][len(frames[0]) :], frames[2][len(frames[1]) :]
    assert unframed(MAGIC + second + first).payloads == ()
    assert unframed(MAGIC + first + first).payloads == (RECORDS[0],)
    empty = content_of([b""])[len(MAGIC) :]
    assert unframed(MAGIC + empty + empty).payloads == (b"",)


@given(st.binary(max_size=400))
def test_any_bytes_at_all_are_read_without_a_crash(content: bytes) -> None:
    assert unframed(MAGIC + content).is_whole in (True, False)
    assert unframed(b"?" + content).payloads == ()


# Writing


def test_a_flushed_journal_is_its_user_s_alone_and_names_project_and_writer(root: Path) -> None:
    journal = Journal(root)
    journal.append(RECORDS[0])
    journal.flush()
    header = json.loads(unframed(journal.path.read_bytes()).payloads[0])
    assert header["root"] == str(root)
    assert Process.of(header) == this_process()
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600
    assert journal.path.parent == state_folder("journals")
    journal.discard()


def test_nothing_is_written_before_there_is_something_to_keep(root: Path) -> None:
    journal = Journal(root)
    journal.flush()
    journal.close()
    assert journals() == []


def test_records_wait_for_a_flush(root: Path) -> None:
    journal = Journal(root)
    journal.append(RECORDS[0])
    assert (journal.is_flushed, journals()) == (False, [])
    journal.flush()
    assert (journal.is_flushed, journals()) == (True, [journal.path])
    journal.discard()


def test_a_record_that_comes_while_others_are_written_waits_for_the_next_flush(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, real = Journal(root), os.fsync

    def typed_meanwhile(file: int) -> None:
        if journal.is_flushed is False and stat.S_ISREG(os.fstat(file).st_mode):
            journal.append(b"late")
        real(file)

    journal.append(b"early")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", typed_meanwhile)
        journal.flush()
    assert not journal.is_flushed
    journal.close()
    assert left(root).records == (b"early", b"late")


@given(st.lists(st.lists(st.binary(max_size=50), max_size=4), max_size=5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_records_are_kept_in_order_however_they_are_flushed(root: Path, flushes: list[list[bytes]]) -> None:
    journal = Journal(root)
    for records in flushes:
        for record in records:
            journal.append(record)
        journal.flush()
    journal.close()
    found, all_ = pending(root), [record for records in flushes for record in records]
    assert [list(each.records) for each in found] == [all_] * any(flushes)
    for each in found:
        each.discard()


def test_a_record_too_large_to_be_kept_is_refused_when_it_comes(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.store.journal.LARGEST_RECORD", 4)
    journal = Journal(root)
    with pytest.raises(ValueError, match="larger"):
        journal.append(b"12345")
    journal.append(b"1234")
    assert LARGEST_RECORD > 1 << 20
    assert journal_format.LARGEST_RECORD == LARGEST_RECORD


def test_discarding_forgets_everything_and_the_journal_can_be_used_on(root: Path) -> None:
    journal = Journal(root)
    journal.append(b"saved")
    journal.flush()
    journal.append(b"saved too")
    journal.discard()
    assert (journal.is_flushed, journals()) == (True, [])
    journal.append(b"new")
    journal.close()
    assert left(root).records == (b"new",)


def test_restarting_keeps_what_is_still_unsaved_and_goes_on_from_there(root: Path) -> None:
    journal = Journal(root)
    journal.append(b"saved")
    journal.append(b"unsaved")
    journal.flush()
    journal.restart([b"unsaved"])
    journal.append(b"new")
    journal.close()
    assert left(root).records == (b"unsaved", b"new")


def test_a_restarted_journal_is_still_held(root: Path) -> None:
    journal = Journal(root)
    journal.append(b"saved")
    journal.flush()
    journal.restart([b"unsaved"])
    assert pending(root) == []
    journal.discard()


# Faults


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_whichever_call_of_a_flush_fails_the_next_flush_has_every_record(
    root: Path, faults: Faults, error: int
) -> None:
    journal, taken, failed = Journal(root), list[bytes](), set[str]()

    def flush_twice() -> None:
        nonlocal journal
        journal = Journal(root)
        taken.clear()
        for record in (b"first" * 20, b"second" * 20):
            taken.append(record)
            journal.append(record)
            journal.flush()

    for call, raised in faults.at_each_call(flush_twice, error):
        failed.add(call)
        assert isinstance(raised, SaveFailed | None)
        assert journal.is_flushed == (raised is None)
        journal.append(b"third")
        journal.close()
        kept = left(root)
        assert (kept.records, kept.is_whole) == ((*taken, b"third"), True)
        kept.discard()
    assert {"open", "write", "fsync", "replace"} <= failed


def test_whenever_the_writer_is_killed_every_flushed_record_is_had_again(
    root: Path, faults: Faults, tmp_path: Path
) -> None:
    flushed = tmp_path / "flushed"

    def write() -> None:
        journal = Journal(root)
        for number in range(4):
            journal.append(b"record %d" % number)
            journal.append(b"and another")
            journal.flush()
            flushed.open("ab").write(b".")

    torn = 0
    for _ in faults.killed_at_each_call(write):
        count = 2 * len(flushed.read_bytes()) if flushed.exists() else 0
        all_ = [record for number in range(4) for record in (b"record %d" % number, b"and another")]
        found = pending(root)
        records = list(found[0].records) if found else []
        assert len(records) >= count
        assert records == all_[: len(records)]
        torn += any(not each.is_whole for each in found)
        for each in found:
            assert each.is_certain
            each.discard()
        flushed.unlink(missing_ok=True)
    assert torn == 3  # a flush after the first, between its two writes


def test_whenever_a_restart_is_killed_the_old_records_or_the_new_are_had_again(
    root: Path, faults: Faults
) -> None:
    def restart() -> None:
        journal = Journal(root)
        journal.append(b"saved")
        journal.append(b"unsaved")
        journal.flush()
        journal.restart([b"unsaved"])

    seen = set()
    for _ in faults.killed_at_each_call(restart):
        for each in pending(root):
            assert each.is_whole
            seen.add(each.records)
            each.discard()
    assert seen == {(b"saved", b"unsaved"), (b"unsaved",)}


# What was left behind


def test_a_living_writer_s_journal_is_not_offered(root: Path, faults: Faults) -> None:
    told, tell = os.pipe()

    def write_on() -> None:
        journal = Journal(root)
        journal.append(b"edit")
        journal.flush()
        os.write(tell, b".")
        signal.pause()

    child = faults.started(write_on)
    assert os.read(told, 1) == b"."
    try:
        assert pending(root) == []
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(told)
        os.close(tell)
    found = left(root)
    assert (found.records, found.is_whole, found.is_certain) == ((b"edit",), True, True)
    assert found.writer is not None
    assert found.writer.pid == child


def test_a_journal_outlives_everything_but_being_discarded(root: Path) -> None:
    path = written(root, RECORDS)
    for _ in range(3):
        assert left(root).records == tuple(RECORDS)
    left(root).discard()
    assert (pending(root), path.exists()) == ([], False)


def test_each_project_and_each_writer_has_its_own(root: Path, tmp_path: Path) -> None:
    (tmp_path / "another").mkdir()
    paths = [written(root, [b"one"]), written(root, [b"two"]), written(tmp_path / "another", [b"three"])]
    assert {each.path for each in pending(root)} == set(paths[:2])
    assert [each.records for each in pending(tmp_path / "another")] == [(b"three",)]


def older(root: Path, since: str, record: bytes) -> None:
    """A journal begun at a certain time."""
    header = {**json.loads(unframed(written(root, [b""]).read_bytes()).payloads[0]), "since": since}
    left_of_it = [each for each in pending(root) if each.records == (b"",)]
    left_of_it[0].path.write_bytes(content_of([json.dumps(header).encode(), record]))


def test_the_oldest_comes_first(root: Path) -> None:
    for since, record in [("2026-03-01", b"3"), ("2026-01-01", b"1"), ("2026-02-01T00:00+00:00", b"2")]:
        older(root, since, record)
    assert [each.records for each in pending(root)] == [(b"1",), (b"2",), (b"3",)]


def damaged_header(path: Path) -> None:
    """Its beginning is another."""
    path.write_bytes(b"?" + path.read_bytes()[1:])


def emptied(path: Path) -> None:
    """Nothing is left of it."""
    path.write_bytes(b"")


def strange_header(path: Path) -> None:
    """Its first record is no header."""
    path.write_bytes(content_of([b"[1]"]))


@pytest.mark.parametrize("damage", [damaged_header, emptied, strange_header])
def test_a_journal_whose_beginning_is_damaged_is_told_and_not_deleted(
    root: Path, damage: Callable[[Path], None]
) -> None:
    path = written(root, RECORDS)
    damage(path)
    found = left(root)
    assert (found.records, found.writer, found.since, found.is_certain) == ((), None, None, False)
    assert path.exists()


def test_another_machine_s_journal_is_offered_as_uncertain(root: Path) -> None:
    header = unframed(written(root, RECORDS).read_bytes()).payloads[0]
    path = left(root).path
    path.write_bytes(content_of([json.dumps({**json.loads(header), "machine": "other"}).encode(), b"edit"]))
    assert (left(root).records, left(root).is_certain) == ((b"edit",), False)


def test_without_locks_a_running_process_s_journal_is_not_offered(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(root, RECORDS)
    monkeypatch.setattr(pending_module, "hold", lambda _file: None)
    assert pending(root) == []
    header = json.loads(unframed(path.read_bytes()).payloads[0])
    path.write_bytes(content_of([json.dumps({**header, "started": "earlier"}).encode(), b"edit"]))
    assert left(root).records == (b"edit",)


def test_a_planted_link_is_not_read(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(content_of([b"{}", b"secret"]))
    name = f"{project_key(root)}-planted.journal"
    (state_folder("journals") / name).symlink_to(tmp_path / "secret")
    assert (left(root).records, left(root).is_whole) == ((), False)


def test_without_a_state_folder_nothing_is_pending_and_a_flush_says_why(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "file"))
    assert pending(root) == []
    journal = Journal(root)
    journal.append(b"edit")
    with pytest.raises(SaveFailed, match="stands where a folder belongs"):
        journal.flush()
    assert not journal.is_flushed
