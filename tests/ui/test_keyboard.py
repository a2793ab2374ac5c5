"""What a terminal sends is read as what somebody did, however it is cut into pieces."""

from __future__ import annotations

import pytest
from textual import events
from textual.message import Message

from workbench.ui.terminal import keyboard
from workbench.ui.terminal.keyboard import Keyboard, chords

TABLE = "Namn\tLeverantör\r" + "_hjSession\tHotjar Ltd\r" * 3


@pytest.fixture(autouse=True)
def no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tick is a rest."""
    monkeypatch.setattr(keyboard, "_REST", 0)


def done(*pieces: str, alt: tuple[str, ...] = (), is_early: bool = False) -> list[str]:
    """What was done, where these pieces came one behind the other and then nothing."""
    read = Keyboard(chords(alt), lambda: is_early)
    messages = [message for piece in pieces for message in read.feed(piece)]
    messages.extend(read.tick())
    return [_told(message) for message in messages]


def _told(message: Message) -> str:
    if isinstance(message, events.Paste):
        return f"paste {message.text}"
    assert isinstance(message, events.Key)
    return message.key


@pytest.mark.parametrize(
    ("pieces", "keys"),
    [
        (["\x1b"], ["escape"]),
        (["\x1bv"], ["escape", "v"]),
        (["\x1b", "v"], ["escape", "v"]),
        (["\x1bvv\x1b"], ["escape", "v", "v", "escape"]),
        (["\x1b/_g"], ["escape", "slash", "underscore", "g"]),
        (["\x1b" + "j" * 40], ["escape", *"j" * 40]),
        (["\x1b\x1b[A"], ["escape", "up"]),
        (["\x1b\r"], ["escape", "enter"]),
        (["\x1b[", "A"], ["up"]),
        (["\x1b[2", "0~"], ["f9"]),
        (["\x1b[1;3", "D"], ["alt+left"]),
        (["\x1bb"], ["ctrl+left"]),
        (["å"], ["å"]),
    ],
)
def test_escape_and_what_is_behind_it_are_keys_of_their_own(pieces: list[str], keys: list[str]) -> None:
    assert done(*pieces) == keys


@pytest.mark.parametrize(
    ("chord", "sent"),
    [("alt+1", "\x1b1"), ("alt+v", "\x1bv"), ("alt+shift+v", "\x1bV"), ("alt+slash", "\x1b/")],
)
def test_alt_is_meant_where_a_command_has_the_chord(chord: str, sent: str) -> None:
    assert done(sent + "x", alt=(chord,)) == [chord, "x"]
    assert done(sent + "x") == ["escape", done(sent[1])[0], "x"]


@pytest.mark.parametrize("cut", range(1, 12))
def test_a_marked_paste_is_one_however_it_is_cut(cut: int) -> None:
    sent = "j\x1b[200~a\tb\r\x1b[201~k"
    assert done(sent[:cut], sent[cut:]) == ["j", "paste a\tb\r", "k"]


def test_nothing_in_a_paste_is_a_key() -> None:
    text = "\x1bx\x1b[A\x1b" + "d" * 60
    assert done(f"\x1b[200~{text}\x1b[201~") == [f"paste {text}"]


def test_what_comes_at_once_before_the_app_is_there_is_a_paste_if_it_looks_like_a_table() -> None:
    assert done(TABLE[:60], TABLE[60:], is_early=True) == [f"paste {TABLE}"]


@pytest.mark.parametrize("typed", ["/_gid\r\t\t13 months", "j" * 100, "\r" * 100])
def test_keys_typed_ahead_stay_keys(typed: str) -> None:
    assert len(done(typed, is_early=True)) == len(typed)


def test_once_the_app_is_there_a_line_that_stood_still_brings_keys() -> None:
    assert len(done(TABLE)) == len(TABLE)
