"""Edits in place: each case is a text, an edit, and the text afterwards."""

from __future__ import annotations

from textwrap import dedent

import pytest

from workbench.formats import yaml_edit
from workbench.formats.data import Data, Path
from workbench.formats.edit_refused import EditRefused
from workbench.formats.yaml_edit import insert, move, remove, rename_key, set_value
from workbench.formats.yaml_style import Bare, FlowList, FlowMap


@pytest.mark.parametrize(
    ("source", "value", "after"),
    [
        # a style stays where the new value allows it
        ("old", "new", "new"),
        ("'old'", "it's", "'it''s'"),
        ("'old'", "a\tb", r'"a\tb"'),
        ('"old"', "new", '"new"'),
        ('"old"', 'a "b"\\', r'"a \"b\"\\"'),
        ("old", "a: b", '"a: b"'),
        ("old", "", '""'),
        ("a\n  plain text on two lines", "new", "new"),
        ('"a quoted text\n  on two lines"', "new", '"new"'),
        # what stands bare is followed by what may stand bare
        ("440", "450", "450"),
        ("2024-01-31", "2024-02-01", "2024-02-01"),
        ("SE", "NO", '"NO"'),
        ("'440'", "450", "'450'"),
        ("x", Bare("450"), "450"),
        # blocks
        (">-\n  One.\n  Two.", "One. Three.", ">-\n  One.\n  Three."),
        (">-  # why\n  One.\n  Two.", "new", ">-  # why\n  new"),
        (">-\n    One.\n    Two.", "One. Three.", ">-\n    One.\n    Three."),
        (">\n  One.", "Two.\n", ">\n  Two."),
        (">\n  One.", "Two.", ">-\n  Two."),
        (">+\n  One.\n\n", "Two.", ">-\n  Two.\n\n"),
        ("|\n  One\n   Two", "One\n Three\n", "|\n  One\n   Three"),
        ("|2-\n   One", "Two", "|-\n   Two"),
        (">-\n  One.", " Two.", '" Two."'),
        (">-\n  One.", "", '""'),
        ("|-\n  One", "a\x07b", r'"a\ab"'.replace(r"\a", r"\x07")),
        (">-", "One.", ">-\n  One."),
        # plain text grows beyond our measure
        ("old", "One. Two. Three.", ">-\n  One.\n  Two.\n  Three."),
        ("One. Two. Three.", "One. Two. Four.", "One. Two. Four."),
        ("old", "One\nTwo", ">-\n  One\n\n  Two"),
        # lists and maps
        ("old", ["a", "b"], "\n  - a\n  - b"),
        ("old  # why", FlowList(["a", "b"]), "[a, b]  # why"),
        ("[a, b]  # why", ["c"], "[c]  # why"),
        ("{a: b}", {"c": "d, e"}, '{c: "d, e"}'),
        ("[a]", "new", "new"),
        ("[a, b]", [], "[]"),
        ("\n  - a\n  - b", FlowList(["c"]), "\n  - c"),
        ("\n- a\n- b", "new", "new"),
        ("  # why\n  a: b", "new", "new  # why"),
        ("  # why\n  a: b  # own", {"c": {"d": "e"}}, "  # why\n  c:\n    d: e"),
        (">-  # why\n  One.", {"a": "b"}, "  # why\n  a: b"),
        # a value below its key, and one that is not there
        ("\n    old  # why", "new", "\n    new  # why"),
        ("\n  [a,\n  b]", ["c"], "[c]"),
        ("  # why", "new", "new  # why"),
        ("  # why", ["a"], "  # why\n  - a"),
        ("", "One. Two. Three.", ">-\n  One.\n  Two.\n  Three."),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_set_value_replaces_a_value_and_nothing_else(
    source: str, value: Data, after: str, newline: str
) -> None:
    def in_file(written: str) -> str:
        space = "" if written.startswith(("\n", " ")) or not written else " "
        return f"# head\nfirst: 1\nkey:{space}{written}\n\n# about last\nlast: 2".replace("\n", newline)

    assert set_value(in_file(source), ("key",), value) == in_file(after)


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ("- a  # why\n- b\n", (0,), "c", "- c  # why\n- b\n"),
        ("-   a: b\n    c: d\n- e\n", (0,), {"f": "g", "h": "i"}, "-   f: g\n    h: i\n- e\n"),
        ("- a: b\n  c: d\n- e\n", (0,), ["f", "g"], "- - f\n  - g\n- e\n"),
        ("-  # why\n  a: b\n- e\n", (0,), {"f": "g"}, "- f: g  # why\n- e\n"),
        ("- a\n- b\n", (1,), "One. Two. Three.", "- a\n- >-\n  One.\n  Two.\n  Three.\n"),
        ("a: [b, 'c', [d]]\n", ("a", 1), "e, f", "a: [b, 'e, f', [d]]\n"),
        ("a: [b, c, [d]]\n", ("a", 0), "e, f", 'a: ["e, f", c, [d]]\n'),
        ("a: [b, c]\n", ("a", 0), {"d": ["e"]}, "a: [{d: [e]}, c]\n"),
        ("a: {b, c: , d: e}\n", ("a", "b"), "f", "a: {b: f, c: , d: e}\n"),
        ("a: {b, c: , d: e}\n", ("a", "c"), "f", "a: {b, c: f, d: e}\n"),
        ("a: {b: c,\n    d: 440}\n", ("a", "d"), "450", "a: {b: c,\n    d: 450}\n"),
    ],
)
def test_set_value_works_on_items_and_inside_brackets(
    before: str, path: Path, value: Data, after: str
) -> None:
    assert set_value(before, path, value) == after


