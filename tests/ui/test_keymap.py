"""Keys: those that commands have by themselves, and what a user asks for instead."""

from __future__ import annotations

import string

import pytest
from textual.keys import _character_to_key

from workbench.ui.commands import COMMANDS, Command
from workbench.ui.keys.key_table import key_name
from workbench.ui.keys.keymap import TAKEN, is_key, keymap


def test_no_command_takes_the_key_of_another_that_applies_beside_it() -> None:
    assert [str(complaint) for complaint in keymap({}).complaints] == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_the_keys_of_a_command_are_keys_and_one_reaches_the_app_in_every_terminal(command: Command) -> None:
    assert all(is_key(key) for key in command.keys)
    sure = [key for key in command.keys if key not in TAKEN and not key.startswith(("alt+", "ctrl+enter"))]
    assert sure or not command.keys


def test_a_command_has_the_keys_that_the_user_asks_for() -> None:
    keys = keymap({"session.save": "ctrl+w, f9"})

    assert keys.keys("session.save") == ("ctrl+w", "f9")
    assert keys.changed == {"session.save": "ctrl+w,f9"}
    assert keys.complaints == ()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"session.sav": "f9"}, "did you mean “session.save”"),
        ({"session.save": "crtl+w"}, "crtl+w"),
        ({"session.save": "f1"}, "app.help"),
        ({"list.duplicate": "j"}, "table.down"),
    ],
)
def test_what_is_wrong_is_told(asked: dict[str, str], words: str) -> None:
    told = " ".join(str(complaint) for complaint in keymap(asked).complaints)

    assert words in told


def test_a_key_that_is_none_leaves_the_command_its_own() -> None:
    assert keymap({"session.save": "crtl+w"}).keys("session.save") == ("ctrl+s", "f9")


def test_the_same_key_in_two_places_that_are_never_beside_each_other_is_no_clash() -> None:
    assert keymap({"review.decide": "f13", "problem.fix": "f13"}).complaints == ()


@pytest.mark.parametrize("character", string.punctuation)
def test_a_key_that_types_a_character_is_shown_as_that(character: str) -> None:
    key = _character_to_key(character)
    assert key_name(key) == character
    assert key_name(f"ctrl+{key}") == f"ctrl+{character}"
