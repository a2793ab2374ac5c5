"""Asks for a file that came back from a translator, and shows what it would change before anything does."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Checkbox, Input, Static

from workbench.language import _
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.ui.dialogs.dialog import Dialog, cancel_button
from workbench.ui.rows.parcel_rows import ParcelRow, accepted, cells, rows_of, told
from workbench.ui.text import Piece, Tone, joined, plain
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.inputs import SafeInput
from workbench.ui.widgets.record_table import RecordTable
from workbench.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from workbench.exchanging import Carried
    from workbench.locales.exchange.comparison import Change, Comparison
    from workbench.locales.memory import Pair


@frozen
class Found:
    """What a file comes to: what it would change in a locale, or pairs for the memories of locales."""

    told: str
    carried: Carried | None = None
    comparison: Comparison | None = None
    pairs: Mapping[LocaleTag, Sequence[Pair]] = field(default_factory=dict)

    def taken(self, changes: Sequence[Change]) -> Taken:
        """What is to be taken in."""
        return Taken(self.carried, tuple(changes), self.pairs)


@frozen
class Taken:
    """What is to be taken in."""

    carried: Carried | None
    changes: tuple[Change, ...]
    pairs: Mapping[LocaleTag, Sequence[Pair]]


class ParcelTable(RecordTable[ParcelRow]):
    """What became of each unit; marks let those in that wait."""


class TakeParcel(Dialog[Taken]):
    """Returns what is to be taken in; Escape takes nothing."""

    DEFAULT_CSS = """
    TakeParcel > Vertical { width: 120; height: 100%; }
    TakeParcel #told { height: auto; max-height: 2; }
    TakeParcel ParcelTable { height: 1fr; min-height: 3; }
    TakeParcel VerticalScroll { height: 1fr; max-height: 12; border-top: solid $panel; }
    """

    def __init__(self, path: str, look: Callable[[Path, bool], None]) -> None:
        """`look` finds out what a file would change; it is told whether all of it counts as done."""
        super().__init__()
        self._path = path
        self._look = look
        self.found: Found | None = None

    def compose(self) -> ComposeResult:
        """The file, what it comes to, each unit and its words, and the two answers."""
        with Vertical():
            yield Static(plain(_("Which file came back? Enter reads it.")))
            yield SafeInput(self._path, id="path", compact=True)
            done = _("New translations count as done, whatever the file says")
            yield Tick(plain(done), is_ticked=False, id="done")
            yield Static("", id="told", markup=False)
            yield ParcelTable(
                Column("what", _("What"), width=14),
                Column("key", _("Key"), width=28),
                Column("text", _("Translation")),
                cells=cells,
            )
            with VerticalScroll():
                yield Static("", id="words", markup=False)
            with Horizontal(id="buttons"):
                yield cancel_button()
                yield Button(plain(_("Take in")), id="take", compact=True, disabled=True)

    def on_mount(self) -> None:
        """Stand on the path."""
        self.query_one("#path", SafeInput).focus()

    def show(self, found: Found) -> None:
        """Show what a file would change."""
        self.found = found
        table = self.query_one_optional(ParcelTable)
        if table is None:
            return
        table.set_marks(())
        table.set_rows([] if found.comparison is None else rows_of(found.comparison))
        self._stands()
        if table.rows:
            table.focus()
        elif found.pairs:
            self.query_one("#take", Button).focus()

    def tell(self, sentence: str) -> None:
        """Say why a file cannot be read."""
        self.found = None
        table = self.query_one_optional(ParcelTable)
        if table is not None:
            table.set_rows([])
            self.query_one("#take", Button).disabled = True
            self._say("! " + sentence, Tone.ERROR)

    @on(Input.Submitted, "#path")
    @on(Checkbox.Changed)
    def _read(self) -> None:
        path = self.query_one("#path", SafeInput).value.strip()
        if path:
            self._say(_("Being read …"), Tone.MUTED)
            expanded = Path(os.path.expanduser(path)).absolute()  # noqa: PTH111  as the other dialog does
            self._look(expanded, self.query_one("#done", Tick).value)

    @on(ParcelTable.Highlighted)
    def _highlighted(self, event: ParcelTable.Highlighted[ParcelRow]) -> None:
        self.query_one("#words", Static).update(joined(*told(event.record), lines=True))

    @on(ParcelTable.MarksChanged)
    def _stands(self) -> None:
        """Say what would be taken in now."""
        found = self.found
        if found is None:
            return
        count = len(found.pairs) or len(self._accepted())
        button = self.query_one("#take", Button)
        button.disabled = not count
        button.label = plain(_("Take in {count}").format(count=count) if count else _("Take in"))
        self._say(found.told, Tone.PLAIN)

    @on(ParcelTable.Chosen)
    def _chosen(self) -> None:
        self.query_one("#take", Button).focus()

    @on(Button.Pressed, "#take")
    def _take(self) -> None:
        if self.found is not None:
            self.dismiss(self.found.taken(self._accepted()))

    def _accepted(self) -> list[Change]:
        table = self.query_one(ParcelTable)
        return accepted(table.rows, table.marks)

    def _say(self, text: str, tone: Tone) -> None:
        self.query_one("#told", Static).update(joined(Piece(text, tone), lines=True))
