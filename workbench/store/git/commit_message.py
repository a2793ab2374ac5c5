"""The message of a commit, with trailers that programs can read."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.policy.late_pattern import late

_TRAILER = late(r"[A-Za-z][A-Za-z0-9-]*")

Trailer = tuple[str, str]


def message_of(text: str, trailers: Sequence[Trailer] = ()) -> str:
    """A message and its trailers; each trailer is one line, whatever its value holds."""
    lines = [line.rstrip() for line in text.replace("\0", "").strip().splitlines()]
    told = "\n".join(lines) + "\n"
    if not trailers:
        return told
    return f"{told}\n" + "".join(f"{_name(name)}: {' '.join(value.split())}\n" for name, value in trailers)


def _name(name: str) -> str:
    if _TRAILER.fullmatch(name) is None:
        raise ValueError(name)
    return name
