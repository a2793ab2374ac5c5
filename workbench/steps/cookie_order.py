"""Cookies moved within their category: by a row, or to another row; only what must be is renumbered."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Final, TypeAlias

from workbench.edits import Place, SetValue, Step
from workbench.policy.kinds import CategoryId, CookieId
from workbench.policy.model import Policy
from workbench.policy.outline import cookies_by_category
from workbench.policy.sentence import say
from workbench.steps.cookies import cookie_file

_STEP: Final = 10
"""What lies between two positions where there is room."""

Positions: TypeAlias = Mapping[CookieId, int | None]


def shift_step(
    policy: Policy, chosen: Collection[CookieId], rows: int, shown: Collection[CookieId] | None = None
) -> Step | None:
    """Move cookies up (-1) or down (1) past one row of their category that is shown; None where none can."""
    orders = {}
    for category, order in _orders(policy).items():
        visible = [each for each in order if shown is None or each in shown or each in chosen]
        orders[category] = _shifted(order, visible, chosen, rows)
    return _step(policy, orders, chosen)


def place_step(
    policy: Policy, chosen: Collection[CookieId], target: CookieId, *, is_after: bool
) -> Step | None:
    """Move cookies of a target's category before or after it; None where that changes nothing."""
    category = policy.cookies[target].category
    order = _orders(policy)[category]
    block = [each for each in order if each in chosen and each != target]
    return _step(policy, {category: _beside(order, block, target, is_after=is_after)}, block)


def _orders(policy: Policy) -> Mapping[CategoryId, list[CookieId]]:
    return {
        category: [cookie.id for cookie in cookies]
        for category, cookies in cookies_by_category(policy).items()
    }


def _shifted(
    order: list[CookieId], visible: Sequence[CookieId], chosen: Collection[CookieId], rows: int
) -> list[CookieId]:
    """An order in which each block of chosen cookies has passed the visible one before or after it."""
    runs = [(is_chosen, list(run)) for is_chosen, run in groupby(visible, key=lambda each: each in chosen)]
    passing = pairwise(runs) if rows < 0 else pairwise(reversed(runs))
    for (_, others), (is_chosen, block) in passing:
        if is_chosen:
            target = others[-1] if rows < 0 else others[0]
            order = _beside(order, block, target, is_after=rows > 0)
    return order


def _beside(
    order: Sequence[CookieId], block: Sequence[CookieId], target: CookieId, *, is_after: bool
) -> list[CookieId]:
    rest = [each for each in order if each not in block]
    at = rest.index(target) + is_after
    return [*rest[:at], *block, *rest[at:]]


def _step(
    policy: Policy, orders: Mapping[CategoryId, list[CookieId]], moved: Collection[CookieId]
) -> Step | None:
    old: Positions = {each.id: each.position for each in policy.cookies.values()}
    new: dict[CookieId, int] = {}
    for order in orders.values():
        others = sorted({at for name, at in old.items() if at is not None and name not in order})
        new.update(renumbered(order, old, others, moved))
    if not new:
        return None
    edits = tuple(SetValue(cookie_file(name), ("position",), str(at)) for name, at in new.items())
    first = next((each for order in orders.values() for each in order if each in moved), next(iter(new)))
    name = policy.cookies[first].name
    title = (
        say("Move {cookie}", cookie=name) if len(moved) == 1 else say("Move {count} rows", count=len(moved))
    )
    return Step(title, edits, Place(cookie_file(first)))


def renumbered(
    order: Sequence[CookieId], old: Positions, others: Sequence[int], moved: Collection[CookieId] = ()
) -> Mapping[CookieId, int]:
    """The fewest new positions that put cookies in this order; `others` are taken, in rising order.

    Where there is no room between two positions, their neighbours are numbered anew as well; where there is
    none between those of other categories, these are passed over.
    """
    numbered = order[: len(order) - _unnumbered_at_end(order, old)]
    ways = (_numbered_anew(numbered, kept, old, others) for kept in _keepable(numbered, old, moved))
    return min(ways, key=len)


