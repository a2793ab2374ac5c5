"""The mouse: the app's, or left to the terminal so that it can select text.

The one module that uses a private part of Textual for it.
"""

from __future__ import annotations

from textual.app import App


def take_mouse(app: App[None], is_taken: bool) -> None:
    """Let the app have the mouse, or the terminal."""
    driver = app._driver
    if driver is None:
        return
    switch = getattr(driver, "_enable_mouse_support" if is_taken else "_disable_mouse_support", None)
    if switch is not None:
        switch()
