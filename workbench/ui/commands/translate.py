"""What can be done in the place Translate: by letters from the list, by chords from anywhere in it.

A letter also follows the one chord that announces it, so that every command is in reach while writing, on
any terminal.
"""

from __future__ import annotations

from workbench.ui.commands.command import Command, Scope

MOST_SUGGESTIONS = 9
"""So many suggestions have keys."""
_FOOTER = frozenset({"done"})


def _command(name: str, title: str, told: str, keys: tuple[str, ...], action: str) -> Command:
    return Command(f"translate.{name}", title, told, keys, action, Scope.TRANSLATE, name in _FOOTER)


def _edit(name: str, title: str, told: str, keys: tuple[str, ...], action: str) -> Command:
    return Command(
        f"translate.{name}", title, told, keys, action, Scope.TRANSLATE, name in _FOOTER, is_edit=True
    )


_GOING = (
    _command("next", "Next", "Go to the next entry.", ("n",), "step('any', 1)"),
    _command("previous", "Previous", "Go to the entry before.", ("p",), "step('any', -1)"),
    _command(
        "next_unfinished",
        "Next unfinished",
        "Go to the next entry that is untranslated or stale.",
        ("ctrl+n", "t"),
        "step('unfinished', 1)",
    ),
    _command(
        "previous_unfinished",
        "Previous unfinished",
        "Go to the entry before that is untranslated or stale.",
        ("T",),
        "step('unfinished', -1)",
    ),
    _command(
        "next_untranslated",
        "Next untranslated",
        "Go to the next entry without a translation.",
        ("u", "alt+pagedown"),
        "step('untranslated', 1)",
    ),
    _command(
        "previous_untranslated",
        "Previous untranslated",
        "Go to the entry before without a translation.",
        ("U", "alt+pageup"),
        "step('untranslated', -1)",
    ),
    _command(
        "next_stale",
        "Next stale",
        "Go to the next entry whose source text has changed, or that needs work.",
        ("f", "ctrl+pagedown"),
        "step('stale', 1)",
    ),
    _command(
        "previous_stale",
        "Previous stale",
        "Go to the entry before whose source text has changed, or that needs work.",
        ("F", "ctrl+pageup"),
        "step('stale', -1)",
    ),
    _command(
        "next_problem", "Next problem", "Go to the next entry with a problem.", ("x",), "step('problem', 1)"
    ),
    _command(
        "previous_problem",
        "Previous problem",
        "Go to the entry before with a problem.",
        ("X",),
        "step('problem', -1)",
    ),
)
_LOOKING = (
    _command(
        "locale",
        "Locale",
        "Choose the locale to translate into, or begin a new one.",
        ("l",),
        "choose_locale",
    ),
    _command("filter", "Filter", "Show only some entries.", ("slash",), "filter"),
    _command("clear_filter", "Show all", "Clear the filter.", ("escape",), "clear_filter"),
    _command("write", "Write", "Write in the translation.", ("e",), "write"),
    _command("read_on", "Read on", "Show more of a long source text, then of what helps.", ("v",), "read_on"),
    _command(
        "how",
        "How was it translated?",
        "Look a word up in what is translated already.",
        ("h",),
        "look_up",
    ),
    _command(
        "copy_text", "Copy to clipboard", "Copy the key, the source text or the translation.", ("Y",), "copy"
    ),
    _command("source", "Source", "Go where the text of the source is written.", ("s",), "go_to_source"),
    _command("open", "Editor", "Open the locale's file in your editor, at the entry.", ("E",), "open_file"),
)
_EDITING = (
    _edit(
        "done",
        "Done, next",
        "Say that the translation is right for the source text as it is; go to the next unfinished one.",
        ("ctrl+d", "d", "ctrl+enter"),
        "done",
    ),
    _edit(
        "turn",
        "Needs work",
        "Say that the marked translations, or this one, need work, or that they do not any more.",
        ("ctrl+u", "z"),
        "turn",
    ),
    _edit(
        "copy_source",
        "Copy source",
        "Begin with the source text.",
        ("c", "ctrl+space", "ctrl+b"),
        "copy_source",
    ),
    _edit(
        "insert",
        "Insert placeholder",
        "Insert the first placeholder, link or name of the source that is missing; of none missing, any.",
        ("ctrl+t", "i"),
        "insert",
    ),
    _edit(
        "insert_all",
        "Insert placeholders",
        "Insert every placeholder, link and name of the source that is missing.",
        ("I",),
        "insert_all",
    ),
    _edit(
        "replace",
        "Replace in this locale",
        "Find words in the translations of this locale, and replace them; what changes is shown before.",
        ("r",),
        "replace",
    ),
    _edit("clear", "Clear", "Take the translation away.", ("ctrl+k", "delete"), "clear"),
    _edit("comment", "Comment", "Write a comment for other translators.", ("number_sign",), "comment"),
    _edit(
        "approve",
        "Approve",
        "Vouch for the marked translations, or this one, or withdraw that.",
        ("a",),
        "approve",
    ),
    _edit(
        "accept",
        "Accept",
        "Accept what is wrong with the entry, with a reason, and go to the next problem.",
        ("w",),
        "waive",
    ),
    _edit("mend", "Fix", "Mend what is wrong with the entry, where a fix is known.", ("m",), "mend"),
    _edit(
        "same",
        "Same everywhere",
        "Say that the translation is right, and give it to every entry with the same source text.",
        ("equals_sign",),
        "same",
    ),
    _edit("begin", "New locale", "Begin a locale that the policy does not have.", ("N",), "begin"),
    _edit(
        "carry_over",
        "Carry over",
        "Carry new and changed source texts over into the locale's file.",
        ("S",),
        "carry_over",
    ),
)
TRANSLATE = (*_EDITING, *_GOING, *_LOOKING)
PAIR = (
    Command("pair.leave", "Back", "Go back to the list.", ("escape",), "leave", Scope.PAIR),
    Command(
        "pair.letter",
        "A letter",
        "The next key is one of the list, and the cursor stays; a digit takes that suggestion.",
        ("ctrl+l",),
        "await_letter",
        Scope.PAIR,
        is_in_footer=True,
    ),
    Command("pair.next", "Next", "Go to the next entry.", ("pagedown", "ctrl+down"), "step(1)", Scope.PAIR),
    Command(
        "pair.previous", "Previous", "Go to the entry before.", ("pageup", "ctrl+up"), "step(-1)", Scope.PAIR
    ),
    *(
        Command(
            f"pair.suggestion_{number}",
            f"Suggestion {number}",
            "Take the suggestion of this number.",
            (f"alt+{number}", f"ctrl+{number}"),
            f"take_suggestion({number})",
            Scope.PAIR,
            is_edit=True,
        )
        for number in range(1, MOST_SUGGESTIONS + 1)
    ),
)
