"""A record of many megabytes is kept in pieces, and is had again whole or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.store import long_records
from workbench.store.long_records import pieces, whole

RECORDS = st.lists(st.binary(max_size=40).map(lambda text: b"[" + text + b"]"), max_size=6)


@pytest.fixture(autouse=True)
def short_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_records, "_MOST", 7)


def in_pieces(records: list[bytes]) -> list[bytes]:
    return [piece for record in records for piece in pieces(record)]


@given(RECORDS)
def test_records_are_had_again(records: list[bytes]) -> None:
    found = in_pieces(records)
    assert all(len(piece) <= 8 for piece in found)
    assert list(whole(found)) == records


@given(RECORDS, st.integers(0, 60))
def test_of_what_was_cut_off_every_whole_record_is_had_and_no_other(records: list[bytes], cut: int) -> None:
    found = in_pieces(records)[:cut]
    assert list(whole(found)) == records[: len(list(whole(found)))]


def test_what_was_cut_off_by_a_failure_and_begun_again_counts_once() -> None:
    first, second = in_pieces([b"[aaaaaaaaaaaaaaaaaa]"]), in_pieces([b"[bbbbbbbbbbbbbb]"])
    assert list(whole([*first[:-1], b"[c]", *second])) == [b"[c]", b"[bbbbbbbbbbbbbb]"]
