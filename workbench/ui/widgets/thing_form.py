"""The form of a thing: a row for every field of its kind, one form for all things of the kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from workbench.edits import Place
from workbench.formats.data import Path
from workbench.forms.field import Field
from workbench.forms.kinds import thing_data
from workbench.language import _, said
from workbench.session import Session
from workbench.ui.commands import Scope
from workbench.ui.keys.bindings import bindings
from workbench.ui.text import Piece, Tone
from workbench.ui.widgets.field_form import FieldForm
from workbench.ui.widgets.field_row import FieldRow


class ThingForm(FieldForm):
    """Shows the fields of one thing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.FORM)
    DEFAULT_CSS = """
    ThingForm .form-title { margin: 0 0 1 0; }
    ThingForm .form-trouble { margin: 0 0 1 0; }
    """
    EMPTY_TEXT = "Nothing is chosen."
    """What is said where no thing is chosen: an English message id."""

    def __init__(self, fields: Sequence[Field] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._fields = fields
        self._thing: Place | None = None
        self._wanted: Path | None = None

    @property
    def thing(self) -> Place | None:
        """The thing that is shown."""
        return self._thing

    @property
    def is_one_value(self) -> bool:
        """Whether the thing is a value, which its only field holds whole."""
        return [field.path for field in self._fields] == [()]

    def made_rows(self) -> Sequence[FieldRow]:
        """A row for every field of the kind."""
        return [FieldRow(field, partial(self.choices, field)) for field in self._fields]

    def go_where_wanted(self) -> None:
        """Put the cursor where it was to go before there were rows."""
        if self._wanted is not None:
            self.go_to(self._wanted)

    def show(self, session: Session, thing: Place | None, title: str = "") -> None:
        """Fill the form with a thing; None empties it."""
        is_other, self._thing = thing != self._thing, thing
        shown = _(self.EMPTY_TEXT) if thing is None else Piece(title, Tone.STRONG)
        self.show_session(session, shown, None if thing is None else thing.file)
        if self.rows and is_other:
            self.scroll_home(animate=False)

    def go_to(self, path: Path) -> None:
        """Put the cursor into the field that stands at a path of the thing, as soon as it is there."""
        self._wanted = path
        for row in self.rows.values():
            if row.field.path == path[: len(row.field.path)]:
                self._wanted = None
                self.screen.set_focus(row.editor)
                return

    def go_to_first(self) -> None:
        """Put the cursor into the first field."""
        first = next(iter(self.rows.values()), None)
        if first is not None:
            self.screen.set_focus(first.editor)

    def fill(self, session: Session) -> None:
        """Show what the session says of the thing."""
        thing = self._thing
        data = None if thing is None else thing_data(thing, session.data(thing.file), session.policy)
        is_read_only = session.why_read_only is not None or data is None
        troubles = {} if thing is None else _troubles(session, thing, self._fields)
        for row in self.rows.values():
            row.show(thing, row.field.shown(data), is_read_only=is_read_only)
            row.say(troubles.get(row.field.id, ""))
            row.mark(thing is not None and session.is_changed(thing.file, (*thing.path, *row.field.path)))


def _troubles(session: Session, thing: Place, fields: Sequence[Field]) -> Mapping[str, str]:
    """What is wrong with each field, in words; the first fault of each."""
    troubles: dict[str, str] = {}
    for fault in session.catalogue.faults_of(thing.file):
        for field in fields:
            path = (*thing.path, *field.path)
            if fault.path[: len(path)] == path:
                troubles.setdefault(field.id, said(fault.sentence))
    return troubles
