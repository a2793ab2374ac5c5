"""Things that have something in common, found among many that have not."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def repeated(things: Iterable[T], key: Callable[[T], K]) -> Iterator[tuple[K, list[T]]]:
    """Yield each key that several things have, with those, in the order they came in.

    Of a key that one thing has nothing is made but its entry: mostly that is all of them.
    """
    first: dict[K, T] = {}
    several: dict[K, list[T]] = {}
    for thing in things:
        name = key(thing)
        earlier = first.setdefault(name, thing)
        if earlier is not thing:
            several.setdefault(name, [earlier]).append(thing)
    yield from several.items()
