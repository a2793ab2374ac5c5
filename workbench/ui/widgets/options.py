"""The options of lists that may have thousands: one that has room on a line is not wrapped to be measured."""

from __future__ import annotations

from textual.content import Content
from textual.css.styles import RulesMap
from textual.widgets.option_list import Option


class _Line(Content):
    """A text whose height is known at a glance, where it is a line."""

    __slots__ = ()

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines it takes."""
        is_line = "\n" not in self.plain and self.cell_length <= width
        return 1 if is_line else super().get_height(rules, width)


def option(told: Content, *, disabled: bool = False) -> Option:
    """An option that says this."""
    return Option(_Line(told.plain, list(told.spans)), disabled=disabled)
