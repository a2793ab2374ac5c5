"""What a terminal sends, read as what somebody did: keys, and pastes however they arrive.

Textual's own reading leaves four things open, which fast fingers and slow lines bring about:

- Escape and a key right behind it are sent as alt and that key would be. Alt is meant only where a command
  has that chord; elsewhere Escape would be lost.
- Alt and a digit are sent as what some keyboards write with them, which is no chord of any command.
- What stands in a paste is never a key, whatever escapes it holds.
- A terminal that has not been asked yet to mark pastes sends one as keys: of a table, tabs and line ends
  among them, which would run commands.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Collection, Generator, Iterator, Mapping
from time import monotonic
from typing import Final

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.keys import _character_to_key
from textual.message import Message

_ESCAPE: Final = "\x1b"
_BEGIN: Final = "\x1b[200~"
_END: Final = "\x1b[201~"
_UNFINISHED: Final = re.compile(r"\x1b(?:\[(?:2(?:0(?:0)?)?)?)?$")
"""The end of what was read, where it may be the beginning of something: an Escape, F9, a paste."""
_EACH_ESCAPE: Final = re.compile(r"(?=\x1b)")
_PASTED: Final = 48
"""Characters read at once from which they are a paste, if tabs or line ends are among them."""
_REST: Final = 0.09
"""Seconds without anything read after which Escape was a key, and a paste that is not marked has ended."""


def chords(keys: Collection[str]) -> Mapping[str, str]:
    """The keys among these that are alt and a character, by the character."""
    named = {character: f"alt+{_character_to_key(character)}" for character in string.punctuation}
    named |= {character: f"alt+{character}" for character in string.ascii_lowercase + string.digits}
    named |= {character: f"alt+shift+{character.lower()}" for character in string.ascii_uppercase}
    return {character: key for character, key in named.items() if key in keys}


class Keyboard(XTermParser):
    """Reads keys and pastes. `chords` are those of commands; `is_early` while the app is not yet there."""

    def __init__(
        self, chords: Mapping[str, str], is_early: Callable[[], bool], *, debug: bool = False
    ) -> None:
        super().__init__(debug)
        self._chords = chords
        self._is_early = is_early
        self._unfinished = ""
        self._paste: str | None = None
        self._unmarked = ""
        self._read_at = 0.0

    def feed(self, data: str) -> Iterator[Message]:
        """Yield what was done, as far as what was read says it; nothing read is the end."""
        self._read_at = monotonic()
        if not data:
            yield from super().feed(data)
        left, self._unfinished = self._unfinished + data, ""
        while left:
            read = self._typed if self._paste is None else self._pasted
            left = yield from read(left)

    def tick(self) -> Iterator[Message]:
        """Yield what is known by now, if nothing more has come."""
        if monotonic() - self._read_at >= _REST:
            unmarked, self._unmarked = self._unmarked, ""
            if unmarked:
                yield events.Paste(unmarked)
            unfinished, self._unfinished = self._unfinished, ""
            yield from self._keys(unfinished)
        yield from super().tick()

    def _pasted(self, data: str) -> Generator[Message, None, str]:
        """Read what is pasted, and return what stands behind it."""
        text, end, left = ((self._paste or "") + data).partition(_END)
        self._paste = None if end else text
        if end:
            yield events.Paste(text.replace("\x00", ""))
        return left

    def _typed(self, data: str) -> Generator[Message, None, str]:
        """Read keys, and return what is pasted behind them."""
        text, begin, left = data.partition(_BEGIN)
        if begin:
            self._paste = ""
        elif found := _UNFINISHED.search(text):
            text, self._unfinished = text[: found.start()], found[0]
        if self._unmarked or (self._is_early() and _looks_pasted(text)):
            self._unmarked += text
        else:
            yield from self._keys(text)
        return left

    def _keys(self, text: str) -> Iterator[Message]:
        """Yield keys; an Escape that begins no sequence is one of its own, unless it stands for alt."""
        for part in _EACH_ESCAPE.split(text):
            behind = part[1:2]
            if not part.startswith(_ESCAPE) or _begins_sequence(behind):
                yield from super().feed(part) if part else ()
                continue
            chord = self._chords.get(behind)
            yield events.Key("escape", _ESCAPE) if chord is None else events.Key(chord, None)
            rest = part[1:] if chord is None else part[2:]
            yield from super().feed(rest) if rest else ()


def _begins_sequence(behind: str) -> bool:
    """Whether what stands behind an Escape is no key of its own: Textual knows a sequence that begins so."""
    known = ANSI_SEQUENCES_KEYS.get(_ESCAPE + behind) if behind else None
    return behind in {"[", "O"} or isinstance(known, tuple)


def _looks_pasted(text: str) -> bool:
    """Whether more came at once than anybody types, with what a table has between its cells and rows."""
    return (
        len(text) >= _PASTED
        and any(end in text for end in "\t\r\n")
        and sum(map(str.isprintable, text)) >= _PASTED
    )
