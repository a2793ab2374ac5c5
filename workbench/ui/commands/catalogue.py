"""What can be done in the place Cookies, and in its form."""

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
        "cookie.preview",
        "See in the policy",
        "Show the cookie where it is read.",
        ("p",),
        "preview",
        Scope.CATALOGUE,
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
FORM = (
    Command("form.leave", "Back", "Go back to the list.", ("escape",), "leave", Scope.FORM),
    Command(
        "form.choices",
        "Choices",
        "Show what a field can hold.",
        ("ctrl+o", "alt+down"),
        "choices",
        Scope.FORM,
    ),
    Command(
        "form.take_over",
        "Take over",
        "Take over the provider, category and lifetime that the reference file has for the cookie.",
        ("ctrl+t",),
        "take_over",
        Scope.FORM,
        is_edit=True,
    ),
)
