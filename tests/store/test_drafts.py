"""Tests for the journal of unsaved edits: what it takes to have them again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.projects import GID, ROUTE, write_small
from workbench.store.drafts import Draft, DraftJournal, drafts
from workbench.store.journal import Journal
from workbench.store.pending import Pending, pending
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
    before = notes.journal.path.stat().st_size
    put(notes, {path: long.replace("c10000.", "xy.")})
    notes.flush()
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
    before = notes.journal.path.stat().st_size
    put(notes, {path: long.replace("日1000", "日1000xy")})
    notes.flush()
    assert notes.journal.path.stat().st_size - before < 400
    assert left_by(notes) == [Draft(path, long, long.replace("日1000", "日1000xy"))]
