"""What to ask when others have changed a file that is being edited: field by field, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, SelectionList, Static
from textual.widgets.selection_list import Selection

from workbench.edits import data_of
from workbench.formats.data import Data
from workbench.formats.layout import ref_of
from workbench.language import _
from workbench.session import Session
from workbench.store.drafts import Draft
from workbench.store.working_copy import on_disk
from workbench.ui.text import Piece, Tone, joined, plain

Answer = str | frozenset[str] | None
"""`mine`, `theirs`, the fields of one's own to keep, or None for later."""


class Conflict(ModalScreen[Answer]):
    """Shows what differs, mine beside theirs; the fields that are ticked stay mine."""

    DEFAULT_CSS = """
    Conflict { align: center middle; }
    Conflict > Vertical {
        width: 110; max-width: 98%; height: auto; max-height: 96%;
        background: $surface; border: round $warning; padding: 1 2;
    }
    Conflict SelectionList { height: auto; max-height: 18; margin: 1 0; }
    Conflict Horizontal { height: auto; }
    Conflict Button { margin: 0 1 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "answer('later')", "Later", show=False),
        Binding("m", "answer('mine')", "Keep mine", show=False),
        Binding("t", "answer('theirs')", "Take theirs", show=False),
        Binding("j", "answer('join')", "Join", show=False),
    ]

    def __init__(self, path: str, rows: Sequence[tuple[str, str, str, bool]]) -> None:
        super().__init__()
        self._path = path
        self._rows = rows

    def compose(self) -> ComposeResult:
        """The differences, and the ways to settle them."""
        with Vertical():
            question = _("{path} was changed by someone else while you edited it.").format(path=self._path)
            yield Static(plain(question), markup=False)
            yield SelectionList[str](
                *(
                    Selection(_difference(name, mine, theirs), name, is_mine)
                    for name, mine, theirs, is_mine in self._rows
                )
            )
            with Horizontal():
                yield Button(plain(_("Later") + " (esc)"), id="later", compact=True)
                yield Button(plain(_("Join: keep the ticked of mine") + " (j)"), id="join", compact=True)
                yield Button(plain(_("Keep mine") + " (m)"), id="mine", compact=True)
                yield Button(plain(_("Take theirs") + " (t)"), id="theirs", compact=True)

    def on_mount(self) -> None:
        """Stand on the answer that changes nothing."""
        self.query_one("#later", Button).focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer with a button."""
        self.action_answer(event.button.id or "later")

    def action_answer(self, answer: str) -> None:
        """Answer."""
        if answer == "join":
            self.dismiss(frozenset(self.query_one(SelectionList).selected))
        else:
            self.dismiss(None if answer == "later" else answer)


def conflict_dialog(session: Session, path: str) -> Conflict:
    """The question about one file."""
    base = _fields(path, session.copy.base(path).text)
    mine = _fields(path, session.copy.text(path))
    theirs = _fields(path, on_disk(session.project.root, path).text)
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
    """Unsaved texts in words: every field that differs from what is on disk now."""
    return "\n".join(line for draft in found for line in _told(session, draft))


def _told(session: Session, draft: Draft) -> Iterator[str]:
    yield draft.path
    if draft.text is None:
        yield "  " + _("removed")
        return
    now = _fields(draft.path, session.copy.text(draft.path))
    for name, mine, theirs, _is_mine in _rows({}, _fields(draft.path, draft.text), now):
        yield f"  {name}: {theirs or '–'} → {mine or '–'}"


def _rows(
    base: Mapping[str, Data], mine: Mapping[str, Data], theirs: Mapping[str, Data]
) -> Iterator[tuple[str, str, str, bool]]:
    """Yield the fields that differ: name, mine, theirs, and whether it was I who changed it."""
    for name in dict.fromkeys([*mine, *theirs]):
        if mine.get(name) != theirs.get(name):
            yield name, _shown(mine.get(name)), _shown(theirs.get(name)), mine.get(name) != base.get(name)


def _fields(path: str, text: str | None) -> Mapping[str, Data]:
    ref = ref_of(path)
    data = None if ref is None else data_of(ref, text)
    return data if isinstance(data, dict) else {}


def _shown(value: Data | None) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_shown(each)}" for name, each in value.items())
    if isinstance(value, list):
        return ", ".join(_shown(each) for each in value)
    return value or ""


def _difference(name: str, mine: str, theirs: str) -> Content:
    return joined(
        Piece(f"{name}  ", Tone.STRONG),
        _("mine: "),
        Piece(mine or "–", Tone.ADDED),
        _("  theirs: "),
        Piece(theirs or "–", Tone.REMOVED),
    )
