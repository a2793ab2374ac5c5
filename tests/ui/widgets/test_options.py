"""An option that has room on one line is measured at a glance, and every other one as Textual does."""

from __future__ import annotations

import pytest
from textual.content import Content
from textual.css.styles import RulesMap

from workbench.ui.widgets.options import option


@pytest.mark.parametrize(
    "text", ["", "Cookie _ga: Provider", "x" * 20, "åäö 漢字 " * 3, "two\nlines", "a " * 40]
)
@pytest.mark.parametrize("width", [1, 5, 20, 76])
def test_it_is_as_high_as_textual_finds_it(text: str, width: int) -> None:
    prompt = option(Content(text)).prompt
    assert isinstance(prompt, Content)
    assert prompt.get_height(RulesMap(), width) == Content(text).get_height(RulesMap(), width)


def test_a_line_is_not_wrapped_to_be_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    prompt = option(Content("Cookie _ga: Provider")).prompt
    assert isinstance(prompt, Content)
    monkeypatch.setattr(Content, "get_height", lambda *_: pytest.fail("it has room on a line"))
    assert prompt.get_height(RulesMap(), 76) == 1
