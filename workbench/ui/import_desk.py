"""What the app does with a table of cookies that is pasted or named: reads it, shows it, takes rows over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.app import App

from workbench.edits import Step
from workbench.formats.edit_refused import EditRefused
from workbench.forms.cookie_fields import FIELDS_BY_ID
from workbench.language import _, said
from workbench.policy.kinds import CategoryId
from workbench.policy.sentence import say
from workbench.session import Session
from workbench.tables.columns import columns_of
from workbench.tables.grid import LARGEST, TableUnreadable, decoded, read_grid
from workbench.tables.importing import import_step
from workbench.tables.proposing import propose
from workbench.ui.dialogs.import_table import ImportTable, Taken
from workbench.ui.dialogs.table_source import AskTable, TableSource, is_table
from workbench.ui.text import notify


class ImportDesk:
    """Asks for tables, and makes a step of what is chosen in them."""

    def __init__(self, app: App[None], make: Callable[[Step], None]) -> None:
        self._app = app
        self._make = make

    def ask(self, session: Session, category: CategoryId | None) -> None:
        """Ask where the table is; `category` is for new cookies that name none."""

        def answered(source: TableSource | None) -> None:
            if source is not None:
                self.take(session, source, category)

        self._app.push_screen(AskTable(), answered)

    def pasted(self, session: Session, text: str, category: CategoryId | None) -> None:
        """Show what a pasted table would change; what is none is told."""
        if is_table(text):
            self.take(session, TableSource(text=text), category)
        else:
            notify(self._app, _("What was pasted is no table; i asks for one."), severity="warning")

    def take(self, session: Session, source: TableSource, category: CategoryId | None) -> None:
        """Show what a table would change, and take over what is chosen."""
        policy = session.policy
        try:
            if policy is None:
                raise TableUnreadable(say("The policy cannot be read; see “workbench check”."))
            grid = read_grid(source.text or decoded(_content(source.path)))
            columns = columns_of(grid, policy)
        except (TableUnreadable, EditRefused) as unreadable:
            notify(self._app, said(unreadable.sentence), severity="error", title=_("No table"))
            return

        def answered(taken: Taken | None) -> None:
            step = None if taken is None else import_step(session, *taken)
            if step is not None:
                self._make(step)

        dialog = ImportTable(
            Path(source.path).name if source.path else _("what was pasted"),
            grid,
            columns,
            lambda wished: propose(session, grid, wished, category),
            lambda meaning: FIELDS_BY_ID[meaning].choices(policy),
        )
        self._app.push_screen(dialog, answered)


def _content(path: str) -> bytes:
    """The bytes of a table's file, one more than is read at most. Raises TableUnreadable."""
    file = Path(path).expanduser()
    try:
        if not file.is_file():
            raise TableUnreadable(say("There is no file {file}; correct the path.", file=file))
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except (OSError, ValueError, RuntimeError) as error:
        raise TableUnreadable(say("{file} cannot be read: {why}.", file=file, why=error)) from None
