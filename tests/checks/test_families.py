"""The rules that know vendors' cookies."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.checks.samples import a_cookie, a_policy, in_language, of_one, problems, prose, quotes


@pytest.mark.parametrize("name", ["_VWO_uuid", "_Ga", "BCookie", "_gcl_AU", "awsalb"])
def test_a_name_is_spelled_as_in_browsers(name: str) -> None:
    assert of_one("CK020", a_cookie(name=name)) == [name]


@pytest.mark.parametrize("name", ["_vwo_uuid", "_ga", "ide", "LANG", "_VWO_mine", "AWSALB"])
def test_the_right_spelling_and_unknown_names_are_let_be(name: str) -> None:
    assert of_one("CK020", a_cookie(name=name)) == []


@pytest.mark.parametrize(
    ("names", "first"),
    [
        (["_ga_*", "_gid"], "_ga_*"),
        (["_gid"], "_gid"),
        (["_pk_ses."], "_pk_ses."),
        (["_clck"], "_clck"),
        (["AWSALBCORS"], "AWSALBCORS"),
    ],
)
def test_what_comes_together_is_listed_together(names: list[str], first: str) -> None:
    assert quotes("CK023", a_policy(*(a_cookie(name=name) for name in names))) == [first]


@pytest.mark.parametrize(
    "names",
    [["_ga"], ["_ga", "_ga_*", "_gid"], ["_ga*", "_gid"], ["_pk_id.", "_pk_ses."], ["_clck", "_clsk"], []],
)
def test_a_whole_family_lacks_nobody(names: list[str]) -> None:
    assert quotes("CK023", a_policy(*(a_cookie(name=name) for name in names))) == []


@pytest.mark.parametrize(
    ("locale", "text", "found"),
    [
        ("sv", "Formulären skyddas av Google reCAPTCHA.", ["reCAPTCHA"]),
        ("en", "We use Hotjar to see how pages are read.", ["Hotjar"]),
        ("de", "Wir verwenden Microsoft Clarity.", ["Microsoft Clarity"]),
        ("sv", "Vi använder inte Hotjar.", []),
        ("en", "We do not use Google Analytics.", []),
        ("de", "Wir verwenden kein Hotjar.", []),
    ],
)
def test_a_product_in_the_text_has_rows(locale: str, text: str, found: list[str]) -> None:
    assert quotes("CK023", in_language(a_policy(sections=[prose(text)]), locale)) == found


def test_a_product_is_told_once_where_it_is_first_named() -> None:
    policy = a_policy(sections=[prose("Om {site}.", "Vi har Hotjar. Mer om Hotjar.", "Hotjar igen.")])
    [problem] = problems("CK023", policy)
    assert problem.path == ("blocks", 1, "text")
    assert problem.key == "section.prose.p2"


def test_a_product_with_its_row_lacks_nothing() -> None:
    policy = a_policy(a_cookie(name="_GRECAPTCHA"), sections=[prose("Formulären skyddas av reCAPTCHA.")])
    assert quotes("CK023", policy) == []


def test_a_withdrawn_product_from_the_day_it_ended() -> None:
    policy = a_policy(a_cookie(name="_gid"), a_cookie(name="__utma"), a_cookie(name="_ga"))
    assert quotes("CK024", policy, today=dt.date(2023, 6, 30)) == []
    assert set(quotes("CK024", policy, today=dt.date(2023, 7, 1))) == {"__utma", "_gid"}
