"""The user's settings: `settings.toml` in the folder for settings; nothing of them is in a project."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence, say
from workbench.store.places import config_folder

FILE = "settings.toml"


def has_ascii_locale(environment: Mapping[str, str], is_utf8_mode: bool) -> bool:
    """Whether the user's locale says, in so many words, that the terminal has ASCII alone.

    Python itself then takes to UTF-8, and may have written so into the environment.
    """
    return is_utf8_mode and (environment.get("LC_ALL") or environment.get("LANG")) in {"C", "POSIX"}


def _is_ascii_terminal() -> bool:
    return has_ascii_locale(os.environ, bool(sys.flags.utf8_mode))


@frozen
class Settings:
    """What the user has set; `complaints` say what in the file is not understood and has no effect."""

    language: str | None = None
    theme: str | None = None
    is_ascii: bool = field(default_factory=_is_ascii_terminal)
    has_mouse: bool = True
    reference: Path | None = None
    is_spelling_checked: bool = True
    keys: Mapping[str, str] = field(default_factory=dict)
    complaints: tuple[Sentence, ...] = ()


_TYPES: Mapping[str, type] = {
    "language": str,
    "theme": str,
    "ascii": bool,
    "mouse": bool,
    "reference": str,
    "spelling": bool,
    "keys": dict,
}


def settings_file() -> Path:
    """Where the settings are."""
    return config_folder() / FILE


def read_settings() -> Settings:
    """Read the settings; without a file everything is as it comes."""
    try:
        text = settings_file().read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        return _unreadable(error)
    import tomllib  # most users have no settings

    try:
        return _settings(tomllib.loads(text))
    except ValueError as error:
        return _unreadable(error)


def _unreadable(error: OSError | ValueError) -> Settings:
    sentence = say("{file} cannot be read ({why}); settings are as they come.", file=FILE, why=error)
    return Settings(complaints=(sentence,))


def _settings(values: Mapping[str, object]) -> Settings:
    complaints = [_complaint(name) for name, value in values.items() if not _fits(name, value)]
    fitting = {name: value for name, value in values.items() if _fits(name, value)}
    keys = fitting.get("keys", {})
    known = keys if isinstance(keys, dict) else {}
    return Settings(
        language=_text(fitting.get("language")),
        theme=_text(fitting.get("theme")),
        is_ascii=bool(fitting.get("ascii", _is_ascii_terminal())),
        has_mouse=bool(fitting.get("mouse", True)),
        reference=_path(_text(fitting.get("reference"))),
        is_spelling_checked=bool(fitting.get("spelling", True)),
        keys={
            str(name): ",".join(value) if isinstance(value, list) else str(value)
            for name, value in known.items()
        },
        complaints=tuple(complaints),
    )


def _fits(name: str, value: object) -> bool:
    return name in _TYPES and isinstance(value, _TYPES[name])


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _path(text: str | None) -> Path | None:
    """A path as people write it; one that is not whole is meant from the folder for settings."""
    if not text:
        return None
    try:
        return config_folder() / Path(text).expanduser()
    except RuntimeError:  # ~somebody who is not there
        return config_folder() / text


def _complaint(name: str) -> Sentence:
    return say(
        "{file} has “{name}”, which is no setting, or not of its type; known are: {known}.",
        file=FILE,
        name=name,
        known=", ".join(_TYPES),
    )
