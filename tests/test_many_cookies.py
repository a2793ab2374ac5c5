"""One field of many cookies: what each becomes is known before, all of it is one step and undone whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.projects import GID, ROUTE, VWO_SN, open_session, write_many, write_small
from workbench import many_cookies
from workbench.edits import Step, value_at
from workbench.formats.data import Data
from workbench.forms.cookie_fields import FIELDS_BY_ID
from workbench.forms.field import Field
from workbench.many_cookies import FIELDS_OF_MANY, FieldOfMany, Given, ValueRefused
from workbench.policy.kinds import CookieId
from workbench.session import Session

ALL = [CookieId(file.id) for file in (ROUTE, GID, VWO_SN)]


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return open_session(write_small(tmp_path))


def many(session: Session, field: str, text: str) -> tuple[FieldOfMany, Given]:
    of_all = FieldOfMany(session, ALL, FIELDS_BY_ID[field])
    return of_all, of_all.given(text)


def step_of(session: Session, field: str, text: str) -> Step | None:
    of_all, given = many(session, field, text)
    return of_all.planned(given).step(session)


def values(session: Session, field: str) -> list[Data | None]:
    return [value_at(session.data(file), (field,)) for file in (ROUTE, GID, VWO_SN)]


def texts(session: Session) -> dict[str, str | None]:
    return {path: session.copy.text(path) for path in session.files}


@pytest.mark.parametrize(
    ("field", "text", "after"),
    [
        ("lifetime", "13 månader", ["13 months"] * 3),
        ("lifetime", "until: kontot avslutas", [{"until": "kontot avslutas"}] * 3),
        ("category", "Nödvändiga cookies", ["essential"] * 3),
        ("provider", "Google", ["google"] * 3),
        ("party", "first", ["first"] * 3),
        ("storage", "local-storage", ["local-storage"] * 3),
        ("purposes", "3, 7", [["3", "7"]] * 3),
        ("position", "500", ["500", "510", "520"]),
        ("position", "", [None] * 3),
        ("note", "Fråga Anna.", ["Fråga Anna."] * 3),
    ],
)
def test_a_field_of_all_becomes_the_value_and_undo_brings_back_every_byte(
    session: Session, field: str, text: str, after: list[Data | None]
) -> None:
    before = texts(session)
    step = step_of(session, field, text)
    assert step is not None
    session.apply(step)
    assert values(session, field) == after
    assert not session.errors
    session.undo()
    assert texts(session) == before


def test_what_each_becomes_is_known_before(session: Session) -> None:
    of_all, given = many(session, "party", "third")
    becoming = [of_all.becoming(number, given) for number in range(3)]
    assert [(each.name, each.old, each.new, each.changes) for each in becoming] == [
        ("ROUTEID", "first", "third", True),
        ("_gid", "third", "third", False),
        ("_VWO_sn", "third", "third", False),
    ]
    assert of_all.changing(given) == 1
    step = of_all.planned(given).step(session)
    assert step is not None
    assert str(step.title) == "Party of ROUTEID"


def test_positions_rise_and_what_each_becomes_is_known_before(session: Session) -> None:
    of_all, given = many(session, "position", "500")
    assert [of_all.becoming(number, given).new for number in range(3)] == ["500", "510", "520"]
    assert of_all.changing(given) == 3


def test_a_value_is_tried_once_however_many_cookies_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session(write_many(tmp_path, 40))
    cookies = [CookieId(f"own.c{number:03}") for number in range(40)]
    of_all = FieldOfMany(session, cookies, FIELDS_BY_ID["lifetime"])
    read, validate = list[str](), many_cookies.validate

    def counted(field: Field, text: str) -> None:
        read.append(text)
        validate(field, text)

    monkeypatch.setattr(many_cookies, "validate", counted)
    monkeypatch.setattr(many_cookies, "set_fields", lambda *_: pytest.fail("no step is made by trying"))
    given = of_all.given("17 days")
    assert read == ["17 days"]
    assert of_all.changing(given) == 40


def test_a_cookie_that_lacks_something_else_keeps_none_from_being_changed(tmp_path: Path) -> None:
    root = write_small(tmp_path)
    broken = root / GID.path
    broken.write_text(broken.read_text("utf-8").replace("description:", "note:"), "utf-8")
    session = open_session(root)
    step = step_of(session, "party", "first")
    assert step is not None
    session.apply(step)
    assert values(session, "party") == ["first"] * 3


def test_what_was_guessed_and_what_falls_away_is_told(session: Session) -> None:
    of_all, given = many(session, "lifetime", "upp till 1 år")
    assert "is read as exactly that" in str(given.guesses[0])
    step = of_all.planned(given).step(session)
    assert step is not None
    assert "Sessionscookie" in str(step.remark)


def test_where_all_have_the_value_there_is_no_step(session: Session) -> None:
    assert step_of(session, "only", "") is None


@pytest.mark.parametrize(
    ("field", "text", "why"),
    [
        ("category", "hemlig", "There is no category “hemlig”; there are: analytics, essential."),
        ("provider", "Hotjar", "There is no provider “Hotjar”; there are: own, google, vwo."),
        ("lifetime", "ibland", "Lifetime: “ibland” is not a lifetime"),
        ("lifetime", "", "Lifetime: The field “lifetime” is missing"),
        ("party", "femte", "Party: “femte” is not one of: first, third."),
        ("position", "överst", "Position: “överst” is not a whole number"),
    ],
)
def test_a_value_that_a_field_cannot_hold_is_refused(
    session: Session, field: str, text: str, why: str
) -> None:
    with pytest.raises(ValueRefused) as refused:
        step_of(session, field, text)
    assert why in str(refused.value)


@settings(max_examples=60)
@given(st.sampled_from(FIELDS_OF_MANY), st.text(max_size=20))
def test_whatever_is_typed_is_refused_or_leaves_the_policy_readable(
    tmp_path_factory: pytest.TempPathFactory, field: Field, text: str
) -> None:
    session = open_session(write_small(tmp_path_factory.mktemp("many")))
    before = texts(session)
    try:
        step = step_of(session, field.id, text)
    except ValueRefused:
        return
    if step is None:
        return
    session.apply(step)
    assert all(error.name == "reference" for error in session.errors)
    session.undo()
    assert texts(session) == before
