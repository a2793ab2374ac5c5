"""Tests for the journal of unsaved edits: what it takes to have them again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.projects import GID, ROUTE, VWO_SN, files, write_small
from tests.store.faults import Faults
from workbench.edits import Place, SetValue, Step
from workbench.formats.layout import FileRef
from workbench.policy.sentence import say
from workbench.session import Session
from workbench.store.drafts import Draft, DraftJournal, drafts
from workbench.store.in_order import InOrder
from workbench.store.journal import Journal
from workbench.store.pending import Pending, pending
from workbench.store.project import load
from workbench.store.save_failed import SaveFailed
from workbench.store.working_copy import WorkingCopy


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_small(tmp_path / "project")


@pytest.fixture
def copy(root: Path) -> WorkingCopy:
    return WorkingCopy(root)


def put(notes: DraftJournal, texts: dict[str, str | None]) -> None:
    notes.copy.put(texts)
    notes.note(texts)


def left_by(notes: DraftJournal) -> list[Draft]:
    """What a start after a kill would find."""
    notes.flush()
    notes.wait()
    notes.journal.close()
    return [draft for left in pending(notes.copy.root) for draft in drafts(left)]


def test_every_file_s_last_text_is_had_again_with_what_it_was_made_from(copy: WorkingCopy) -> None:
    base = copy.text(GID.path)
    assert base is not None
    notes = DraftJournal(copy, Journal(copy.root))
    for lifetime in ("1", "13", "13 months"):
        put(notes, {GID.path: base.replace("24 hours", lifetime)})
    put(notes, {ROUTE.path: None})
    put(notes, {"catalogue/cookies/own/new.yaml": "id: own.new\n"})
    assert left_by(notes) == [
        Draft(GID.path, base, base.replace("24 hours", "13 months")),
        Draft(ROUTE.path, copy.base(ROUTE.path).text, None),
        Draft("catalogue/cookies/own/new.yaml", None, "id: own.new\n"),
    ]


def test_a_key_press_in_a_long_file_costs_a_line(copy: WorkingCopy) -> None:
    path = "locales/de/LC_MESSAGES/policy.po"
    (copy.root / path).parent.mkdir(parents=True)
    long = "".join(f'msgctxt "cookie.a.c{number}.description"\n' for number in range(20_000))
    (copy.root / path).write_text(long)
    notes = DraftJournal(copy, Journal(copy.root))
    put(notes, {path: long.replace("c10000.", "x.")})
    notes.flush()
    notes.wait()
    before = notes.journal.path.stat().st_size
    put(notes, {path: long.replace("c10000.", "xy.")})
    notes.flush()
    notes.wait()
    assert notes.journal.path.stat().st_size - before < 400
    assert left_by(notes) == [Draft(path, long, long.replace("c10000.", "xy."))]


def test_a_step_of_files_that_hold_much_is_had_again_from_several_records(
    copy: WorkingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.store.drafts._MOST_BYTES", 500)
    texts = {f"catalogue/cookies/own/c{number}.yaml": "x" * 150 for number in range(9)}
    notes = DraftJournal(copy, Journal(copy.root))
    put(notes, {**texts, "catalogue/cookies/own/d.yaml": "y" * 1000})
    put(notes, {"catalogue/cookies/own/c3.yaml": "z"})
    notes.flush()
    notes.wait()
    notes.journal.close()
    (left,) = pending(copy.root)
    assert 4 < len(left.records) < 10
    assert {draft.path: draft.text for draft in drafts(left)} == {
        **texts,
        "catalogue/cookies/own/c3.yaml": "z",
        "catalogue/cookies/own/d.yaml": "y" * 1000,
    }


def test_what_is_saved_is_not_offered_and_what_is_not_stays(copy: WorkingCopy) -> None:
    notes = DraftJournal(copy, Journal(copy.root))
    base = copy.text(GID.path) or ""
    put(notes, {GID.path: base + "note: one\n"})
    put(notes, {ROUTE.path: (copy.text(ROUTE.path) or "") + "note: two\n"})
    copy.saved(GID.path)
    notes.saved()
    put(notes, {GID.path: base + "note: three\n"})
    found = {draft.path: (draft.base, draft.text) for draft in left_by(notes)}
    assert found[GID.path] == (base + "note: one\n", base + "note: three\n")
    assert (found[ROUTE.path][1] or "").endswith("note: two\n")


TEXTS = st.one_of(st.none(), st.text(alphabet="ab\n", max_size=12))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.tuples(st.sampled_from([GID.path, ROUTE.path]), TEXTS), max_size=10))
def test_any_sequence_of_texts_is_had_again(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str | None]]
) -> None:
    copy = WorkingCopy(write_small(tmp_path_factory.mktemp("p")))
    notes = DraftJournal(copy, Journal(copy.root))
    for path, text in texts:
        put(notes, {path: text})
    unsaved = {path: copy.text(path) for path in copy.unsaved}
    assert {draft.path: draft.text for draft in left_by(notes)} == unsaved
    notes.wait()
    notes.journal.discard()


@pytest.mark.parametrize(
    "record",
    [
        b"[]",
        b"{}",
        b"[1]",
        b'[{"path": "../../etc/passwd", "base": "", "text": "x"}]',
        b'[{"path": "catalogue/policy.yaml", "base": 1, "text": "x"}]',
        b'[{"path": "catalogue/policy.yaml", "base": "ab", "at": 9, "cut": 1, "put": "x"}]',
        b'[{"path": "catalogue/policy.yaml", "base": "ab", "at": -1, "cut": 1, "put": "x"}]',
        b'[{"path": "catalogue/policy.yaml", "base": "ab", "at": 1, "cut": -1, "put": "x"}]',
        b'[{"path": "catalogue/policy.yaml", "base": null, "at": 0, "cut": 0, "put": "x"}]',
        b"\xff",
    ],
)
def test_records_that_are_not_ours_are_passed_over(tmp_path: Path, record: bytes) -> None:
    assert drafts(Pending(tmp_path, None, None, (record,), is_whole=True, is_certain=True)) == []


def test_a_letter_into_a_translation_costs_its_line_and_is_had_again(copy: WorkingCopy) -> None:
    path = "locales/de/LC_MESSAGES/policy.po"
    (copy.root / path).parent.mkdir(parents=True)
    long = "\ufeff" + "".join(
        f'msgctxt "cookie.a.c{number}.description"\nmsgid "Nummer {number}"\nmsgstr "日{number}"\n\n'
        for number in range(2_000)
    )
    (copy.root / path).write_text(long, encoding="utf-8")
    notes = DraftJournal(copy, Journal(copy.root))
    put(notes, {path: long.replace("日1000", "日1000x")})
    notes.flush()
    notes.wait()
    before = notes.journal.path.stat().st_size
    put(notes, {path: long.replace("日1000", "日1000xy")})
    notes.flush()
    notes.wait()
    assert notes.journal.path.stat().st_size - before < 400
    assert left_by(notes) == [Draft(path, long, long.replace("日1000", "日1000xy"))]


class Disk:
    """A disk that stands still as long as it is told to, and knows which threads wrote."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.goes = threading.Event()
        self.goes.set()
        self.threads: set[int] = set()
        for name in ("flush", "restart", "discard", "close"):
            monkeypatch.setattr(Journal, name, self._slow(getattr(Journal, name)))

    def _slow(self, act: Callable[..., None]) -> Callable[..., None]:
        def slow(*given: object) -> None:
            self.threads.add(threading.get_ident())
            self.goes.wait(20)
            act(*given)

        return slow


