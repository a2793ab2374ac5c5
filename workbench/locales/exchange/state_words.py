"""The states of units and entries as people are told them."""

from __future__ import annotations

from workbench.language import _
from workbench.locales.catalog import State
from workbench.locales.exchange.parcel import UnitState


def state_in_words(state: UnitState | State) -> str:
    """A state in the user's language."""
    known = {
        UnitState.UNTRANSLATED: _("untranslated"),
        UnitState.STALE: _("stale"),
        UnitState.TRANSLATED: _("translated"),
        UnitState.APPROVED: _("approved"),
    }
    return known[UnitState(state.value)]
