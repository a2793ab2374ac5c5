"""Cookie names with placeholders: the names they stand for, and which of them overlap."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.policy.samples import GA
from workbench.policy.kinds import Match, PlaceholderKind
from workbench.policy.name_pattern import NamePattern

DIGITS: Mapping[str, PlaceholderKind] = {"ACCID": PlaceholderKind.DIGITS, "GOALID": PlaceholderKind.DIGITS}
COMBI = "_vis_{ACCID}_combi"


@pytest.mark.parametrize(
    ("pattern", "accepted", "refused"),
    [
        (NamePattern("_ga_*"), ["_ga_ABC123", "_ga_1", "_ga__", "_ga_*"], ["_ga_", "_ga", "x_ga_1", "_GA_1"]),
        (NamePattern("_ga_*", Match.TEMPLATE), ["_ga_ABC123"], ["_ga_"]),
        (NamePattern("_ga_*", Match.EXACT), ["_ga_*"], ["_ga_ABC123"]),
        (NamePattern("_ga"), ["_ga"], ["_ga_1", "ga", ""]),
        (NamePattern("_pk_id."), ["_pk_id."], ["_pk_id.1", "_pk_idx"]),
        (NamePattern("_pk_id.", Match.PREFIX), ["_pk_id.", "_pk_id.1.ab"], ["_pk_id", "_pk_idx"]),
        (NamePattern("a{X}b{Y}c"), ["a1b2c", "abbbc", "a{X}b{Y}c"], ["abc", "a1bc", "ab2c"]),
        (NamePattern("{X}{Y}"), ["ab", "abc"], ["a", ""]),
        (NamePattern("*"), ["a", "a b", "å", "a\nb"], [""]),
        (NamePattern("{x}{1X}{}"), ["{x}{1X}{}"], ["a", "abc"]),
        (NamePattern("a+(b)[c]\\d"), ["a+(b)[c]\\d"], ["aab", "a+(b)[c]5"]),
        (NamePattern("n{ACCID}", None, DIGITS), ["n1", "n123"], ["n", "nx", "n1x", "n١"]),
        (NamePattern("n{ID}", None, {"ID": PlaceholderKind.WORD}), ["na_1Z"], ["n", "na-1", "nå"]),
        (NamePattern("n{ID}", None, {"ID": PlaceholderKind.ANY}), ["na-1", "nå"], ["n"]),
        (NamePattern("n{ACCID}", Match.EXACT, DIGITS), ["n{ACCID}"], ["n1"]),
        (NamePattern("n{ACCID}", Match.PREFIX, DIGITS), ["n1", "n1x"], ["n", "nx"]),
        (NamePattern(COMBI + "_{ACCID}", None, DIGITS), ["_vis_1_combi_2"], ["_vis_1_combi_choose"]),
        (NamePattern(COMBI + "_{ACCID}"), ["_vis_1_combi_choose"], ["_vis_1_combi_"]),
    ],
)  # fmt: skip
def test_which_names_a_pattern_stands_for(
    pattern: NamePattern, accepted: list[str], refused: list[str]
) -> None:
    assert [name for name in accepted if not pattern.matches(name)] == []
    assert [name for name in refused if pattern.matches(name)] == []


@pytest.mark.parametrize(
    ("one", "other", "placeholders", "overlap"),
    [
        (COMBI + "_{ACCID}", COMBI + "_choose", DIGITS, False),
        (COMBI + "_{ACCID}", COMBI + "_choose", {}, True),
        ("_ga", "_ga_*", {}, False),
        ("_ga_*", "_ga_ABC", {}, True),
        ("_ga_*", "_gid", {}, False),
        ("a*", "*a", {}, True),
        ("a*c", "b*c", {}, False),
        ("*_x", "*_y", {}, False),
        ("{ACCID}_x", "{NAME}_x", DIGITS, True),
        ("{ACCID}", "{GOALID}", DIGITS, True),
        ("{ACCID}a", "{GOALID}1", DIGITS, False),
        ("a1", "a{ACCID}", DIGITS, True),
        ("ab", "a{ACCID}", DIGITS, False),
        ("", "*", {}, False),
        ("", "", {}, True),
    ],
)
def test_which_patterns_overlap(
    one: str, other: str, placeholders: Mapping[str, PlaceholderKind], overlap: bool
) -> None:
    mine, theirs = (NamePattern(name, None, placeholders) for name in (one, other))

    assert mine.overlaps(theirs) is overlap
    assert theirs.overlaps(mine) is overlap


def test_a_prefix_overlaps_what_begins_with_it() -> None:
    prefix = NamePattern("_pk_id.", Match.PREFIX)

    assert prefix.overlaps(NamePattern("_pk_id.1", Match.EXACT))
    assert prefix.overlaps(NamePattern("_pk_*"))
    assert prefix.overlaps(NamePattern("_pk_", Match.PREFIX))
    assert not prefix.overlaps(NamePattern("_pk_ses.", Match.PREFIX))


@pytest.mark.parametrize(
    ("name", "match", "is_declared"),
    [
        ("_ga", None, True),
        ("_ga_*", None, False),
        ("_ga_*", Match.TEMPLATE, True),
        ("_vis_{ACCID}", None, False),
        ("_pk_id.", None, False),
        ("ppms_privacy_", None, False),
        ("ppms_privacy_", Match.PREFIX, True),
        ("ppms_privacy_", Match.EXACT, True),
        ("{lower}", None, True),
        ("a.b", None, True),
    ],
)
def test_which_names_need_no_guess(name: str, match: Match | None, is_declared: bool) -> None:
    assert NamePattern(name, match).is_declared is is_declared


def test_the_pattern_of_a_cookie_is_that_of_its_name_match_and_policy() -> None:
    cookie = replace(GA, name="n{ACCID}", match=Match.PREFIX)

    pattern = NamePattern.of(cookie, DIGITS)

    assert pattern.matches("n1x")
    assert not pattern.matches("nx")


@pytest.mark.parametrize(
    ("name", "match", "beginning"),
    [
        ("_ga_*", None, "_ga_"),
        ("_ga_*", Match.EXACT, "_ga_*"),
        ("*", None, ""),
        ("a{X}b", None, "a"),
        ("_pk_", Match.PREFIX, "_pk_"),
    ],
)
def test_the_beginning_that_all_names_have(name: str, match: Match | None, beginning: str) -> None:
    assert NamePattern(name, match).beginning == beginning


def test_a_pattern_of_many_placeholders_answers_at_once() -> None:
    name = "a" * 300 + "b"

    assert not NamePattern("*a" * 20).matches(name)
    assert NamePattern("*a" * 20 + "*").matches(name)


KINDS = {"*": ".", "{ANYTHING}": ".", "{NUMBER}": "[0-9]", "{WORD}": "[A-Za-z0-9_]"}
DECLARED = {"NUMBER": PlaceholderKind.DIGITS, "WORD": PlaceholderKind.WORD}
CHARACTERS = "a1-"
"""One that is a digit, one that is only a word's, one that is neither."""