def test_whoever_edits_never_writes_and_does_not_wait_for_the_disk(
    copy: WorkingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    disk.goes.clear()
    monkeypatch.setattr(DraftJournal, "wait", lambda _notes: pytest.fail("nobody waits"))
    notes = DraftJournal(copy, Journal(copy.root))
    base = copy.text(GID.path) or ""
    put(notes, {GID.path: base + "note: one\n"})
    notes.flush()
    put(notes, {GID.path: base + "note: two\n"})
    notes.flush()
    copy.saved(GID.path)
    notes.saved()
    put(notes, {ROUTE.path: None})
    notes.flush()
    assert not pending(copy.root)
    disk.goes.set()
    notes.beside.wait()
    assert threading.get_ident() not in disk.threads
    notes.close()
    (left,) = pending(copy.root)
    assert [(draft.path, draft.text) for draft in drafts(left)] == [(ROUTE.path, None)]


def test_whoever_types_faster_than_the_disk_waits_before_too_much_could_be_lost(
    copy: WorkingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes, waits, wait = DraftJournal(copy, Journal(copy.root)), list[int](), InOrder.wait
    typed = list[int]()

    def waited(beside: InOrder) -> None:
        waits.append(len(typed))
        wait(beside)

    monkeypatch.setattr(InOrder, "wait", waited)
    for number in range(450):
        put(notes, {GID.path: f"note: {number}\n"})
        typed.append(number)
    assert waits == [199, 399]
    assert left_by(notes)[0].text == "note: 449\n"


def test_what_is_unsaved_is_on_disk_once_the_journal_is_closed(
    copy: WorkingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    disk.goes.clear()
    notes = DraftJournal(copy, Journal(copy.root))
    put(notes, {ROUTE.path: None})
    closing = threading.Thread(target=notes.close)
    closing.start()
    assert closing.is_alive()
    disk.goes.set()
    closing.join(20)
    assert [draft.path for left in pending(copy.root) for draft in drafts(left)] == [ROUTE.path]


def test_where_the_journal_cannot_be_begun_anew_after_a_save_the_next_flush_makes_it_true(
    copy: WorkingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_journal: Journal, _records: object) -> None:
        raise SaveFailed(say("The disk is full."))

    notes = DraftJournal(copy, Journal(copy.root))
    base, route = copy.text(GID.path) or "", copy.text(ROUTE.path) or ""
    put(notes, {GID.path: base + "note: one\n", ROUTE.path: route + "note: one\n"})
    notes.flush()
    put(notes, {ROUTE.path: route + "note: two\n"})
    copy.saved(GID.path)
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "restart", fail)
        notes.saved()
        notes.wait()
        assert notes.beside.trouble is not None
    put(notes, {ROUTE.path: route + "note: two and more\n"})
    found = {draft.path: draft.text for draft in left_by(notes)}
    assert notes.beside.trouble is None
    assert found[ROUTE.path] == route + "note: two and more\n"


def test_a_file_of_more_than_a_record_holds_is_had_again(
    copy: WorkingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.store.long_records._MOST", 1000)
    monkeypatch.setattr("workbench.store.journal.LARGEST_RECORD", 1001)
    path = "locales/de/LC_MESSAGES/policy.po"
    (copy.root / path).parent.mkdir(parents=True)
    long = "".join(f'msgctxt "cookie.a.c{number}.description"\n' for number in range(500))
    (copy.root / path).write_text(long)
    notes = DraftJournal(copy, Journal(copy.root))
    put(notes, {GID.path: None})
    put(notes, {path: long.replace("c100.", "x.")})
    put(notes, {path: long.replace("c100.", "xy.")})
    assert [draft.text for draft in left_by(notes)] == [None, long.replace("c100.", "xy.")]


def test_killed_anywhere_an_edit_that_was_accepted_is_on_disk_or_in_the_journal(
    root: Path, faults: Faults, tmp_path: Path
) -> None:
    accepted, before = tmp_path / "accepted", files(root)

    def edit(session: Session, file: FileRef) -> None:
        session.apply(Step(say("Edit"), (SetValue(file, ("description",), "Ny text."),), Place(file)))
        session.pause()
        session.wait_for_journal()
        with accepted.open("a", encoding="utf-8") as told:
            told.write(f"{file.path}\n")

    def work() -> None:
        session = Session(load(root), journal=Journal(root))
        edit(session, GID)
        edit(session, ROUTE)
        session.save()
        edit(session, VWO_SN)
        session.close()

    def is_ours(_name: str, path: str) -> bool:
        return path.endswith((".journal", ".yaml")) or "accepted" in path or ".tmp" in path

    for _ in faults.killed_at_each_call(work, is_ours):
        found = {draft.path: draft.text for left in pending(root) for draft in drafts(left)}
        for path in accepted.read_text("utf-8").split() if accepted.exists() else ():
            assert "Ny text." in (found.get(path) or (root / path).read_text("utf-8"))
        for left in pending(root):
            left.discard()
        accepted.unlink(missing_ok=True)
        for path, text in before.items():
            (root / path).write_bytes(text)
