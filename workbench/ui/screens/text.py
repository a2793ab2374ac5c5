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
from textual.widgets import Input, Static

from workbench.edits import Place as Where
from workbench.edits import Step
from workbench.filtering import Filter, FilterUnreadable, parse_filter
from workbench.formats.edit_refused import EditRefused
from workbench.formats.layout import FileKind
from workbench.language import _, _n, said
from workbench.prose.at import POLICY, TITLE, At
from workbench.prose.blocks import duplicate, move_by, move_onto
from workbench.prose.fields import field_at, set_field
from workbench.prose.reading import Kind, Prose
from workbench.prose.sections import move_section
from workbench.session import Changed, Session
from workbench.ui.bindings import bindings
from workbench.ui.commands import Scope
from workbench.ui.prose_rows import VOCABULARY, ProseRows, Severities, columns
from workbench.ui.screens.place import PlaceView, opened
from workbench.ui.text import Piece, Tone, joined, notify
from workbench.ui.text_desk import TextDesk
from workbench.ui.widgets.field_row import FieldRow
from workbench.ui.widgets.inputs import SafeInput
from workbench.ui.widgets.outline_table import OutlineTable
from workbench.ui.widgets.prose_area import ProseArea
from workbench.ui.widgets.prose_form import ProseForm
from workbench.ui.widgets.record_line import Cell
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
    TextPlace #text-filter-line { height: 1; }
    TextPlace #text-filter { width: 1fr; height: 1; border: none; padding: 0 1; background: $boost; }
    TextPlace #text-count { width: auto; padding: 0 1; }
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
        self._rows: ProseRows | None = None
        self._filter = Filter()
        self._severities: Severities = {}
        self._is_shown = False
        self._writes_over = False
        self._sought: At | None = None
        self._seam: int | None = None
        self._matches: frozenset[At] = frozenset()

    def compose(self) -> ComposeResult:
        """The outline, the form, and the text as it is read."""
        with Horizontal(id="text-panes"):
            with Vertical(id="outline-side"):
                with Horizontal(id="text-filter-line"):
                    yield SafeInput(
                        placeholder=_("Filter: words, kind:… section:…"), id="text-filter", compact=True
                    )
                    yield Static("", id="text-count", markup=False)
                yield OutlineTable(*columns(), cells=self._cells, id="outline")
            with Vertical(id="text-side"):
                yield ProseForm(id="prose-form")
                yield ResolvedText(id="resolved")

    @property
    def table(self) -> OutlineTable:
        """The outline."""
        return self.query_one(OutlineTable)

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
    def _shown(self) -> ProseRows:
        return opened(self._rows)

    @property
    def _prose(self) -> Prose:
        return self._shown.prose

    def open_session(self, session: Session) -> None:
        """Show a session's prose once it is looked at."""
        super().open_session(session)
        self._rows = ProseRows(session, lambda: self.table.marks)

    def session_changed(self, change: Changed) -> None:
        """Draw what has changed, if it is looked at; else that waits."""
        is_other = self._shown.changed(change.files)
        if self.display and (is_other or self._is_shown):
            self._refresh(self._prose.at(change.step.place) if change.step is not None else None)

    def entered(self) -> None:
        """Let the keys go to the outline."""
        self._refresh()
        self.screen.set_focus(self.table)

    def problems_found(self, severities: Severities) -> None:
        """Show which parts have problems."""
        self._severities = severities
        if self._rows is not None:
            self._rows.severities = severities
            if self.display:
                self.table.refresh()

    def go_to(self, where: Where) -> bool:
        """Show a part, the cursor in its field."""
        if where.file.kind is not FileKind.SECTION and (where.file, where.path[:1]) != (POLICY, ("title",)):
            return False
        at = self._prose.at(where)
        if at is None or not self._show_part(at):
            return False
        name = "text" if self._seam is not None else field_at(where.path)
        if not self.display:
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
        if not self.table.go_to(at):
            self._filter_field.value = ""
            self._read_filter("")
            if not self.table.go_to(at):
                return self.table.go_to(At(at.section))
        self._show_form()
        return True

    def scopes(self, focused: Widget | None) -> Sequence[Scope]:
        """The form's commands where the focus is in it, else the outline's."""
        is_in_form = focused is not None and self.form in focused.ancestors
        return (Scope.TEXT, Scope.PROSE if is_in_form else Scope.TABLE)

    def brought(self, scope: Scope) -> DOMNode | None:
        """What runs the outline's commands, or the form's."""
        return self.form if scope is Scope.PROSE else super().brought(scope)

    def kept(self) -> Mapping[str, str]:
        """The part at hand, and the filter."""
        at = self.at or self._sought or TITLE
        return {
            "section": at.section,
            "block": at.block,
            "item": at.item,
            "filter": self._filter_field.value,
        }

    def put_at(self, kept: Mapping[str, str]) -> None:
        """Go where the user was, as soon as it is looked at."""
        self._sought = At(kept.get("section", ""), kept.get("block", ""), kept.get("item", ""))
        if query := kept.get("filter", ""):
            self._filter_field.value = query

    def on_resize(self) -> None:
        """Put the form below the outline where there is no room beside it."""
        self.set_class(self.size.width < 110, "-narrow")

    @property
    def _filter_field(self) -> SafeInput:
        return self.query_one("#text-filter", SafeInput)

    @on(OutlineTable.Highlighted)
    def _highlighted(self, event: OutlineTable.Highlighted[At]) -> None:
        event.stop()
        self._show_form()

    @on(OutlineTable.Chosen)
    async def _row_chosen(self, event: OutlineTable.Chosen[At]) -> None:
        event.stop()
        await self.action_edit()

    @on(OutlineTable.MarksChanged)
    def _marks_changed(self, event: OutlineTable.MarksChanged[At]) -> None:
        event.stop()
        self._refresh_rows()

    @on(OutlineTable.Dropped)
    def _dropped(self, event: OutlineTable.Dropped) -> None:
        event.stop()
        if self._open_session.why_read_only is None:
            self._try(lambda: move_onto(self._prose, event.part, event.onto))

    @on(Input.Changed, "#text-filter")
    def _filter_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._read_filter(event.value)

    @on(Input.Submitted, "#text-filter")
    def _filter_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.set_focus(self.table)

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
        self.screen.set_focus(self._filter_field)

    def action_clear_filter(self) -> None:
        """Show every text again."""
        self._filter_field.value = ""
        self.screen.set_focus(self.table)

    def action_step(self, by: int) -> None:
        """Go to the next part that passes the filter, or has a problem; from the last on to the first."""
        rows = list(self.table.rows)
        wanted = [at for at in rows if self._is_wanted(at)]
        if not wanted or self.at is None:
            notify(self.app, _("There is nothing to go to: no text has a problem."))
            return
        here = rows.index(self.at)
        ahead = [at for at in wanted if (rows.index(at) - here) * by > 0]
        ordered = ahead if by > 0 else ahead[::-1]
        if not ordered:
            notify(self.app, _("Round the end, and on."))
            ordered = wanted if by > 0 else wanted[::-1]
        self.table.go_to(ordered[0])

    def _is_wanted(self, at: At) -> bool:
        return at in self._matches if self._filter.terms else bool(self._severities.get(at))

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
        parts = self._chosen
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
        parts = [at for at in self._chosen if at.block]
        if parts:
            self.table.set_marks(())
            self._desk.move_to(self._prose, parts, self._titles)

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
        from workbench.text_places import place_of_text

        policy = self._open_session.policy
        where = place_of_text(policy, key) if policy is not None else None
        if where is not None:
            self.post_message(self.SourceAsked(where, in_editor=False))

    def _split(self, area: ProseArea) -> None:
        at = self.at
        if at is not None:
            self._writes_over = self._writing.split(self._prose, at, area)

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

    @property
    def _chosen(self) -> Sequence[At]:
        marked = self.table.marked_rows
        return marked or ([self.at] if self.at is not None and self.at.section else [])

    @property
    def _titles(self) -> Sequence[tuple[str, str]]:
        """What each section is called, and its id."""
        rows = self._shown
        named = (
            (f"{rows.number(At(name))} {rows.words(At(name)) or name}".strip(), name)
            for name in rows.sections
        )
        return list(named)

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

    def _cells(self, at: At) -> Sequence[Cell]:
        return self._shown.cells(at)

    def _read_filter(self, query: str) -> None:
        """Show the parts that pass; a filter that cannot be read says why and leaves them."""
        try:
            self._filter = parse_filter(query, VOCABULARY)
        except FilterUnreadable as unreadable:
            self._tell_count(Piece(said(unreadable.sentence), Tone.ERROR))
            return
        self._refresh_rows()

    def _refresh(self, renamed: At | None = None) -> None:
        """Show everything anew, once it is looked at; `renamed` is at hand where that has another id."""
        if self.session is None:
            return
        is_first, self._is_shown = not self._is_shown, True
        if is_first:
            self._read_filter(self._filter_field.value)
        was_at = self.at
        self._refresh_rows()
        if renamed is not None and was_at is not None and self.at != was_at:
            self.table.go_to(renamed)
        if is_first and self._sought is not None:
            self.table.go_to(self._sought)
        self._show_form()

    def _refresh_rows(self) -> None:
        if not self._is_shown:
            return
        parts = self._shown.parts
        shown: Sequence[At] = parts
        if self._filter.terms:
            passes, facts = self._filter.passes, self._shown.facts
            self._matches = frozenset(at for at in parts if passes(facts(at)))
            around = {At(at.section) for at in self._matches if at.section}
            shown = [at for at in parts if at in self._matches or at in around or at == self.at]
        self.table.empty_text = _("No text passes the filter; Escape clears it.")
        if shown is not self.table.rows:
            self.table.set_rows(shown)
        else:
            self.table.refresh()
        passing = len(self._matches) if self._filter.terms else len(parts)
        self._tell_passing(passing, len(parts))

    def _tell_passing(self, passing: int, total: int) -> None:
        text = _("{shown} of {total}").format(shown=passing, total=total)
        if marked := len(self.table.marks):
            text += _n(", {count} marked", ", {count} marked", marked)
        self._tell_count(Piece(text, Tone.MUTED))

    def _tell_count(self, piece: Piece) -> None:
        self.query_one("#text-count", Static).update(joined(piece))

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
        return f"{_(self._shown.kind(at).value)}  {names}"


def _move_section(prose: Prose, at: At, by: int) -> Step | None:
    return move_section(prose, at.section, by)
