"""Where values and keys stand: line and column from 1, in code points."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.formats.data import Data, Path
from workbench.formats.yaml_place import Part, Places, place, place_in, span
from workbench.formats.yaml_read import read
from workbench.formats.yaml_source import position
from workbench.formats.yaml_write import write_document

COOKIE = """\
# about the cookie
id: vwo.sn
"name":   '_VWO_sn'   # printed
domains: [a.se, {deep: "å, ä"}]
lifetime:
  sliding: 30 minutes
  text: >-
    {lifetime} och förnyad
    återställning till {email}

    vid aktivitet

  # the end
waivers:
  - rule: CK013
    at:
  -
    rule: CK014
"""


@pytest.mark.parametrize(
    ("path", "part", "place_of"),
    [
        (("id",), "value", (2, 5)),
        (("id",), "key", (2, 1)),
        (("name",), "value", (3, 11)),
        (("name",), "key", (3, 1)),
        (("domains",), "value", (4, 10)),
        (("domains", 0), "value", (4, 11)),
        (("domains", 1, "deep"), "value", (4, 24)),
        (("domains", 1, "deep"), "key", (4, 18)),
        (("lifetime",), "value", (6, 3)),
        (("lifetime", "text"), "value", (7, 9)),
        (("waivers", 0, "rule"), "value", (15, 11)),
        (("waivers", 0, "at"), "value", (16, 8)),
        (("waivers", 1), "value", (18, 5)),
        (("waivers", 1), "key", (18, 5)),
        ((), "value", (2, 1)),
    ],
)
def test_a_value_and_its_key_have_places(path: Path, part: Part, place_of: tuple[int, int]) -> None:
    assert place(COOKIE, path, part) == place_of
    assert place(f"\ufeff{COOKIE}", path, part) == place_of
    assert place(COOKIE.replace("\n", "\r\n"), path, part) == place_of


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        (("nothing",), ()),
        (("lifetime", "nothing", "at", "all"), ("lifetime",)),
        (("id", 3), ("id",)),
        (("domains", 2), ("domains",)),
        (("domains", -1), ("domains",)),
        (("waivers", "0"), ("waivers",)),
    ],
)
@pytest.mark.parametrize("part", ["key", "value"])
def test_what_does_not_exist_has_the_place_of_its_nearest_parent(
    path: Path, nearest: Path, part: Part
) -> None:
    assert place(COOKIE, path, part) == place(COOKIE, nearest)


@pytest.mark.parametrize(
    ("path", "needle", "place_of"),
    [
        (("lifetime", "text"), "{lifetime}", (8, 5)),
        (("lifetime", "text"), "{email}", (9, 24)),
        (("lifetime", "text"), "förnyad återställning", (8, 20)),
        (("domains", 1, "deep"), "ä", (4, 28)),
        (("lifetime", "text"), "vwo", (7, 9)),
        (("id",), "30 minutes", (2, 5)),
        (("lifetime", "text"), "(.*", (7, 9)),
    ],
)
def test_words_in_a_value_have_a_place_however_its_lines_are_broken(
    path: Path, needle: str, place_of: tuple[int, int]
) -> None:
    assert place_in(COOKIE, path, needle) == place_of


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (("name",), "'_VWO_sn'"),
        (("domains",), '[a.se, {deep: "å, ä"}]'),
        (("lifetime", "sliding"), "30 minutes"),
        (
            ("lifetime", "text"),
            ">-\n    {lifetime} och förnyad\n    återställning till {email}\n\n    vid aktivitet",
        ),
        (("waivers", 0), "rule: CK013\n    at:"),
        (("waivers", 0, "at"), ""),
    ],
)
def test_a_span_is_a_values_source_without_what_follows_it(path: Path, source: str) -> None:
    start, end = span(COOKIE, path)
    marked_start, marked_end = span(f"\ufeff{COOKIE}", path)

    assert COOKIE[start:end] == source
    assert f"\ufeff{COOKIE}"[marked_start:marked_end] == source


@pytest.mark.parametrize("text", ["", "# nothing\n", "a: [b", "[" * 50_000, "a: &x 1\nb: *x", "\x07"])
def test_in_a_text_that_cannot_be_read_everything_stands_at_the_beginning(text: str) -> None:
    assert place(text, ("a", 0)) == (1, 1)
    assert place_in(text, ("a",), "b") == (1, 1)
    assert span(text, ("a",)) == (0, 0)


@pytest.mark.parametrize(
    ("value", "words", "place"),
    [
        ("one two three", "two three", (1, 8)),
        ("one  two two three", "two three", (1, 13)),
        ("one\n  two\n  three", "two three", (2, 3)),
        ("one\n  two\n  three two three", "two three", (2, 3)),
        ("one two", "three", (1, 4)),
    ],
)
def test_words_are_found_however_the_lines_of_a_value_are_broken(
    value: str, words: str, place: tuple[int, int]
) -> None:
    assert place_in(f"a: {value}", ("a",), words) == place


DATA: st.SearchStrategy[Data] = st.recursive(
    st.text(st.characters(codec="utf-8"), max_size=20),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.text(st.characters(codec="utf-8"), min_size=1, max_size=9), inner, max_size=3),
    ),
    max_leaves=8,
)


@settings(max_examples=60)
@given(DATA)
def test_every_key_is_found_where_it_is_written(data: Data) -> None:
    text = write_document(data)
    places = Places(text)

    for path in _paths(data):
        start, end = places.span(path, "key")
        assert read(text[start:end]).data == path[-1]
        assert places.place(path, "key") == position(text, start)


def _paths(data: Data, path: Path = ()) -> list[Path]:
    steps = list(data.items()) if isinstance(data, dict) else []
    return [(*path, key) for key, _ in steps] + [
        each for key, value in steps for each in _paths(value, (*path, key))
    ]
