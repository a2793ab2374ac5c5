"""What an import changes, what waits, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.locales.exchange.units import unit
from workbench.locales.catalog import State
from workbench.locales.exchange.arrival import Arrival, Returned
from workbench.locales.exchange.comparison import Comparison, Held, compared
from workbench.locales.exchange.parcel import Unit, UnitState
from workbench.policy.entries import Key, TextKind

STALE = unit(target="Alte Richtlinie", state=UnitState.STALE)
NEW = unit(target="", state=UnitState.UNTRANSLATED)
DONE = unit()
APPROVED = unit(state=UnitState.APPROVED)


def returned(
    sent: Unit, target: str | None = None, state: State | None = None, comment: str = ""
) -> Returned:
    """What a unit that was sent comes back as."""
    return Returned(
        sent.key, sent.source, sent.target if target is None else target, state, comment, sent.sent
    )


def outcome_of(here: Unit, *found: Returned) -> Comparison:
    return compared(Arrival("xliff", "de", found), [here])


def only_change(outcome: Comparison) -> tuple[str, State]:
    (change,) = outcome.changes
    assert (outcome.held, outcome.refused) == ((), ())
    return change.target, change.state


def only_refusal(outcome: Comparison) -> str:
    (refused,) = outcome.refused
    assert (outcome.changes, outcome.held) == ((), ())
    return str(refused.why)


@pytest.mark.parametrize("here", [STALE, NEW, DONE])
def test_a_new_translation_is_done_unless_the_file_says_otherwise(here: Unit) -> None:
    for state in (None, State.TRANSLATED):
        assert only_change(outcome_of(here, returned(here, "Neu", state))) == ("Neu", State.TRANSLATED)
    assert only_change(outcome_of(here, returned(here, "Neu", State.STALE))) == ("Neu", State.STALE)


def test_one_may_say_that_all_of_it_is_done() -> None:
    found = Arrival("xliff", "de", (returned(NEW, "Neu", State.STALE),))

    assert only_change(compared(found, [NEW], is_done=True)) == ("Neu", State.TRANSLATED)


def test_a_stale_translation_that_was_right_is_done_by_its_state_alone() -> None:
    assert only_change(outcome_of(STALE, returned(STALE, state=State.TRANSLATED))) == (
        STALE.target,
        State.TRANSLATED,
    )


def test_an_empty_translation_says_nothing() -> None:
    for here in (STALE, NEW, DONE, APPROVED):
        outcome = outcome_of(here, returned(here, " \n", State.TRANSLATED))
        assert (outcome.changes, outcome.held, outcome.refused, outcome.unchanged) == ((), (), (), 1)


def test_an_approved_translation_waits_whether_its_text_or_its_state_would_change() -> None:
    for found in (returned(APPROVED, "Anders"), returned(APPROVED, state=State.STALE)):
        outcome = outcome_of(APPROVED, found)
        assert (outcome.changes, [change.held for change in outcome.held]) == ((), [Held.APPROVED])
        assert outcome.accepted([Held.APPROVED]) == outcome.held
        assert outcome.accepted([Held.NEWER]) == ()


def test_a_translation_that_was_changed_here_too_waits() -> None:
    here = replace(STALE, target="Hier geändert", state=UnitState.TRANSLATED)

    (held,) = outcome_of(here, returned(STALE, "Dort geändert")).held

    assert (held.held, held.target, held.unit.target) == (Held.NEWER, "Dort geändert", "Hier geändert")


def test_what_was_said_of_a_translation_that_is_another_by_now_says_nothing() -> None:
    here = replace(STALE, target="Hier geändert")

    assert outcome_of(here, returned(STALE, state=State.TRANSLATED)).unchanged == 1


def test_without_a_mark_unfinished_work_replaces_nothing_that_is_done() -> None:
    found = Returned("title", DONE.source, "Unfertig", State.STALE)

    (held,) = outcome_of(DONE, found).held

    assert held.held is Held.NEWER
    assert outcome_of(DONE, replace(found, target=DONE.target)).unchanged == 1


def test_what_was_translated_from_another_text_is_refused() -> None:
    found = replace(returned(STALE, "Neu"), source="Riktlinjer om kakor")

    assert "another source text" in only_refusal(outcome_of(STALE, found))


def test_white_space_does_not_make_another_text() -> None:
    here = unit(source="Ett\nTvå tre", target="", state=UnitState.UNTRANSLATED)
    found = replace(returned(here, "Eins"), source="Ett\r\nTvå  tre")

    assert only_change(outcome_of(here, found)) == ("Eins", State.TRANSLATED)


def test_a_file_without_source_texts_is_refused() -> None:
    assert "no source text" in only_refusal(outcome_of(STALE, replace(returned(STALE, "Neu"), source=None)))


def test_an_unknown_key_is_refused() -> None:
    assert "no such entry" in only_refusal(outcome_of(STALE, replace(returned(STALE, "Neu"), key="titel")))


def test_two_translations_of_one_key_are_told_and_the_first_counts() -> None:
    outcome = outcome_of(NEW, returned(NEW, "Eins"), returned(NEW, "Eins"), returned(NEW, "Zwei"))

    assert [change.target for change in outcome.changes] == ["Eins"]
    assert [(each.target, "twice" in str(each.why)) for each in outcome.refused] == [("Zwei", True)]


@pytest.mark.parametrize(
    ("source", "target", "word"),
    [
        ("På {site} finns", "Es gibt", "lacks {site}"),
        ("Det finns", "Auf {site} gibt es", "no {site}"),
        ("Cookien {cookie:vwo.sn}", "Das Cookie {cookie:vwo.sm}", "lacks {cookie:vwo.sn}"),
        ("[läs](link:vwo)", "[lesen](link:vwu)", "lacks ](link:vwo)"),
        ("**viktigt**", "wichtig", "lacks **"),
        ("`_ga`", "_ga", "lacks `_ga`"),
    ],
)
def test_lost_and_changed_tokens_are_refused(source: str, target: str, word: str) -> None:
    here = unit(source=source, target="", state=UnitState.UNTRANSLATED, kind=TextKind.PROSE)

    assert word in only_refusal(outcome_of(here, returned(here, target)))


def test_tokens_may_stand_in_another_order_and_an_address_may_be_another() -> None:
    here = unit(
        source="{a} och {b}, [här](https://exempel.se)",
        target="",
        state=UnitState.UNTRANSLATED,
        kind=TextKind.PROSE,
    )

    outcome = outcome_of(here, returned(here, "{b} und {a}, [hier](https://beispiel.de)"))

    assert only_change(outcome)[1] is State.TRANSLATED


def test_notes_are_added_and_never_taken_away() -> None:
    here = unit(comments=("Siehe Glossar",))

    (change,) = outcome_of(here, returned(here, comment="Siehe Glossar\nGeprüft")).changes

    assert (change.notes, change.is_of_text) == (("Geprüft",), False)
    assert outcome_of(here, returned(here, comment="")).unchanged == 1


def test_line_ends_of_spreadsheets_are_no_change() -> None:
    here = unit(source="Ett\nTvå", target="Eins\nZwei")

    assert outcome_of(here, returned(here, "Eins\r\nZwei")).unchanged == 1


def test_what_was_refused_does_not_keep_the_others_out() -> None:
    other = replace(NEW, key=Key("label.more"))
    found = Arrival(
        "xliff", "de", (replace(returned(STALE, "Neu"), source="anders"), returned(other, "Mehr"))
    )

    outcome = compared(found, [STALE, other])

    assert [change.unit.key for change in outcome.changes] == ["label.more"]
    assert [each.key for each in outcome.refused] == ["title"]
