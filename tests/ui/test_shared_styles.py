"""Tests for the styles that tests share: everything looks as it does where Textual works it out anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.parse import parse
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.scrollbar import ScrollBar

from tests.projects import write_locales, write_prose
from tests.ui.conftest import opened, settled
from tests.ui.shared_styles import SharedStyles
from workbench.ui.app import WorkbenchApp

KEYS = (
    "down space",
    "enter x tab",
    "escape slash v",
    "escape f9 v",
    "f3 enter x",
    "escape f4 e x",
    "f7",
    "ctrl+p",
)
"""Through places, a form, a filter and dialogs: what has the focus, and the classes of widgets, move."""

Look = tuple[RulesMap, dict[str, RulesMap], tuple[bool, ...]]


def look(node: DOMNode) -> Look:
    """What a widget's style is, those of its parts, and what Textual keeps of what they hang on."""
    parts = {name: styles.base.get_rules() for name, styles in node._component_styles.items()}
    hangs = (node._has_hover_style, node._has_focus_within, node._has_order_style, node._has_odd_or_even)
    return dict(node.styles.base.get_rules()), parts, hangs  # type: ignore[return-value]


def as_read_anew(app: WorkbenchApp) -> Stylesheet:
    """Every rule of the app as Textual reads it."""
    textual = Stylesheet(variables=app.get_css_variables())
    textual.source = dict(app.stylesheet.source)
    textual.parse()
    return textual


def as_read(app: WorkbenchApp) -> Stylesheet:
    """Every rule of the app as it was read."""
    textual = Stylesheet()
    textual._rules = app.stylesheet.rules
    return textual


def differences(app: WorkbenchApp, textual: Stylesheet) -> Iterator[str]:
    """Whatever is seen and looks as Textual would not have it."""
    widgets = [each for each in app.screen._compositor.visible_widgets if not isinstance(each, ScrollBar)]
    for node in (app, *widgets):  # a bar has no look of its own before what it scrolls has another
        before = look(node)
        textual.apply(node)
        if look(node) != before:
            yield f"{node}: {before} instead of {look(node)}"


async def test_everything_looks_as_textual_would_have_it(tmp_path: Path) -> None:
    root = write_prose(tmp_path / "project")
    write_locales(root, "de")
    async with opened(root) as (app, pilot):
        assert isinstance(app.stylesheet, SharedStyles)
        for keys in KEYS:
            await pilot.press(*keys.split())
            await settled(app, pilot)
            assert list(differences(app, as_read(app))) == [], keys


async def test_another_theme_gives_everything_its_colours(root: Path) -> None:
    async with opened(root) as (app, pilot):
        for theme in ("workbench-light", "workbench-dark"):
            app.theme = theme
            await settled(app, pilot)
            assert list(differences(app, as_read_anew(app))) == [], theme


async def test_what_one_app_has_read_the_next_does_not_read_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(root):
        pass
    read: list[str] = []

    def reading(scope: str, css: str, *args: Any, **named: Any) -> Iterable[RuleSet]:
        read.append(css)
        return parse(scope, css, *args, **named)

    monkeypatch.setattr("textual.css.stylesheet.parse", reading)
    async with opened(root) as (app, _):
        assert read == []
        assert list(differences(app, as_read_anew(app))) == []
    assert read != []
