"""What mends a translation: shown as the whole text it would be, and only where it is safe."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from tests.checks.pairs.looking import words
from workbench.checks.pairs.pair import pair_of
from workbench.checks.pairs.pair_rules import faults_of
from workbench.checks.problem import RuleId
from workbench.policy.entries import TextKind
from workbench.policy.kinds import LocaleTag

_TABLE = Path(__file__).parents[1] / "good_parallel_texts.tsv"
with _TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
GOOD = [(row["sv"], locale, text) for row in ROWS for locale, text in row.items() if locale != "sv"]


def mendings(rule: str, source: str, locale: str, target: str) -> set[str | None]:
    """What each fault that a rule finds would be mended to."""
    pair = pair_of(source, target, words(locale), TextKind.PROSE)
    faults = faults_of(pair).get(RuleId(rule), ())
    return {fault.mending.text if fault.mending else None for fault in faults}


@pytest.mark.parametrize(
    ("rule", "source", "locale", "target", "mended"),
    [
        ("TR020", "Rutan ”A” och ”B”.", "en", 'Box "A" and "B".', "Box “A” and “B”."),
        ("TR020", "Rutan ”A”.", "de", "Feld “A”.", "Feld „A“."),
        ("TR020", "Rutan ”A”.", "fr", 'Case "A".', "Case «\u202fA\u202f»."),
        ("TR020", "Rutan ”A”.", "fi", "Ruutu « A ».", "Ruutu ”A”."),
        ("TR020", "`a` är ”A”.", "en", '`"a"` is "A".', '`"a"` is “A”.'),
        ("TR020", "Rutan ”A”.", "en", 'See <a title="x">"A"</a>.', 'See <a title="x">“A”</a>.'),
        ("TR020", "Rutan ”A ”B””.", "en", 'Box "A "B"".', None),
        ("TR020", "Rutan ”A”.", "en", "Box 'A'.", None),
        ("TR020", "Rutan 3”.", "en", 'Box 3".', None),
        ("TR021", "Vem?", "fr", "Qui?", "Qui\u202f?"),
        ("TR021", "Vem?", "fr", "Qui ?", "Qui\u202f?"),
        ("TR021", "Se: https://a.se/", "fr", "Voir : https://a.se/", "Voir\u202f: https://a.se/"),
        ("TR021", "Den ”a”.", "fr", "Le « a ».", "Le «\u202fa\u202f»."),
        ("TR021", "Vem?", "en", "Who ?", "Who?"),
        ("TR022", "Hej du.", "en", " Hello you.\n", "Hello you."),
        ("TR022", "Hej du.\n", "en", "Hello you.", "Hello you.\n"),
        ("TR022", "Hej du.", "en", "Hello  you.", "Hello you."),
        ("TR022", "Hej 7 du.", "en", "Hello 7 \u00a0you.", "Hello 7\u00a0you."),
        ("TR023", "Hej du.", "en", "Hello you", "Hello you."),
        ("TR023", "Hej du.", "ja", "こんにちは", "こんにちは。"),
        ("TR023", "Hej du:", "fr", "Bonjour", "Bonjour\u202f:"),
        ("TR023", "Hej du", "en", "Hello you:", "Hello you"),
        ("TR023", "Hej du:", "en", "Hello you.", "Hello you:"),
        ("TR023", "Hej du.", "en", "Hello “you”", "Hello “you”."),
        ("TR023", "Hej (du).", "en", "Hello (you)", "Hello (you)."),
        ("TR023", "”Hej:”", "en", "“Hello”", None),
        ("TR023", "Hej du?", "es", "Hola", None),
        ("TR023", "Hej du.", "en", "Hello you?", None),
        ("TR023", "Hej du", "en", "Hello you!", None),
        ("TR023", "**Hej:**", "en", "**Hello**", None),
        ("TR029", "Hej du.", "en", "Hel\u00adlo\u200b you.", "Hello you."),
        ("TR029", "Hej du.", "de", "Scho\u0308n.", "Schön."),
        ("TR029", "Hej du.", "en", "Hello\ufffd you.", None),
    ],
)
def test_a_mending_is_the_whole_text_or_none(
    rule: str, source: str, locale: str, target: str, mended: str | None
) -> None:
    assert mendings(rule, source, locale, target) == {mended}


def test_what_a_mending_leaves_is_told_without_one() -> None:
    assert mendings("TR020", "Se ”a”.", "en", 'See "a" and "b".') == {"See “a” and “b”.", None}


@pytest.mark.parametrize(("source", "locale", "text"), GOOD)
def test_what_was_spoilt_is_mended_to_what_it_was(source: str, locale: str, text: str) -> None:
    spoilt = {
        "TR020": re.sub("«\u202f|\u202f»|[“”„]", '"', text),
        "TR021": re.sub(" ?\u202f(?=[;:!?»])", " ", text),
        "TR022": f" {text}".replace(" ", "  ") if "`" not in text else f" {text}",
        "TR023": text[:-1].rstrip("\u202f") if text.endswith((".", ":")) else text,
    }
    for rule, target in spoilt.items():
        assert mendings(rule, source, locale, target) <= {text}, rule


def test_titles_say_what_is_done() -> None:
    pair = pair_of("Rutan ”A”.", 'Feld "A".', words("de"), TextKind.PROSE)
    mending = faults_of(pair)[RuleId("TR020")][0].mending
    assert mending is not None
    assert str(mending.title) == "Quote with „“, as the locale does"
    assert pair.locale == LocaleTag("de")
