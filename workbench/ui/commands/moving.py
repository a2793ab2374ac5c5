"""The ways to move about in a table and on a page."""

from __future__ import annotations

from workbench.ui.commands.command import Command, Scope

TABLE = (
    Command("table.up", "Up", "Go to the row above.", ("up", "k"), "move(-1)", Scope.TABLE),
    Command("table.down", "Down", "Go to the row below.", ("down", "j"), "move(1)", Scope.TABLE),
    Command("table.page_up", "Page up", "Go a page up.", ("pageup",), "page(-1)", Scope.TABLE),
    Command("table.page_down", "Page down", "Go a page down.", ("pagedown",), "page(1)", Scope.TABLE),
    Command("table.first", "First", "Go to the first row.", ("home", "g"), "first", Scope.TABLE),
    Command("table.last", "Last", "Go to the last row.", ("end", "G"), "last", Scope.TABLE),
    Command(
        "table.mark", "Mark", "Mark the row, or take its mark away.", ("space",), "toggle_mark", Scope.TABLE
    ),
    Command(
        "table.mark_up",
        "Mark upwards",
        "Mark this row and the one above.",
        ("shift+up",),
        "extend_marks(-1)",
        Scope.TABLE,
    ),
    Command(
        "table.mark_down",
        "Mark downwards",
        "Mark this row and the one below.",
        ("shift+down",),
        "extend_marks(1)",
        Scope.TABLE,
    ),
    Command(
        "table.mark_all",
        "Mark all",
        "Mark every row that is shown, or take their marks away where all are marked.",
        ("asterisk",),
        "toggle_all",
        Scope.TABLE,
    ),
    Command(
        "table.copy",
        "Copy",
        "Copy the marked rows, or this one, to the clipboard: a line a row, columns apart by tabs.",
        ("y",),
        "copy",
        Scope.TABLE,
    ),
    Command("table.choose", "Choose", "Open the row.", ("enter",), "choose", Scope.TABLE),
)
PAGE = (
    Command("page.up", "Up", "Go to the text above.", ("up", "k"), "step(-1)", Scope.PAGE),
    Command("page.down", "Down", "Go to the text below.", ("down", "j"), "step(1)", Scope.PAGE),
    Command("page.page_up", "Page up", "Go a page up.", ("pageup",), "page(-1)", Scope.PAGE),
    Command("page.page_down", "Page down", "Go a page down.", ("pagedown", "space"), "page(1)", Scope.PAGE),
    Command("page.first", "First line", "Go to the first line.", ("home", "g"), "first", Scope.PAGE),
    Command("page.last", "Last line", "Go to the last line.", ("end", "G"), "last", Scope.PAGE),
    Command("page.copy", "Copy", "Copy the text at hand to the clipboard.", ("y",), "copy", Scope.PAGE),
)
