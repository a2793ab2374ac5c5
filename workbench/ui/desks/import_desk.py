"""What the app does with a table of cookies that is pasted or named: reads it, shows it, takes rows over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual.app import App

from workbench.forms.cookie_fields import FIELDS_BY_ID
from workbench.language import _, said
from workbench.policy.kinds import CategoryId
from workbench.policy.sentence import Sentence, say
from workbench.session import Session
from workbench.steps.planned import Wanted
from workbench.tables.columns import Columns, columns_of
from workbench.tables.grid import LARGEST, TableUnreadable, decoded, is_workbook, read_grid
from workbench.tables.importing import planned_import
from workbench.tables.proposal import Proposal
from workbench.tables.proposing import propose
from workbench.ui.beside.at_length import MANY, at_length
from workbench.ui.dialogs.import_table import ImportTable, Taken
from workbench.ui.dialogs.table_source import AskTable, TableSource, is_table
from workbench.ui.text import notify
from workbench.undo import Told, untold

_Dialog = Callable[[], ImportTable]
"""Makes the dialog that shows a table, in the app's thread."""


class ImportDesk:
    """Asks for tables, and makes a step of what is chosen in them."""

    def __init__(self, app: App[None], make: Callable[[Wanted], None]) -> None:
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
        """Show what a table would change, and take over what is chosen.

        Many rows, and workbooks, are read beside.
        """
        try:
            content = b"" if source.text else _content(source.path)
            is_packed = is_workbook(content)
            text = source.text if source.text or is_packed else decoded(content)
        except TableUnreadable as unreadable:
            self._tell(unreadable)
            return
        title, rows = _("Reading the table"), text.count("\n")

        def read(told: Told) -> _Dialog:
            table = decoded(content) if is_packed else text
            return _dialog_of(session, Path(source.path).name, table, category, told)

        if rows < MANY and not is_packed:
            self._show(lambda: read(untold))
        else:
            at_length(self._app, title, rows, read, self._show)

    def _show(self, read: Callable[[], _Dialog]) -> None:
        def answered(taken: Taken | None) -> None:
            if taken is not None:
                self._make(planned_import(*taken))

        try:
            self._app.push_screen(read()(), answered)
        except TableUnreadable as unreadable:
            self._tell(unreadable)

    def _tell(self, unreadable: TableUnreadable) -> None:
        notify(self._app, said(unreadable.sentence), severity="error", title=_("No table"))


def _dialog_of(session: Session, name: str, text: str, category: CategoryId | None, told: Told) -> _Dialog:
    """Read a table, and lay it beside the policy. Raises TableUnreadable, and what `told` raises."""
    policy = session.policy
    if policy is None:
        raise TableUnreadable(say("The policy cannot be read; see “workbench check”."))
    grid = read_grid(text)
    told(0)
    columns = columns_of(grid, policy)

    def found(wished: Columns, told: Told) -> Proposal | Sentence:
        try:
            return propose(session, grid, wished, category, told)
        except TableUnreadable as unreadable:
            return unreadable.sentence

    return partial(
        ImportTable,
        name or _("what was pasted"),
        grid,
        columns,
        found(columns, told),
        found,
        lambda meaning: FIELDS_BY_ID[meaning].choices(policy),
    )


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
