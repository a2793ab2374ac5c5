"""The user's own keys: what is wrong with them is told; Textual itself would pass over it in silence.

Knows nothing of Textual, so that the command line can print it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence, say
from workbench.ui.commands import BY_ID, COMMANDS, Command, Scope

_FUNCTION_KEYS = frozenset(f"f{number}" for number in range(1, 25))
_PAGING = frozenset({"pageup", "pagedown"})
_NAMED = (
    frozenset(
        [
            "backspace",
            "delete",
            "down",
            "end",
            "enter",
            "escape",
            "home",
            "insert",
            "left",
            "pagedown",
            "pageup",
            "right",
            "space",
            "tab",
            "up",
            "ampersand",
            "apostrophe",
            "asterisk",
            "at",
            "backslash",
            "circumflex_accent",
            "colon",
            "comma",
            "dollar_sign",
            "equals_sign",
            "exclamation_mark",
            "full_stop",
            "grave_accent",
            "greater_than_sign",
            "left_curly_bracket",
            "left_parenthesis",
            "left_square_bracket",
            "less_than_sign",
            "minus",
            "number_sign",
            "percent_sign",
            "plus",
            "question_mark",
            "quotation_mark",
            "right_curly_bracket",
            "right_parenthesis",
            "right_square_bracket",
            "semicolon",
            "slash",
            "tilde",
            "underscore",
            "vertical_line",
        ]
    )
    | _FUNCTION_KEYS
)
"""The keys that have names, as Textual calls them; the others are single characters."""
_MODIFIERS = re.compile(r"(?:(?:ctrl|alt|shift|super|hyper|meta)\+)*")

TAKEN = frozenset({"ctrl+b", "ctrl+c", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+q", "ctrl+s", "ctrl+z"})
"""Keys that terminals and multiplexers keep for themselves: never the only way to a command."""


@frozen
class Keymap:
    """Every command with the keys it has for this user, and what was wrong with what was asked for."""

    commands: tuple[Command, ...]
    complaints: tuple[Sentence, ...]

    @property
    def changed(self) -> Mapping[str, str]:
        """The commands whose keys the user changed, in Textual's form."""
        return {
            command.id: ",".join(command.keys)
            for command in self.commands
            if command.keys != BY_ID[command.id].keys
        }

    def chords(self, *scopes: Scope) -> frozenset[str]:
        """The keys of some parts of the app that no field takes for writing or moving in it."""
        keys = {key for each in self.commands if each.scope in scopes for key in each.keys}
        return frozenset(key for key in keys if "+" in key or key in _PAGING or key in _FUNCTION_KEYS)

    def keys(self, command: str) -> tuple[str, ...]:
        """A command's keys."""
        return next(each.keys for each in self.commands if each.id == command)


def keymap(asked: Mapping[str, str]) -> Keymap:
    """Give commands the keys a user asks for; what is wrong is told and has no effect."""
    complaints: list[Sentence] = []
    keys: dict[str, tuple[str, ...]] = {}
    for name, written in asked.items():
        if name not in BY_ID:
            complaints.append(_unknown_command(name))
            continue
        wanted = tuple(key.strip() for key in written.split(",") if key.strip())
        unknown = [key for key in wanted if not is_key(key)]
        complaints.extend(_unknown_key(name, key) for key in unknown)
        if not unknown:
            keys[name] = wanted
    commands = tuple(replace(command, keys=keys.get(command.id, command.keys)) for command in COMMANDS)
    return Keymap(commands, (*complaints, *clashes(commands)))


def is_key(key: str) -> bool:
    """Whether a text names a key as Textual does."""
    name = key[len(_MODIFIERS.match(key)[0]) :] if _MODIFIERS.match(key) else key  # type: ignore[index]
    return name in _NAMED or (len(name) == 1 and name.isprintable() and name != " ")


def clashes(commands: tuple[Command, ...]) -> Iterator[Sentence]:
    """Yield every key that two commands have where both apply."""
    owners: dict[str, list[Command]] = {}
    for command in commands:
        for key in command.keys:
            for other in owners.setdefault(key, []):
                if _meet(command.scope, other.scope):
                    yield say(
                        "The key {key} is asked for by both {one} and {other}; give one of them another.",
                        key=key,
                        one=other.id,
                        other=command.id,
                    )
            owners[key].append(command)


_BESIDE = {
    Scope.CATALOGUE: {Scope.TABLE, Scope.COOKIES},
    Scope.COOKIES: {Scope.TABLE},
    Scope.PROBLEMS: {Scope.TABLE},
    Scope.REVIEW: {Scope.TABLE},
    Scope.TEXT: {Scope.TABLE},
    Scope.TRANSLATE: {Scope.TABLE},
    Scope.PREVIEW: {Scope.PAGE},
}
"""What applies together with a part of the app besides what applies everywhere."""


def _meet(one: Scope, other: Scope) -> bool:
    return (
        one is other
        or Scope.EVERYWHERE in {one, other}
        or other in _BESIDE.get(one, set())
        or one in _BESIDE.get(other, set())
    )


def _unknown_command(name: str) -> Sentence:
    near = difflib.get_close_matches(name, BY_ID, n=1)
    if near:
        return say("There is no command “{name}”; did you mean “{near}”?", name=name, near=near[0])
    return say("There is no command “{name}”; “workbench keys” lists them.", name=name)


def _unknown_key(command: str, key: str) -> Sentence:
    near = difflib.get_close_matches(
        key, [*_NAMED, *(f"ctrl+{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")], n=1
    )
    if near:
        return say(
            "{command} asks for “{key}”, which is no key; did you mean “{near}”?",
            command=command,
            key=key,
            near=near[0],
        )
    return say("{command} asks for “{key}”, which is no key.", command=command, key=key)
