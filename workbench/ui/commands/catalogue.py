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
    Command(
        "list.next",
        "Next list",
        "Go to the next list: cookies, providers, categories, links, glossary, settings.",
        ("v", "right"),
        "other_list(1)",
        Scope.CATALOGUE,
        is_in_footer=True,
    ),
    Command(
        "list.previous",
        "Previous list",
        "Go to the list before.",
        ("V", "left"),
        "other_list(-1)",
        Scope.CATALOGUE,
    ),
    Command("list.clear", "Show all", "Clear the filter.", ("escape",), "clear_filter", Scope.CATALOGUE),
    Command("list.sort", "Sort", "Order the rows by the next column.", ("o",), "sort", Scope.CATALOGUE),
    Command("list.reverse", "Turn round", "Turn the order round.", ("O",), "reverse", Scope.CATALOGUE),
    Command("list.edit", "Edit", "Go to the form of the row.", ("e",), "edit", Scope.CATALOGUE),
    Command(
        "list.add",
        "Add",
        "Add a row; it is asked what it is called.",
        ("a", "insert"),
        "add",
        Scope.CATALOGUE,
        is_edit=True,
    ),
    Command(
        "list.duplicate",
        "Duplicate",
        "Add a row like this one.",
        ("d",),
        "duplicate",
        Scope.CATALOGUE,
        is_edit=True,
    ),
    Command(
        "list.remove",
        "Remove",
        "Remove the marked rows, or this one, unless they are used; undo brings them back.",
        ("delete", "x"),
        "remove",
        Scope.CATALOGUE,
        is_edit=True,
    ),
    Command(
        "list.open",
        "Editor",
        "Open the file of the row in your editor.",
        ("E",),
        "open_file",
        Scope.CATALOGUE,
    ),
)
COOKIES = (
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
