"""What holds of the rules of pairs for any text."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.pairs.looking import NAMES, rules, words
from workbench.checks.pairs import pair_rules
from workbench.checks.pairs.number_forms import read_number
from workbench.checks.pairs.pair import Fault, Pair, pair_of
from workbench.checks.pairs.pair_rules import CHECKS, PairCheck, faults_of
from workbench.checks.problem import RuleId
from workbench.policy.entries import TextKind
from workbench.policy.kinds import LocaleTag
from workbench.policy.lifetime import Duration, Unit

_LOCALES = ("en", "de", "fi", "fr", "nb", "da", "nl", "es", "it", "pl", "ja")
_ALPHABET = st.characters(codec="utf-8")


@given(st.text(_ALPHABET), st.text(_ALPHABET), st.sampled_from((*_LOCALES, "ar", "el", "th", "xx")))
def test_any_two_texts_can_be_compared(source: str, target: str, locale: str) -> None:
    found = rules(source, locale, target)
    assert found == sorted(set(found))


_WITH_MARKS = (
    *("Mäter besök", " 7 dagar", "٧", " {site}", "www.example.org", "https://a.example", "a@b.example", "w"),
    *("`kod`", "<b>", "](link:x)", "]", "”citat”", " !", "  ", "\u202e", "\u200b", "- ", "*", "."),
    *("‥", "。", "/"),
)  # fmt: skip
_PIECES = st.lists(st.sampled_from(_WITH_MARKS), max_size=6).map("".join)


@given(_PIECES, _PIECES, st.sampled_from(_LOCALES))
def test_a_rule_that_is_not_asked_would_have_found_nothing(source: str, target: str, locale: str) -> None:
    pair = pair_of(source, target, words(locale), TextKind.PROSE)
    found = {rule: faults for rule, check in CHECKS.items() if (faults := tuple(check(pair)))}
    assert faults_of(pair).keys() == found.keys()


@given(_PIECES, _PIECES)
def test_what_is_no_language_is_masked_in_either_text(source: str, target: str) -> None:
    pair = pair_of(source, target, words("en"))
    assert (pair.source.bare, pair.target.bare) == tuple(
        pair_of(text, f"{text}{{site}}", words("en")).source.bare for text in (source, target)
    )


def test_of_plain_texts_half_of_the_rules_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[RuleId] = []

    def asking(rule: RuleId, check: PairCheck) -> PairCheck:
        def counted(pair: Pair) -> Iterable[Fault]:
            asked.append(rule)
            return check(pair)

        return counted

    monkeypatch.setattr(pair_rules, "CHECKS", {rule: asking(rule, check) for rule, check in CHECKS.items()})
    pair_rules._asked.cache_clear()
    assert rules("Mäter besök", "en", "Measures visits") == []
    pair_rules._asked.cache_clear()
    assert len(asked) <= len(CHECKS) / 2


@given(st.lists(st.sampled_from(["{site}", "{CAMPAIGNID}", "{section:x}", "ord"]), max_size=6), st.randoms())
def test_placeholders_may_come_in_any_order(parts: list[str], random: object) -> None:
    shuffled = sorted(parts, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert "TR010" not in rules(" ".join(parts), "en", " ".join(shuffled))


@given(st.integers(1, 10_000_000), st.sampled_from(_LOCALES))
def test_a_number_is_read_as_its_locale_writes_it(value: int, locale: str) -> None:
    from babel.numbers import format_decimal

    from workbench.locales.phrases import babel_locale

    written = format_decimal(value, locale=babel_locale(LocaleTag(locale)))
    assert read_number(written, LocaleTag(locale)).value == Decimal(value)


@given(st.integers(2, 9999), st.sampled_from(list(Unit)), st.sampled_from(_LOCALES))
def test_a_generated_lifetime_is_its_own_translation(amount: int, unit: Unit, locale: str) -> None:
    from workbench.locales.phrases import duration

    span = Duration(((amount, unit),))
    source, target = (duration(span, LocaleTag(each)) for each in ("sv", locale))
    assert not {"TR014", "TR015", "TR032"} & set(rules(source, locale, target))


@given(st.integers(2, 99), st.sampled_from([Unit.DAY, Unit.MONTH, Unit.YEAR]), st.sampled_from(_LOCALES))
def test_another_unit_is_never_overlooked(amount: int, unit: Unit, locale: str) -> None:
    from workbench.locales.phrases import duration

    other = {Unit.DAY: Unit.MONTH, Unit.MONTH: Unit.YEAR, Unit.YEAR: Unit.DAY}[unit]
    source = duration(Duration(((amount, unit),)), LocaleTag("sv"))
    target = duration(Duration(((amount, other),)), LocaleTag(locale))
    assert "TR015" in rules(source, locale, target)


@given(st.lists(st.sampled_from(sorted(NAMES.inflected)), max_size=4))
def test_names_that_are_kept_are_found(names: list[str]) -> None:
    assert "TR011" not in rules("; ".join(names), "en", " and ".join(names))
