"""Frozen values: what they share with any dataclass, and that importing them compiles nothing."""

from __future__ import annotations

import copy
import inspect
import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError, field, fields, replace
from functools import cached_property

import pytest

from workbench.policy.frozen import frozen


@frozen
class Point:
    """A place."""

    x: int
    y: int = 0
    names: list[str] = field(default_factory=list, compare=False)


@frozen(kw_only=True)
class Named(Point):
    """A place with a name, told by name alone."""

    name: str


@frozen
class Nothing:
    """Holds nothing."""


@frozen(slots=False, eq=False)
class Working:
    """Keeps what it works out; each is equal to itself alone."""

    number: int
    double: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "double", self.number * 2)

    @cached_property
    def square(self) -> int:
        """The square."""
        return self.number**2


@frozen
class Awkward:
    """Its fields are called as what a method is made of."""

    self_: int
    set: int = 1
    known: tuple[int, ...] = field(default_factory=tuple)
    fields: int = 2


def test_values_are_taken_in_the_order_of_the_fields_or_by_name() -> None:
    assert (Point(1, 2).x, Point(1, 2).y, Point(y=2, x=1).y, Point(1).names) == (1, 2, 2, [])
    assert (Named(1, name="here").name, Named(1, 2, name="here").y) == ("here", 2)
    assert Awkward(0) == Awkward(0, 1, (), 2)


def test_a_default_that_is_made_is_made_for_each() -> None:
    assert Point(1).names is not Point(1).names


@pytest.mark.parametrize("values", [(), (1, 2, [], 3)])
def test_a_value_too_few_or_too_many_is_refused(values: tuple[object, ...]) -> None:
    with pytest.raises(TypeError, match="positional argument"):
        Point(*values)  # type: ignore[arg-type]


def test_what_is_to_be_named_is_not_taken_by_place() -> None:
    with pytest.raises(TypeError):
        Named(1, 2, [], "here")  # type: ignore[call-arg]


def test_nothing_can_be_changed_added_or_removed() -> None:
    point = Point(1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        point.z = 2  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        del point.x
    assert not hasattr(point, "__dict__")


def test_equal_values_are_equal_and_hash_alike_a_field_that_is_not_compared_aside() -> None:
    assert Point(1, 2, ["a"]) == Point(1, 2, ["b"]) != Point(1, 3)
    assert len({Point(1), Point(1), Nothing(), Nothing()}) == 2
    assert Point(1) != Named(1, name="")


def test_values_that_are_not_compared_are_equal_to_themselves_alone() -> None:
    one = Working(1)
    assert one == one != Working(1)
    assert len({one, one, Working(1)}) == 2


def test_a_value_can_keep_what_it_has_worked_out() -> None:
    assert (Working(3).double, Working(3).square) == (6, 9)


def test_fields_replacing_patterns_copies_and_pickles_know_it_as_a_dataclass() -> None:
    assert [each.name for each in fields(Named)] == ["x", "y", "names", "name"]
    assert replace(Point(1, 2), y=3) == Point(1, 3)
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)
    named = Named(1, 2, ["a"], name="here")
    assert copy.deepcopy(named) == pickle.loads(pickle.dumps(named)) == named
    assert pickle.loads(pickle.dumps(named)).names == ["a"]


def test_it_shows_what_it_holds() -> None:
    assert repr(Named(1, name="here")) == "Named(x=1, y=0, names=[], name='here')"


def test_what_takes_the_values_can_be_asked_for_its_parameters_once_one_was_made() -> None:
    Named(1, name="")
    assert [*inspect.signature(Named).parameters] == ["x", "y", "names", "name"]


COMPILED = """
import sys

compiled = []
sys.addaudithook(lambda event, given: event == "compile" and compiled.append(str(given[0])))
import workbench.cli.asking

print(sum("__create_fn__" in each for each in compiled))
"""


def test_importing_what_checks_a_policy_compiles_next_to_no_methods() -> None:
    found = subprocess.run([sys.executable, "-c", COMPILED], check=True, capture_output=True, text=True)
    assert int(found.stdout) < 80, "dataclasses that are not `@frozen` compile three to six each"
