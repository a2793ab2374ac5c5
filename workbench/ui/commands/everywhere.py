"""What can be done everywhere in the app."""

from __future__ import annotations

from workbench.ui.commands.command import Command

EVERYWHERE = (
    Command(
        "app.help",
        "Help",
        "Explain the pane that has the focus, with its keys.",
        ("f1", "question_mark"),
        "help",
        is_in_footer=True,
    ),
    Command("place.catalogue", "Cookies", "Go to the cookies.", ("f2", "1"), "go('catalogue')"),
    Command("place.text", "Text", "Go to the sections and their texts.", ("f3", "2"), "go('text')"),
    Command(
        "place.translate",
        "Translate",
        "Go to the translations, beside the text of the source.",
        ("f4", "3"),
        "go('translate')",
    ),
    Command(
        "place.review", "Review", "Go to what changed since it was published.", ("f5", "4"), "go('review')"
    ),
    Command("place.problems", "Problems", "Go to what is wrong.", ("f6", "5"), "go('problems')"),
    Command("place.preview", "Preview", "Read the policy as a reader sees it.", ("f7", "6"), "go('preview')"),
    Command(
        "app.palette",
        "Palette",
        "Find any command by its name.",
        ("ctrl+p",),
        "command_palette",
        is_in_footer=True,
    ),
    Command(
        "session.save",
        "Save",
        "Write every unsaved change to disk.",
        ("ctrl+s", "f9"),
        "save",
        is_in_footer=True,
        is_edit=True,
    ),
    Command(
        "session.undo",
        "Undo",
        "Undo the last step, wherever it was.",
        ("ctrl+z", "f8"),
        "undo",
        is_in_footer=True,
        is_edit=True,
    ),
    Command("session.redo", "Redo", "Do again what was undone.", ("ctrl+y", "f10"), "redo", is_edit=True),
    Command(
        "session.reload", "Read again", "Read from disk what others have changed.", ("ctrl+r",), "reload"
    ),
    Command(
        "find.go_to",
        "Go to anything",
        "Type a part of a name, a key or a text in any locale, and go there.",
        ("ctrl+g", "colon"),
        "go_to",
    ),
    Command(
        "find.back",
        "Back",
        "Go back to where you were before, as in a browser.",
        ("alt+left", "less_than_sign"),
        "go_back",
    ),
    Command(
        "find.forward",
        "Forward",
        "Go forward again after going back.",
        ("alt+right", "greater_than_sign"),
        "go_forward",
    ),
    Command(
        "find.next_problem",
        "Next problem",
        "Go where the next problem is, from anywhere; after the last comes the first.",
        ("shift+f6", "exclamation_mark"),
        "next_problem",
    ),
    Command(
        "find.next_change",
        "Next change",
        "Go where the next change since it was published is, from anywhere; after the last comes the first.",
        ("shift+f5", "ampersand"),
        "next_change",
    ),
    Command(
        "find.replace",
        "Find and replace",
        "Find words in every text of the source, see what would change, and replace what is chosen.",
        ("ctrl+f", "percent_sign"),
        "replace",
        is_edit=True,
    ),
    Command("app.theme", "Theme", "Choose the colours.", (), "change_theme"),
    Command("app.mouse", "Mouse", "Leave the mouse to the terminal, or take it back.", (), "toggle_mouse"),
    Command("app.quit", "Quit", "Leave; unsaved work is asked about.", ("ctrl+q", "f12"), "quit"),
)
