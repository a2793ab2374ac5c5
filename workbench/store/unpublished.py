"""The project as it is on disk, beside what was published."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.locales.catalog import Catalog
from workbench.policy.kinds import LocaleTag
from workbench.revisions.side import Side
from workbench.revisions.spoken import words_text
from workbench.revisions.state import digest, state_text
from workbench.revisions.taking_down import side_of
from workbench.store.kept_states import kept_state
from workbench.store.project import Project


def present_side(project: Project, catalogs: Mapping[LocaleTag, Catalog]) -> Side | None:
    """A project as it is on disk."""
    files = project.reading.files.values()
    documents = {file.ref: file.data for file in files if file.data is not None}
    return side_of(project.catalogue, documents, catalogs)


def unpublished(project: Project, catalogs: Mapping[LocaleTag, Catalog]) -> int | None:
    """How many groups of changes readers have not been told of; None before the first revision.

    Raises StateUnreadable. Where nothing differs nothing is compared.
    """
    newest, new = project.newest, present_side(project, catalogs)
    if newest is None or new is None:
        return None
    if not new.unreadable and newest.state == digest(state_text(new.documents).encode()):
        words = {tag: digest(words_text(each).encode()) for tag, each in new.words.items()}
        if all(tag in newest.states and newest.states[tag].digest == words[tag] for tag in words):
            return 0
    from workbench.revisions.assessed import assess  # only where something differs: it takes a while
    from workbench.revisions.changes import Sides

    return assess(Sides(kept_state(project.root, newest), new), project.decisions.by_path).unpublished
