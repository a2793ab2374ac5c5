"""What the data of a file should be after an edit: the same edit on plain data."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from workbench.formats.data import Data, Path

T = TypeVar("T")


def with_change(data: Data | None, path: Path, change: Callable[[Data], Data]) -> Data:
    """Copy data with a change to what stands at a path. Raises LookupError where nothing does."""
    if data is None:
        raise LookupError(path)
    if not path:
        return change(data)
    step, *below = path
    if isinstance(data, dict) and isinstance(step, str):
        return {**data, step: with_change(data[step], tuple(below), change)}
    if isinstance(data, list) and isinstance(step, int):
        return [*data[:step], with_change(data[step], tuple(below), change), *data[step + 1 :]]
    raise LookupError(path)


def with_value(data: Data, step: str | int, index: int, value: Data) -> Data:
    """Put a value in a list or under a key, in the place of the one there or else at an index."""
    if isinstance(data, list) and isinstance(step, int):
        return [*data[:step], value, *data[step + 1 :]]
    if isinstance(data, dict) and isinstance(step, str):
        if step in data:
            return {**data, step: value}
        return dict(inserted(list(data.items()), index, (step, value)))
    raise LookupError(step)


def with_item(data: Data, index: int, value: Data) -> Data:
    """Put an item in a list."""
    if isinstance(data, list):
        return inserted(data, index, value)
    raise LookupError(index)


def without(data: Data, step: str | int) -> Data:
    """Take an item or a key away; a key that had no value is no data."""
    if isinstance(data, list) and isinstance(step, int):
        return [*data[:step], *data[step + 1 :]]
    if isinstance(data, dict):
        return {key: value for key, value in data.items() if key != step}
    raise LookupError(step)


def moved(data: Data, step: str | int, to: int) -> Data:
    """Move an item or a key to an index among its neighbours."""
    if isinstance(data, list) and isinstance(step, int):
        return inserted([*data[:step], *data[step + 1 :]], to, data[step])
    if isinstance(data, dict) and isinstance(step, str):
        others = [(key, value) for key, value in data.items() if key != step]
        return dict(inserted(others, to, (step, data[step])))
    raise LookupError(step)


def renamed(data: Data, key: str, new_key: str) -> Data:
    """Give a key another name, in its place."""
    if isinstance(data, dict):
        return {new_key if each == key else each: value for each, value in data.items()}
    raise LookupError(key)


def is_same(one: Data | None, other: Data | None) -> bool:
    """Tell whether data is equal, the order of keys included."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(is_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    return one == other


def inserted(items: list[T], index: int, item: T) -> list[T]:
    """Copy a list with one item more."""
    return [*items[:index], item, *items[index:]]
