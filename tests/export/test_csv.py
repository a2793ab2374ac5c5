"""The cookies as a table that spreadsheets and programs read."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.export.samples import COOKIES, DAY, EN, POLICY, SV, cookie, texts
from workbench.export.csv import COLUMNS, to_csv
from workbench.export.document import build
from workbench.export.wording import Said
from workbench.policy.entries import Key
from workbench.policy.model import Cookie, Policy

DOCUMENT = build(POLICY, SV, DAY)


def _records(table: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table, newline=""), delimiter=delimiter))


def _with(*cookies: Cookie) -> Policy:
    return replace(POLICY, cookies={each.id: each for each in cookies})


def _only(one: Cookie, *, is_raw: bool = False) -> dict[str, str]:
    policy = _with(one)
    (record,) = _records(to_csv(build(policy, SV, DAY), policy, is_raw=is_raw))
    return record


def test_the_columns_are_those_that_were_promised() -> None:
    table = to_csv(DOCUMENT, POLICY)
    assert table.startswith(
        "category,id,name,match,description,lifetime,seconds,party,provider,country,url\r\n"
    )


def test_each_cookie_has_one_line_in_the_order_printed() -> None:
    assert [record["id"] for record in _records(to_csv(DOCUMENT, POLICY))] == [
        *("own.session", "aws.alb", "own.choice", "lost.p"),
        *("own.odd", "own.rule", "vwo.combi", "vwo.ga", "vwo.sn"),
    ]


def test_a_cookie_that_two_tables_print_has_one_line() -> None:
    twice = replace(DOCUMENT, sections=DOCUMENT.sections * 2)
    assert to_csv(twice, POLICY) == to_csv(DOCUMENT, POLICY)


def test_cookies_that_the_locale_does_not_print_are_left_out() -> None:
    assert "lost.p" not in to_csv(build(POLICY, EN, DAY), POLICY)


def test_a_line_says_what_is_known_of_a_cookie() -> None:
    record = {each["id"]: each for each in _records(to_csv(DOCUMENT, POLICY))}["aws.alb"]
    assert record == {
        "category": "essential",
        "id": "aws.alb",
        "name": "AWSALB",
        "match": "exact",
        "description": "Describes aws.alb.",
        "lifetime": "16 år, 8 månader",
        "seconds": "525600000",
        "party": "third",
        "provider": "Amazon Web Services, Inc.",
        "country": "US",
        "url": "https://aws.example/more?a=1&b=2",
    }


def test_own_cookies_are_the_companys() -> None:
    record = _only(COOKIES[0])
    assert (record["provider"], record["country"], record["url"], record["seconds"]) == (
        "Exempel AB",
        "",
        "",
        "",
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n"])
def test_a_cell_that_a_spreadsheet_would_run_is_text(start: str) -> None:
    one = cookie("own.x", f"{start}1+1", description=f"{start}cmd|' /C calc'!A0")
    assert (_only(one)["name"], _only(one)["description"]) == (f"'{start}1+1", f"'{start}cmd|' /C calc'!A0")
    assert (_only(one, is_raw=True)["name"], _only(one, is_raw=True)["description"]) == (
        one.name,
        one.description,
    )


def test_a_carriage_return_is_none() -> None:
    assert _only(cookie("own.x", "\r=1"), is_raw=True)["name"] == "\ufffd=1"


@settings(max_examples=100, deadline=None)
@given(name=texts, description=texts)
def test_any_text_is_read_back_and_no_cell_is_a_formula(name: str, description: str) -> None:
    one = cookie("own.x", name, description=description.replace("{", "").replace("}", ""))
    raw, safe = _only(one, is_raw=True), _only(one)
    assert (raw["name"], raw["description"]) == (one.name, one.description)
    assert all(cell == raw[column] or cell == "'" + raw[column] for column, cell in safe.items())
    assert not any(cell.startswith(tuple("=+-@\t\r\n＝＋－＠")) for cell in safe.values())


def test_every_line_ends_in_crlf_and_breaks_within_cells_stay() -> None:
    policy = _with(cookie("own.x", 'a"b', description="one,\ntwo"))
    table = to_csv(build(policy, SV, DAY), policy)
    assert table.endswith("\r\n")
    assert table.count("\r\n") == 2
    assert '"a""b"' in table
    assert '"one,\ntwo"' in table


def test_excel_gets_a_byte_order_mark_and_semicolons() -> None:
    table = to_csv(DOCUMENT, POLICY, is_for_excel=True)
    assert table.startswith("\ufeffcategory;id;name;")
    assert _records(table.removeprefix("\ufeff"), ";") == _records(to_csv(DOCUMENT, POLICY))


def test_words_that_are_not_translated_say_so() -> None:
    def wording(key: Key, source: str) -> Said:
        return Said(source, SV if key == "cookie.vwo.ga.description" else None)

    records = _records(to_csv(build(POLICY, EN, DAY, wording), POLICY))
    assert [each["description"] for each in records if each["id"] == "vwo.ga"] == ["[sv] Describes vwo.ga."]
    assert tuple(records[0]) == COLUMNS
