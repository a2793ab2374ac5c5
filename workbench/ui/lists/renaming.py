"""A thing that has got another name, noticed once its form is left: texts may call it by the old one."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.edits import Place, value_at
from workbench.forms.kinds import thing_at
from workbench.session import Session
from workbench.ui.widgets.field_row import FieldRow


@dataclass(slots=True)
class Renaming:
    """The name that was last typed, and the one before it."""

    _last: tuple[Place, str, str] | None = None

    def finished(self, event: FieldRow.Finished) -> None:
        """Remember the field that was left, if its words may stand in texts too."""
        found = thing_at(event.thing)
        if found is not None and event.row.field.id == found[0].spoken:
            self._last = (event.thing, event.before, event.row.text)

    def take(self, session: Session) -> tuple[str, str] | None:
        """The old name and the new, once; None where the thing does not have it any more."""
        if self._last is None:
            return None
        (thing, old, new), self._last = self._last, None
        found = thing_at(thing)
        data = value_at(session.data(thing.file), thing.path)
        if found is not None and found[0].spoken and found[0].field(found[0].spoken).shown(data) == new:
            return old, new
        return None
