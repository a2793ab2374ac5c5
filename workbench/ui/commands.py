"""Every command of the app: the one registry behind keys, footer, palette, help and the key table.

Knows nothing of Textual, so that the command line can print it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """Where a command applies."""

    EVERYWHERE = "everywhere"
    CATALOGUE = "catalogue"
    TABLE = "table"
    FORM = "form"
    PREVIEW = "preview"
    PAGE = "page"
    REVIEW = "review"
    PROBLEMS = "problems"

    @property
    def is_in_palette(self) -> bool:
        """Whether the palette lists its commands: not the ways to move about."""
        return self not in {Scope.TABLE, Scope.PAGE}


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the app can do. `title` and `help` are English message ids; `action` is what runs it."""

    id: str
    title: str
    help: str
    keys: tuple[str, ...]
    action: str
    scope: Scope = Scope.EVERYWHERE
    is_in_footer: bool = False
    is_edit: bool = False

    @property
    def needs_no_project(self) -> bool:
        """Whether it can run while the project is still being read."""
        return self.id.startswith("app.")


_EVERYWHERE = (
    Command(
        "app.help",
        "Help",
        "Explain the pane that has the focus, with its keys.",
        ("f1", "question_mark"),
        "help",
        is_in_footer=True,
    ),
    Command("place.catalogue", "Cookies", "Go to the cookies.", ("f2", "1"), "go('catalogue')"),
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
    Command("app.theme", "Theme", "Choose the colours.", (), "change_theme"),
    Command("app.mouse", "Mouse", "Leave the mouse to the terminal, or take it back.", (), "toggle_mouse"),
    Command("app.quit", "Quit", "Leave; unsaved work is asked about.", ("ctrl+q", "f12"), "quit"),
)
_CATALOGUE = (
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
_TABLE = (
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
    Command("table.choose", "Choose", "Open the row.", ("enter",), "choose", Scope.TABLE),
)
_PREVIEW = (
    Command(
        "preview.locale",
        "Locale",
        "Choose the locale in which the policy is read.",
        ("l",),
        "choose_locale",
        Scope.PREVIEW,
        is_in_footer=True,
    ),
    Command(
        "preview.next_locale",
        "Next locale",
        "Read the same place in the next locale.",
        ("right",),
        "step_locale(1)",
        Scope.PREVIEW,
    ),
    Command(
        "preview.previous_locale",
        "Previous locale",
        "Read the same place in the locale before.",
        ("left",),
        "step_locale(-1)",
        Scope.PREVIEW,
    ),
    Command(
        "preview.source",
        "Source",
        "Go where the text at hand is written: the cookie's form, or its file in your editor; F7 comes back.",
        ("enter",),
        "go_to_source",
        Scope.PREVIEW,
        is_in_footer=True,
    ),
    Command(
        "preview.translation",
        "Translation",
        "Go to the translation of the text at hand, in the locale's file.",
        ("t",),
        "go_to_translation",
        Scope.PREVIEW,
    ),
    Command(
        "preview.open",
        "Editor",
        "Open the file of the text at hand in your editor, at the place.",
        ("E",),
        "open_file",
        Scope.PREVIEW,
    ),
    Command(
        "preview.browser",
        "Browser",
        "Open the page in your browser, as the HTML export has it.",
        ("b",),
        "open_in_browser",
        Scope.PREVIEW,
    ),
    Command(
        "preview.export",
        "Export",
        "Write the policy to files: choose locales and formats, see before what is missing.",
        ("x",),
        "export",
        Scope.PREVIEW,
        is_in_footer=True,
    ),
    Command(
        "preview.next_unfinished",
        "Next unfinished",
        "Go to the next text that is untranslated or stale.",
        ("n",),
        "step_unfinished(1)",
        Scope.PREVIEW,
    ),
    Command(
        "preview.previous_unfinished",
        "Previous unfinished",
        "Go to the text before that is untranslated or stale.",
        ("N",),
        "step_unfinished(-1)",
        Scope.PREVIEW,
    ),
)
_PAGE = (
    Command("page.up", "Up", "Go to the text above.", ("up", "k"), "step(-1)", Scope.PAGE),
    Command("page.down", "Down", "Go to the text below.", ("down", "j"), "step(1)", Scope.PAGE),
    Command("page.page_up", "Page up", "Go a page up.", ("pageup",), "page(-1)", Scope.PAGE),
    Command("page.page_down", "Page down", "Go a page down.", ("pagedown", "space"), "page(1)", Scope.PAGE),
    Command("page.first", "First line", "Go to the first line.", ("home", "g"), "first", Scope.PAGE),
    Command("page.last", "Last line", "Go to the last line.", ("end", "G"), "last", Scope.PAGE),
)
_FORM = (
    Command("form.leave", "Back", "Go back to the list.", ("escape",), "leave", Scope.FORM),
    Command(
        "form.choices", "Choices", "Show what a field can hold.", ("f4", "alt+down"), "choices", Scope.FORM
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
_PROBLEMS = (
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
_REVIEW = (
    Command(
        "review.decide",
        "Decide",
        "Say what the marked changes, or this one, mean, and why.",
        ("d",),
        "decide",
        Scope.REVIEW,
        is_in_footer=True,
        is_edit=True,
    ),
    Command(
        "review.undecide",
        "Take back",
        "Take a decision back; what is proposed holds again.",
        ("t",),
        "undecide",
        Scope.REVIEW,
        is_edit=True,
    ),
    Command(
        "review.revert",
        "Put back",
        "Put back what was published; undo brings the change back.",
        ("u",),
        "revert",
        Scope.REVIEW,
        is_in_footer=True,
        is_edit=True,
    ),
    Command(
        "review.hand_over",
        "Hand over",
        "Commit what differs on a new branch, for others to review; pushing it is up to you.",
        ("h",),
        "hand_over",
        Scope.REVIEW,
        is_edit=True,
    ),
    Command(
        "review.publish",
        "Publish",
        "Make everything the next revision; what that comes to is shown before.",
        ("p",),
        "publish",
        Scope.REVIEW,
        is_in_footer=True,
        is_edit=True,
    ),
)

COMMANDS: tuple[Command, ...] = (
    *_EVERYWHERE,
    *_CATALOGUE,
    *_TABLE,
    *_FORM,
    *_PREVIEW,
    *_PAGE,
    *_REVIEW,
    *_PROBLEMS,
)
"""Every command, those that apply everywhere first."""
BY_ID = {command.id: command for command in COMMANDS}


def commands_in(scope: Scope) -> Sequence[Command]:
    """The commands that apply in a part of the app."""
    return [command for command in COMMANDS if command.scope is scope]
