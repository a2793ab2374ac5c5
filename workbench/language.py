"""The language in which the program speaks to its user; the policy's own languages are another matter."""

from __future__ import annotations

import locale
import os
from collections.abc import Callable
from functools import partial

from workbench.policy.sentence import Sentence

ENGLISH = "en"
LANGUAGES = (ENGLISH, "sv")
"""The languages that the program speaks."""

_translate: Callable[[str], str] = str


def _(text: str) -> str:
    """Say a text of the program in the user's language."""
    return _translate(text)


def said(sentence: Sentence) -> str:
    """Say a sentence in the user's language."""
    return sentence.said(_translate)


def speak(language: str) -> None:
    """Speak a language from now on; English where it is not known."""
    global _translate  # noqa: PLW0603  one user, one language
    _translate = str if language == ENGLISH else partial(_translated, language)


def preferred() -> str:
    """The language that the surroundings ask for: `WORKBENCH_LANGUAGE`, then the system's locale."""
    asked = os.environ.get("WORKBENCH_LANGUAGE") or locale.setlocale(locale.LC_MESSAGES, None) or ""
    language = asked.partition("_")[0].partition("-")[0]
    return language if language in LANGUAGES else ENGLISH


def _translated(language: str, text: str) -> str:
    from workbench.translations import messages

    return messages(language).get(text) or text
