"""What a reviewer does to translations as steps: approve them, or withdraw that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.edits import Edit, Place, RemoveValue, ReplaceFile, Step
from workbench.formats.edit_refused import EditRefused
from workbench.formats.layout import FileKind, FileRef
from workbench.locales.approvals import ApprovalRefused, approve
from workbench.locales.catalog import Catalog, CatalogEntry, State
from workbench.locales.progress import state_now
from workbench.policy.entries import Entry, Key, entries
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import say

if TYPE_CHECKING:
    from workbench.session import Session


def approve_step(session: Session, locale: LocaleTag, keys: Sequence[Key], *, by: str, date: dt.date) -> Step:
    """Vouch for translations of a locale. Raises EditRefused for one that nobody can vouch for as it is."""
    file = FileRef(FileKind.APPROVALS, locale)
    try:
        text = approve(session.copy.text(file.path) or "", _chosen(session, locale, keys), by=by, date=date)
    except ApprovalRefused as refused:
        raise EditRefused(refused.sentence) from None
    title = say("Approve {count} translations", count=len(keys))
    return Step(title, (ReplaceFile(file, text),), Place(file, tuple(keys[:1])))


def unapprove_step(session: Session, locale: LocaleTag, keys: Sequence[Key]) -> Step | None:
    """Vouch for translations no longer; None where nobody vouches for any."""
    file, known = FileRef(FileKind.APPROVALS, locale), session.locales.approvals(locale).by_key
    chosen = [key for key in keys if key in known]
    if not chosen:
        return None
    is_rest = known.keys() == set(chosen)
    edits: list[Edit] = (
        [ReplaceFile(file, None)] if is_rest else [RemoveValue(file, (key,)) for key in chosen]
    )
    title = say("Withdraw the approval of {count} translations", count=len(chosen))
    return Step(title, tuple(edits), Place(file, (chosen[0],)))


def _chosen(session: Session, locale: LocaleTag, keys: Sequence[Key]) -> Iterator[CatalogEntry]:
    """Yield the entries of the keys as the locale has them."""
    catalog = session.locales.catalog(locale)
    path = FileRef(FileKind.ENTRIES, locale).path
    if catalog is None:
        raise EditRefused(
            say(
                "{path} is not there or cannot be read; see “workbench check” and “workbench locale sync”.",
                path=path,
            )
        )
    now = {} if session.policy is None else {entry.key: entry for entry in entries(session.policy)}
    return (_current(catalog, now, key, path) for key in keys)


def _current(catalog: Catalog, now: dict[Key, Entry], key: Key, path: str) -> CatalogEntry:
    """The entry of a key. Raises EditRefused where there is none, or its translation is of another text."""
    found = catalog.get(key)
    if found is None or key not in now:
        raise EditRefused(say("There is no entry “{key}” in {path}.", key=key, path=path))
    if found.state is State.TRANSLATED and state_now(catalog, now[key]) is State.STALE:
        raise EditRefused(
            say(
                "“{key}” cannot be approved: its source text has changed since; run “workbench locale sync”, "
                "then look at it again.",
                key=key,
            )
        )
    return found
