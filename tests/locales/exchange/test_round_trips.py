"""Whatever a text holds, it comes back from every format as it went."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.locales.exchange.units import DE, SV, parcels, source_texts, units
from workbench.locales.exchange import csv, tmx, xliff, xlsx
from workbench.locales.exchange.arrival import Arrival
from workbench.locales.exchange.comparison import compared
from workbench.locales.exchange.forms import SUFFIXES, form_of, read
from workbench.locales.exchange.parcel import Parcel, Unit, UnitState
from workbench.locales.exchange.protected import pieces
from workbench.locales.memory import Pair
from workbench.policy.entries import Key, TextKind

Writer = Callable[[Parcel], bytes]

WRITERS: dict[str, Writer] = {
    "xliff": lambda parcel: xliff.write(parcel, "locales/de/LC_MESSAGES/policy.po").encode("utf-8"),
    "csv": lambda parcel: csv.write(parcel).encode("utf-8"),
    "xlsx": xlsx.write,
}


def back(form: str, parcel: Parcel) -> Arrival:
    content = WRITERS[form](parcel)
    assert form_of(f"parcel.{SUFFIXES[form]}", content) == form
    return read(form, content)


@pytest.mark.parametrize("form", WRITERS)
@given(parcel=parcels)
def test_every_text_comes_back_as_it_went_and_untouched_has_nothing_to_say(form: str, parcel: Parcel) -> None:
    arrival = back(form, parcel)

    assert arrival.locale == DE
    assert [(each.key, each.source, each.target, each.sent) for each in arrival.units] == [
        (unit.key, unit.source, unit.target, unit.sent) for unit in parcel.units
    ]

    outcome = compared(arrival, parcel.units)

    assert (outcome.changes, outcome.held, outcome.refused) == ((), (), ())
    assert outcome.unchanged == len(parcel.units)


@pytest.mark.parametrize("form", WRITERS)
@given(unit=units(), now=source_texts)
def test_what_was_changed_here_meanwhile_stays_where_the_parcel_was_not_touched(
    form: str, unit: Unit, now: str
) -> None:
    parcel = Parcel("Riktlinjer", SV, DE, (unit,))
    here = Unit(unit.key, unit.source, now, UnitState.TRANSLATED, unit.kind)

    outcome = compared(back(form, parcel), [here])

    assert (outcome.changes, outcome.held, outcome.refused) == ((), (), ())


@given(pairs=st.lists(st.tuples(source_texts, source_texts), max_size=5, unique=True))
def test_every_pair_with_words_comes_back_from_tmx(pairs: list[tuple[str, str]]) -> None:
    made = [Pair(Key("title"), *each) for each in pairs]

    found = tmx.read(tmx.write(made, SV, DE).encode("utf-8"), SV, DE)

    assert found == [pair for pair in made if pair.source.strip() and pair.target.strip()]


@given(text=source_texts, kind=st.sampled_from(TextKind))
def test_the_pieces_of_a_text_are_the_text(text: str, kind: TextKind) -> None:
    assert "".join(piece.text for piece in pieces(text, kind)) == text
