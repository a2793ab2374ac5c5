"""A cookie's name as a regular expression that other programs can use."""

from __future__ import annotations

from workbench.policy.kinds import Match, PlaceholderKind
from workbench.policy.late_pattern import late
from workbench.policy.model import Cookie
from workbench.policy.name_pattern import PLACEHOLDER, NamePattern, Step

_SYNTAX = late(r"[\\^$.*+?()\[\]{}|/]")
"""All that may be escaped in JavaScript with the flag `u` or `v`; `re.escape` escapes more."""
_CHARACTERS = {
    PlaceholderKind.DIGITS: "[0-9]",
    PlaceholderKind.WORD: "[A-Za-z0-9_]",
    PlaceholderKind.ANY: r"[\s\S]",
}


def match_of(cookie: Cookie) -> Match:
    """How a cookie's name is compared: as stated, or as read from the name."""
    if cookie.match is not None:
        return cookie.match
    return Match.TEMPLATE if PLACEHOLDER.search(cookie.name) else Match.EXACT


def expression(pattern: NamePattern) -> str:
    """Write a pattern for JavaScript and Python alike, anchored at both ends."""
    written = "".join(_written(step) for step in pattern.steps)
    for characters in _CHARACTERS.values():
        written = written.replace(f"{characters}{characters}*", f"{characters}+")
    return f"^{written}$"


def _written(step: Step) -> str:
    if step.literal is not None:
        return _SYNTAX.sub(r"\\\g<0>", step.literal)
    return _CHARACTERS[step.kind] + ("*" if step.is_repeated else "")
