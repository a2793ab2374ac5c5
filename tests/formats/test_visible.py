"""Text that cannot act on a terminal."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.formats.visible import HIDDEN, visible, visible_in_place, without_controls

any_text = st.text(st.characters(codec=None, exclude_categories=())) | st.text(
    st.sampled_from(
        "\x00\x07\t\n\r\x1b[]\\\x7f\x9b\xadå日\u200b\u200c\u200d\u202e\u2066\u2028\ud800\ufe0f❤\U000e0041"
    )
)

SHOWN = {
    "a title sequence": ("\x1b]0;title\x07", "␛]0;title␇"),
    "clearing the screen": ("\x1b[2J", "␛[2J"),
    "a one-byte sequence start": ("\x9b2J", "‹U+009B›2J"),
    "NUL": ("a\x00b", "a␀b"),
    "DEL": ("a\x7fb", "a␡b"),
    "tab": ("a\tb", "a␉b"),
    "newline": ("a\r\nb", "a␍␊b"),
    "right-to-left override": ("a\u202eb", "a‹U+202E›b"),
    "isolate": ("\u2066a\u2069", "‹U+2066›a‹U+2069›"),
    "zero-width space": ("_g\u200ba", "_g‹U+200B›a"),
    "byte order mark": ("\ufeffa", "‹U+FEFF›a"),
    "line separator": ("a\u2028b", "a‹U+2028›b"),
    "lone surrogate": ("a\ud800b", "a‹U+D800›b"),
    "tags": ("a\U000e0041", "a‹U+E0041›"),
    "filler that looks like a space": ("a\u3164b", "a‹U+3164›b"),
    "joiner between Latin letters": ("_g\u200da", "_g‹U+200D›a"),
    "joiner after a joiner": ("می\u200c\u200cخواهم", "می\u200c‹U+200C›خواهم"),
    "variation selector that carries data": ("a\ufe01\U000e0101", "a‹U+FE01›‹U+E0101›"),
}

KEPT = {
    "plain": "Hello, world",
    "mark-up": "[red]x[/] [@click=app.quit]x[/] :smile: \\[",
    "Swedish": "”Nödvändiga” kakor – 13 månader",
    "no-break space": "13\u00a0mois",
    "Persian joiner": "می\u200cخواهم",
    "Hindi joiner": "क्\u200dष",
    "family": "👩\u200d👩\u200d👧",
    "heart on fire": "❤\ufe0f\u200d🔥",
    "keycap": "1\ufe0f\u20e3",
    "variant of an ideograph": "葛\U000e0100",
    "pile of accents": "e" + "\u0301" * 40,
    "Arabic number sign": "\u0600١",
}

VISIBLE_FORMAT_CHARACTERS = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}


@pytest.mark.parametrize(("text", "shown"), SHOWN.values(), ids=SHOWN.keys())
def test_hidden_characters_are_shown_as_signs(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT.keys())
def test_other_text_stays_as_it_is(text: str) -> None:
    assert visible(text) == text
    assert visible_in_place(text) == text


def test_every_control_format_surrogate_and_separator_of_unicode_is_hidden() -> None:
    hidden = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    missed = [
        f"U+{code:04X}"
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in hidden
        and code not in VISIBLE_FORMAT_CHARACTERS
        and not HIDDEN.search(chr(code))
    ]
    assert missed == []


def test_no_letter_but_the_fillers_and_no_digit_or_punctuation_is_hidden() -> None:
    fillers = {0x115F, 0x1160, 0x3164, 0xFFA0}
    shown = {"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Pd", "Po", "Ps", "Pe", "Sm", "Sc", "Zs"}
    lost = [
        f"U+{code:04X}"
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in shown and code not in fillers and HIDDEN.search(chr(code))
    ]
    assert lost == []


def test_newlines_are_kept_when_lines_are_asked_for() -> None:
    assert visible("one\r\ntwo\x1b\n", lines=True) == "one␍\ntwo␛\n"


def test_an_ascii_terminal_gets_ascii() -> None:
    assert visible("å\x1b\u202e", ascii_only=True) == "<U+00E5><U+001B><U+202E>"
    assert visible("å\nb", lines=True, ascii_only=True) == "<U+00E5>\nb"


def test_every_hidden_character_is_shown_as_a_sign_wherever_it_stands() -> None:
    hidden = [chr(code) for code in range(sys.maxunicode + 1) if HIDDEN.search(chr(code))]
    kept = [f"U+{ord(char):04X}" for char in hidden if char in visible(f"å{char}")]
    moved = [f"U+{ord(char):04X}" for char in hidden if char in visible_in_place(f"å{char}")]
    assert kept == []
    assert moved == []


@given(any_text)
def test_what_is_visible_stays_so(text: str) -> None:
    assert not HIDDEN.search(visible(text))
    assert visible(visible(text)) == visible(text)
    visible(text).encode()


@given(any_text)
def test_ascii_is_ascii_and_prints(text: str) -> None:
    shown = visible(text, ascii_only=True)
    assert shown.isascii()
    assert shown.isprintable()


@given(any_text)
def test_signs_in_place_move_nothing(text: str) -> None:
    shown = visible_in_place(text)
    assert len(shown) == len(text)
    assert not HIDDEN.search(shown)
    assert all(new == old or HIDDEN.search(text) for new, old in zip(shown, text, strict=True))


@pytest.mark.parametrize(
    ("pasted", "kept", "dropped"),
    [
        ("a\x1b[2Jb\x00", "a[2Jb", 2),
        ("one\r\ntwo\rthree\u2028four\x85", "one\ntwo\nthree\nfour\n", 0),
        ("tab\tstays, \u200f too", "tab\tstays, \u200f too", 0),
        ("a\ud800b\x9b", "ab", 2),
    ],
)
def test_controls_are_dropped_from_a_paste_and_counted(pasted: str, kept: str, dropped: int) -> None:
    assert without_controls(pasted) == (kept, dropped)
