"""`@frozen`: dataclasses whose values never change, and which cost next to nothing to import.

Of a frozen dataclass the standard library compiles six methods as its module is imported: that took a fifth
of the time of a command. Here they are the same few functions for all, and the one that takes the values is
compiled when the first is made. `fields`, `replace`, `match` and pickles know them as any dataclass.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from types import MemberDescriptorType
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast, dataclass_transform, overload

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")
Method: TypeAlias = Callable[..., object]


@overload
def frozen(cls: type[T], /) -> type[T]: ...


@overload
def frozen(*, slots: bool = True, eq: bool = True, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(
    cls: type[T] | None = None, /, *, slots: bool = True, eq: bool = True, kw_only: bool = False
) -> type[T] | Callable[[type[T]], type[T]]:
    """Make a class one of values; without `slots` it can keep what it works out of them."""

    def make(cls: type[T]) -> type[T]:
        made = dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(cls)
        methods = {**_METHODS, **_pickled(made), **(_compared(made) if eq else {})}
        methods["__init__"] = _init(made)
        for name, method in methods.items():
            if name not in cls.__dict__:
                setattr(made, name, method)
        return made

    return make if cls is None else make(cls)


def _init(cls: type) -> Method:
    """Take the values of the first; all others are taken by what is compiled for it."""

    def init(self: object, *values: object, **named: object) -> None:
        compiled = _compiled(cls)
        setattr(cls, "__init__", compiled)  # noqa: B010  a type checker knows it as unchangeable
        compiled(self, *values, **named)

    return init


def _compiled(cls: type) -> Method:
    """The method that takes the values of a class's fields: as quick as it would be written by hand."""
    known = {each.name: each for each in fields(cls)}
    taken = sorted((each for each in known.values() if each.init), key=lambda each: each.kw_only is True)
    parameters = ["self", *(_parameter(each) for each in taken)]
    if any(each.kw_only for each in taken):
        parameters.insert(1 + sum(not each.kw_only for each in taken), "*")
    members = {name: getattr(cls, name, None) for name in known}
    slots = {name: each for name, each in members.items() if isinstance(each, MemberDescriptorType)}
    lines = [
        f"_put_{name}(self, {_value(each)})" if name in slots else f"self.__dict__[{name!r}] = {_value(each)}"
        for name, each in known.items()
        if _has_value(each)
    ]
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    names: dict[str, object] = {f"_put_{name}": slot.__set__ for name, slot in slots.items()}
    names.update(_fields=known, _UNSET=MISSING)
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines or ["pass"]), names)  # noqa: S102
    return cast("Method", names["__init__"])


def _parameter(each: Field[object]) -> str:
    if each.default is not MISSING:
        return f"{each.name}=_fields[{each.name!r}].default"
    return each.name if each.default_factory is MISSING else f"{each.name}=_UNSET"


def _value(each: Field[object]) -> str:
    if each.default_factory is not MISSING:
        made = f"_fields[{each.name!r}].default_factory()"
        return f"{made} if {each.name} is _UNSET else {each.name}" if each.init else made
    return each.name if each.init else f"_fields[{each.name!r}].default"


def _has_value(each: Field[object]) -> bool:
    return each.init or each.default is not MISSING or each.default_factory is not MISSING


def _compared(cls: type) -> Mapping[str, Method]:
    """Two of a class are equal, and hash alike, where what they hold is equal."""
    values = _values([each.name for each in fields(cls) if each.compare])

    def eq(self: object, other: object) -> object:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    return {"__eq__": eq, "__hash__": hashed}


def _pickled(cls: type) -> Mapping[str, Method]:
    """Of a value its fields are kept; what it has worked out of them it can work out again."""
    names = [each.name for each in fields(cls)]
    values, put = _values(names), object.__setattr__

    def state(self: object) -> tuple[object, ...]:
        return values(self)

    def put_state(self: object, state: tuple[object, ...]) -> None:
        for name, value in zip(names, state, strict=True):
            put(self, name, value)

    return {"__getstate__": state, "__setstate__": put_state}


def _values(names: Sequence[str]) -> Callable[[object], tuple[object, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)


def _repr(self: DataclassInstance) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _set(_self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


_METHODS: Mapping[str, Method] = {"__repr__": _repr, "__setattr__": _set, "__delattr__": _delete}
