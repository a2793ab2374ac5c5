"""The rules about cookies' names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.checks.samples import COOKIE, SETTINGS, a_cookie, a_policy, of_one, problems, quotes
from workbench.policy.kinds import CookieId, LocaleTag, Match, PlaceholderKind, Storage


@pytest.mark.parametrize("name", ["my cookie", "_ga ", "a\u00a0b", "a\u200bb", "tab\there"])
def test_no_cookie_has_white_space_in_its_name(name: str) -> None:
    assert of_one("CK017", a_cookie(name=name)) == [name]


@pytest.mark.parametrize(
    "name", ["_ga", "åäö", "__Secure-3PSID", "_vis_opt_exp_{CAMPAIGNID}_combi", "a.b", "rc::a"]
)
def test_other_characters_are_let_be(name: str) -> None:
    assert of_one("CK017", a_cookie(name=name)) == []


def test_a_key_of_web_storage_may_have_spaces() -> None:
    assert of_one("CK017", a_cookie(name="my key", storage=Storage.LOCAL_STORAGE)) == []


def test_white_space_at_the_ends_can_be_taken_away() -> None:
    [at_the_end] = problems("CK017", a_policy(a_cookie(name="_ga\u00a0")))
    [within] = problems("CK017", a_policy(a_cookie(name="my cookie")))
    assert at_the_end.fix is not None
    assert at_the_end.fix.values[0].value == "_ga"
    assert within.fix is None


@pytest.mark.parametrize(
    ("name", "likely", "fixed"),
    [
        ("_ga_*", "template", "template"),
        ("_x_{ACCID}", "template", "template"),
        ("_pk_id.", "prefix", None),
        ("p_", "prefix", None),
    ],
)
def test_what_looks_like_a_pattern_is_to_be_stated(name: str, likely: str, fixed: str | None) -> None:
    [problem] = problems("CK018", a_policy(a_cookie(name=name)))
    assert f"match: {likely}" in str(problem.message)
    assert (problem.fix.values[0].value if problem.fix else None) == fixed


@pytest.mark.parametrize(
    ("name", "match"),
    [
        ("_ga", None),
        ("_ga_*", Match.TEMPLATE),
        ("_pk_id.", Match.PREFIX),
        ("ends_", Match.EXACT),
        ("{lower}", None),
    ],
)
def test_a_stated_pattern_or_a_plain_name_is_not(name: str, match: Match | None) -> None:
    assert of_one("CK018", a_cookie(name=name, match=match)) == []


COMBI, CHOOSE = "_x_{CAMPAIGNID}_combi_{ACCID}", "_x_{CAMPAIGNID}_combi_choose"
DIGITS = {"ACCID": PlaceholderKind.DIGITS, "CAMPAIGNID": PlaceholderKind.DIGITS}


def test_two_patterns_that_accept_one_name_overlap_unless_placeholders_are_narrow() -> None:
    cookies = [a_cookie(name=COMBI), a_cookie(name=CHOOSE)]
    assert quotes("CK019", a_policy(*cookies)) != []
    assert quotes("CK019", a_policy(*cookies, settings=replace(SETTINGS, placeholders=DIGITS))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "_a*"}, {"name": "_ab*"}),
        ({"name": "_a_", "match": Match.PREFIX}, {"name": "_a_*_x"}),
        ({"name": "*_id"}, {"name": "user_*"}),
        ({"name": "_a*", "domains": (".a.se", ".b.se")}, {"name": "_ab*", "domains": (".b.se",)}),
        ({"name": "_a*", "storage": None}, {"name": "_ab*"}),
    ],
)
def test_overlaps(one: dict[str, object], other: dict[str, object]) -> None:
    [problem] = problems("CK019", a_policy(a_cookie(**one), a_cookie(**other)))
    assert problem.quote in {one["name"], other["name"]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "_ga"}, {"name": "_ga_*"}),
        ({"name": "_ga_X1"}, {"name": "_ga_*"}),  # a plain name goes before
        ({"name": "_a_*"}, {"name": "_b_*"}),
        ({"name": "_a_", "match": Match.EXACT}, {"name": "_a_*"}),
        ({"name": "_a*", "domains": (".a.se",)}, {"name": "_ab*", "domains": (".b.se",)}),
        ({"name": "_a*", "storage": Storage.LOCAL_STORAGE}, {"name": "_ab*"}),
    ],
)
def test_no_overlaps(one: dict[str, object], other: dict[str, object]) -> None:
    assert quotes("CK019", a_policy(a_cookie(**one), a_cookie(**other))) == []


def test_a_row_that_is_listed_twice() -> None:
    again = replace(COOKIE, id=CookieId("own.zebra"))
    [problem] = problems("CK021", a_policy(COOKIE, again))
    assert problem.file is not None
    assert (problem.file.id, problem.quote) == ("own.zebra", COOKIE.name)


@pytest.mark.parametrize(
    ("mine", "fields"),
    [
        ({}, {"domains": (".other.se",)}),
        ({}, {"storage": Storage.LOCAL_STORAGE}),
        ({"only": (LocaleTag("sv"),)}, {"only": (LocaleTag("fi"),)}),
    ],
)
def test_rows_that_something_sets_apart_are_two(mine: dict[str, object], fields: dict[str, object]) -> None:
    first = replace(COOKIE, **mine)  # type: ignore[arg-type]
    again = replace(COOKIE, id=CookieId("own.zebra"), **fields)  # type: ignore[arg-type]
    assert quotes("CK021", a_policy(first, again)) == []


def test_a_name_that_many_use_asks_for_a_domain() -> None:
    assert of_one("CK022", a_cookie(name="lang")) == ["lang"]
    assert of_one("CK022", a_cookie(name="lang", domains=(".linkedin.com",))) == []
    assert of_one("CK022", a_cookie(name="li_lang")) == []
