"""What reads texts of others, given some that nobody wrote; `python -m tests.endurance.fuzzing` goes on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.endurance.targets import EXAMPLES, TARGETS, tried

PIECES = [b"", b"\0", b"'", b'"', b"{", b"]", b"- ", b": ", b"\n", b"  ", b"\xff", b"%", b"\\"]


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=60)
@given(st.data())
def test_anything_is_read_or_refused(name: str, data: st.DataObject) -> None:
    tried(name, data.draw(st.binary(max_size=400)))


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=60)
@given(st.data())
def test_what_is_nearly_right_is_read_or_refused(name: str, data: st.DataObject) -> None:
    content = data.draw(st.sampled_from(EXAMPLES[name]))
    at = data.draw(st.integers(0, len(content)))
    cut = data.draw(st.integers(0, 12))
    pieces = st.sampled_from(
        [b"", b"\0", b"'", b'"', b"{", b"]", b"- ", b": ", b"\n", b"  ", b"\xff", b"%", b"\\"]
    )
    put = data.draw(pieces) * data.draw(st.sampled_from([1, 2, 3000]))

    tried(name, content[:at] + put + content[at + cut :])


@pytest.mark.parametrize("name", TARGETS)
def test_where_a_search_begins_is_read(name: str) -> None:
    for content in EXAMPLES[name]:
        tried(name, content)
