"""The tokens of a text: `{site}`, `{section:ID}`, `{cookie:ID}`, `{provider:ID}`, and literal braces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late

TOKEN = late(r"\{(?P<name>[a-z][a-z0-9_]*)(?::(?P<ref>[a-z0-9][a-z0-9._-]*))?\}")
"""A token as `files.md` of the format defines it; `{UPPER}` is no token but itself."""

PIECE = late(rf"\{{\{{|\}}\}}|{TOKEN.pattern}")
"""What is not printed as it stands: `{{`, `}}` or a token."""

_LINK = late(r"\]\(link:(?P<id>[^)\s]*)\)")


@frozen
class Token:
    """One token: what it names, what it refers to, and where it begins (offset in code points)."""

    name: str
    ref: str | None
    start: int

    def __str__(self) -> str:
        return f"{{{self.name}:{self.ref}}}" if self.ref is not None else f"{{{self.name}}}"


def split(text: str) -> Iterator[str | Token]:
    """Yield a text's pieces in order: strings as they are printed (`{{` read as `{`), and tokens."""
    end = 0
    for match in PIECE.finditer(text):
        if match.start() > end:
            yield text[end : match.start()]
        yield piece_of(match)
        end = match.end()
    if end < len(text):
        yield text[end:]


def piece_of(match: re.Match[str]) -> str | Token:
    """The piece that a match of `PIECE` stands for."""
    name = match["name"]
    if name is None:
        return match[0][0]
    return Token(name, match["ref"], match.start())


def tokens(text: str) -> Iterator[Token]:
    """Yield only the tokens of a text."""
    if "{" in text:
        yield from (piece for piece in split(text) if isinstance(piece, Token))


def fill(text: str, value_of: Callable[[Token], str | None]) -> str:
    """Replace every token in one pass; one without a value stays as it is written."""
    if "{" not in text and "}" not in text:
        return text
    return "".join(piece if isinstance(piece, str) else _filled(piece, value_of) for piece in split(text))


def _filled(token: Token, value_of: Callable[[Token], str | None]) -> str:
    value = value_of(token)
    return str(token) if value is None else value


def escape(text: str) -> str:
    """Write a text so that its braces are printed, none of them read as a token."""
    return text.replace("{", "{{").replace("}", "}}")


def link_ids(prose: str) -> Iterator[str]:
    """Yield the ids that `[text](link:ID)` refers to in a prose text, in order."""
    if "(link:" in prose:
        yield from (match["id"] for match in _LINK.finditer(prose))
