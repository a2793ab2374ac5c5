"""Things that have something in common, found among many that have not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def repeated(things: Iterable[T], key: Callable[[T], K]) -> Iterator[tuple[K, list[T]]]:
    """Yield each key that several things have, with those, in the order they came in.

    Mostly each key is one thing's: they are counted first, which is quick.
    """
    counted = [*things]
    keys = [*map(key, counted)]
    times = Counter(keys)
    if len(times) == len(keys):
        return
    first: dict[K, T] = {}
    several: dict[K, list[T]] = {}
    for name, thing in zip(keys, counted, strict=True):
        if times[name] > 1:
            earlier = first.setdefault(name, thing)
            if earlier is not thing:
                several.setdefault(name, [earlier]).append(thing)
    yield from several.items()
