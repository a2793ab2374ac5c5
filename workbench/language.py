"""The language in which the program speaks to its user; the policy's own languages are another matter."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping

from workbench.policy.sentence import Sentence

ENGLISH = "en"
LANGUAGES = (ENGLISH, "sv")
"""The languages that the program speaks."""

_texts: Mapping[str, str] = {}
_language = ENGLISH


def _(text: str) -> str:
    """Say a text of the program in the user's language."""
    return _texts.get(text, text)


def _n(one: str, other: str, count: int, **values: object) -> str:
    """Say a text of one or of several, its `{count}` and other values put in."""
    template = _(one) if count == 1 else _texts.get(of_several(one, other), other)
    return template.format(count=count, **values)


def of_several(one: str, other: str) -> str:
    """What the text of several is found by, as gettext does it: the two may be alike in English."""
    return f"{one}\0{other}"


def said(sentence: Sentence) -> str:
    """Say a sentence in the user's language."""
    return sentence.said(_)


def language_spoken() -> str:
    """The language that is spoken."""
    return _language


def speak_by(texts: Mapping[str, str], language: str = ENGLISH) -> None:
    """Speak by these translations from now on, English where a text has none; `translations` has them."""
    global _texts, _language
    _texts, _language = texts, language


def preferred(setting: str | None = None) -> str:
    """The language to speak: what `WORKBENCH_LANGUAGE` names, then the user's setting, then the system's."""
    asked = (os.environ.get("WORKBENCH_LANGUAGE"), setting, *_of_the_system())
    languages = (re.split("[-_.@]", name)[0].lower() for name in asked if name)
    return next((language for language in languages if language in LANGUAGES), ENGLISH)


def _of_the_system() -> Iterator[str]:
    """Yield the locales that the system asks for, the first choice first, as gettext reads them."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, names), "")
    if locale.partition(".")[0] not in {"", "C", "POSIX"}:
        yield from os.environ.get("LANGUAGE", "").split(":")
        yield locale