def test_of_a_folded_text_only_the_changed_sentences_lines_differ() -> None:
    before = "key: >-\n  One. Two.\n  Three goes on\n  and on.\n  Four.\n  Five.\n"

    after = set_value(before, ("key",), "One. Two. Three goes on and on. Four indeed. And more. Five.")

    assert after == before.replace("  Four.\n", "  Four indeed.\n  And more.\n")


@pytest.mark.parametrize(
    ("before", "path", "order", "after"),
    [
        ("a: 1\nc: 3\n", ("b",), "abc", "a: 1\nb: new\nc: 3\n"),
        ("a: 1\nc: 3\n", ("b",), "", "a: 1\nc: 3\nb: new\n"),
        ("a: 1\nc: 3\n", ("b",), "bac", "b: new\na: 1\nc: 3\n"),
        ("c: 3\na: 1\n", ("b",), "abc", "c: 3\na: 1\nb: new\n"),
        ("x: 0\nc: 3\n", ("b",), "abc", "x: 0\nb: new\nc: 3\n"),
        ("a: 1  # one\n\n# of c\nc: 3\n", ("b",), "abc", "a: 1  # one\nb: new\n\n# of c\nc: 3\n"),
        ("# of c\nc: 3", ("b",), "abc", "b: new\n# of c\nc: 3"),
        ("- a: 1\n  c: 3\n", (0, "b"), "bac", "- b: new\n  a: 1\n  c: 3\n"),
        ("- a: 1\n  c: 3\n", (0, "b"), "abc", "- a: 1\n  b: new\n  c: 3\n"),
        ("k: {a: 1, c: 3}  # why\n", ("k", "b"), "abc", "k: {a: 1, b: new, c: 3}  # why\n"),
        ("k: {a: 1}\n", ("k", "b"), "abc", "k: {a: 1, b: new}\n"),
        ("k: {}  # why\n", ("k", "b"), "", "k: {b: new}  # why\n"),
        ("a:\nc:\n", ("b",), "abc", "a:\nb: new\nc:\n"),
        ("a: |+\n  1\n\n", ("b",), "", "a: |+\n  1\n\nb: new\n"),
        ("", ("b",), "", "b: new\n"),
        ("# only a comment", ("b",), "", "# only a comment\nb: new"),
        ("{}\n", ("b",), "", "{b: new}\n"),
    ],
)
def test_a_new_key_gets_the_place_that_the_order_gives_it(
    before: str, path: Path, order: str, after: str
) -> None:
    assert set_value(before, path, "new", key_order=list(order)) == after


