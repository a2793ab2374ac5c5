"""What comes back from a translator, as its file tells it; nothing of it is believed yet."""

from __future__ import annotations

from workbench.locales.catalog import State
from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence, say

LARGEST_PARCEL = 64 << 20
"""Bytes in the largest file that is read, and in what is packed inside of one."""

MOST_UNITS = 200_000
"""More than this is no policy."""


class ParcelRefused(Exception):
    """A file that cannot be taken in: why, in a sentence."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@frozen
class Returned:
    """One unit of a file. `state` is None where the file leaves open whether the translation is done.

    `sent` is the mark that the unit had when it left; `place` says where in the file it stands.
    """

    key: str
    source: str | None
    target: str
    state: State | None = None
    comment: str = ""
    sent: str | None = None
    place: Sentence | None = None


@frozen
class Arrival:
    """A file that came back: for which locale, as far as it says so, and its units."""

    form: str
    locale: str | None
    units: tuple[Returned, ...]


def refuse(template: str, **values: object) -> ParcelRefused:
    """A refusal in words."""
    return ParcelRefused(say(template, **values))