@dataclass(frozen=True)
class Example:
    """A pattern with the regular expression that says the same."""

    pattern: NamePattern
    expression: re.Pattern[str]


@st.composite
def examples(draw: st.DrawFn) -> Example:
    """Patterns of up to three pieces, so that two which overlap share a name of at most six characters."""
    pieces = draw(st.lists(st.sampled_from([*CHARACTERS, *KINDS]), max_size=3))
    match = draw(st.sampled_from([None, *Match]))
    written = [re.escape(piece) for piece in pieces]
    if match is not Match.EXACT:
        written = [
            f"{KINDS[piece]}+" if piece in KINDS else text
            for piece, text in zip(pieces, written, strict=True)
        ]
    expression = "".join(written) + (".*" if match is Match.PREFIX else "")
    return Example(NamePattern("".join(pieces), match, DECLARED), re.compile(expression, re.DOTALL))


SHORT_NAMES = ["".join(name) for length in range(7) for name in product(CHARACTERS, repeat=length)]


@given(examples(), st.sampled_from(SHORT_NAMES) | st.text(st.sampled_from("a1-_Zå٣\n*{}")))
def test_matching_agrees_with_regular_expressions(example: Example, name: str) -> None:
    assert example.pattern.matches(name) == bool(example.expression.fullmatch(name))


@given(examples(), examples())
def test_overlapping_agrees_with_trying_every_short_name(one: Example, other: Example) -> None:
    names = [*SHORT_NAMES, one.pattern.name, other.pattern.name]
    shared = [name for name in names if one.expression.fullmatch(name) and other.expression.fullmatch(name)]

    assert one.pattern.overlaps(other.pattern) is bool(shared)


@given(examples(), examples())
def test_overlap_is_symmetric_and_every_pattern_overlaps_itself(one: Example, other: Example) -> None:
    assert one.pattern.overlaps(other.pattern) is other.pattern.overlaps(one.pattern)
    assert one.pattern.overlaps(one.pattern)


@given(st.data(), examples(), examples())
def test_a_name_of_one_pattern_that_another_matches_makes_them_overlap(
    data: st.DataObject, one: Example, other: Example
) -> None:
    name = data.draw(st.from_regex(one.expression, fullmatch=True))

    assert one.pattern.matches(name)
    if other.pattern.matches(name):
        assert one.pattern.overlaps(other.pattern)
