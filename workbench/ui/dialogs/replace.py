"""Words found and replaced in many texts: every place is seen before, chosen or not, and done as one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Checkbox, Input, Static

from workbench.finding.replacing import Found, Hit, find
from workbench.finding.seeking import CannotSeek, Sought
from workbench.finding.written_texts import Written
from workbench.language import _, _n, said
from workbench.policy.frozen import frozen
from workbench.policy.model import Policy
from workbench.policy.sentence import Sentence
from workbench.ui.beside.after_rest import AfterRest
from workbench.ui.beside.latest_look import LatestLook
from workbench.ui.dialogs.dialog import Dialog, cancel_button
from workbench.ui.rows.hit_rows import change
from workbench.ui.text import Piece, Tone, joined, plain
from workbench.ui.widgets.hit_table import HitTable
from workbench.ui.widgets.inputs import SafeInput
from workbench.ui.widgets.tick import Tick

_Looked = tuple[Found, Sentence | None]
"""What was found, or why nothing could be looked for."""
REST = 0.15
"""Seconds without a key after which one looks."""
_SLOW = 0.4
"""Seconds after which it is said that one looks."""
_WHOLE_TEXT = 10_000
_MOST_LEFT_OUT = 100
"""So many places that are left out are looked at for where they are."""


@frozen
class Wish:
    """What is to be replaced by what, and where it was chosen to be."""

    old: str
    new: str
    hits: tuple[Hit, ...]


@frozen
class Texts:
    """The texts that are looked through: asked for with names or without, and whether that is a question."""

    of: Callable[[bool], Iterable[Written]]
    title: str
    has_names: bool = True


class Replace(Dialog[Wish]):
    """Shows what would change as one types; Escape changes nothing."""

    DEFAULT_CSS = """
    Replace > Vertical { width: 120; height: 96%; }
    Replace .line { height: 1; }
    Replace .line Static { width: 14; }
    Replace SafeInput { width: 1fr; }
    Replace Tick { margin: 0 2 0 0; }
    Replace HitTable { height: 1fr; margin: 1 0 0 0; }
    Replace #whole { height: auto; max-height: 6; padding: 0 1; background: $panel; }
    Replace #told { height: auto; max-height: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9,ctrl+s", "replace", "Replace", show=False, priority=True),
    ]

    def __init__(self, texts: Texts, policy: Policy, old: str = "", new: str = "") -> None:
        super().__init__()
        self._texts = texts
        self._policy = policy
        self._first = (old, new)
        self._trouble: Piece | None = None
        self._is_asked = False

    @cached_property
    def _look(self) -> LatestLook[_Looked]:
        return LatestLook(self.app, self._gathered, self._show, rest=REST, group="find")

    def compose(self) -> ComposeResult:
        """What is sought and how, what is to stand there; every place; the whole text of the one at hand."""
        old, new = self._first
        with Vertical():
            yield Static(plain(self._texts.title))
            with Horizontal(classes="line"):
                yield Static(plain(_("Find")))
                yield SafeInput(old, id="old", compact=True)
            with Horizontal(classes="line"):
                yield Static(plain(_("Replace with")))
                yield SafeInput(new, id="new", compact=True)
            with Horizontal(classes="line"):
                yield _tick(_("Whole words"), "word")
                yield _tick(_("Match case"), "case")
                yield _tick(_("Expression"), "expression")
                if self._texts.has_names:
                    yield _tick(_("Names too"), "names")
            yield HitTable(self._policy, id="hits")
            yield Static("", id="whole", markup=False)
            yield Static("", id="told", markup=False)
            with Horizontal(classes="line"):
                yield cancel_button()
                yield Button(plain(_("Replace") + " (f9)"), id="replace", compact=True)

    def on_mount(self) -> None:
        """Stand where one types; look at once if something is sought already."""
        self.query_one("#old", SafeInput).focus()
        if self._first[0]:
            self._look.want()

    @property
    def hits(self) -> Sequence[Hit]:
        """The places that are chosen."""
        return self.table.hits

    @property
    def table(self) -> HitTable:
        """Every place."""
        return self.query_one(HitTable)

    @property
    def is_at_work(self) -> bool:
        """Whether the places shown may not be those of what is sought."""
        return self._look.is_at_work

    @on(Input.Changed)
    @on(Checkbox.Changed)
    def _changed(self) -> None:
        self._is_asked = False
        self._look.want()
        self._slow.begin(_SLOW)

    @cached_property
    def _slow(self) -> AfterRest:
        return AfterRest(self.app, self._tell_looking)

    def _tell_looking(self) -> None:
        """Say that one looks, where that takes long."""
        if self.is_attached and self.is_at_work:
            self.query_one("#told", Static).update(plain(_("Looking …")))

    @on(Input.Submitted, "#old")
    def _old_typed(self) -> None:
        self.query_one("#new", SafeInput).focus()

    @on(Input.Submitted, "#new")
    def _new_typed(self) -> None:
        self.table.focus()

    def _gathered(self) -> Callable[[], _Looked]:
        """Look for what is typed now."""
        sought = Sought(
            self.query_one("#old", SafeInput).value,
            is_case_told=self._is_ticked("case"),
            is_whole_word=self._is_ticked("word"),
            is_expression=self._is_ticked("expression"),
        )
        new, with_names = self.query_one("#new", SafeInput).value, self._is_ticked("names")
        return lambda: self._found_for(sought, new, with_names)

    def _found_for(self, sought: Sought, new: str, with_names: bool) -> _Looked:
        """Look through the texts, in a thread of its own."""
        try:
            return find(self._texts.of(with_names), sought, new), None
        except CannotSeek as cannot:
            return Found(), cannot.sentence

    def _is_ticked(self, name: str) -> bool:
        tick = self.query(f"#{name}").results(Tick)
        return any(each.value for each in tick)

    def _show(self, looked: _Looked) -> None:
        """Show what was found; places left out before stay left out."""
        if not self.is_attached:
            return
        found, trouble = looked
        self._slow.stop()
        self._trouble = None if trouble is None else Piece("! " + said(trouble), Tone.ERROR)
        is_nothing_sought = not self.query_one("#old", SafeInput).value
        self.table.empty_text = (
            _("Type what is to be found.") if is_nothing_sought else _("Nothing to replace.")
        )
        self.table.show(found)
        self._tell()
        if self._is_asked:
            self.action_replace()

    @on(HitTable.MarksChanged)
    @on(HitTable.Highlighted)
    def _tell(self) -> None:
        """Say how many are chosen, what is left out and why; show the whole text at hand."""
        whole = self.query_one("#whole", Static)
        hit = self.table.hit
        whole.update("" if hit is None else joined(*change(hit, _WHOLE_TEXT, _WHOLE_TEXT)))
        self.query_one("#told", Static).update(joined(*self._told(), lines=True))

    def _told(self) -> Sequence[Piece]:
        if self._trouble is not None:
            return [self._trouble]
        found, table, pieces = self.table.found, self.table, list[Piece]()
        if found.hits:
            told = _("{chosen} of {total} chosen (texts: {texts}); Space chooses, a all, n none.")
            chosen, total = len(table.marks), len(found.hits)
            pieces.append(Piece(told.format(chosen=chosen, total=total, texts=table.text_count)))
        if left := found.left_out:
            pieces.append(
                Piece(
                    "\n"
                    + _n(
                        "{count} place is left out, as a token, link or emphasis would break: {where}",
                        "{count} places are left out, as tokens, links or emphasis would break: {where}",
                        len(left),
                        where=self._where(left),
                    ),
                    Tone.WARNING,
                )
            )
        return pieces

    def _where(self, hits: Sequence[Hit]) -> str:
        from workbench.ui.rows.place_names import place_name

        places = dict.fromkeys(place_name(hit.written.place, self._policy) for hit in hits[:_MOST_LEFT_OUT])
        return ", ".join([*list(places)[:3], *(["…"] if len(places) > 3 else [])])

    @on(Button.Pressed, "#replace")
    def action_replace(self) -> None:
        """Replace what is chosen."""
        self._is_asked = self.is_at_work
        if self._is_asked:
            return  # what is seen is not yet what would be replaced: as soon as it is
        hits = tuple(self.hits)
        if not hits:
            self.query_one("#told", Static).update(joined(Piece("! " + _("Nothing is chosen."), Tone.ERROR)))
            return
        old, new = (self.query_one(name, SafeInput).value for name in ("#old", "#new"))
        self.dismiss(Wish(old, new, hits))


def _tick(label: str, id: str) -> Tick:
    """A box to tick, as wide as it needs beside others."""
    tick = Tick(plain(label), is_ticked=False, id=id)
    tick.styles.width = cell_len(label) + 6
    return tick
