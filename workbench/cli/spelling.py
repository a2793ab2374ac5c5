"""Spelling at the command line: the dictionaries that `check` looks words up in, and what it says without."""

from __future__ import annotations

from workbench.checks.problem import RuleId
from workbench.checks.selection import Selection
from workbench.language import _, said
from workbench.policy.model import Policy
from workbench.store.dictionaries import Dictionaries, installed
from workbench.store.settings import read_settings

_SPELLING = RuleId("PR024")


def dictionaries_for(policy: Policy | None, selection: Selection) -> Dictionaries | None:
    """The installed dictionaries, None where the rule that asks them is not to run or the user wants none."""
    is_wanted = policy is not None and selection.takes(_SPELLING, policy.settings.checks)
    return Dictionaries(installed()) if is_wanted and read_settings().is_spelling_checked else None


def remarks(dictionaries: Dictionaries | None) -> list[str]:
    """What is to be said of spelling that was not checked: no dictionary, or one that cannot be read."""
    if dictionaries is None:
        return []
    told = [said(complaint) for complaint in dictionaries.complaints]
    if dictionaries.lacking:
        lacking = ", ".join(dictionaries.lacking)
        told.append(
            _("Spelling was not checked in {locales}: no Hunspell dictionary is installed.").format(
                locales=lacking
            )
        )
    return told