@pytest.mark.parametrize(
    ("before", "index", "value", "after"),
    [
        ("k: []  # why\n", 0, "word", "k: [word]  # why\n"),
        ("k: []  # why\n", 0, Bare("1"), "k: [1]  # why\n"),
        ("k: []  # why\n", 0, "A sentence.", "k:  # why\n  - A sentence.\n"),
        ("k: []\n", 0, {"rule": "a", "by": "b"}, "k:\n  - rule: a\n    by: b\n"),
        ("k: []\n", 0, FlowMap(a="b"), "k: [{a: b}]\n"),
        ("k: [ ]\n", 0, "a", "k: [a]\n"),
        ("k: [a, b]\n", 0, "c", "k: [c, a, b]\n"),
        ("k: [a, b]\n", 1, "c", "k: [a, c, b]\n"),
        ("k: [a, b]\n", 2, "c d", "k: [a, b, c d]\n"),
        ("k: [a, b,]\n", 2, "c", "k: [a, b, c,]\n"),
        ("k: [\n  a,  # A\n  b  # B\n]\n", 2, "c", "k: [\n  a,  # A\n  b,  # B\n  c\n]\n"),
        ("k: [\n  a,\n  b,\n]\n", 1, "c", "k: [\n  a,\n  c,\n  b,\n]\n"),
        ("k:\n  - a\n  # of b\n  - b\n", 1, "c", "k:\n  - a\n  - c\n  # of b\n  - b\n"),
        ("k:\n- a", 1, {"b": "c", "d": "e"}, "k:\n- a\n- b: c\n  d: e"),
        ("k:\n    - a\n", 0, "b", "k:\n    - b\n    - a\n"),
    ],
)
def test_insert_puts_an_item_into_a_list(before: str, index: int, value: Data, after: str) -> None:
    assert insert(before, ("k",), index, value) == after


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        # comments directly above and at the end belong to the item, others do not
        ("# of a\na: 1  # one\n# of b\nb: 2\n", ("a",), "# of b\nb: 2\n"),
        ("# head\n\n# of a\na: 1\n\n# loose\n\nb: 2\n", ("a",), "# head\n\n\n# loose\n\nb: 2\n"),
        ("k:\n  - a\n  # of b\n  - b\n  # loose\nl: 1\n", ("k", 1), "k:\n  - a\n  # loose\nl: 1\n"),
        ("a: 1  # long\n      # goes on\nb: 2\n", ("a",), "b: 2\n"),
        ("a: 1\n# of b\n  # deeper\nb: 2\n", ("b",), "a: 1\n# of b\n  # deeper\n"),
        ("a: >-\n  # text\nb: 2\nc: 3\n", ("b",), "a: >-\n  # text\nc: 3\n"),
        # the first item behind a dash
        ("- a: 1\n  b: 2\n", (0, "a"), "- b: 2\n"),
        ("- a: 1\n  # of b\n  b: 2\n", (0, "a"), "-\n  # of b\n  b: 2\n"),
        # the last item leaves an empty collection
        ("k:  # why\n  - a  # own\nl: 1\n", ("k", 0), "k: []  # why\nl: 1\n"),
        ("k:\n  a: 1", ("k", "a"), "k: {}"),
        ("- - a\n", (0, 0), "- []\n"),
        ("a: 1\n", ("a",), "{}\n"),
        ("k: [a]  # why\n", ("k", 0), "k: []  # why\n"),
        # brackets and braces
        ("k: [a, b, c]\n", ("k", 0), "k: [b, c]\n"),
        ("k: [a, b, c]\n", ("k", 1), "k: [a, c]\n"),
        ("k: [a, b, c]\n", ("k", 2), "k: [a, b]\n"),
        ("k: [a, b,]\n", ("k", 1), "k: [a,]\n"),
        ("k: {a: 1, b: 2}\n", ("k", "a"), "k: {b: 2}\n"),
        ("k: [a, b,  # of the line\n    c]\n", ("k", 1), "k: [a,  # of the line\n    c]\n"),
        ("k: [a, b,\n    c]\n", ("k", 1), "k: [a,\n    c]\n"),
        ("k: [a,  # of a\n    b]\n", ("k", 1), "k: [a  # of a\n    ]\n"),
        ("k: [\n  # of a\n  a,  # A\n  b\n]\n", ("k", 0), "k: [\n  b\n]\n"),
        ("k: [\n  a,  # A\n  b  # B\n]\n", ("k", 1), "k: [\n  a  # A\n]\n"),
        # a key without a value is no data, but it is a line
        ("a: 1\nb:\n", ("b",), "a: 1\n"),
    ],
)
def test_remove_takes_an_item_with_what_belongs_to_it(before: str, path: Path, after: str) -> None:
    assert remove(before, path) == after


@pytest.mark.parametrize(
    ("before", "path", "to", "after"),
    [
        ("# A\n- a\n- b\n\n- c\n", (0,), 2, "- b\n- c\n\n# A\n- a\n"),
        ("a: 1\n# B\nb: 2  # two\nc: 3", ("b",), 0, "# B\nb: 2  # two\na: 1\nc: 3"),
        ("a: 1\nb: 2\nc: 3", ("c",), 0, "c: 3\na: 1\nb: 2"),
        ("- a: 1\n  # B\n  b: 2\n", (0, "b"), 0, "-\n  # B\n  b: 2\n  a: 1\n"),
        ("k: [a, b,  c]\n", ("k", 2), 0, "k: [c, a,  b]\n"),
        ("k: {a: 1, b: 2}\n", ("k", "b"), 0, "k: {b: 2, a: 1}\n"),
        ("k: [\n  a,  # A\n  b  # B\n]\n", ("k", 0), 1, "k: [\n  b,  # B\n  a  # A\n]\n"),
        ("a: 1\nempty:\nb: 2\n", ("b",), 0, "b: 2\na: 1\nempty:\n"),
        ("a: 1\nempty:\nb: 2\n", ("a",), 1, "empty:\nb: 2\na: 1\n"),
        ("- a\n- b\n", (1,), 1, "- a\n- b\n"),
    ],
)
def test_move_takes_comments_along(before: str, path: Path, to: int, after: str) -> None:
    assert move(before, path, to) == after


