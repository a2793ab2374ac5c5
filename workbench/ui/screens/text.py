"""The place Text: what a writer does to the policy's prose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.message import Message
from textual.widget import Widget

from workbench.edits import Place as Where
from workbench.edits import Step
from workbench.formats.edit_refused import EditRefused
from workbench.language import _, said
from workbench.prose.at import TITLE, At
from workbench.prose.blocks import duplicate, move_by, move_onto
from workbench.prose.fields import set_field
from workbench.prose.reading import Kind, Prose
from workbench.prose.sections import move_section
from workbench.ui.commands import Scope
from workbench.ui.desks.text_desk import TextDesk
from workbench.ui.desks.writing import Writing
from workbench.ui.keys.bindings import bindings
from workbench.ui.screens.text_view import TextView
from workbench.ui.text import notify
from workbench.ui.widgets.field_row import FieldRow
from workbench.ui.widgets.outline_table import OutlineTable
from workbench.ui.widgets.prose_area import ProseArea
from workbench.ui.widgets.prose_form import ProseForm

if TYPE_CHECKING:
    from workbench.policy.entries import Key
    from workbench.prose.insertable import Insertable


class TextPlace(TextView):
    """Where the prose is written: parts are added, moved, split, joined and taken away."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.TEXT)
    HELP_TEXT = (
        "The policy's title, its sections with their numbers, and their texts. What you write on the right "
        "changes the policy at once and is saved when you say so; below it stands how it will be read. Enter "
        "in a paragraph begins another one, Backspace at its beginning joins it with the one before. The "
        "list is filtered by words, by kind:, section:, id:, about:, by marked, unsaved, problem; a minus "
        "turns a term round. A text that moves keeps its translations."
    )

    SCOPES = frozenset({Scope.TEXT, Scope.PROSE})

    class PreviewAsked(Message):
        """The writer wants to see a text where it is read."""

        def __init__(self, spot: str) -> None:
            super().__init__()
            self.spot = spot

    class SourceAsked(Message):
        """The writer wants to go to the text of a key, or to open a file in an editor."""

        def __init__(self, where: Where, *, in_editor: bool) -> None:
            super().__init__()
            self.where = where
            self.in_editor = in_editor

    @cached_property
    def _desk(self) -> TextDesk:
        return TextDesk(self.app, self._try)

    @cached_property
    def _writing(self) -> Writing:
        return Writing(self.app, self._try)

    def scopes(self, focused: Widget | None) -> Sequence[Scope]:
        """The form's commands where the focus is in it, else the outline's."""
        is_in_form = focused is not None and self.form in focused.ancestors
        return (Scope.TEXT, Scope.PROSE if is_in_form else Scope.TABLE)

    def brought(self, scope: Scope) -> DOMNode | None:
        """What runs the outline's commands, or the form's."""
        return self.form if scope is Scope.PROSE else super().brought(scope)

    @on(OutlineTable.Chosen)
    async def _row_chosen(self, event: OutlineTable.Chosen[At]) -> None:
        event.stop()
        await self.action_edit()

    @on(OutlineTable.Dropped)
    def _dropped(self, event: OutlineTable.Dropped) -> None:
        event.stop()
        if self._open_session.why_read_only is None:
            self._try(lambda: move_onto(self._prose, event.part, event.onto))

    @on(ProseForm.Left)
    def _form_left(self, event: ProseForm.Left) -> None:
        event.stop()
        self.screen.set_focus(self.table)

    @on(FieldRow.Typed)
    def _typed(self, event: FieldRow.Typed) -> None:
        event.stop()
        step = None
        if self.at is not None:
            try:
                step = set_field(self._prose, self.at, event.field, event.text)
            except EditRefused as refused:
                notify(self.app, said(refused.sentence), severity="error")
        if step is None:
            event.row.heard()
        else:
            self.post_message(self.StepMade(step, event.row))

    @on(ProseArea.EdgeReached)
    def _edge_reached(self, event: ProseArea.EdgeReached) -> None:
        event.stop()
        self._join_at_edge(event.side)

    @on(ProseForm.Asked)
    def _asked(self, event: ProseForm.Asked) -> None:
        event.stop()
        area, policy = self.form.area, self._open_session.policy
        if area is None or not area.has_focus:
            return
        match event.what:
            case "split":
                self._split(area)
            case "editor":
                self._open_editor(area)
            case "insert" | "link" if policy is not None:
                self._desk.insert(policy, self._put_in, only_links=event.what == "link")

    def action_filter(self) -> None:
        """Type a filter."""
        self.screen.set_focus(self.outline.field)

    def action_clear_filter(self) -> None:
        """Show every text again."""
        self.outline.clear()

    def action_step(self, by: int) -> None:
        """Go to the next part that passes the filter, or has a problem."""
        self.outline.step(by)

    async def action_edit(self) -> None:
        """Write in the part at hand; keys that follow wait until its form is there."""
        await self.form.ready()
        self.form.go_to("")

    def action_add(self) -> None:
        """Add something behind the part at hand."""
        self._desk.add(self._open_session, self._prose, self.at or TITLE, self._write_over)

    def action_duplicate(self) -> None:
        """Add a block or an item like this one."""
        at = self.at
        if at is not None and at.block:
            self._try(lambda: duplicate(self._prose, at))

    def action_remove(self) -> None:
        """Remove the marked parts, or this one."""
        parts = self.outline.chosen
        if parts:
            self.table.set_marks(())
            self._desk.remove(self._open_session, self._prose, parts, self._go_to_key)

    def action_move(self, by: int) -> None:
        """Move the part at hand down or up."""
        at = self.at
        if at is None or not at.section:
            return

        def moved() -> Step | None:
            move = move_by if at.block else _move_section
            step = move(self._prose, at, by)
            if step is None:
                notify(self.app, _("It is the last already.") if by > 0 else _("It is the first already."))
            return step

        self._try(moved)

    def action_move_to(self) -> None:
        """Move the marked blocks, or this one, to another section."""
        parts = [at for at in self.outline.chosen if at.block]
        if parts:
            self.table.set_marks(())
            self._desk.move_to(self._prose, parts, self.outline.titles)

    def action_join(self) -> None:
        """Join the part at hand with the one behind it."""
        at = self.at
        if at is not None and at.block:
            from workbench.prose.splitting import join

            self._try(lambda: join(self._prose, at))

    def action_split_list(self) -> None:
        """Let this item and those behind it be a list of their own."""
        at = self.at
        if at is not None and at.block:
            from workbench.prose.splitting import split_list

            self._try(lambda: split_list(self._prose, at))

    def action_turn(self) -> None:
        """Make a list of a paragraph, or a paragraph of a list."""
        at = self.at
        if at is None or not at.block:
            return
        from workbench.prose.splitting import as_list, as_text

        turned = as_text if self._prose.kind(at.whole) is Kind.LIST else as_list
        self._try(lambda: turned(self._prose, at.whole))

    def action_preview(self) -> None:
        """See the part where it is read."""
        if self.at is not None:
            names = (self.at.section or "title", self.at.block, self.at.item)
            self.post_message(self.PreviewAsked(".".join(name for name in names if name)))

    def action_open_file(self) -> None:
        """Open the file of the part in an editor, at the place."""
        if self.at is None:
            return
        try:
            where = self._prose.place(self.at)
        except EditRefused:
            where = Where(self.at.file)
        self.post_message(self.SourceAsked(where, in_editor=True))

    def _go_to_key(self, key: Key) -> None:
        from workbench.finding.written_texts import place_of_text

        policy = self._open_session.policy
        where = place_of_text(policy, key) if policy is not None else None
        if where is not None:
            self.post_message(self.SourceAsked(where, in_editor=False))

    def _split(self, area: ProseArea) -> None:
        at = self.at
        if at is not None:
            begun = self._writing.split(self._prose, at, area)
            self._writes_over = bool(begun)
            self._seam = 0 if begun is False else None

    def _join_at_edge(self, side: int) -> None:
        at = self.at
        seam = self._writing.join(self._prose, at, side) if at is not None else None
        if seam is not None:
            self._seam = seam

    def _put_in(self, chosen: Insertable) -> None:
        if self.form.area is not None:
            self.screen.set_focus(self.form.area)
            self._writing.put_in(self.form.area, chosen)

    def _open_editor(self, area: ProseArea) -> None:
        if self.at is not None:
            self._writing.in_editor(self._prose, self.at, area)

    def _write_over(self) -> None:
        """What comes next is a stand-in, and is selected so that it is written over."""
        self._writes_over = True

    def _try(self, made: Callable[[], Step | None]) -> bool:
        """Do the step that a function makes; whether there was one. What keeps it from being made is told."""
        try:
            step = made()
        except EditRefused as refused:
            notify(self.app, said(refused.sentence), severity="warning")
            return False
        if step is not None:
            self.post_message(self.StepMade(step))
        return step is not None


def _move_section(prose: Prose, at: At, by: int) -> Step | None:
    return move_section(prose, at.section, by)
