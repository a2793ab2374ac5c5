"""What can be done in the place Preview."""

from __future__ import annotations

from workbench.ui.commands.command import Command, Scope

PREVIEW = (
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
        "Go where the text at hand is written; Back, or F7, comes back.",
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
