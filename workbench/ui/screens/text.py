"""The place Text: the outline of the policy's prose, and the text at hand being written and read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.dom import DOMNode
from textual.message import Message
from textual.widget import Widget

from workbench.edits import Place as Where
from workbench.edits import Step
from workbench.formats.edit_refused import EditRefused
from workbench.formats.layout import FileKind
from workbench.language import _, said
from workbench.prose.at import POLICY, TITLE, At
from workbench.prose.blocks import duplicate, move_by, move_onto
from workbench.prose.fields import field_at, set_field
from workbench.prose.reading import Kind, Prose
from workbench.prose.sections import move_section
from workbench.session import Changed, Session
from workbench.ui.bindings import bindings
from workbench.ui.commands import Scope
from workbench.ui.prose_rows import Severities
from workbench.ui.screens.place import PlaceView, opened
from workbench.ui.text import notify
from workbench.ui.text_desk import TextDesk
from workbench.ui.widgets.field_row import FieldRow
from workbench.ui.widgets.outline import Outline
from workbench.ui.widgets.outline_table import OutlineTable
from workbench.ui.widgets.prose_area import ProseArea
from workbench.ui.widgets.prose_form import ProseForm
from workbench.ui.widgets.resolved_text import ResolvedText
from workbench.ui.writing import Writing

if TYPE_CHECKING:
    from workbench.policy.entries import Key
    from workbench.prose.insertable import Insertable


class TextPlace(PlaceView):
    """The outline beside the form of one part, and below that the part as it is read."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.TEXT)
    DEFAULT_CSS = """
    TextPlace #outline-side { width: 2fr; }
    TextPlace #text-side { width: 3fr; border-left: vkey $panel; }
    TextPlace ProseForm { height: 3fr; }
    TextPlace ResolvedText { height: 2fr; border-top: solid $panel; }
    TextPlace.-narrow #text-panes { layout: vertical; }
    TextPlace.-narrow #outline-side { width: 1fr; height: 2fr; }
    TextPlace.-narrow #text-side { width: 1fr; height: 3fr; border-left: none; border-top: solid $panel; }
    TextPlace.-narrow ProseForm { height: 2fr; }
    TextPlace.-narrow ResolvedText { height: 1fr; }
    """
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

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._is_shown = False
        self._writes_over = False
        self._sought: At | None = None
        self._seam: int | None = None
        self._severities: Severities = {}

    def compose(self) -> ComposeResult:
        """The outline, the form, and the text as it is read."""
        with Horizontal(id="text-panes"):
            yield Outline(id="outline-side")
            with Vertical(id="text-side"):
                yield ProseForm(id="prose-form")
                yield ResolvedText(id="resolved")

    @property
    def outline(self) -> Outline:
        """The outline of the prose."""
        return self.query_one(Outline)

    @property
    def table(self) -> OutlineTable:
        """The rows of the outline."""
        return self.outline.table

    @property
    def form(self) -> ProseForm:
        """The form of the part at hand."""
        return self.query_one(ProseForm)

    @property
    def at(self) -> At | None:
        """The part at hand."""
        return self.table.record

    @cached_property
    def _desk(self) -> TextDesk:
        return TextDesk(self.app, self._try)

    @cached_property
    def _writing(self) -> Writing:
        return Writing(self.app, self._try)

    @property
    def _open_session(self) -> Session:
        return opened(self.session)

    @property
    def _prose(self) -> Prose:
        session = self._open_session
        return Prose(session.data, session.saved_data)

    def begin(self, session: Session) -> None:
        """Show a session's prose."""
        self.outline.open_session(session)
        self.outline.show_problems(self._severities)

    def session_changed(self, change: Changed) -> None:
        """Draw what has changed, if it is looked at; else that waits."""
        if self.is_made:
            self.outline.changed(change.files)
        if self.is_in_front and self._is_shown:
            self._refresh(self._prose.at(change.step.place) if change.step is not None else None)

    def entered(self) -> None:
        """Let the keys go to the outline."""
        self._refresh()
        self.screen.set_focus(self.table)

    def problems_found(self, severities: Severities) -> None:
        """Show which parts have problems."""
        self._severities = severities
        if self.is_made:
            self.outline.show_problems(severities)

    def go_to(self, where: Where) -> bool:
        """Show a part, the cursor in its field."""
        if where.file.kind is not FileKind.SECTION and (where.file, where.path[:1]) != (POLICY, ("title",)):
            return False
        at = self._prose.at(where)
        if at is None:
            return False
        if not self.is_made:
            self.when_made(lambda: self.go_to(where))
            return True
        if not self._show_part(at):
            return False
        name = "text" if self._seam is not None else field_at(where.path)
        if not self.is_in_front:
            return True
        if name:
            self.form.go_to(name, all_selected=self._writes_over, cursor=self._seam)
        elif not self.form.has_focus_within:
            self.screen.set_focus(self.table)
        self._writes_over, self._seam = False, None
        return True

    def _show_part(self, at: At) -> bool:
        """Put the cursor on a part; one that the filter hides is shown again with all others."""
        self._refresh()
        is_found = self.outline.go_to(at)
        self._show_form()
        return is_found

    def scopes(self, focused: Widget | None) -> Sequence[Scope]:
        """The form's commands where the focus is in it, else the outline's."""
        is_in_form = focused is not None and self.form in focused.ancestors
        return (Scope.TEXT, Scope.PROSE if is_in_form else Scope.TABLE)

    def brought(self, scope: Scope) -> DOMNode | None:
        """What runs the outline's commands, or the form's."""
        return self.form if scope is Scope.PROSE else super().brought(scope)

    def kept_here(self) -> Mapping[str, str]:
        """The part at hand, and the filter."""
        at = self.at or self._sought or TITLE
        return {
            "section": at.section,
            "block": at.block,
            "item": at.item,
            "filter": self.outline.field.value,
        }

    def put_at(self, kept: Mapping[str, str]) -> None:
        """Go where the user was, as soon as it is looked at."""
        self._sought = At(kept.get("section", ""), kept.get("block", ""), kept.get("item", ""))
        if query := kept.get("filter", ""):
            self.outline.field.value = query

    def on_resize(self) -> None:
        """Put the form below the outline where there is no room beside it."""
        self.set_class(self.size.width < 110, "-narrow")

    @on(OutlineTable.Highlighted)
    def _highlighted(self, event: OutlineTable.Highlighted[At]) -> None:
        event.stop()
        self._show_form()

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

    def _refresh(self, renamed: At | None = None) -> None:
        """Show everything anew, once it is looked at; `renamed` is at hand where that has another id."""
        if self.session is None:
            return
        is_first, self._is_shown = not self._is_shown, True
        if is_first:
            self.outline.filter_by(self.outline.field.value)
        was_at = self.at
        self.outline.refresh_rows(is_typing=self.form.has_focus_within)
        if renamed is not None and was_at is not None and self.at != was_at:
            self.table.go_to(renamed)
        if is_first and self._sought is not None:
            self.table.go_to(self._sought)
        self._show_form()

    def _show_form(self) -> None:
        session = self.session
        if session is None or not self._is_shown:
            return
        from workbench.ui.as_read import as_read  # the first paint does without it

        at = self.at
        self.form.show(session, at, self._title(at))
        self.query_one(ResolvedText).show(tuple(as_read(session, at)) if at is not None else ())

    def _title(self, at: At | None) -> str:
        """What stands above the form: what the part is, and its ids."""
        if at is None:
            return _("No text is chosen.")
        names = " › ".join(name for name in (at.section, at.block, at.item) if name)
        return f"{_(self.outline.rows.kind(at).value)}  {names}"


def _move_section(prose: Prose, at: At, by: int) -> Step | None:
    return move_section(prose, at.section, by)
