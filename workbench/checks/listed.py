"""Words of the policy as messages list them, each in the quotation marks of the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.policy.sentence import Sentence, say


def quoted(texts: Iterable[str]) -> tuple[Sentence, ...]:
    """Each text in quotation marks."""
    return tuple(say("“{text}”", text=text) for text in texts)


def counted(texts: Iterable[tuple[str, int]]) -> tuple[Sentence, ...]:
    """Each text in quotation marks, and how often it stands there."""
    return tuple(say("“{text}” ({count})", text=text, count=count) for text, count in texts)
