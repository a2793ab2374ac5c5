"""Reading YAML: the data as it is written, and every fault with its name, place and sentence."""

from __future__ import annotations

import re
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.formats import yaml_read
from workbench.formats.data import Data
from workbench.formats.limits import LARGEST_YAML
from workbench.formats.yaml_parser import PurePythonParser
from workbench.formats.yaml_read import read
from workbench.formats.yaml_source import MOST_FAULTS, UNWRITABLE


def test_what_cannot_be_written_is_what_programs_read_differently() -> None:
    unwritable = {code for code in range(sys.maxunicode + 1) if re.match(f"[{UNWRITABLE}]", chr(code))}
    controls = {*range(0x20), *range(0x7F, 0xA0)} - {0x0A}
    others = {0x2028, 0x2029, 0xFEFF, *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0)}
    ends_of_planes = {plane << 16 | end for plane in range(17) for end in (0xFFFE, 0xFFFF)}
    assert unwritable == controls | others | ends_of_planes


@pytest.fixture(params=["libyaml", "pure Python"])
def _each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs a test with both parsers: libyaml's, and the one for where it is missing."""
    if request.param == "pure Python":
        monkeypatch.setattr(yaml_read, "_parser_of", PurePythonParser)


each_parser = pytest.mark.usefixtures("_each_parser")


@each_parser
@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("country: NO", {"country": "NO"}),
        ("at: 12:30\nversion: 1.10\nhex: 0x1F", {"at": "12:30", "version": "1.10", "hex": "0x1F"}),
        ("date: 2024-01-31\non: yes\nnull: ~", {"date": "2024-01-31", "on": "yes", "null": "~"}),
        ("a: ''\nb: \"\"\nc: |\n", {"a": "", "b": "", "c": ""}),
        ("a:\nb: 1\nc: # a comment", {"b": "1"}),
        ("{a, b: , c: d}", {"c": "d"}),
        ("a: >-\n  One.\n  Two.\n\n  Three.", {"a": "One. Two.\nThree."}),
        ("a: |\n  One.\n  Two.\n", {"a": "One.\nTwo.\n"}),
        ('a: "\\e\\x85\\u2028"', {"a": "\x1b\x85\u2028"}),
        ("a: b\r\nc: |\r\n  d\r\n  e\r\n", {"a": "b", "c": "d\ne\n"}),
        ("a: [b, {c: d}, [], {}]", {"a": ["b", {"c": "d"}, [], {}]}),
        ("- a\n- - b\n  - c: d", ["a", ["b", {"c": "d"}]]),
        ("\ufeffa: b", {"a": "b"}),
        ("---\na: b\n...\n", {"a": "b"}),
        ("'<<': b", {"<<": "b"}),
        ("a: b: c".replace(": c", ":c"), {"a": "b:c"}),
        ("smile: 😀\u00a0!", {"smile": "😀\u00a0!"}),
        ("just a text", "just a text"),
        ("", None),
        ("# only a comment\n", None),
        ("---\n", None),
    ],
)
def test_scalars_are_strings_as_written_and_empty_means_absent(text: str, data: Data | None) -> None:
    document = read(text)

    assert document.faults == ()
    assert document.data == data
    assert read(text.encode()) == document


