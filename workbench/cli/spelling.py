"""Spelling at the command line: what `check` says of words that were not looked up."""

from __future__ import annotations

from workbench.cli.question import Answer
from workbench.language import _, said


def remarks(answer: Answer) -> list[str]:
    """What is to be said of spelling that was not checked: no dictionary, or one that cannot be read."""
    told = [said(complaint) for complaint in answer.complaints]
    if answer.lacking:
        told.append(
            _("Spelling was not checked in {locales}: no Hunspell dictionary is installed.").format(
                locales=", ".join(answer.lacking)
            )
        )
    return told
