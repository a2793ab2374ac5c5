"""One cookie, block or text through states, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from workbench.formats.layout import FileKind, FileRef
from workbench.policy.frozen import frozen
from workbench.policy.kinds import CookieId
from workbench.policy.model import Policy
from workbench.revisions.change import Change
from workbench.revisions.changes import Sides, changes
from workbench.revisions.side import Side

Moment = TypeVar("Moment")
"""What a state is known by: a revision, a commit."""


@frozen(slots=False)
class Event(Generic[Moment]):
    """A change of what was asked about, and the moment since which it holds."""

    moment: Moment
    change: Change
    sides: Sides


def history(states: Iterable[tuple[Moment, Side]], asked: str) -> Iterator[Event[Moment]]:
    """Yield every change of a thing, block or entry, the oldest first; the first state has it as new."""
    before: Side | None = None
    for moment, side in states:
        yield from events(moment, before, side, asked)
        before = side


def events(moment: Moment, before: Side | None, after: Side, asked: str) -> Iterator[Event[Moment]]:
    """Yield the changes of a thing, block or entry at a moment; all of it is new where nothing was before."""
    sides = Sides(before if before is not None else _empty(after), after)
    for change in changes(sides):
        if is_about(change, asked):
            yield Event(moment, change, sides)


def is_about(change: Change, asked: str) -> bool:
    """Whether a change is of what was asked about: a thing by id, a block as `which.hosting`, an entry."""
    if any(is_about(each, asked) for each in change.within):
        return True
    if asked in (change.id, f"{change.id}.{change.field}"):
        return True
    if change.field and f"{change.id}.{change.field}".startswith(f"{asked}."):
        return True
    return any(asked == key for key in keys_of(change))


def path_of(asked: str, policy: Policy | None) -> str | None:
    """The one file that a cookie of the policy and its entries are in; None where that cannot be told."""
    name = asked.removeprefix("cookie.")
    for cookie in (name, name.rpartition(".")[0]):
        if policy is not None and CookieId(cookie) in policy.cookies:
            return FileRef(FileKind.COOKIE, cookie).path
    return None


def keys_of(change: Change) -> Iterator[str]:
    """The keys of the entries that a change is of."""
    kind = change.file.kind
    if change.field:
        yield f"{kind}.{change.id}.{change.field}"
    if change.field.startswith("labels."):
        yield f"label.{change.field.removeprefix('labels.')}"
    if (change.id, change.field) == ("policy", "title"):
        yield "title"


def _empty(side: Side) -> Side:
    """The state before the first: the policy's settings alone, so that everything else is new."""
    settings = {ref: data for ref, data in side.documents.items() if not ref.id and ref.kind == "policy"}
    from workbench.formats.catalogue import read_catalogue

    policy = read_catalogue(settings.items()).policy
    return Side(policy or side.policy, settings)
