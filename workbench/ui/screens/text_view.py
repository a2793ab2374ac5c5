"""The view of the place Text: the outline, the form of the part at hand, and that part as it is read."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from workbench.edits import Place as Where
from workbench.formats.layout import FileKind
from workbench.language import _
from workbench.prose.at import POLICY, TITLE, At
from workbench.prose.fields import field_at
from workbench.prose.reading import Prose
from workbench.session import Changed, Session
from workbench.ui.rows.prose_rows import Severities
from workbench.ui.screens.place import PlaceView, opened
from workbench.ui.widgets.outline import Outline
from workbench.ui.widgets.outline_table import OutlineTable
from workbench.ui.widgets.prose_form import ProseForm
from workbench.ui.widgets.resolved_text import ResolvedText


class TextView(PlaceView):
    """Shows the prose, and goes to a part of it; what is done to it is for a subclass."""

    DEFAULT_CSS = """
    TextView #outline-side { width: 2fr; }
    TextView #text-side { width: 3fr; border-left: vkey $panel; }
    TextView ProseForm { height: 3fr; }
    TextView ResolvedText { height: 2fr; border-top: solid $panel; }
    TextView.-narrow #text-panes { layout: vertical; }
    TextView.-narrow #outline-side { width: 1fr; height: 2fr; }
    TextView.-narrow #text-side { width: 1fr; height: 3fr; border-left: none; border-top: solid $panel; }
    TextView.-narrow ProseForm { height: 2fr; }
    TextView.-narrow ResolvedText { height: 1fr; }
    """

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
        from workbench.ui.rows.as_read import as_read  # the first paint does without it

        at = self.at
        self.form.show(session, at, self._title(at))
        self.query_one(ResolvedText).show(tuple(as_read(session, at)) if at is not None else ())

    def _title(self, at: At | None) -> str:
        """What stands above the form: what the part is, and its ids."""
        if at is None:
            return _("No text is chosen.")
        names = " › ".join(name for name in (at.section, at.block, at.item) if name)
        return f"{_(self.outline.rows.kind(at).value)}  {names}"
