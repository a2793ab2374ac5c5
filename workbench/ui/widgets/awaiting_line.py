"""The line that the app opens with: what awaits, and the key that leads there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from textual.widgets import Static

from workbench.language import _, _n
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.ui.rows.problem_rows import SEVERITIES
from workbench.ui.text import Piece, Tone, joined


@frozen
class Awaiting:
    """What awaits: changes, problems that the published policy did not have, entries by locale.

    Of a locale there are the stale entries and the untranslated ones.
    """

    changes: int = 0
    problems: Mapping[str, int] = field(default_factory=dict)
    locales: Mapping[LocaleTag, tuple[int, int]] = field(default_factory=dict)


class AwaitingLine(Static):
    """Is seen while something awaits and nobody has gone anywhere yet."""

    DEFAULT_CSS = """
    AwaitingLine { height: auto; max-height: 2; padding: 0 1; background: $boost; display: none; }
    AwaitingLine.-awaiting { display: block; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._told: Sequence[Piece] = ()
        self._is_over = False

    def show(self, awaiting: Awaiting) -> None:
        """Show what awaits."""
        pieces = list(_pieces(awaiting))
        if self._is_over or pieces == self._told:
            return
        self._told = pieces
        self.set_class(bool(pieces), "-awaiting")
        if pieces:
            self.update(joined(Piece(_("Awaiting: "), Tone.STRONG), *pieces))

    def leave(self) -> None:
        """Make room: whoever goes somewhere has seen it."""
        self._is_over = True
        self.remove_class("-awaiting")


def _pieces(awaiting: Awaiting) -> Iterator[Piece]:
    told = [*_changes(awaiting), *_problems(awaiting), *_locales(awaiting)]
    for number, piece in enumerate(told):
        if number:
            yield Piece(" · ", Tone.MUTED)
        yield piece


def _changes(awaiting: Awaiting) -> Iterator[Piece]:
    if awaiting.changes:
        told = _n("{count} unpublished change", "{count} unpublished changes", awaiting.changes)
        yield Piece(f"{told} (F5)", Tone.ACCENT)


def _problems(awaiting: Awaiting) -> Iterator[Piece]:
    counts = [f"{SEVERITIES[name][0]}{count}" for name, count in awaiting.problems.items() if count]
    if counts:
        told = _("new problems since it was published: {counts}").format(counts=" ".join(counts))
        yield Piece(f"{told} (F6)", Tone.WARNING)


def _locales(awaiting: Awaiting) -> Iterator[Piece]:
    told = [_locale(*each) for each in list(awaiting.locales.items())[:_MOST]]
    if told:
        more = len(awaiting.locales) - _MOST
        rest = [_n("{count} more locale", "{count} more locales", more)] if more > 0 else []
        yield Piece(f"{'; '.join([*told, *rest])} (F4)", Tone.ACCENT)


_MOST = 3


def _locale(locale: LocaleTag, left: tuple[int, int]) -> str:
    stale, untranslated = left
    parts = [
        _n("{count} stale", "{count} stale", stale) if stale else "",
        _n("{count} untranslated", "{count} untranslated", untranslated) if untranslated else "",
    ]
    return f"{locale} " + ", ".join(filter(None, parts))
