"""Writing YAML in our style: what every YAML reads back as the same text, and people like to read."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from workbench.formats.data import Data
from workbench.formats.yaml_read import read
from workbench.formats.yaml_style import Bare, FlowList, FlowMap
from workbench.formats.yaml_write import (
    LONGEST_KEY,
    WIDEST,
    can_be_literal,
    can_be_plain,
    can_be_single_quoted,
    can_fold,
    double_quoted,
    folded_lines,
    single_quoted,
    write_document,
    write_flow,
)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("vwo.sn", "vwo.sn"),
        ("_VWO_sn", "_VWO_sn"),
        ("30 minutes", "30 minutes"),
        ("sha256:abc", "sha256:abc"),
        ("0.1.0", "0.1.0"),
        ("Hansgrohe A/B, Sverige", "Hansgrohe A/B, Sverige"),
        ("-x", "-x"),
        ("smile 😀", "smile 😀"),
        ("a\u00a0b", "a\u00a0b"),
        ("", '""'),
        ("NO", '"NO"'),
        ("yes", '"yes"'),
        ("On", '"On"'),
        ("~", '"~"'),
        ("null", '"null"'),
        ("1.10", '"1.10"'),
        ("12:30", '"12:30"'),
        ("0x1F", '"0x1F"'),
        ("1_000", '"1_000"'),
        ("2024-01-31", '"2024-01-31"'),
        ("2026-11-23T10:15:00+01:00", '"2026-11-23T10:15:00+01:00"'),
        ("<<", '"<<"'),
        (" a", '" a"'),
        ("a ", '"a "'),
        ("\u00a0a", '"\u00a0a"'),
        ("a: b", '"a: b"'),
        ("a:", '"a:"'),
        ("a #b", '"a #b"'),
        ("#a", '"#a"'),
        ("- a", '"- a"'),
        ("? a", '"? a"'),
        ("{a}", '"{a}"'),
        ("*a", '"*a"'),
        ("@a", '"@a"'),
        ("---", '"---"'),
        ('"a" b', "'\"a\" b'"),
        ('it\'s: "a"', "'it''s: \"a\"'"),
        ("\\d: e", "'\\d: e'"),
        ("a\tb", r'"a\tb"'),
        ("a\x1b[0m", r'"a\e[0m"'),
        ("a\x85\u2028\ufeff", r'"a\x85\u2028\ufeff"'),
        ("\U0001fffe", r'"\U0001fffe"'),
        (' "\n', r'" \"\n"'),
    ],
)
def test_a_text_is_quoted_only_where_some_yaml_would_read_something_else(value: str, written: str) -> None:
    assert write_document({"key": value}) == f"key: {written}\n"


@pytest.mark.parametrize("value", ["440", "2024-01-31", "false", "1.5", "2026-11-23T10:15:00+01:00", "kaka"])
def test_what_is_meant_as_a_number_date_or_truth_value_stands_bare(value: str) -> None:
    assert write_document({"key": Bare(value)}) == f"key: {value}\n"


@pytest.mark.parametrize("value", ["", "a: b", "- a", "a\nb. C. D.", "#", "x" * 200 + "\n"])
def test_bareness_never_breaks_a_file(value: str) -> None:
    assert read(write_document({"key": Bare(value)})).data == {"key": value}


@pytest.mark.parametrize("value", ["NO", "y", "a, b", "[a", "a: b", "-", "k:", "?a", "a?", "a]", "1"])
def test_inside_brackets_and_braces_commas_and_brackets_are_quoted_as_well(value: str) -> None:
    assert write_flow([value]) == f'["{value}"]'
    assert write_flow({value: value}) == f'{{"{value}": "{value}"}}'


def test_a_long_text_is_folded_with_a_sentence_a_line() -> None:
    text = (
        'Vi använder cookies, t.ex. för mätning. Vad är det? Det är "små filer." (Se nedan.) A/B Hansgrohe.'
    )

    assert write_document({"text": text}) == (
        "text: >-\n"
        "  Vi använder cookies, t.ex. för mätning.\n"
        "  Vad är det?\n"
        '  Det är "små filer."\n'
        "  (Se nedan.)\n"
        "  A/B Hansgrohe.\n"
    )


@pytest.mark.parametrize(
    ("value", "is_folded"),
    [
        ("One. Two.", False),
        ("One. Two. Three.", True),
        ("One. two. three. four.", False),
        ("One.  Two.  Three.", False),
        ("One.\u00a0Two.\u00a0Three.", False),
        ("x " * 40 + "end", False),
        ("x " * 50 + "end", True),
        ("x" * 200, False),
        ("One\nTwo", True),
        ("One\n\n\nTwo", True),
        (" One. Two. Three.", False),
        ("One. Two. Three. ", False),
        ("One. Two. Three.\n", False),
        ("One. Two.\n Three.", False),
        ("One. Two. \nThree.", False),
        ("One. Two. Three.\x07", False),
    ],
)
def test_a_text_is_folded_above_100_columns_or_two_sentences_if_it_reads_back(
    value: str, is_folded: bool
) -> None:
    text = write_document({"key": value})

    assert (">-\n" in text) is is_folded
    assert read(text).data == {"key": value}


def test_the_widest_line_that_is_not_folded_has_100_columns() -> None:
    words = "ö " * 46 + "ö"

    assert write_document({"key": f"{words}ö"}) == f"key: {words}ö\n"
    assert len(f"key: {words}öö") == WIDEST
    assert write_document({"key": f"{words}ööö"}) == f"key: >-\n  {words}ööö\n"


def test_a_changed_sentence_changes_one_line() -> None:
    before = write_document({"text": "Ett här. Två där. Tre sedan."}).splitlines()
    after = write_document({"text": "Ett här. Två dit! Tre sedan."}).splitlines()

    assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] == [
        ("  Två där.", "  Två dit!")
    ]


def test_a_document_has_two_spaces_its_keys_in_order_and_flow_where_it_is_wished() -> None:
    data: Data = {
        "schema": Bare("1"),
        "jurisdictions": FlowList(["SE", "NO"]),
        "variables": FlowMap(site="www.hansgrohe.se", company="Hansgrohe A/B"),
        "locales": {"en": FlowMap(published=Bare("false")), "no": {}},
        "domains": [],
        "units": FlowMap(sv=FlowMap(day=FlowMap(one="{0} dag", other="{0} dagar"))),
        "blocks": [
            {"id": "a", "items": {"one": "Ett.", "two": "Två. Tre. Fyra."}},
            ["nested", ["list"]],
            "Fem. Sex. Sju.",
        ],
    }

    assert write_document(data) == (
        "schema: 1\n"
        'jurisdictions: [SE, "NO"]\n'
        "variables: {site: www.hansgrohe.se, company: Hansgrohe A/B}\n"
        "locales:\n"
        "  en: {published: false}\n"
        '  "no": {}\n'
        "domains: []\n"
        'units: {sv: {day: {one: "{0} dag", other: "{0} dagar"}}}\n'
        "blocks:\n"
        "  - id: a\n"
        "    items:\n"
        "      one: Ett.\n"
        "      two: >-\n"
        "        Två.\n"
        "        Tre.\n"
        "        Fyra.\n"
        "  - - nested\n"
        "    - - list\n"
        "  - >-\n"
        "    Fem.\n"
        "    Sex.\n"
        "    Sju.\n"
    )


def test_a_collection_without_room_on_its_line_is_a_block() -> None:
    domains = [f"{number}.example.com" for number in range(10)]

    assert write_document({"domains": FlowList(domains)}) == "domains:\n" + "".join(
        f"  - {domain}\n" for domain in domains
    )


@pytest.mark.parametrize(
    "data", [{"": "a"}, {"k" * (LONGEST_KEY + 1): "a"}, {"a": "\ud800"}, {"a": ["\udfff"]}]
)
def test_what_no_file_can_hold_is_an_error(data: Data) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        write_document(data)


NASTY = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=50),
    st.text(
        st.sampled_from(
            "aBö .!?:#-'\"\\\n\t\r,[]{}&*|>%@`~=<0123_+eExXoO\xa0\xad\x85\u2028\u2029\ufeff\x1b\x00😀é"
        ),
        max_size=50,
    ),
    st.lists(st.sampled_from(("Ett.", "två", "Tre!”", "\n", " ", "\u00a0", "#", "- fyra:"))).map(" ".join),
    st.sampled_from(("NO", "~", "1.10", "12:30", "0o17", "1e3", ".inf", "a" * 10_000, "A b. " * 2_000)),
)
KEYS = NASTY.filter(lambda key: 0 < len(double_quoted(key)) <= LONGEST_KEY and key != "")
NASTY_DATA: st.SearchStrategy[Data] = st.recursive(
    NASTY | NASTY.map(Bare),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(FlowList),
        st.dictionaries(KEYS, inner, max_size=4),
        st.dictionaries(KEYS, inner, max_size=4).map(FlowMap),
    ),
    max_leaves=10,
)


@settings(max_examples=80, deadline=None)
@given(NASTY_DATA)
def test_whatever_is_written_reads_back_the_same(data: Data) -> None:
    document = read(write_document(data))

    assert document.faults == ()
    assert document.data == data


@settings(max_examples=80, deadline=None)
@given(NASTY)
def test_other_yaml_libraries_read_the_same_text(value: str) -> None:
    text = write_document({"key": value, "list": ["a", value], "flow": FlowMap(a=value)})

    expected = {"key": value, "list": ["a", value], "flow": {"a": value}}
    assert yaml.safe_load(text) == expected
    assert YAML(typ="safe", pure=True).load(text) == expected


OF_ANOTHER_TYPE = (
    "~",
    "null",
    "Null",
    "true",
    "Yes",
    "no",
    "on",
    "OFF",
    "y",
    "N",
    "=",
    "<<",
    "-.INF",
    ".nan",
    "1e3",
)


@settings(max_examples=150)
@given(
    st.sampled_from(OF_ANOTHER_TYPE)
    | st.text(st.sampled_from("0123456789abcdefxoODTZ._:+- "), min_size=1, max_size=9)
    | st.dates().map(str)
    | st.datetimes().map(str)
    | st.floats().map(str)
)
def test_what_any_yaml_takes_for_a_number_date_truth_value_or_null_is_quoted(value: str) -> None:
    if can_be_plain(value):
        assert tag_in_yaml_1_1(value) == "tag:yaml.org,2002:str"
        assert YAML(typ="safe", pure=True).compose(f"- {value}").value[0].tag == "tag:yaml.org,2002:str"


def tag_in_yaml_1_1(value: str) -> str:
    document = yaml.compose(f"- {value}", yaml.SafeLoader)
    assert isinstance(document, yaml.SequenceNode)
    [item] = document.value
    return str(item.tag)


@settings(max_examples=150)
@given(NASTY)
def test_what_can_be_written_in_a_style_reads_back_in_it(value: str) -> None:
    if can_fold(value):
        lines = "".join(f"  {line}\n" if line else "\n" for line in folded_lines(value))
        assert read(f"key: >-\n{lines}").data == {"key": value}
    if can_be_literal(value):
        lines = "".join(f"  {line}\n" if line else "\n" for line in value.split("\n"))
        assert read(f"key: |-\n{lines}").data == {"key": value}
    if can_be_single_quoted(value):
        assert read(f"key: {single_quoted(value)}").data == {"key": value}
    assert read(f"key: {double_quoted(value)}").data == {"key": value}
