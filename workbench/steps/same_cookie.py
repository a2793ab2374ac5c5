"""A removal and an addition that are one cookie under another id: it gets its old id again, as a step."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.edits import AddFile, Edit, Place, ReplaceFile, Step
from workbench.formats.data import Data
from workbench.formats.edit_refused import EditRefused
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.outline import references
from workbench.policy.sentence import say
from workbench.revisions.look_alikes import LookAlike
from workbench.session import Session


def same_cookie_step(session: Session, like: LookAlike) -> Step:
    """Give an added cookie the id of the removed one, so that it is one cookie changed.

    Translations that were made for the new id stay with it (`formerly`). Raises EditRefused where a text
    names the new id, or the cookie is not there any more.
    """
    data = session.data(FileRef(FileKind.COOKIE, like.added))
    policy = session.policy
    if policy is None or not isinstance(data, dict):
        raise EditRefused(say("There is no cookie {id} any more.", id=like.added))
    named = ((key, token) for key, token in references(policy) if token.name == "cookie")
    naming = next((key for key, token in named if token.ref == like.added), None)
    if naming is not None:
        raise EditRefused(
            say(
                "The text {key} names {id}; let it name {old} first.",
                key=naming,
                id=like.added,
                old=like.removed,
            )
        )
    file = FileRef(FileKind.COOKIE, like.removed)
    title = say("Let {added} be {removed} again", added=like.added, removed=like.removed)
    return Step(title, tuple(_edits(session, like, file, data)), Place(file))


def _edits(session: Session, like: LookAlike, file: FileRef, data: dict[str, Data]) -> Iterator[Edit]:
    yield ReplaceFile(FileRef(FileKind.COOKIE, like.added), None)
    again: dict[str, Data] = {**data, "id": like.removed}
    if _is_translated(session, like.added):
        known = data.get("formerly", [])
        again["formerly"] = [*(known if isinstance(known, list) else []), f"cookie.{like.added}"]
    yield AddFile(file, again)


def _is_translated(session: Session, cookie: str) -> bool:
    """Whether a locale has texts of a cookie under its id."""
    policy = session.policy
    catalogs = session.locales.catalogs(policy.settings.locales if policy else ())
    return any(key.startswith(f"cookie.{cookie}.") for catalog in catalogs.values() for key in catalog)
