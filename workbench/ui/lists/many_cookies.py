"""What is done to many cookies of the list: a table taken over, rows moved, a field of all changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events, on

from workbench.edits import Step
from workbench.forms.cookie_fields import FIELDS_BY_ID
from workbench.language import _, said
from workbench.policy.kinds import CategoryId, CookieId
from workbench.steps.cookie_order import place_step, shift_step
from workbench.steps.cookies import cookie_file
from workbench.ui.lists.thing_list import ThingList
from workbench.ui.text import notify
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.row_dragging import DraggableTable

if TYPE_CHECKING:
    from workbench.ui.desks.import_desk import ImportDesk


class ManyCookies(ThingList[CookieId]):
    """The part of the list of cookies that works on several at once."""

    def make_table(self, columns: Sequence[Column]) -> DraggableTable[CookieId]:
        """A table whose rows can be dragged."""
        return DraggableTable(*columns, cells=self._cells)

    @property
    def chosen(self) -> Sequence[CookieId]:
        """The marked cookies in the order of the rows, or the one the cursor is on."""
        return self.table.marked_rows or ([self.record] if self.record is not None else [])

    @property
    def _desk(self) -> ImportDesk:
        from workbench.ui.desks.import_desk import ImportDesk  # the first paint does without

        return ImportDesk(self.app, self.make)

    @property
    def _category(self) -> CategoryId | None:
        """The category of the cookie at hand: what new ones are taken to be in."""
        here = self.session.data(cookie_file(self.record)) if self.record else None
        return CategoryId(shown) if (shown := FIELDS_BY_ID["category"].shown(here)) else None

    def on_paste(self, event: events.Paste) -> None:
        """Take a table over that is pasted into the list."""
        event.stop()
        self._pasted(event.text)

    def action_import_table(self) -> None:
        """Take a table over."""
        self._desk.ask(self.session, self._category)

    def action_paste_table(self) -> None:
        """Take over what is in the app's clipboard."""
        self._pasted(self.app.clipboard)

    def _pasted(self, text: str) -> None:
        why_not = self.session.why_read_only
        if why_not is not None:
            notify(self.app, said(why_not), severity="warning")
        else:
            self._desk.pasted(self.session, text, self._category)

    def action_change_many(self, field: str = "") -> None:
        """Change a field of several cookies."""
        from workbench.ui.desks.many_desk import ManyDesk  # the first paint does without

        ManyDesk(self.app, self.make).ask(self.session, self.chosen, field)

    def action_shift(self, rows: int) -> None:
        """Move rows up or down within their category."""
        policy = self.session.policy
        if policy is None or not self._may_reorder():
            return
        shown = frozenset(self.table.rows)
        self._make_or_tell(shift_step(policy, frozenset(self.chosen), rows, shown))

    @on(DraggableTable.Dropped)
    def _dropped(self, event: DraggableTable.Dropped[CookieId]) -> None:
        event.stop()
        policy = self.session.policy
        marks = self.table.marks
        moved = marks if event.record in marks else frozenset({event.record})
        if policy is None or event.target not in policy.cookies or not self._may_reorder():
            return
        self._make_or_tell(place_step(policy, moved, event.target, is_after=event.is_after))

    def _may_reorder(self) -> bool:
        """Whether rows can be moved now; why they cannot is told."""
        if self.session.why_read_only is not None:
            notify(self.app, said(self.session.why_read_only), severity="warning")
            return False
        if not self.is_in_own_order:
            told = _("The rows are sorted; o goes on to the printed order, in which they can be moved.")
            notify(self.app, told, severity="warning")
            return False
        return True

    def _make_or_tell(self, step: Step | None) -> None:
        if step is None:
            notify(self.app, _("There is no other row of its category there."))
        else:
            self.make(step)
