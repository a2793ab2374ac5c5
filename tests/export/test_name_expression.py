"""Cookie names as regular expressions that other programs use."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export.samples import cookie
from workbench.export.name_expression import expression, match_of
from workbench.policy.kinds import Match, PlaceholderKind
from workbench.policy.name_pattern import NamePattern

KINDS = {"ID": PlaceholderKind.DIGITS, "WORD": PlaceholderKind.WORD}


@pytest.mark.parametrize(
    ("name", "match", "expected"),
    [
        ("JSESSIONID", None, "^JSESSIONID$"),
        ("_ga_*", None, r"^_ga_[\s\S]+$"),
        ("_ga_*", Match.EXACT, r"^_ga_\*$"),
        ("_ga", Match.PREFIX, r"^_ga[\s\S]*$"),
        ("_vis_{ID}_combi", None, "^_vis_[0-9]+_combi$"),
        ("x-{WORD}.{OTHER}", Match.TEMPLATE, r"^x-[A-Za-z0-9_]+\.[\s\S]+$"),
        ("a(b)[c]|^$/\\", None, r"^a\(b\)\[c\]\|\^\$\/\\$"),
    ],
)
def test_a_name_becomes_an_expression(name: str, match: Match | None, expected: str) -> None:
    assert expression(NamePattern(name, match, KINDS)) == expected


@given(name=st.text(max_size=8), found=st.text(max_size=8), match=st.sampled_from([None, *Match]))
def test_the_expression_accepts_what_the_pattern_accepts(name: str, found: str, match: Match | None) -> None:
    pattern = NamePattern(name, match, KINDS)
    compiled = re.compile(expression(pattern))
    for each in (name, found, name.replace("*", "x"), name + found):
        assert bool(compiled.fullmatch(each)) == pattern.matches(each)


@given(name=st.text(max_size=12))
def test_only_what_javascript_lets_be_escaped_is_escaped(name: str) -> None:
    for escaped in re.findall(r"\\(.)", expression(NamePattern(name, Match.EXACT)), re.DOTALL):
        assert escaped in "^$\\.*+?()[]{}|/"


@pytest.mark.parametrize(
    ("name", "stated", "read"),
    [
        ("a", None, Match.EXACT),
        ("a_*", None, Match.TEMPLATE),
        ("a_{ID}", None, Match.TEMPLATE),
        ("a_{id}", None, Match.EXACT),
        ("a_*", Match.EXACT, Match.EXACT),
        ("a", Match.PREFIX, Match.PREFIX),
    ],
)
def test_match_is_as_stated_or_read_from_the_name(name: str, stated: Match | None, read: Match) -> None:
    assert match_of(cookie("a.b", name, match=stated)) is read
