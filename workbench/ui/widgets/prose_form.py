"""The form of a part of the prose: its text and its other fields; one form for parts of every kind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from workbench.edits import Place
from workbench.formats.edit_refused import EditRefused
from workbench.language import said
from workbench.prose.at import At
from workbench.prose.fields import BY_ID, FIELDS_OF, PROSE_FIELDS, TEXT, field_path, shown
from workbench.prose.reading import Kind, Prose
from workbench.session import Session
from workbench.ui.commands import Scope
from workbench.ui.keys.bindings import bindings
from workbench.ui.text import Piece, Tone
from workbench.ui.widgets.field_form import FieldForm
from workbench.ui.widgets.field_row import FieldRow
from workbench.ui.widgets.inputs import SafeTextArea
from workbench.ui.widgets.prose_area import ProseArea

_ONCE_READ = frozenset({"text"})
"""Fields whose faults are told below the text as it is read."""


class ProseForm(FieldForm):
    """Shows the fields of one part."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.PROSE)
    DEFAULT_CSS = """
    ProseForm { scrollbar-size-vertical: 1; }
    ProseForm FieldRow SafeTextArea { height: 2; }
    ProseForm FieldRow SafeTextArea:focus { height: auto; min-height: 2; max-height: 12; }
    ProseForm FieldRow ProseArea { height: auto; min-height: 4; max-height: 16; margin: 0 0 1 0; }
    ProseForm FieldRow ProseArea:focus { height: auto; min-height: 4; max-height: 16; }
    """

    class Asked(Message):
        """The writer wants something done with the text in the field with the cursor."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._at: At | None = None
        self._kind: Kind | None = None
        self._wanted: str | None = None

    @property
    def area(self) -> ProseArea | None:
        """Where the text is written; None where the part has none."""
        row = self.rows.get("text")
        area = row.editor if row is not None and row.display else None
        return area if isinstance(area, ProseArea) else None

    @property
    def field(self) -> str:
        """The field with the cursor."""
        return next((name for name, row in self.rows.items() if row.has_focus_within), "")

    def made_rows(self) -> Sequence[FieldRow]:
        """A row for every field that some part has."""
        return [
            FieldRow(field, partial(self.choices, field), ProseArea if field is TEXT else SafeTextArea)
            for field in PROSE_FIELDS
        ]

    def go_where_wanted(self) -> None:
        """Put the cursor where it was to go before there were rows."""
        if self._wanted is not None:
            self.go_to(self._wanted)

    def show(self, session: Session, at: At | None, title: str) -> None:
        """Fill the form with a part; None empties it."""
        is_other, self._at = at != self._at, at
        self.show_session(session, Piece(title, Tone.STRONG), None if at is None else at.file)
        if self.rows and is_other and not self.has_focus_within:
            self.scroll_home(animate=False)

    def go_to(self, name: str, *, all_selected: bool = False, cursor: int | None = None) -> None:
        """Put the cursor into a field, or into the one to write in, as soon as it is there."""
        self._wanted = name
        if not self.rows or self._kind is None:
            return
        self._wanted = None
        fields = FIELDS_OF[self._kind]
        row = self.rows[name if name in fields else "text" if "text" in fields else fields[0]]
        self.screen.set_focus(row.editor)
        if isinstance(row.editor, ProseArea) and all_selected:
            row.editor.select_all()
        elif isinstance(row.editor, ProseArea) and cursor is not None:
            row.editor.put_cursor(cursor)

    def action_insert(self) -> None:
        """Insert a token or a link."""
        self.post_message(self.Asked("insert"))

    def action_link(self) -> None:
        """Make what is selected a link."""
        self.post_message(self.Asked("link"))

    def action_split(self) -> None:
        """Begin a new paragraph here."""
        self.post_message(self.Asked("split"))

    def action_open_editor(self) -> None:
        """Write the text in one's own editor."""
        self.post_message(self.Asked("editor"))

    def action_wrap(self, mark: str) -> None:
        """Put marks round what is selected."""
        if self.area is not None and self.area.has_focus:
            self.area.wrap(mark, mark)

    def action_break_line(self) -> None:
        """Go on on a new line."""
        if self.area is not None and self.area.has_focus:
            self.area.put_in("\n")

    def fill(self, session: Session) -> None:
        """Show the rows that the part at hand has, and what it says in them."""
        prose = Prose(session.data, session.saved_data)
        try:
            kind = prose.kind(self._at) if self._at is not None else None
        except EditRefused:
            kind = None
        if kind is not self._kind:
            self._kind = kind
            fields = FIELDS_OF[kind] if kind is not None else ()
            for name, row in self.rows.items():
                row.display = name in fields
        if kind is not None and self._at is not None:
            self._fill_rows(session, prose, self._at, kind)

    def _fill_rows(self, session: Session, prose: Prose, at: At, kind: Kind) -> None:
        is_read_only = session.why_read_only is not None
        thing = prose.place(at.whole) if at.block else Place(at.file)
        thing = Place(at.file, (*thing.path, at.item)) if at.item else thing
        faults = session.catalogue.faults_of(at.file)
        for name in FIELDS_OF[kind]:
            row, path = self.rows[name], field_path(prose, at, BY_ID[name])
            own = (said(fault.sentence) for fault in faults if fault.path[: len(path)] == path)
            row.show(thing, shown(prose, at, BY_ID[name]), is_read_only=is_read_only)
            trouble = "" if name in _ONCE_READ else next(own, "")
            row.say(trouble)
            row.mark(session.is_changed(at.file, path))
