"""The language a command speaks: `--language`, before or after its name; else what one usually reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

from workbench.language import LANGUAGES, preferred, said
from workbench.policy.sentence import Sentence
from workbench.store.settings import read_settings
from workbench.translations import speak

Command = TypeVar("Command", bound=Callable[..., object])

_ASKED = f"{__name__}.asked"


def speak_as_usual() -> None:
    """Speak the language of the environment, the settings or the system, until `--language` is read."""
    speak(preferred(read_settings().language))


def with_language(command: Command) -> Command:
    """Let a command take `--language`."""
    option = click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        callback=_speak,
        expose_value=False,
        is_eager=True,  # what is wrong with the other options is said in it
        help="The language of what is told.",
    )
    return option(command)


def said_to_programs(sentence: Sentence) -> str:
    """Say a sentence in JSON: in English, unless a language was asked for on the command line."""
    context = click.get_current_context(silent=True)
    return said(sentence) if context and context.meta.get(_ASKED) else str(sentence)


def _speak(ctx: click.Context, _parameter: click.Parameter, language: str | None) -> None:
    if language is not None:
        ctx.meta[_ASKED] = language
        speak(language)
