"""The document and its cookies as data that other programs rely on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from typing import cast

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from tests.export.samples import (
    AR,
    DAY,
    EN,
    NASTY,
    POLICY,
    SV,
    Page,
    cookie,
    document_of,
    documents,
    hostile_texts,
    squeezed,
)
from workbench.export.document import build
from workbench.export.json import to_json
from workbench.export.nodes import Document
from workbench.export.text import to_text
from workbench.export.wording import Said
from workbench.policy.entries import Key
from workbench.policy.kinds import CookieId
from workbench.policy.model import Policy

SCHEMA = json.loads(resources.files("workbench").joinpath("schemas", "policy.schema.json").read_text("utf-8"))
DOCUMENT = build(POLICY, SV, DAY)
Record = dict[str, "object"]


def _closed(schema: object) -> object:
    """The schema with no key allowed that it does not name: nothing may be exported that is not described."""
    if isinstance(schema, list):
        return [_closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(value) for key, value in schema.items()}
    return (
        {**closed, "additionalProperties": False}
        if "properties" in schema and "required" in schema
        else closed
    )


STRICT = Draft202012Validator(
    cast("Record", _closed(SCHEMA)), format_checker=Draft202012Validator.FORMAT_CHECKER
)


def _data(document: Document = DOCUMENT, policy: Policy = POLICY) -> dict[str, object]:
    written = to_json(document, policy, consent_revision=3, consent_fingerprint="sha256:abc")
    return cast("dict[str, object]", json.loads(written))


def _records(data: dict[str, object], of: str) -> dict[str, Record]:
    return {str(record["id"]): record for record in cast("list[Record]", data[of])}


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("locale", [SV, EN, AR])
@pytest.mark.parametrize("changed", [DAY, None])
def test_the_export_is_what_the_schema_says_and_has_no_other_keys(locale: str, changed: object) -> None:
    def wording(key: Key, source: str) -> Said:
        return Said(source, SV if "intro" in key else None, is_stale="which" in key, older_than=DAY)

    document = build(POLICY, type(SV)(locale), DAY if changed else None, wording)
    STRICT.validate(_data(document))


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("last_changed",), "31 januari 2024"),
        (("last_changed",), None),
        (("cookies", 0, "party"), "second"),
        (("cookies", 0, "seconds"), "604800"),
        (("cookies", 0, "id"), "<b>"),
        (("providers", 1, "url"), "javascript:alert(1)"),
        (("sections", 1, "blocks", 0, "kind"), "image"),
        (("sections", 1, "blocks", 2, "rows", 0, "cells"), []),
    ],
)
def test_the_schema_refuses_what_is_wrong(path: tuple[str | int, ...], wrong: object) -> None:
    data: object = _data()
    place = data
    for step in path[:-1]:
        place = place[step]  # type: ignore[index]
    place[path[-1]] = wrong  # type: ignore[index]
    assert list(STRICT.iter_errors(data))


def test_keys_stand_in_the_order_that_was_promised() -> None:
    assert list(_data()) == [
        *(
            "schema",
            "locale",
            "direction",
            "title",
            "date_line",
            "last_changed",
            "is_draft",
            "consent_revision",
        ),
        *("consent_fingerprint", "sections", "categories", "providers", "cookies"),
    ]


def test_it_is_written_for_people_to_read_too() -> None:
    written = to_json(DOCUMENT, POLICY, consent_revision=None, consent_fingerprint=None)
    assert written.startswith('{\n  "schema": 1,\n  "locale": "sv",\n  "direction": "ltr",\n')
    assert "Nödvändiga" in written
    assert written.endswith("}\n")


def test_a_draft_has_no_date() -> None:
    data = _data(build(POLICY, AR, None))
    assert (data["last_changed"], data["is_draft"], data["direction"]) == (None, True, "rtl")
    assert _data()["last_changed"] == "2024-01-31"


def _texts(data: object) -> Iterator[str]:
    """Every text of the sections, in order."""
    if isinstance(data, dict):
        if isinstance(data.get("text"), str):
            yield data["text"]
        else:
            yield from (text for value in data.values() for text in _texts(value))
    elif isinstance(data, list):
        yield from (text for value in data for text in _texts(value))


def test_the_sections_say_what_the_text_export_says() -> None:
    data = _data()
    said = " ".join(_texts([data["date_line"], data["title"], data["sections"]]))
    assert squeezed(said) == squeezed(re.sub(r" <[^>]*>", "", to_text(DOCUMENT)))


def test_markdown_stands_beside_a_text_that_has_links_or_emphasis() -> None:
    (_, which) = cast("list[Record]", _data()["sections"])
    body = cast("list[Record]", which["blocks"])[0]["body"]
    assert body == {
        "text": "Vår dataskyddspolicy gäller alltid, a|b.",
        "markdown": "Vår [dataskyddspolicy](https://example.se/skydd) _gäller_ **alltid**, `a|b`.",
    }


def test_a_cookie_is_told_with_all_that_is_known() -> None:
    assert _records(_data(), "cookies")["aws.alb"] == {
        "id": "aws.alb",
        "name": "AWSALB",
        "match": "exact",
        "pattern": "^AWSALB$",
        "category": "essential",
        "consent": "exempt",
        "description": {"text": "Describes aws.alb."},
        "lifetime": {"text": "16 år, 8 månader"},
        "seconds": 525_600_000,
        "lifetime_kind": "fixed",
        "party": "third",
        "provider": {
            "id": "aws",
            "name": "Amazon Web Services, Inc.",
            "country": "US",
            "url": "https://aws.example/more?a=1&b=2",
        },
        "storage": None,
        "domains": ["example.se"],
        "purposes": [],
    }


@pytest.mark.parametrize(
    ("id_", "kind", "length", "pattern"),
    [
        ("own.session", "session", None, "^JSESSIONID$"),
        ("lost.p", "persistent", None, "^a`b$"),
        ("vwo.ga", "sliding", 63_072_000, r"^_ga_[\s\S]+$"),
        ("vwo.combi", "until", None, "^_vis_opt_exp_[0-9]+_combi$"),
        ("own.rule", "external", None, "^rule$"),
        ("own.odd", "unknown", None, "^odd$"),
        ("vwo.sn", "sliding", 1_800, r"^_VWO_sn[\s\S]*$"),
    ],
)
def test_every_kind_of_lifetime_and_name(id_: str, kind: str, length: int | None, pattern: str) -> None:
    record = _records(_data(), "cookies")[id_]
    assert (record["lifetime_kind"], record["seconds"], record["pattern"]) == (kind, length, pattern)


def test_cookies_stand_once_in_the_order_printed() -> None:
    twice = replace(DOCUMENT, sections=DOCUMENT.sections * 2)
    printed = list(dict.fromkeys(str(row.cookie.id) for row in DOCUMENT.rows))
    assert list(_records(_data(), "cookies")) == list(_records(_data(twice), "cookies")) == printed
    assert len(cast("list[Record]", _data(twice)["cookies"])) == len(printed)


def test_categories_are_counted_and_named_without_what_a_label_adds() -> None:
    categories = _records(_data(build(POLICY, EN, DAY)), "categories")
    assert [(id_, each["cookies"], each["consent"]) for id_, each in categories.items()] == [
        ("essential", 3, "exempt"),
        ("analytics", 5, "required"),
    ]
    assert categories["essential"]["title"] == {"text": "Nödvändiga"}


def test_providers_are_those_of_the_policy_and_the_site_itself() -> None:
    providers = _records(_data(), "providers")
    assert [(id_, each["name"], each["cookies"]) for id_, each in providers.items()] == [
        ("own", "Exempel AB", 5),
        ("aws", "Amazon Web Services, Inc.", 1),
        ("lost", "Bortkommen", 1),
        ("vwo", "VWO", 2),
    ]


def test_a_policy_without_own_cookies_does_not_name_itself_among_the_providers() -> None:
    third = replace(
        POLICY, cookies={key: each for key, each in POLICY.cookies.items() if each.provider != "own"}
    )
    assert "own" not in _records(_data(build(third, SV, DAY), third), "providers")


@pytest.mark.parametrize("text", NASTY)
def test_it_may_stand_in_a_script_element_as_it_is(text: str) -> None:
    policy = replace(POLICY, cookies={CookieId("own.x"): cookie("own.x", text)})
    written = to_json(
        replace(build(policy, SV, DAY), title=document_of(text).title),
        policy,
        consent_revision=1,
        consent_fingerprint=text,
    )
    assert "<" not in written
    assert _read_from_a_page(written)["consent_fingerprint"] == text


def _read_from_a_page(written: str) -> Record:
    page = Page(f'<script type="application/json">{written}</script><p>behind</p>')
    assert page.text("p") == "behind"
    return cast("Record", json.loads(page.text("script")))


@settings(max_examples=40, deadline=None)
@given(document=documents(hostile_texts))
def test_whatever_the_text_it_is_json_that_the_schema_allows(document: Document) -> None:
    written = to_json(document, POLICY, consent_revision=1, consent_fingerprint=None)
    STRICT.validate(json.loads(written.encode()))
