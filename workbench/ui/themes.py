"""The colours: dark, light, high contrast, safe for the colour-blind, and none.

Signs and words carry every meaning; a colour only repeats it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from textual.theme import Theme

_BLUE, _ORANGE = "#0072b2", "#e69f00"
"""Two of the colours that M. Okabe and K. Ito chose to be told apart by everyone (2008)."""

THEMES: Sequence[Theme] = (
    Theme(
        name="workbench-dark",
        primary="#7aa2f7",
        secondary="#9ece6a",
        accent="#e0af68",
        warning="#e0af68",
        error="#f7768e",
        success="#9ece6a",
        foreground="#d5d8e0",
        background="#14161b",
        surface="#1a1d23",
        panel="#262a33",
        dark=True,
    ),
    Theme(
        name="workbench-light",
        primary="#1f5fbf",
        secondary="#2f6f3e",
        accent="#8a5a00",
        warning="#8a5a00",
        error="#b3261e",
        success="#2f6f3e",
        foreground="#1b1b1f",
        background="#fdfdfd",
        surface="#ffffff",
        panel="#e6e8ec",
        dark=False,
    ),
    Theme(
        name="workbench-high-contrast",
        primary="#ffff00",
        secondary="#00ffff",
        accent="#00ffff",
        warning="#ffff00",
        error="#ff8080",
        success="#80ff80",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#202020",
        dark=True,
    ),
    Theme(
        name="workbench-colour-blind",
        primary="#56b4e9",
        secondary=_BLUE,
        accent=_ORANGE,
        warning=_ORANGE,
        error=_ORANGE,
        success="#56b4e9",
        foreground="#e8e8e8",
        background="#121212",
        surface="#181818",
        panel="#2a2a2a",
        dark=True,
    ),
    Theme(
        name="workbench-monochrome",
        primary="#ffffff",
        secondary="#d0d0d0",
        accent="#ffffff",
        warning="#ffffff",
        error="#ffffff",
        success="#ffffff",
        foreground="#e0e0e0",
        background="#000000",
        surface="#0a0a0a",
        panel="#303030",
        dark=True,
    ),
)
DEFAULT = "workbench-dark"
MONOCHROME = "workbench-monochrome"


def chosen(asked: str | None, known: Sequence[str]) -> str:
    """The theme to begin with: without colours where `NO_COLOR` says so, else the one asked for if known."""
    if os.environ.get("NO_COLOR"):
        return MONOCHROME
    return asked if asked is not None and asked in known else DEFAULT
