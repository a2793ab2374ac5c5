"""What can be done in the lists of the place Catalogue, in that of cookies, and in the forms."""

from __future__ import annotations

from workbench.ui.commands.command import Command, Scope

CATALOGUE = (
    Command(
        "list.filter",
        "Filter",
        "Show only some rows.",
        ("slash",),
        "filter",
        Scope.CATALOGUE,
        is_in_footer=True,
    ),
    Command("list.clear", "Show all", "Clear the filter.", ("escape",), "clear_filter", Scope.CATALOGUE),
    Command("list.sort", "Sort", "Order the rows by the next column.", ("o",), "sort", Scope.CATALOGUE),
    Command("list.reverse", "Turn round", "Turn the order round.", ("O",), "reverse", Scope.CATALOGUE),
    Command("cookie.edit", "Edit", "Go to the form of the cookie.", ("e",), "edit", Scope.CATALOGUE),
    Command("cookie.add", "Add", "Add a cookie.", ("a", "insert"), "add", Scope.CATALOGUE, is_edit=True),
    Command(
        "cookie.duplicate",
        "Duplicate",
        "Add a cookie like this one.",
        ("d",),
        "duplicate",
        Scope.CATALOGUE,
        is_edit=True,
    ),
    Command(
        "cookie.remove",
        "Remove",
        "Remove the marked cookies, or this one; undo brings them back.",
        ("delete", "x"),
        "remove",
        Scope.CATALOGUE,
        is_edit=True,
    ),
    Command(
        "cookie.open",
        "Editor",
        "Open the cookie's file in your editor.",
        ("E",),
        "open_file",
        Scope.CATALOGUE,
    ),
)
COOKIES = (
    Command(
        "cookie.import",
        "Import",
        "Take cookies over from a table: paste its rows into the list, or name its file.",
        ("i",),
        "import_table",
        Scope.COOKIES,
        is_edit=True,
    ),
    Command(
        "cookie.paste",
        "Paste a table",
        "Take cookies over from the table in the app's clipboard; what a terminal pastes needs no key.",
        ("ctrl+v",),
        "paste_table",
        Scope.COOKIES,
        is_edit=True,
    ),
    Command(
        "cookie.change_many",
        "Change",
        "Give a field of the marked cookies, or of this one, one value; what changes is shown before.",
        ("c",),
        "change_many",
        Scope.COOKIES,
        is_edit=True,
    ),
    Command(
        "cookie.move",
        "Move",
        "Move the marked cookies, or this one, to another category.",
        ("m",),
        "change_many('category')",
        Scope.COOKIES,
        is_edit=True,
    ),
    Command(
        "cookie.move_up",
        "Move up",
        "Move the marked cookies, or this one, up a row within their category; dragging does it too.",
        ("K", "ctrl+up"),
        "shift(-1)",
        Scope.COOKIES,
        is_edit=True,
    ),
    Command(
        "cookie.move_down",
        "Move down",
        "Move the marked cookies, or this one, down a row within their category.",
        ("J", "ctrl+down"),
        "shift(1)",
        Scope.COOKIES,
        is_edit=True,
    ),
    Command(
        "cookie.preview",
        "See in the policy",
        "Show the cookie where it is read.",
        ("p",),
        "preview",
        Scope.COOKIES,
    ),
    Command(
        "form.take_over",
        "Take over",
        "Take over the provider, category and lifetime that the reference file has for the cookie.",
        ("ctrl+t",),
        "take_over",
        Scope.COOKIES,
        is_edit=True,
    ),
)
FORM = (
    Command("form.leave", "Back", "Go back to the list.", ("escape",), "leave", Scope.FORM),
    Command(
        "form.choices", "Choices", "Show what a field can hold.", ("f4", "alt+down"), "choices", Scope.FORM
    ),
)