FAULTS = [
    # what stands in the file, the fault's name and place, words of its sentence
    ('a: "never\nb: closed', "syntax", 1, 4, 'quotation mark " here is never closed'),
    ("a: 'never\nb: closed", "syntax", 1, 4, "quotation mark ' here is never closed"),
    ("a: One thing: another", "syntax", 1, 13, "colon followed by a space stands inside a text"),
    ("a: b\n  c: d", "syntax", 2, 3, "indented further than the one above"),
    ("a:\n    b: c\n  d: e", "syntax", 3, 3, "does not fit the lines above"),
    ("a:\n  - b\n - c", "syntax", 3, 2, "does not fit the lines above"),
    ("a: b\nno colon\nc: d", "syntax", 2, 1, "no colon followed by a space"),
    ("no colon\nc: d", "syntax", 1, 1, "no colon followed by a space"),
    ("a: b\nc:d\ne: f", "syntax", 2, 1, "no colon followed by a space"),
    (": b", "syntax", 1, 1, "name is missing before this colon"),
    ("'': b", "syntax", 1, 1, "name is missing before this colon"),
    ("a: [b, c\nd: e", "syntax", 1, 4, "commas between its parts and ] at its end"),
    ("a: {b: c", "syntax", 1, 4, "commas between its parts and } at its end"),
    ("a: [b,, c]", "syntax", 1, 7, "value is missing"),
    ('a: "b" c', "syntax", 1, 8, "Something follows"),
    ("a: @b", "syntax", 1, 4, "cannot begin with @"),
    ("a: %b", "syntax", 1, 4, "cannot begin with %"),
    ("a: - b", "syntax", 1, 4, "list cannot begin here"),
    ("a: ? b", "syntax", 1, 4, "question mark"),
    ('a: "\\q"', "syntax", 1, None, "escape"),
    ("a: >- text", "syntax", 1, 7, "begin it on the next line"),
    ("  a: b\nc: d", "syntax", 2, 1, "outside everything above"),
    ("a:\tb", "syntax", 1, 3, "tab"),
    ("a: b\n\tc: d", "syntax", 2, 1, "tab"),
    ("a: &x b", "syntax", 1, 4, "begins with &"),
    ("a: *x", "syntax", 1, 4, "begins with *"),
    ("a: !x b", "syntax", 1, 4, "begins with !"),
    ("a: ! b", "syntax", 1, 4, "begins with !"),
    ("!!map\na: b", "syntax", 1, 1, "begins with !"),
    ("<<: {a: b}", "syntax", 1, 1, "<<"),
    ("%YAML 1.1\n---\na: b", "syntax", 1, 1, "begin with %"),
    ("%TAG ! tag:x,2000:\n---\na: b", "syntax", 1, 1, "begin with %"),
    ("a: b\n---\nc: d", "syntax", 2, 1, "second document"),
    ("[a]: b", "syntax", 1, 1, "name is expected"),
    ("? {a: b}\n: c", "syntax", 1, 3, "name is expected"),
    ("- a\n-\n- b", "syntax", 2, 2, "Nothing follows"),
    ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n", "syntax", 2, 1, "Git left two versions"),
    ("ö: 1\nb: 2\nö: 3", "duplicate", 3, 1, "“ö” stands already on line 1"),
    ("a:\n  b: 1\n  b:", "duplicate", 3, 3, "“b” stands already on line 2"),
    ("{a, a: b}", "duplicate", 1, 5, "“a” stands already on line 1"),
    ("[" * 13, "limit", 1, 13, "More than 12"),
    ("a: b\x07", "encoding", 1, 5, "U+0007"),
    ("a: b\x85", "encoding", 1, 5, "U+0085"),
    ("a: \u2028", "encoding", 1, 4, "U+2028"),
    ("a: b\ufeff", "encoding", 1, 5, "U+FEFF"),
    ("a: b\rc: d", "encoding", 1, 5, "U+000D"),
    ("a: \ufffe", "encoding", 1, 4, "U+FFFE"),
    ("a: 😀\U0001fffe", "encoding", 1, 5, "U+1FFFE"),
]


@each_parser
@pytest.mark.parametrize(("text", "name", "line", "column", "words"), FAULTS)
def test_a_fault_has_a_name_a_place_and_a_sentence(
    text: str, name: str, line: int, column: int | None, words: str
) -> None:
    document = read(text)

    fault = document.faults[0]
    assert document.data is None
    assert (fault.name, fault.line) == (name, line)
    assert column in (fault.column, None)
    assert words in str(fault.sentence)


@pytest.mark.parametrize(
    ("content", "name", "line", "column", "words"),
    [
        (b"a: b\nc: \xc3\xb6\xff", "encoding", 2, 5, "0xFF"),
        (b"\xef\xbb\xbfa: \xff", "encoding", 1, 4, "0xFF"),
        ("a: b".encode("utf-16"), "encoding", 1, 1, "UTF-16"),
        ("a: b".encode("utf-32"), "encoding", 1, 1, "UTF-32"),
        (b"\xfe\xff\x00a", "encoding", 1, 1, "UTF-16"),
        (b"a: " + b"b" * LARGEST_YAML, "limit", 1, 1, f"{LARGEST_YAML + 3} bytes"),
        (b"\xff" * (LARGEST_YAML + 1), "limit", 1, 1, "split it"),
    ],
)
def test_bytes_that_are_not_our_text_have_a_place_too(
    content: bytes, name: str, line: int, column: int, words: str
) -> None:
    [fault] = read(content).faults

    assert (fault.name, fault.line, fault.column) == (name, line, column)
    assert words in str(fault.sentence)


