"""Replaces words in many texts when that is asked for, or offers to after something was renamed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbench.finding.written_texts import Written, locale_texts, source_texts
from workbench.language import _, said
from workbench.policy.kinds import LocaleTag
from workbench.session import Session
from workbench.ui.desks.making import Make
from workbench.ui.dialogs.replace import Replace, Texts, Wish
from workbench.ui.text import notify

if TYPE_CHECKING:
    from textual.app import App

    from workbench.policy.model import Policy


class ReplaceDesk:
    """Asks what is to be replaced, and hands the answer on as one step."""

    def __init__(self, app: App[None], make: Make) -> None:
        self._app = app
        self._make = make

    def offer(
        self, session: Session, old: str = "", new: str = "", *, locale: LocaleTag | None = None
    ) -> None:
        """Show where words stand in the source's texts, or in a locale's, and what replacing them changes."""
        policy = session.policy
        if policy is None:
            notify(self._app, _("The policy cannot be read; see Problems."), severity="warning")
            return

        def answered(wish: Wish | None) -> None:
            if wish is not None:
                self._do(wish)

        texts = _of_locale(session, policy, locale) if locale else _of_source(policy)
        self._app.push_screen(Replace(texts, policy, old, new), answered)

    def _do(self, wish: Wish) -> None:
        from workbench.steps.replacing import planned_replacing

        planned = planned_replacing(wish.hits, wish.old, wish.new)
        self._make(planned, told=_("Done: {step}").format(step=said(planned.title)))


def _of_source(policy: Policy) -> Texts:
    title = _title(policy.source_locale)
    return Texts(lambda with_names: source_texts(policy, with_names=with_names), title)


def _of_locale(session: Session, policy: Policy, locale: LocaleTag) -> Texts:
    catalog = session.locales.catalog(locale)

    def texts(_with_names: bool) -> Iterable[Written]:
        return () if catalog is None else locale_texts(policy, locale, catalog)

    return Texts(texts, _title(locale), has_names=False)


def _title(locale: LocaleTag) -> str:
    from workbench.ui.widgets.standing_line import locale_title

    return _("Find and replace: every text in {locale}").format(locale=locale_title(locale))
