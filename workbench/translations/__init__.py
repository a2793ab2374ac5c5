"""What the program says, in other languages than English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from workbench import language as spoken


def speak(language: str) -> None:
    """Speak a language from now on, English where it is not known; its texts are read when it is spoken."""
    known = language if language in spoken.LANGUAGES else spoken.ENGLISH
    spoken.speak_by(messages(known), known)


@cache
def messages(language: str) -> Mapping[str, str]:
    """The translations of the program's texts, by their English; none where they cannot be read.

    A text of several has two translations: the languages spoken here part one from many as English does.
    """
    path = po_path(language)
    if language == spoken.ENGLISH or not path.is_file():
        return {}
    from workbench.formats.po_read import read  # English needs no reader, and starts without

    file = read(path.read_bytes()).file
    found: dict[str, str] = {}
    for entry in file.entries if file else ():
        found[entry.source] = entry.translation
        if entry.plural is not None:
            found[spoken.of_several(entry.source, entry.plural)] = entry.translations[1]
    return {english: text for english, text in found.items() if english and text}


def po_path(language: str) -> Path:
    """The file with a language's translations."""
    return Path(__file__).with_name(f"{language}.po")