def test_half_a_surrogate_pair_in_a_string_is_an_encoding_fault() -> None:
    [fault] = read("a: \ud800").faults

    assert (fault.name, fault.line, fault.column) == ("encoding", 1, 4)


def test_a_file_of_the_largest_size_is_read() -> None:
    assert read(b"a: " + b"b" * (LARGEST_YAML - 3)).data == {"a": "b" * (LARGEST_YAML - 3)}


@each_parser
def test_places_count_code_points_and_not_bytes_or_a_byte_order_mark() -> None:
    [fault] = read("\ufeffå: [😀, &x b]\n").faults

    assert (fault.line, fault.column) == (1, 8)


@each_parser
def test_as_many_faults_as_can_be_are_told_at_once_in_their_order() -> None:
    document = read("a: &x b\nc: *x\nd: !t e\n<<: f\na: 1\na:\n  a: 2\n  a: 3\n[g]: h\n'': i\n")

    assert [(fault.line, fault.column, str(fault.name)) for fault in document.faults] == [
        (1, 4, "syntax"),
        (2, 4, "syntax"),
        (3, 4, "syntax"),
        (4, 1, "syntax"),
        (5, 1, "duplicate"),
        (6, 1, "duplicate"),
        (8, 3, "duplicate"),
        (9, 1, "syntax"),
        (10, 1, "syntax"),
    ]


@each_parser
def test_a_syntax_fault_does_not_hide_what_was_found_before_it() -> None:
    assert [fault.line for fault in read('a: 1\na: 2\nb: "never closed').faults] == [2, 3]


def test_faults_beyond_a_hundred_are_left_out() -> None:
    assert len(read("a: 1\n" * 10_000).faults) == MOST_FAULTS
    assert len(read("\x07" * 10_000).faults) == MOST_FAULTS


HOSTILE = {
    "nested lists": "[" * 50_000,
    "nested maps": "{a: " * 50_000,
    "nested dashes": "- " * 50_000 + "a",
    "an alias bomb": "a: &a [x, x]\n" + "".join(f"{n}: &b{n} [*a, *a]\n" for n in range(40_000)),
    "a merge bomb": "a0: &a0 {}\n"
    + "".join(f"a{n}: &a{n}\n  <<: [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 24)),
    "one key often": "a: 1\n" * 200_000,
    "a long flow list": "[" + "a, " * 100_000,
    "commas": "[" + "," * 1_000_000,
    "question marks": "? " * 500_000,
    "a long line": "a" * 1_000_000 + ": b",
    "quotes": '"' * 1_000_000,
    "spaces": " " * 1_000_000 + "- a\n- b",
    "line breaks": "a:" + "\n" * 1_000_000 + "b",
    "tabs": "\t" * 1_000_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_files_are_refused_or_read_at_once(text: str) -> None:
    begun = time.process_time()

    document = read(text)

    assert document.faults or document.data is not None
    assert time.process_time() - begun < 2


def test_a_bomb_costs_milliseconds() -> None:
    begun = time.process_time()

    for name in ("nested lists", "nested maps", "an alias bomb", "a merge bomb"):
        assert read(HOSTILE[name]).faults

    assert time.process_time() - begun < 0.4


SCRAPS = st.one_of(
    st.sampled_from(
        ("a", "b: ", ": ", "- ", "\n", "\n  ", "\r\n", " ", "#", "? ", "|", ">-", "%", "ö", "😀")
    ),
    st.sampled_from(
        ("'", '"', "[", "]", "{", "}", ",", "\\", "&x ", "*x", "!", "<<", "---", "...", "<<<<<<< ")
    ),
    st.sampled_from(("\t", "\r", "\x85", "\ufeff", "\u2028")),
)


@settings(max_examples=200)
@given(st.lists(SCRAPS, max_size=30).map("".join))
def test_any_text_gives_data_or_faults_inside_it(text: str) -> None:
    document = read(text)

    lines = text.removeprefix("\ufeff").split("\n")
    for fault in document.faults:
        assert 1 <= fault.line <= len(lines)
        assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1
        assert str(fault.sentence).endswith(".")
    assert document.data is None or not document.faults


@settings(max_examples=100)
@given(st.binary(max_size=30))
def test_any_bytes_give_data_or_faults(content: bytes) -> None:
    document = read(content)

    assert document.data is None or not document.faults
