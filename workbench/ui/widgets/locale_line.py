"""The line above the entries: which locale, how far it is, which way it is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.widgets import Static

from workbench.language import _, _n
from workbench.policy.kinds import LocaleTag
from workbench.ui.text import Piece, Tone, joined
from workbench.ui.widgets.standing_line import locale_title

if TYPE_CHECKING:
    from workbench.locales.progress import LocaleProgress


class LocaleLine(Static):
    """Tells in words how far a locale is."""

    DEFAULT_CSS = """
    LocaleLine { height: 1; padding: 0 1; background: $panel; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__("", id=id, markup=False)
        self._told: tuple[Piece, ...] = ()

    def show(self, locale: LocaleTag, found: LocaleProgress) -> None:
        """Show how far a locale is."""
        self._tell((Piece(locale_title(locale), Tone.STRONG), *_direction(locale), *progress(found)))

    def say(self, text: str) -> None:
        """Say why there is nothing to show."""
        self._tell((Piece(text, Tone.WARNING),))

    def _tell(self, pieces: tuple[Piece, ...]) -> None:
        if pieces != self._told:
            self._told = pieces
            apart = [each for piece in pieces for each in ("  ", piece)][1:]
            self.update(joined(*apart), layout=False)


def progress(found: LocaleProgress) -> Iterator[Piece]:
    """How far a locale is, in entries and in words of the source."""
    from workbench.locales.catalog import State  # the first paint does without it

    entries, words = found.progress.entries, found.progress.words
    done, total = entries[State.TRANSLATED], found.progress.total
    told = _("{done}/{total} translated").format(done=done, total=total)
    yield Piece(told, Tone.GOOD if done == total else Tone.PLAIN)
    if entries[State.STALE]:
        yield Piece(_n("{count} stale", "{count} stale", entries[State.STALE]), Tone.WARNING)
    if entries[State.UNTRANSLATED]:
        left = entries[State.UNTRANSLATED]
        yield Piece(_n("{count} untranslated", "{count} untranslated", left), Tone.WARNING)
    if found.approved:
        yield Piece(_n("{count} approved", "{count} approved", found.approved), Tone.GOOD)
    of_all = _("{done}/{total} words").format(done=words[State.TRANSLATED], total=sum(words.values()))
    yield Piece(of_all, Tone.MUTED)


def _direction(locale: LocaleTag) -> Iterator[Piece]:
    from workbench.locales.phrases import is_right_to_left  # Babel is not needed for the first paint

    if is_right_to_left(locale):
        yield Piece(_("right to left, shown as typed"), Tone.ACCENT)
