"""Decisions about changes: the digest of a value, the file of a decision."""

from __future__ import annotations

import pytest

from workbench.formats.data import Data
from workbench.formats.fault import ErrorName
from workbench.revisions.decisions import Decision, decision_data, read_decision, value_digest
from workbench.revisions.level import Level

WHOLE: dict[str, Data] = {
    "change": "description.changed:vwo.sn:description",
    "was": value_digest("En kaka."),
    "becomes": value_digest("En cookie."),
    "level": "editorial",
    "asks_consent": "false",
    "reason": "The same thing in our word.",
    "reference": "LEGAL-12",
    "sentence": "Språklig rättelse.",
    "by": "AB",
    "at": "2026-11-23T10:15:00+01:00",
}


def decision(**changed: Data) -> Decision:
    read, faults = read_decision(WHOLE | changed)
    assert read is not None
    assert faults == ()
    return read


def test_a_decision_is_read_and_written_as_it_was() -> None:
    assert decision_data(decision()) == WHOLE


def test_what_is_absent_is_not_written() -> None:
    optional = {"reference", "sentence", "by", "at"}
    read, faults = read_decision({name: value for name, value in WHOLE.items() if name not in optional})

    assert read is not None
    assert faults == ()
    assert set(decision_data(read)) == set(WHOLE) - optional


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("En cookie.", "En  cookie.\n", True),
        ("Kr\u00e4ver", "Kra\u0308ver", True),
        ("En cookie.", "En Cookie.", False),
        ({"a": "1", "b": "2"}, {"b": "2", "a": "1"}, True),
        (["a", "b"], ["b", "a"], False),
        (None, "", False),
        ("a", ["a"], False),
    ],
)
def test_a_digest_is_of_what_a_value_says(one: Data | None, other: Data | None, is_same: bool) -> None:
    assert (value_digest(one) == value_digest(other)) is is_same


@pytest.mark.parametrize(
    ("was", "becomes", "holds"),
    [
        ("En kaka.", "En cookie.", True),
        ("En kaka.", "En annan cookie.", False),
        ("Två kakor.", "En cookie.", False),
        ("En cookie.", "En kaka.", False),
    ],
)
def test_a_decision_holds_for_exactly_its_two_values(was: str, becomes: str, holds: bool) -> None:
    assert decision().is_of(was, becomes) is holds


@pytest.mark.parametrize(
    ("changed", "path", "name"),
    [
        ({"change": "description"}, ("change",), ErrorName.TYPE),
        ({"change": "description.changed:a:b:c:d"}, ("change",), ErrorName.TYPE),
        ({"was": "sha256:abc"}, ("was",), ErrorName.TYPE),
        ({"level": "small"}, ("level",), ErrorName.TYPE),
        ({"asks_consent": "maybe"}, ("asks_consent",), ErrorName.TYPE),
        ({"reason": " "}, ("reason",), ErrorName.TYPE),
        ({"at": "2026-11-23"}, ("at",), ErrorName.TYPE),
        ({"reasons": "x"}, ("reasons",), ErrorName.UNKNOWN_FIELD),
    ],
)
def test_a_fault_is_noted_at_its_field(
    changed: dict[str, Data], path: tuple[str, ...], name: ErrorName
) -> None:
    _read, faults = read_decision(WHOLE | changed)

    assert [(fault.path, fault.name) for fault in faults] == [(path, name)]


@pytest.mark.parametrize("field", ["change", "was", "becomes", "level", "reason"])
def test_what_must_be_there_is_missed(field: str) -> None:
    read, faults = read_decision({name: value for name, value in WHOLE.items() if name != field})

    assert read is None
    assert [fault.name for fault in faults] == [ErrorName.MISSING_FIELD]


def test_a_decision_s_level_is_one_of_ours() -> None:
    assert decision().level is Level.EDITORIAL
