"""Texts as they were published: which revision is meant, and what it said."""

from __future__ import annotations

from pathlib import Path

from workbench.cli.printing import note
from workbench.cli.refusal import Refusal, refuse
from workbench.language import said
from workbench.policy.kinds import LocaleTag
from workbench.revisions.record import Revision
from workbench.revisions.state import digest
from workbench.store.finding_revisions import NoSuchState, find_revision
from workbench.store.fingerprint import FileRefused, read_file
from workbench.store.history import REVISIONS

_LARGEST_TEXT = 64 << 20


def revision_asked(root: Path, asked: str) -> Revision:
    """The revision that is asked for. Raises Refusal where there is none, or its record cannot be read."""
    try:
        found = find_revision(root, asked)
    except NoSuchState as none:
        raise Refusal(none.sentence) from None
    if found.remark is not None:
        note(said(found.remark))
    return found.revision


def published_text(root: Path, revision: Revision, locale: str) -> str:
    """What a locale said by a revision, as the project has kept it. Raises Refusal."""
    stored = revision.texts.get(LocaleTag(locale))
    if stored is None:
        known = ", ".join(revision.texts)
        raise refuse(
            "No text in {locale} was published by {name}; published are: {known}.",
            locale=locale,
            name=revision.name,
            known=known,
        )
    path = f"{REVISIONS}/{stored.revision}/policy.{locale}.txt"
    try:
        content = read_file(root / path, root=root, limit=_LARGEST_TEXT).data
    except FileRefused as refused:
        raise Refusal(refused.sentence) from None
    if digest(content) != stored.digest:
        raise refuse(
            "{path} is not what was published; put it back as it was, from git or a copy.", path=path
        )
    return content.decode("utf-8")
