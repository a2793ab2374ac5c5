"""The field `lifetime` of a cookie: one word, a duration, or a kind with its text."""

from __future__ import annotations

from workbench.formats.data import Data
from workbench.formats.fields import Fields, Remembered, Unfit, Value, line, record, text
from workbench.policy.lifetime import (
    IN_WORDS,
    Duration,
    External,
    Fixed,
    Lifetime,
    LifetimeUnreadable,
    Persistent,
    Session,
    Sliding,
    Unknown,
    Until,
    parse_duration,
    parse_lifetime,
)
from workbench.policy.sentence import say

_KINDS = ("sliding", *IN_WORDS)


def _lifetime(value: Value) -> Lifetime:
    """Read a lifetime. Raises Unfit."""
    if isinstance(value.data, dict):
        return record(_kind)(value)
    try:
        return parse_lifetime(line(value))
    except LifetimeUnreadable as unreadable:
        raise Unfit(unreadable.sentence) from None


lifetime = Remembered(_lifetime)
"""Reads a lifetime."""


def lifetime_data(value: Lifetime) -> Data:
    """A lifetime as it is written in a file."""
    match value:
        case Session():
            return "session"
        case Persistent():
            return "persistent"
        case Fixed(duration):
            return str(duration)
        case Sliding(duration, None):
            return {"sliding": str(duration)}
        case Sliding(duration, str(words)):
            return {"sliding": str(duration), "text": words}
        case Until(words) | External(words) | Unknown(words):
            return {type(value).__name__.lower(): words}
    raise AssertionError(value)


def _kind(fields: Fields) -> Lifetime:
    named = [kind for kind in _KINDS if fields.has(kind)]
    if len(named) != 1:
        raise Unfit(
            say(
                "A lifetime with fields has exactly one of: {kinds}; write one of them.",
                kinds=", ".join(_KINDS),
            )
        )
    if named == ["sliding"]:
        return Sliding(fields.required("sliding", _duration), fields.maybe("text", text))
    return IN_WORDS[named[0]](fields.required(named[0], text))


def _duration(value: Value) -> Duration:
    try:
        return parse_duration(line(value))
    except LifetimeUnreadable as unreadable:
        raise Unfit(unreadable.sentence) from None
