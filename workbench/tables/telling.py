"""What a table comes to, in the user's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from workbench.language import _n, said
from workbench.tables.proposal import Proposal, RowKind


def guesses_in_words(proposal: Proposal) -> Iterator[str]:
    """Yield what was guessed, each once with its rows."""
    for guess, numbers in proposal.guesses().items():
        yield _n(
            "row {rows}: {guess}",
            "rows {rows}: {guess}",
            len(numbers),
            rows=spans(numbers),
            guess=said(guess),
        )


def spans(numbers: Sequence[int]) -> str:
    """Numbers that rise, in short: 2–5, 7."""
    runs = [list(run) for _, run in groupby(enumerate(numbers), key=lambda at: at[1] - at[0])]
    return ", ".join(str(run[0][1]) if len(run) == 1 else f"{run[0][1]}–{run[-1][1]}" for run in runs)


def counts_in_words(proposal: Proposal) -> str:
    """How many rows there are of each kind."""
    counts = proposal.counts
    return ", ".join(
        (
            _n("{count} new", "{count} new", counts[RowKind.NEW]),
            _n("{count} differing", "{count} differing", counts[RowKind.DIFFERING]),
            _n("{count} the same", "{count} the same", counts[RowKind.SAME]),
            _n("{count} unreadable", "{count} unreadable", counts[RowKind.UNREADABLE]),
        )
    )