def _numbered_anew(
    order: Sequence[CookieId], kept: frozenset[CookieId], old: Positions, others: Sequence[int]
) -> Mapping[CookieId, int]:
    """New positions for all but those kept, and as many of these as there must be."""
    wished = kept
    while True:
        try:
            return dict(_filled(order, kept, old, others))
        except _NoRoom as crowded:
            if crowded.neighbour is None:
                others, kept = (), wished
            else:
                kept = kept - {crowded.neighbour}


class _NoRoom(Exception):
    """There are fewer numbers than cookies; `neighbour` can be numbered anew as well, None: nobody can."""

    def __init__(self, neighbour: CookieId | None) -> None:
        super().__init__(neighbour)
        self.neighbour = neighbour


def _unnumbered_at_end(order: Sequence[CookieId], old: Positions) -> int:
    """How many cookies at the end need no position, as they stand there by their ids."""
    count = 0
    for name in reversed(order):
        before = order[len(order) - count] if count else None
        if old[name] is not None or (before is not None and name > before):
            break
        count += 1
    return count


def _keepable(
    order: Sequence[CookieId], old: Positions, moved: Collection[CookieId]
) -> Iterator[frozenset[CookieId]]:
    """Yield cookies that can all keep their positions: those not moved, or as many as can be."""
    numbered = [each for each in order if old[each] is not None]
    unmoved = [each for each in numbered if each not in moved]
    if all(_key(one, old) < _key(other, old) for one, other in pairwise(unmoved)):
        yield frozenset(unmoved)
    ranks = {name: rank for rank, name in enumerate(sorted(numbered, key=lambda name: _key(name, old)))}
    yield _rising(numbered, ranks.__getitem__)
    yield _rising(numbered[::-1], lambda name: -ranks[name])


def _rising(order: Sequence[CookieId], key: Callable[[CookieId], int]) -> frozenset[CookieId]:
    """The longest run of cookies whose keys rise, others left out between them."""
    ends: list[CookieId] = []
    before: dict[CookieId, CookieId | None] = {}
    for name in order:
        length = bisect_left(ends, key(name), key=key)
        before[name] = ends[length - 1] if length else None
        ends[length : length + 1] = [name]
    kept: set[CookieId] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return frozenset(kept)


def _key(name: CookieId, old: Positions) -> tuple[int, CookieId]:
    """What tables order numbered cookies by."""
    return (old[name] or 0, name)


def _filled(
    order: Sequence[CookieId], kept: frozenset[CookieId], old: Positions, others: Sequence[int]
) -> Iterator[tuple[CookieId, int]]:
    """Yield a position for each cookie that does not keep its own. Raises _NoRoom."""
    runs = [(is_kept, list(run)) for is_kept, run in groupby(order, key=lambda each: each in kept)]
    for index, (is_kept, run) in enumerate(runs):
        if is_kept:
            continue
        before = runs[index - 1][1][-1] if index else None
        after = runs[index + 1][1][0] if index + 1 < len(runs) else None
        low, high = (old[name] if name is not None else None for name in (before, after))
        numbers = _numbers(len(run), low, high, others)
        if numbers is None:
            raise _NoRoom(after or before)
        yield from zip(run, numbers, strict=True)


def _numbers(count: int, low: int | None, high: int | None, others: Sequence[int]) -> Sequence[int] | None:
    """So many rising numbers between two, none of them taken; None where there are not enough."""
    if low is None and high is None:
        if others:
            return None
        low = 0
    elif low is None and high is not None:
        low = max((other for other in others if other < high), default=_below(high, count))
    elif high is None and low is not None:
        high = min((other for other in others if other > low), default=None)
    if low is None:
        return None
    if high is None:
        return [low + _STEP * (number + 1) for number in range(count)]
    edges = [low, *(other for other in others if low < other < high), high]
    start, end = max(pairwise(edges), key=lambda gap: gap[1] - gap[0])
    if end - start <= count:
        return None
    return [start + (end - start) * (number + 1) // (count + 1) for number in range(count)]


def _below(high: int, count: int) -> int:
    """Where to begin below the first position: at none where that leaves room."""
    return 0 if high > count else high - _STEP * (count + 1)
