"""What the app does when a field of several cookies is to be changed: asks which, and for what value."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import App

from workbench.forms.cookie_fields import FIELDS_BY_ID
from workbench.forms.field import Field
from workbench.language import _
from workbench.many_cookies import FIELDS_OF_MANY, FieldOfMany, Given
from workbench.policy.kinds import CookieId
from workbench.session import Session
from workbench.steps.planned import Wanted
from workbench.ui.dialogs.change_many import ChangeMany
from workbench.ui.dialogs.pick import Pick


class ManyDesk:
    """Asks, and has the step made."""

    def __init__(self, app: App[None], make: Callable[[Wanted], None]) -> None:
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
        many = FieldOfMany(session, cookies, field)

        def answered(given: Given | None) -> None:
            if given is not None:
                self._make(many.planned(given))

        self._app.push_screen(ChangeMany(many), answered)
