"""The list of cookies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message

from workbench.edits import Place as Where
from workbench.edits import Step
from workbench.filtering import COOKIES
from workbench.formats.layout import FileKind, FileRef
from workbench.forms.cookie_fields import FIELDS_BY_ID
from workbench.forms.kinds import COOKIE
from workbench.language import _
from workbench.policy.kinds import OWN, CookieId
from workbench.policy.outline import categories_in_order
from workbench.session import Session
from workbench.steps.cookies import (
    add_cookie_of,
    cookie_file,
    duplicate_cookie,
    remove_cookies,
    set_field,
    take_over,
)
from workbench.ui.commands import Scope
from workbench.ui.keys.bindings import bindings
from workbench.ui.lists.many_cookies import ManyCookies
from workbench.ui.rows.cookie_rows import CookieRows, columns
from workbench.ui.text import notify
from workbench.ui.widgets.cookie_form import CookieForm
from workbench.ui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from workbench.ui.dialogs.new_cookie import Wish


class CookieList(ManyCookies):
    """Every cookie of the policy in printed order."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.COOKIES)

    class PreviewAsked(Message):
        """The writer wants to see a cookie where it is read."""

        def __init__(self, cookie: CookieId) -> None:
            super().__init__()
            self.cookie = cookie

    def __init__(self, *, id: str) -> None:
        self.cookie_form = CookieForm()
        super().__init__(
            columns(),
            [self.cookie_form],
            sortable=("name", "lifetime", "provider", "category", "party"),
            vocabulary=COOKIES,
            placeholder=_("Filter: words, provider:… lifetime:>13m"),
            id=id,
        )

    def rows_of(self, session: Session) -> CookieRows:
        """The session's cookies."""
        return CookieRows(session, lambda: self.table.marks)

    def thing(self, record: CookieId) -> Where:
        """A cookie has a file of its own."""
        return Where(cookie_file(record))

    def record_at(self, where: Where) -> CookieId | None:
        """The cookie in whose file a place is."""
        return CookieId(where.file.id) if where.file.kind is FileKind.COOKIE else None

    def title(self, record: CookieId) -> str:
        """The cookie's id."""
        return record

    def empty_text(self, *, is_filtered: bool) -> str:
        """What is said where there is no cookie to be seen."""
        if is_filtered:
            return _("No cookie passes the filter; Escape clears it.")
        return _("No cookies yet; press a to add one.")

    def redraw(self, files: Iterable[FileRef]) -> None:
        """Draw the rows of some cookies again."""
        self.table.refresh_records(CookieId(file.id) for file in files)

    def kept(self) -> Mapping[str, str]:
        """The cookie at hand, the filter and the order of the rows."""
        return {"cookie": self.record or "", **super().kept()}

    def set_text(self, event: FieldRow.Typed) -> Step | None:
        """Give a field of a cookie what was typed."""
        data = self.session.data(event.thing.file)
        cookie = CookieId(event.thing.file.id)
        return None if data is None else set_field(cookie, event.field, data, event.text)

    @on(CookieForm.EvidenceTaken)
    def _evidence_taken(self, event: CookieForm.EvidenceTaken) -> None:
        event.stop()
        data = self.session.data(cookie_file(event.cookie))
        step = None if data is None else take_over(event.cookie, event.evidence, data)
        if step is None:
            notify(self.app, _("The cookie has all that can be taken over."))
        else:
            self.make(step)

    def action_take_over(self) -> None:
        """Take over what the reference says of the cookie."""
        self.cookie_form.take_over()

    def action_preview(self) -> None:
        """See the cookie where it is read."""
        if self.record is not None:
            self.post_message(self.PreviewAsked(self.record))

    def action_add(self) -> None:
        """Add a cookie like its neighbours: same category, kept for the session."""
        policy = self.session.policy
        if policy is None:
            notify(self.app, _("The policy cannot be read; see Problems."), severity="warning")
            return
        from workbench.tables.known import Known  # the first paint does without them
        from workbench.ui.dialogs.new_cookie import NewCookie

        names = [OWN, *(each.name for each in policy.providers.values())]
        self.app.push_screen(NewCookie(names, Known(policy).provider), self._added)

    def _added(self, wish: Wish | None) -> None:
        policy = self.session.policy
        if wish is None or policy is None:
            return
        here = self.session.data(cookie_file(self.record)) if self.record else None
        first = next((each.id for each in categories_in_order(policy)), "")
        data = {
            "name": wish.name,
            "category": FIELDS_BY_ID["category"].shown(here) or first,
            "lifetime": "session",
            "description": _(FIELDS_BY_ID["description"].begun),
        }
        self.make(add_cookie_of(wish.provider, data, self._taken, policy.providers))

    def action_duplicate(self) -> None:
        """Add a cookie like this one."""
        data = self.session.data(cookie_file(self.record)) if self.record else None
        if isinstance(data, dict):
            self.make(duplicate_cookie(data, self._taken))

    def action_remove(self) -> None:
        """Remove the marked cookies, or the one the cursor is on."""
        cookies = self.table.marked_rows or ([self.record] if self.record is not None else [])
        if cookies and not self.keep_used(COOKIE, [self.thing(each) for each in cookies]):
            names = {each: self._called(each) or each for each in cookies}
            self.table.set_marks(())
            self.make(remove_cookies(names))

    def _called(self, cookie: CookieId) -> str:
        return FIELDS_BY_ID["name"].shown(self.session.data(cookie_file(cookie)))

    @property
    def _taken(self) -> frozenset[str]:
        files = self.session.files.values()
        return frozenset(file.ref.id for file in files if file.ref.kind is FileKind.COOKIE)
