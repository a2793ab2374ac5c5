"""What the policy can be compared with in Review: what was published, branches, tags, branch points."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.language import _, said
from workbench.session import Session
from workbench.store.finding_revisions import PUBLISHED, NoSuchState
from workbench.store.git.branches import branch_points, refs
from workbench.store.git.failure import GitFailed
from workbench.store.git.repository import open_repository
from workbench.store.history import revision_names
from workbench.ui.dialogs.compare import Compare
from workbench.ui.text import notify
from workbench.ui.widgets.one_of import Option

if TYPE_CHECKING:
    from textual.app import App

    from workbench.store.named_states import NamedState


async def state_to_compare_with(app: App[None], session: Session) -> NamedState | str | None:
    """Ask for a state and read it; PUBLISHED for what was published, None where nothing was chosen."""
    root = session.project.root
    asked = await app.push_screen_wait(Compare(list(states(root))))
    if asked is None or asked == PUBLISHED:
        return asked
    reading = app.run_worker(lambda: _read(root, session, asked), thread=True, exit_on_error=False)
    found = await reading.wait()
    if isinstance(found, NoSuchState):
        notify(app, said(found.sentence), severity="error")
        return None
    return found


def _read(root: Path, session: Session, asked: str) -> NamedState | NoSuchState:
    from workbench.store.named_states import find_state

    try:
        return find_state(root, asked, lambda: session.project)
    except NoSuchState as none:
        return none


def states(root: Path) -> Iterator[Option]:
    """Yield what one would compare with: what was published first, the newest before the older."""
    names = revision_names(root)
    if names:
        yield Option(PUBLISHED, _("what was published last ({name})").format(name=names[-1]))
    yield from (Option(name, _("published {name}").format(name=name)) for name in reversed(names[:-1]))
    try:
        with open_repository(root) as repository:
            for point in branch_points(repository):
                title = _("where this branch left {branch} ({commit})")
                yield Option(f"git:{point.id}", title.format(branch=point.branch, commit=point.id[:10]))
            yield Option("git:HEAD", _("the newest commit"))
            for name in refs(repository, "heads"):
                yield Option(f"git:refs/heads/{name}", _("branch {name}").format(name=name))
            for name in refs(repository, "remotes"):
                yield Option(f"git:refs/remotes/{name}", _("branch {name}").format(name=name))
            for name in refs(repository, "tags"):
                yield Option(f"git:refs/tags/{name}", _("tag {name}").format(name=name))
    except GitFailed:
        return
