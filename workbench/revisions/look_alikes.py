"""A cookie that went and one that came which look like the same, under another id."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.policy.frozen import frozen
from workbench.policy.model import Cookie
from workbench.revisions.change import Change
from workbench.revisions.changes import Sides
from workbench.revisions.kind import Kind


@frozen
class LookAlike:
    """A removed and an added cookie, by their ids; with the old id again it would be one cookie changed."""

    removed: str
    added: str


def look_alikes(changes: Sequence[Change], sides: Sides) -> tuple[LookAlike, ...]:
    """Find removals and additions that share a name, or all that is said of the cookie."""
    gone = [cookie for each in changes if (cookie := _cookie(each, Kind.COOKIE_REMOVED, sides))]
    found: list[LookAlike] = []
    for change in changes:
        came = _cookie(change, Kind.COOKIE_ADDED, sides)
        like = next((cookie for cookie in gone if came and _is_like(cookie, came)), None)
        if like is not None:
            gone.remove(like)
            found.append(LookAlike(like.id, change.id))
    return tuple(found)


def _cookie(change: Change, kind: Kind, sides: Sides) -> Cookie | None:
    if change.kind is not kind:
        return None
    return (sides.old if kind is Kind.COOKIE_REMOVED else sides.new).cookie(change.id)


def _is_like(gone: Cookie, came: Cookie) -> bool:
    same_name = gone.name.casefold() == came.name.casefold()
    same_words = gone.description == came.description and gone.lifetime == came.lifetime
    return same_name or (same_words and gone.provider == came.provider)
