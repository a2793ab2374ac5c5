"""Two texts, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.revisions.word_diff import Mark, word_diff

TEXTS = st.text(st.sampled_from("ab .,åäö\n"), max_size=40)


@given(TEXTS, TEXTS)
def test_each_side_can_be_put_together_again(old: str, new: str) -> None:
    runs = word_diff(old, new)

    assert "".join(run.text for run in runs if run.mark is not Mark.NEW) == old
    assert "".join(run.text for run in runs if run.mark is not Mark.GONE) == new


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Var är cookies?", "Vad är cookies?", ["-Var"]),
        ("en två tre", "en två tre", []),
    ],
)
def test_only_what_differs_is_marked(old: str, new: str, told: list[str]) -> None:
    gone = [f"-{run.text}" for run in word_diff(old, new) if run.mark is Mark.GONE]

    assert gone == told


def test_words_that_only_a_space_parts_are_told_as_one_run() -> None:
    runs = word_diff("vi ser dig gärna", "vi hör av gärna")

    assert [(run.mark, run.text) for run in runs] == [
        (Mark.SAME, "vi "),
        (Mark.GONE, "ser dig"),
        (Mark.NEW, "hör av"),
        (Mark.SAME, " gärna"),
    ]