@pytest.mark.parametrize(
    ("before", "path", "new_key", "after"),
    [
        ("a: 1  # one\nb: 2\n", ("a",), "c", "c: 1  # one\nb: 2\n"),
        ("'a':\n  - b\n", ("a",), "no", '"no":\n  - b\n'),
        ("k: {a: 1}\n", ("k", "a"), "b, c", 'k: {"b, c": 1}\n'),
    ],
)
def test_rename_key_keeps_its_place(before: str, path: Path, new_key: str, after: str) -> None:
    assert rename_key(before, path, new_key) == after


@pytest.mark.parametrize(
    "text", ["a: 1\nb: 2\n", "a: 1\r\nb: 2", "\ufeffa: 1\nb: 2", "---\na: 1\nb: 2\n...\n"]
)
def test_how_a_file_is_stored_stays(text: str) -> None:
    assert set_value(text, ("a",), "x") == text.replace("1", "x")
    assert insert(text.replace("1", "[]"), ("a",), 0, "x") == text.replace("1", "[x]")
    assert remove(text, ("a",)) == text.replace("a: 1\r\n", "").replace("a: 1\n", "")


FILE = "a: {b: [c]}\nd:\n- e\n"


@pytest.mark.parametrize(
    "path", [(), ("x", "y"), ("a", "b", 1), ("a", "b", "0"), ("d", -1), ("d", 0, "e"), ("a", "b", 0, "c")]
)
def test_an_edit_of_what_is_not_there_is_refused(path: Path) -> None:
    with pytest.raises(EditRefused, match="has no place"):
        set_value(FILE, path, "new")
    with pytest.raises(EditRefused, match="has no place"):
        remove(FILE, path)
    with pytest.raises(EditRefused, match="has no place"):
        move(FILE, path, 0)
    with pytest.raises(EditRefused, match="has no place"):
        rename_key(FILE, path, "new")


def test_an_index_outside_a_list_is_refused() -> None:
    with pytest.raises(EditRefused, match="has no place “d › 2”"):
        insert(FILE, ("d",), 2, "new")
    with pytest.raises(EditRefused, match="has no place “a › 0”"):
        insert(FILE, ("a",), 0, "new")
    with pytest.raises(EditRefused, match="has no place “d › 1”"):
        move(FILE, ("d", 0), 1)


def test_a_key_is_not_renamed_to_one_that_is_there() -> None:
    with pytest.raises(EditRefused, match="There is a “d” already"):
        rename_key(FILE, ("a",), "d")


def test_a_file_with_faults_is_not_touched() -> None:
    with pytest.raises(EditRefused, match="line 2, column 1 first: “a” stands already on line 1"):
        set_value("a: 1\na: 2\n", ("a",), "new")


@pytest.mark.parametrize(("key", "value"), [("a", "\ud800"), ("k" * 2_000, "new"), ("", "new")])
def test_what_no_file_can_hold_is_refused(key: str, value: str) -> None:
    with pytest.raises(EditRefused, match="cannot be changed here without harm"):
        set_value(FILE, (key,), value)


def test_an_edit_that_would_do_harm_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def swallow_the_rest(text: str, _patches: object) -> str:
        return text.partition("\n")[0] + "\n"

    monkeypatch.setattr(yaml_edit, "patched", swallow_the_rest)

    with pytest.raises(EditRefused, match="cannot be changed here without harm"):
        set_value(FILE, ("a",), "new")


def test_a_comment_deep_below_a_removed_item_does_not_become_text_of_the_one_above() -> None:
    text = "a: >-\n  One.\nb: 2\n    # deep\nc: 3\n"

    assert remove(text, ("b",)) == "a: >-\n  One.\nc: 3\n"


def test_keys_after_a_question_mark_are_read_but_not_removed() -> None:
    with pytest.raises(EditRefused, match="without harm"):
        remove("a: 1\n? b\n: 2\nc: 3\n", ("b",))


def test_refusals_say_what_to_do_in_one_sentence() -> None:
    with pytest.raises(EditRefused) as refused:
        set_value(FILE, ("x", "y"), "new")

    assert str(refused.value.sentence).endswith("load it again, it may have changed.")


def test_long_values_in_an_old_file_are_left_as_their_writer_broke_them() -> None:
    text = dedent(
        """\
        key: >-
          A text that somebody broke
          wherever the line ended. And
          went on to a second sentence.
        """
    )

    after = set_value(text, ("key",), "A text that somebody broke wherever the line ended. And on it went.")

    assert after == dedent(
        """\
        key: >-
          A text that somebody broke
          wherever the line ended. And
          on it went.
        """
    )
