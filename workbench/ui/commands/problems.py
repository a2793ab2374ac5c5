"""What can be done in the place Problems."""

from __future__ import annotations

from workbench.ui.commands.command import Command, Scope

PROBLEMS = (
    Command("problem.filter", "Filter", "Show only some problems.", ("slash",), "filter", Scope.PROBLEMS),
    Command("problem.clear", "Show all", "Clear the filter.", ("escape",), "clear_filter", Scope.PROBLEMS),
    Command(
        "problem.fix",
        "Fix",
        "Mend the marked problems, or this one, where a fix is known; what would change is shown before.",
        ("f",),
        "fix",
        Scope.PROBLEMS,
        is_in_footer=True,
        is_edit=True,
    ),
    Command(
        "problem.accept",
        "Accept",
        "Accept the marked problems, or this one, with a reason.",
        ("w",),
        "waive",
        Scope.PROBLEMS,
        is_in_footer=True,
        is_edit=True,
    ),
    Command(
        "problem.explain",
        "Explain",
        "Say what the rule is about, and what it rests on.",
        ("x",),
        "explain",
        Scope.PROBLEMS,
        is_in_footer=True,
    ),
    Command(
        "problem.group",
        "Group",
        "Group the list by severity, rule or place.",
        ("v",),
        "group",
        Scope.PROBLEMS,
    ),
    Command(
        "problem.accepted",
        "Accepted",
        "Show what has been accepted too, or leave it out again.",
        ("h",),
        "toggle_accepted",
        Scope.PROBLEMS,
    ),
    Command(
        "problem.open",
        "Editor",
        "Open the file in your editor, at the place.",
        ("E",),
        "open_file",
        Scope.PROBLEMS,
    ),
)
