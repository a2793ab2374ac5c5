"""The table alone, with rows of the same shape: what the app adds to it is measured against this."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from textual.app import App, ComposeResult

from workbench.ui.rows.cookie_rows import columns
from workbench.ui.widgets.record_line import Cell
from workbench.ui.widgets.record_table import RecordTable


def _cells(row: int) -> Sequence[Cell]:
    return ("", f"_cookie_{row}", "13 months", f"provider-{row // 8}", "analytics", "third", "Text " * 20)


class BareTable(App[None]):
    """A table and nothing else."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        """The table."""
        yield RecordTable(*columns(), cells=_cells)

    def on_mount(self) -> None:
        """Show its rows."""
        self.query_one(RecordTable).set_rows(range(self._rows))


if __name__ == "__main__":
    BareTable(int(sys.argv[1])).run()
