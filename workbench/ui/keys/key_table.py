"""The keys as a table for people: on stdout, in the help, in the docs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from workbench.language import _
from workbench.ui.commands import Command, Scope

_KEY_NAMES: Mapping[str, str] = {
    "ampersand": "&",
    "apostrophe": "'",
    "asterisk": "*",
    "at": "@",
    "backslash": "\\",
    "circumflex_accent": "^",
    "colon": ":",
    "comma": ",",
    "dollar_sign": "$",
    "equals_sign": "=",
    "exclamation_mark": "!",
    "full_stop": ".",
    "grave_accent": "`",
    "greater_than_sign": ">",
    "left_curly_bracket": "{",
    "left_parenthesis": "(",
    "left_square_bracket": "[",
    "less_than_sign": "<",
    "minus": "-",
    "number_sign": "#",
    "percent_sign": "%",
    "plus": "+",
    "question_mark": "?",
    "quotation_mark": '"',
    "right_curly_bracket": "}",
    "right_parenthesis": ")",
    "right_square_bracket": "]",
    "semicolon": ";",
    "slash": "/",
    "tilde": "~",
    "underscore": "_",
    "vertical_line": "|",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "escape": "Esc",
    "delete": "Del",
    "insert": "Ins",
    "enter": "Enter",
    "space": "Space",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
SCOPE_TITLES: Mapping[Scope, str] = {
    Scope.EVERYWHERE: "Everywhere",
    Scope.CATALOGUE: "Lists",
    Scope.COOKIES: "Cookies",
    Scope.TABLE: "Tables",
    Scope.FORM: "Form",
    Scope.TEXT: "Text",
    Scope.PROSE: "Writing",
    Scope.TRANSLATE: "Translate",
    Scope.PAIR: "Translate, while writing",
    Scope.PREVIEW: "Preview",
    Scope.PAGE: "Pages",
    Scope.PROBLEMS: "Problems",
}


def key_names(command: Command) -> str:
    """A command's keys as people call them."""
    return ", ".join(key_name(key) for key in command.keys)


def key_name(key: str) -> str:
    """One key as people call it: `ctrl+s`, `F9`, `?`."""
    *modifiers, name = key.split("+")
    shown = name.upper() if name[:1] == "f" and name[1:].isdecimal() else _KEY_NAMES.get(name, name)
    return "+".join([*modifiers, shown])


def short_key_name(key: str) -> str:
    """One key as the line at the bottom calls it: `^s`, `F9`, `?`."""
    return key_name(key).replace("ctrl+", "^")


def as_text(commands: Iterable[Command], *scopes: Scope) -> str:
    """The keys in lines, a part of the app after the other; all parts where none is named."""
    known = list(commands)
    return "\n".join(line for scope in scopes or SCOPE_TITLES for line in _lines(known, scope))


def _lines(commands: Iterable[Command], scope: Scope) -> Iterator[str]:
    rows = [command for command in commands if command.scope is scope]
    if rows:
        yield _(SCOPE_TITLES[scope])
        yield from (f"  {key_names(row) or '–':<16} {_(row.title):<20} {_(row.help)}" for row in rows)


def as_markdown(commands: Iterable[Command]) -> str:
    """The page `docs/keys.md`."""
    parts = [
        "# Keys",
        "All can be changed in `settings.toml` (`workbench paths` says where it is), by a command's id:",
        '```toml\n[keys]\n"session.save" = "ctrl+w,f9"\n```',
        "What is wrong there (an unknown id, no such key, one key twice) is told when the app opens.",
    ]
    known = list(commands)
    for scope, title in SCOPE_TITLES.items():
        rows = [
            f"| {_escaped(key_names(c)) or '–'} | {c.title} | {c.help} | `{c.id}` |"
            for c in known
            if c.scope is scope
        ]
        table = "\n".join(["| keys | command | what it does | id |", "|---|---|---|---|", *rows])
        parts.append(f"## {title}\n\n{table}")
    return "\n\n".join(parts) + "\n"


def _escaped(keys: str) -> str:
    """Keys as a cell of a Markdown table."""
    return keys.replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*")
