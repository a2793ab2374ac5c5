"""Where in the tables of the policy new cookies stand: below those of their category, on a sparse scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workbench.policy.kinds import CategoryId
from workbench.policy.model import Policy

_STEP: Final = 10
"""What lies between two positions, so that a cookie can be put there later."""


def positions_after(policy: Policy, category: CategoryId, count: int) -> Sequence[int | None]:
    """Positions below a category's last cookie; none where its cookies are ordered by their names alone."""
    all_positions = sorted({each.position for each in policy.cookies.values() if each.position is not None})
    own = [each.position for each in policy.cookies.values() if each.category == category]
    if any(position is None for position in own):
        return [None] * count
    last = max((position for position in own if position is not None), default=max(all_positions, default=0))
    following = next((position for position in all_positions if position > last), None)
    step = _STEP if following is None else min(_STEP, (following - last) // (count + 1))
    if step == 0:
        last, step = all_positions[-1], _STEP
    return [last + step * (number + 1) for number in range(count)]
