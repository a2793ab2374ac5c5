"""The event parser underneath: libyaml's, or PyYAML's own where that is missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import yaml
from yaml.events import Event
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner


class EventParser(Protocol):
    """What both parsers have in common."""

    def get_event(self) -> Event | None:
        """Return the next event, None after the last. Raises MarkedYAMLError."""


class PurePythonParser(Reader, Scanner, Parser):
    """PyYAML's own parser: the same events, many times slower."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def fastest_parser() -> Callable[[str], EventParser]:
    """Return the parser to use on this machine."""
    if not yaml.__with_libyaml__:
        return PurePythonParser
    from yaml._yaml import CParser

    return CParser
