"""What the app does when a field of several cookies is to be changed: asks which, and for what value."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import App

from workbench.edits import Step
from workbench.forms.cookie_fields import FIELDS_BY_ID
from workbench.forms.field import Field
from workbench.language import _
from workbench.many_cookies import FIELDS_OF_MANY, edit_many
from workbench.policy.kinds import CookieId
from workbench.session import Session
from workbench.steps.cookies import cookie_file
from workbench.ui.dialogs.change_many import ChangeMany
from workbench.ui.dialogs.pick import Pick


class ManyDesk:
    """Asks, and has the step made."""

    def __init__(self, app: App[None], make: Callable[[Step], None]) -> None:
        self._app = app
        self._make = make

    def ask(self, session: Session, cookies: Sequence[CookieId], field: str) -> None:
        """Ask for a field, unless it is named, and for its value."""
        if not cookies:
            return
        if field:
            self._ask_value(session, cookies, FIELDS_BY_ID[field])
            return
        titles = {_(each.label): each for each in FIELDS_OF_MANY}

        def picked(title: str | None) -> None:
            if title is not None:
                self._ask_value(session, cookies, titles[title])

        self._app.push_screen(Pick(list(titles), _(FIELDS_BY_ID["category"].label)), picked)

    def _ask_value(self, session: Session, cookies: Sequence[CookieId], field: Field) -> None:
        def answered(step: Step | None) -> None:
            if step is not None:
                self._make(step)

        policy = session.policy
        choices = field.choices(policy) if policy is not None else ()
        value = field.shown(session.data(cookie_file(cookies[0])))
        dialog = ChangeMany(
            field, value, len(cookies), choices, lambda text: edit_many(session, cookies, field, text)
        )
        self._app.push_screen(dialog, answered)
