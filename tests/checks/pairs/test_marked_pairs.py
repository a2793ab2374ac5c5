"""Which pairs say a word is found by their marks, and is what reading all of them would find."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from tests.checks.pairs.looking import words
from workbench.checks.pairs.marked_pairs import MarkedPairs
from workbench.checks.pairs.pair import pair_of
from workbench.checks.passages import Passage
from workbench.checks.texts import TextId
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.entries import Key, TextKind
from workbench.policy.kinds import LocaleTag

EN = LocaleTag("en")
_TEXTS = st.lists(st.sampled_from(["_ga_1 ", "_ga ", "Google ", "google ", "lang ", "٧ ", "Å"])).map("".join)


def marked(texts: Mapping[TextId, Passage]) -> MarkedPairs:
    pairs = MarkedPairs()
    for text, passage in texts.items():
        pairs.add(text, passage, pair_of(passage.source, passage.text, words("en")).characters)
    return pairs


def passages(*texts: tuple[str, str]) -> dict[TextId, Passage]:
    file = FileRef(FileKind.COOKIE, "own.a")
    return {
        (EN, Key(str(number))): Passage(Key(str(number)), TextKind.PLAIN, EN, text, source, file, ())
        for number, (source, text) in enumerate(texts)
    }


@given(
    st.lists(st.tuples(_TEXTS, _TEXTS), max_size=8),
    st.sampled_from(["_ga", "_ga_1", "Google", "google", "lang", "Å", "٧", ""]),
    st.sets(st.integers(0, 7)),
)
def test_exactly_those_that_say_it_are_found(
    said: list[tuple[str, str]], word: str, forgotten: set[int]
) -> None:
    texts = passages(*said)
    pairs = marked(texts)
    gone = frozenset((EN, Key(str(number))) for number in forgotten)
    pairs.discard(gone)
    left = {text: each for text, each in texts.items() if text not in gone}
    found = [*pairs.saying(word, left)]
    assert len(found) == len({*found})
    assert {*found} == {text for text, each in left.items() if word in each.source or word in each.text}


def test_pairs_without_the_marks_of_a_word_are_not_read() -> None:
    texts = passages(("Mäter _ga_1", "Measures _ga_1"), *[("Mäter besök", "Measures visits")] * 9)
    read: list[TextId] = []

    class Reading(dict[TextId, Passage]):
        def __getitem__(self, text: TextId) -> Passage:
            read.append(text)
            return super().__getitem__(text)

    assert len([*marked(texts).saying("_ga_1", Reading(texts))]) == 1
    assert {*read} == {(EN, Key("0"))}
