"""What to ask when others have changed a file that is being edited: field by field, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from workbench.edits import data_of
from workbench.formats.data import Data
from workbench.formats.file_text import FileText
from workbench.formats.layout import ref_of
from workbench.language import _
from workbench.policy.frozen import frozen
from workbench.session import Session
from workbench.store.drafts import Draft
from workbench.store.working_copy import on_disk
from workbench.ui.dialogs.unasked import Unasked
from workbench.ui.text import Piece, Tone, joined, plain
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.record_line import Cell
from workbench.ui.widgets.record_table import RecordTable

Answer = str | frozenset[str] | None
"""`mine`, `theirs`, the fields of one's own to keep, or None for later."""

_MOST_DRAFTS = 100
_MOST_FIELDS = 100
"""So many unsaved files are told, and so many fields of each."""


@frozen
class Difference:
    """A field that both have changed, or one of them: its name, what it says on each side, who changed it."""

    name: str
    mine: str
    theirs: str
    is_mine: bool


class DifferenceTable(RecordTable[str]):
    """The fields that differ; the marked ones stay mine."""


class Conflict(Unasked[Answer]):
    """Shows what differs, mine beside theirs; the fields that are marked stay mine when they are joined."""

    DEFAULT_CSS = """
    Conflict > Vertical { width: 118; border: round $warning; }
    Conflict DifferenceTable { height: auto; max-height: 12; margin: 1 0; }
    Conflict #in-full { height: auto; max-height: 8; }
    Conflict Horizontal { margin: 1 0 0 0; }
    Conflict.-tight Horizontal { layout: grid; grid-size: 2; }
    Conflict.-low DifferenceTable { max-height: 4; margin: 0; }
    Conflict.-low #in-full { max-height: 2; }
    Conflict.-low Horizontal { margin: 0; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (74, "-roomy")]  # noqa: RUF012  Textual declares it so
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "answer('later')", "Later", show=False),
        Binding("m", "answer('mine')", "Keep mine", show=False),
        Binding("t", "answer('theirs')", "Take theirs", show=False),
        Binding("b", "answer('join')", "Join", show=False),
    ]

    def __init__(self, path: str, rows: Sequence[Difference]) -> None:
        super().__init__()
        self._path = path
        self._rows = {row.name: row for row in rows}

    def compose(self) -> ComposeResult:
        """The differences, the chosen one in full, and the ways to settle them."""
        with Vertical():
            question = _("{path} was changed by someone else while you edited it.").format(path=self._path)
            yield Static(plain(question), markup=False)
            yield Static(plain(_("* marks what stays mine when both are joined; Space changes it.")))
            yield DifferenceTable(
                Column("field", _("Field"), width=16),
                Column("mine", _("Mine")),
                Column("theirs", _("Theirs")),
                cells=self._cells,
                empty_text=_("Nothing that can be told apart field by field."),
                id="differences",
            )
            with VerticalScroll(id="in-full", can_focus=False):
                yield Static("", markup=False)
            with Horizontal(id="answers"):
                yield Button(plain(_("Later") + " (esc)"), id="later", compact=True)
                yield Button(plain(_("Join both") + " (b)"), id="join", compact=True)
                yield Button(plain(_("Keep mine") + " (m)"), id="mine", compact=True)
                yield Button(plain(_("Take theirs") + " (t)"), id="theirs", compact=True)

    def on_mount(self) -> None:
        """Show what differs; the answers are there as soon as that can have been read."""
        table = self.query_one(DifferenceTable)
        table.set_rows(list(self._rows))
        table.set_marks(row.name for row in self._rows.values() if row.is_mine)
        table.styles.height = len(self._rows) + 1
        self.wait_until_read()

    def stand(self) -> None:
        """Stand on the answer that changes nothing."""
        self.query_one("#later", Button).focus()

    def _cells(self, name: str) -> Sequence[Cell]:
        row = self._rows[name]
        return (
            Piece(name, Tone.STRONG),
            Piece(row.mine or "–", Tone.ADDED),
            Piece(row.theirs or "–", Tone.REMOVED),
        )

    @on(DifferenceTable.Highlighted)
    def _highlighted(self, event: DifferenceTable.Highlighted[str]) -> None:
        event.stop()
        row = self._rows.get(event.record or "")
        told = "" if row is None else _difference(row)
        self.query_one("#in-full Static", Static).update(told)

    @on(DifferenceTable.Chosen)
    def _chosen(self, event: DifferenceTable.Chosen[str]) -> None:
        event.stop()
        event.table.action_toggle_mark()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer with a button."""
        self.action_answer(event.button.id or "later")

    def action_answer(self, answer: str) -> None:
        """Answer."""
        if answer == "join":
            self.dismiss(self.query_one(DifferenceTable).marks)
        else:
            self.dismiss(None if answer == "later" else answer)


def conflict_dialog(session: Session, path: str) -> Conflict:
    """The question about one file."""
    base = _fields(path, session.copy.base(path).held)
    mine = _fields(path, session.copy.held(path))
    theirs = _fields(path, on_disk(session.project.root, path).held)
    return Conflict(path, list(_rows(base, mine, theirs)))


def settle(session: Session, path: str, answer: Answer) -> None:
    """Do what was answered. Raises EditRefused or FileRefused."""
    if answer == "mine":
        session.keep_mine(path)
    elif answer == "theirs":
        session.take_theirs(path)
    elif isinstance(answer, frozenset):
        session.merge(path, answer)


def told_drafts(session: Session, found: Sequence[Draft]) -> str:
    """Unsaved texts in words: the fields that differ from what is on disk now, as far as one reads on."""
    lines = [line for draft in found[:_MOST_DRAFTS] for line in islice(_told(session, draft), _MOST_FIELDS)]
    return "\n".join([*lines, "…"] if len(found) > _MOST_DRAFTS else lines)


def _told(session: Session, draft: Draft) -> Iterator[str]:
    yield draft.path
    if draft.text is None:
        yield "  " + _("removed")
        return
    now = _fields(draft.path, session.copy.held(draft.path))
    for row in _rows({}, _fields(draft.path, draft.text), now):
        yield f"  {row.name}: {row.theirs or '–'} → {row.mine or '–'}"


def _rows(
    base: Mapping[str, Data], mine: Mapping[str, Data], theirs: Mapping[str, Data]
) -> Iterator[Difference]:
    """Yield the fields that differ."""
    for name in dict.fromkeys([*mine, *theirs]):
        if mine.get(name) != theirs.get(name):
            is_mine = mine.get(name) != base.get(name)
            yield Difference(name, _shown(mine.get(name)), _shown(theirs.get(name)), is_mine)


def _fields(path: str, text: FileText | None) -> Mapping[str, Data]:
    ref = ref_of(path)
    data = None if ref is None else data_of(ref, text)
    return data if isinstance(data, dict) else {}


def _shown(value: Data | None) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_shown(each)}" for name, each in value.items())
    if isinstance(value, list):
        return ", ".join(_shown(each) for each in value)
    return value or ""


def _difference(row: Difference) -> Content:
    return joined(
        Piece(_("mine: "), Tone.MUTED),
        Piece(row.mine or "–", Tone.ADDED),
        "\n",
        Piece(_("theirs: "), Tone.MUTED),
        Piece(row.theirs or "–", Tone.REMOVED),
        lines=True,
    )
