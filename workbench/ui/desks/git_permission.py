"""Whether git may write in a repository: asked once, before anything is done that needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.language import _, said
from workbench.store.git.repository import Repository
from workbench.store.git.trust import let_write, may_write, question
from workbench.ui.dialogs.choice import Answer, Choice

if TYPE_CHECKING:
    from textual.app import App


async def git_may_write(app: App[None], repository: Repository) -> bool:
    """What was answered for this repository, or is answered now."""
    known = may_write(repository)
    if known is not None:
        return known
    dialog = Choice(said(question(repository)), [Answer("yes", _("Yes"), "y")], cancel=_("No"))
    may = await app.push_screen_wait(dialog) == "yes"
    let_write(repository, may=may)
    return may
