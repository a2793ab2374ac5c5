"""One field of many cookies: what each becomes is known before, all of it is one step and undone whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.projects import GID, ROUTE, VWO_SN, open_session, write_small
from workbench.edits import value_at
from workbench.formats.data import Data
from workbench.forms.cookie_fields import FIELDS_BY_ID
from workbench.forms.field import Field
from workbench.many_cookies import FIELDS_OF_MANY, ManyEdited, ValueRefused, edit_many
from workbench.policy.kinds import CookieId
from workbench.session import Session

ALL = [CookieId(file.id) for file in (ROUTE, GID, VWO_SN)]


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return open_session(write_small(tmp_path))


def edited(session: Session, field: str, text: str) -> ManyEdited:
    return edit_many(session, ALL, FIELDS_BY_ID[field], text)


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
    done = edited(session, field, text)
    assert done.step is not None
    session.apply(done.step)
    assert values(session, field) == after
    assert not session.errors
    session.undo()
    assert texts(session) == before


def test_what_each_becomes_is_known_before(session: Session) -> None:
    done = edited(session, "party", "third")
    assert [(each.name, each.old, each.new, each.changes) for each in done.becoming] == [
        ("ROUTEID", "first", "third", True),
        ("_gid", "third", "third", False),
        ("_VWO_sn", "third", "third", False),
    ]
    assert done.step is not None
    assert str(done.step.title) == "Party of ROUTEID"


def test_what_was_guessed_and_what_falls_away_is_told(session: Session) -> None:
    done = edited(session, "lifetime", "upp till 1 år")
    assert "is read as exactly that" in str(done.guesses[0])
    assert done.step is not None
    assert "Sessionscookie" in str(done.step.remark)


def test_where_all_have_the_value_there_is_no_step(session: Session) -> None:
    assert edited(session, "only", "").step is None


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
        edited(session, field, text)
    assert why in str(refused.value)


@settings(max_examples=60)
@given(st.sampled_from(FIELDS_OF_MANY), st.text(max_size=20))
def test_whatever_is_typed_is_refused_or_leaves_the_policy_readable(
    tmp_path_factory: pytest.TempPathFactory, field: Field, text: str
) -> None:
    session = open_session(write_small(tmp_path_factory.mktemp("many")))
    before = texts(session)
    try:
        done = edit_many(session, ALL, field, text)
    except ValueRefused:
        return
    if done.step is None:
        return
    session.apply(done.step)
    assert all(error.name == "reference" for error in session.errors)
    session.undo()
    assert texts(session) == before
