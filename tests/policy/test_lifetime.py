"""How long a cookie is kept: read, written, ordered and compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.policy.lifetime import (
    PERSISTENT,
    SECONDS,
    SESSION,
    Comparison,
    Duration,
    External,
    Fixed,
    Lifetime,
    LifetimeUnreadable,
    Sliding,
    Unit,
    Unknown,
    Until,
    compare,
    parse_duration,
    parse_lifetime,
    seconds,
    worded,
)

LONGEST_FIRST = tuple(reversed(Unit))
DAY = SECONDS[Unit.DAY]


@st.composite
def durations(draw: st.DrawFn, largest: int = 999_999_999) -> Duration:
    """Every duration that a file can hold."""
    units = draw(st.lists(st.sampled_from(LONGEST_FIRST), min_size=1, unique=True))
    amounts = st.integers(0, largest)
    parts = tuple((draw(amounts), unit) for unit in sorted(units, key=LONGEST_FIRST.index))
    return Duration(parts if any(amount for amount, _ in parts) else ((1, parts[0][1]), *parts[1:]))


def lifetimes() -> st.SearchStrategy[Lifetime]:
    """Lifetimes of every kind, many of them near each other."""
    near = durations(largest=25)
    words = st.text(max_size=3)
    return st.one_of(
        st.sampled_from([SESSION, PERSISTENT]),
        near.map(Fixed),
        st.builds(Sliding, near, st.none() | words),
        words.map(Until),
        words.map(External),
        words.map(Unknown),
    )


def read(text: str) -> Fixed:
    """A fixed lifetime."""
    return Fixed(parse_duration(text))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("7 days", ((7, Unit.DAY),)),
        ("1 day", ((1, Unit.DAY),)),
        ("16 years 8 months", ((16, Unit.YEAR), (8, Unit.MONTH))),
        ("15 seconds", ((15, Unit.SECOND),)),
        ("365 days", ((365, Unit.DAY),)),
        ("1 year 0 months", ((1, Unit.YEAR), (0, Unit.MONTH))),
        (
            "1 year 2 months 3 weeks 4 days 5 hours 6 minutes 7 seconds",
            tuple(zip(range(1, 8), LONGEST_FIRST, strict=True)),
        ),
    ],
)
def test_a_duration_is_kept_as_it_is_written(text: str, parts: tuple[tuple[int, Unit], ...]) -> None:
    duration = parse_duration(text)

    assert duration.parts == parts
    assert str(duration) == text


@given(durations())
def test_a_written_duration_reads_back_as_itself(duration: Duration) -> None:
    assert parse_duration(str(duration)) == duration
    assert parse_lifetime(str(duration)) == Fixed(duration)


NO_DURATION = "is not a duration"
OUT_OF_ORDER = "must name each unit once, the longest first"
NO_TIME = "lasts no time"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", NO_DURATION),
        ("days", NO_DURATION),
        ("7", NO_DURATION),
        ("seven days", NO_DURATION),
        ("7days", NO_DURATION),
        ("7  days", NO_DURATION),
        (" 7 days", NO_DURATION),
        ("7 days\n", NO_DURATION),
        ("7 days, 2 hours", NO_DURATION),
        ("7 Days", NO_DURATION),
        ("7 dagar", NO_DURATION),
        ("-7 days", NO_DURATION),
        ("1.5 years", NO_DURATION),
        ("1,000 days", NO_DURATION),
        ("٧ days", NO_DURATION),
        ("1000000000 days", NO_DURATION),
        ("7 days 2", NO_DURATION),
        ("7 days 2 days", OUT_OF_ORDER),
        ("8 months 16 years", OUT_OF_ORDER),
        ("1 year 1 day 1 month", OUT_OF_ORDER),
        ("0 days", NO_TIME),
        ("0 years 0 months", NO_TIME),
    ],
)
def test_what_is_no_duration_is_refused_in_words(text: str, complaint: str) -> None:
    with pytest.raises(LifetimeUnreadable) as refused:
        parse_duration(text)

    assert str(refused.value) == str(refused.value.sentence)
    assert str(refused.value).startswith(f"“{text}” {complaint}")


@pytest.mark.parametrize(
    ("text", "lifetime"),
    [("session", SESSION), ("persistent", PERSISTENT), ("2 years", Fixed(Duration(((2, Unit.YEAR),))))],
)
def test_lifetimes_of_one_word_or_duration(text: str, lifetime: Lifetime) -> None:
    assert parse_lifetime(text) == lifetime


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("Session", "is not a lifetime"),
        ("for ever", "is not a lifetime"),
        ("", "is not a lifetime"),
        ("2 yaers", "is not a duration"),
        ("0 days", "lasts no time"),
    ],
)
def test_what_is_no_lifetime_is_refused_for_what_it_seems_meant_as(text: str, complaint: str) -> None:
    with pytest.raises(LifetimeUnreadable, match=complaint):
        parse_lifetime(text)


@given(st.text() | st.from_regex(r"[0-9]{1,3} (day|year)s?( [0-9]{1,3} (day|month)s?)?", fullmatch=True))
def test_any_text_is_read_or_refused_and_what_is_read_can_be_written(text: str) -> None:
    try:
        duration = parse_duration(text)
    except LifetimeUnreadable:
        return
    assert parse_duration(str(duration)) == duration
    assert duration.seconds > 0


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("15 seconds", 15),
        ("30 minutes", 1_800),
        ("24 hours", DAY),
        ("1 week", 7 * DAY),
        ("12 months", 365 * DAY),
        ("1 year", 365 * DAY),
        ("16 years 8 months", 525_600_000),
    ],
)
def test_seconds_of_a_duration(text: str, count: int) -> None:
    assert parse_duration(text).seconds == count
    assert seconds(read(text)) == count
    assert seconds(Sliding(parse_duration(text))) == count


@pytest.mark.parametrize("lifetime", [SESSION, PERSISTENT, Until("7 days"), External("7 days"), Unknown("7")])
def test_a_lifetime_without_a_number_has_no_seconds(lifetime: Lifetime) -> None:
    assert seconds(lifetime) is None


@pytest.mark.parametrize(
    ("lifetime", "text"),
    [
        (SESSION, None),
        (PERSISTENT, None),
        (read("7 days"), None),
        (Sliding(parse_duration("7 days")), None),
        (
            Sliding(parse_duration("7 days"), "{lifetime} from the last visit"),
            "{lifetime} from the last visit",
        ),
        (Until("you leave"), "you leave"),
        (External("as Google says"), "as Google says"),
        (Unknown("S"), "S"),
    ],
)
def test_which_lifetimes_have_a_text_to_translate(lifetime: Lifetime, text: str | None) -> None:
    assert worded(lifetime) == text


@given(durations(largest=40), durations(largest=40), durations(largest=40))
def test_durations_are_ordered_by_length(one: Duration, two: Duration, three: Duration) -> None:
    assert one <= two or two <= one
    assert (one < two) == (two > one) == (not two <= one)
    assert (one <= two) == (two >= one)
    assert (one <= two and two <= one) == (one.seconds == two.seconds)
    if one <= two <= three:
        assert one <= three


def test_durations_of_one_length_are_not_equal_and_neither_is_longer() -> None:
    year, months = parse_duration("1 year"), parse_duration("12 months")

    assert year != months
    assert year <= months <= year
    assert not year < months
    assert not year > months


@pytest.mark.parametrize(
    ("old", "new", "outcome"),
    [
        (read("7 days"), read("7 days"), Comparison.SAME),
        (read("7 days"), read("8 days"), Comparison.LONGER),
        (read("2 years"), read("1 year"), Comparison.SHORTER),
        (read("1 year"), read("12 months"), Comparison.RESTATED),
        (read("1 year"), read("365 days"), Comparison.RESTATED),
        (read("1 year"), read("366 days"), Comparison.RESTATED),
        (read("24 hours"), read("1 day"), Comparison.RESTATED),
        (read("200 months"), read("16 years 8 months"), Comparison.RESTATED),
        (read("1 year"), read("13 months"), Comparison.LONGER),
        (read("365 days"), read("366 days"), Comparison.LONGER),
        (read("100 years"), read("101 years"), Comparison.LONGER),
        (read("1 year"), read("1 year 1 day"), Comparison.LONGER),
        (SESSION, SESSION, Comparison.SAME),
        (SESSION, read("1 second"), Comparison.LONGER),
        (read("1 second"), SESSION, Comparison.SHORTER),
        (read("9999 years"), PERSISTENT, Comparison.LONGER),
        (PERSISTENT, SESSION, Comparison.SHORTER),
        (read("30 minutes"), Sliding(parse_duration("30 minutes")), Comparison.CHANGED),
        (read("30 minutes"), Sliding(parse_duration("1 hour")), Comparison.LONGER),
        (Sliding(parse_duration("1 hour")), Sliding(parse_duration("60 minutes"), "x"), Comparison.RESTATED),
        (Until("you leave"), Until("you leave"), Comparison.SAME),
        (Until("you leave"), Until("you log out"), Comparison.CHANGED),
        (Until("you leave"), read("1 year"), Comparison.CHANGED),
        (SESSION, Unknown("S"), Comparison.CHANGED),
    ],
)
def test_what_became_of_a_lifetime(old: Lifetime, new: Lifetime, outcome: Comparison) -> None:
    assert compare(old, new) is outcome


REVERSED = {Comparison.LONGER: Comparison.SHORTER, Comparison.SHORTER: Comparison.LONGER}


@given(lifetimes(), lifetimes())
def test_a_change_taken_back_is_the_opposite_change(old: Lifetime, new: Lifetime) -> None:
    outcome = compare(old, new)

    assert compare(new, old) is REVERSED.get(outcome, outcome)
    assert (outcome is Comparison.SAME) == (old == new)


@given(durations(largest=40).map(Fixed), durations(largest=40).map(Fixed))
def test_a_longer_lifetime_has_more_seconds_and_a_restated_one_nearly_as_many(old: Fixed, new: Fixed) -> None:
    before, after = old.duration.seconds, new.duration.seconds
    match compare(old, new):
        case Comparison.LONGER:
            assert after > before
        case Comparison.SHORTER:
            assert after < before
        case Comparison.RESTATED | Comparison.SAME:
            assert abs(after - before) <= before / 99
        case Comparison.CHANGED:
            pytest.fail("both have a number")
