"""How texts and their sentences end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from workbench.checks.pairs.pair import Fault, Mending, Pair, Side
from workbench.checks.wordings.locale_marks import is_spaced, language
from workbench.policy.kinds import LocaleTag
from workbench.policy.late_pattern import late
from workbench.policy.sentence import Sentence, say
from workbench.policy.sentence_ends import ABBREVIATIONS


class End(StrEnum):
    """What a text ends with; the value is an English message id."""

    NONE = "nothing"
    STOP = "a full stop"
    COLON = "a colon"
    SEMICOLON = "a semicolon"
    COMMA = "a comma"
    QUESTION = "a question mark"
    EXCLAMATION = "an exclamation mark"
    ELLIPSIS = "an ellipsis"


_MARKS = {
    **dict.fromkeys(".。．।۔։።", End.STOP),
    **dict.fromkeys(":：", End.COLON),
    **dict.fromkeys(";；؛", End.SEMICOLON),
    **dict.fromkeys(",，،、", End.COMMA),
    **dict.fromkeys("?？؟՞", End.QUESTION),
    **dict.fromkeys("!！", End.EXCLAMATION),
    "…": End.ELLIPSIS,
}
_GREEK = {";": End.QUESTION, "\u037e": End.QUESTION, "·": End.SEMICOLON}
_MARK_OF = {
    End.NONE: "",
    End.STOP: ".",
    End.COLON: ":",
    End.SEMICOLON: ";",
    End.COMMA: ",",
    End.QUESTION: "?",
    End.EXCLAMATION: "!",
    End.ELLIPSIS: "…",
}
_WIDE = {End.STOP: "。", End.COLON: "：", End.SEMICOLON: "；", End.QUESTION: "？", End.EXCLAMATION: "！"}
_ARABIC = {End.SEMICOLON: "؛", End.COMMA: "،", End.QUESTION: "؟"}
_MARKS_OF: Mapping[str, Mapping[End, str]] = {
    "ja": {**_WIDE, End.COMMA: "、"},
    "zh": {**_WIDE, End.COMMA: "，"},
    "ar": _ARABIC,
    "fa": _ARABIC,
    "ur": {**_ARABIC, End.STOP: "۔"},
    "hi": {End.STOP: "।"},
    "hy": {End.STOP: "։"},
    "am": {End.STOP: "።"},
    "el": {End.QUESTION: ";", End.SEMICOLON: "·"},
}
"""Final marks that a language writes otherwise."""
_VOICES = frozenset({End.QUESTION, End.EXCLAMATION})
_OPENED_TOO = frozenset({"es", "gl", "ast", "hy"})
"""Languages that mark a question before it, or within it."""
_SPACED = frozenset({End.COLON, End.SEMICOLON, End.QUESTION, End.EXCLAMATION})
_NARROW_SPACE = "\u202f"
_NO_MARK = say("Remove the final mark, as the source has none")
_CLOSING = " \u00a0\u202f\n)]}»«”“\"’'*`」』"
_WITHOUT_STOPS = frozenset({"th", "lo", "km", "my"})
_SENTENCE = late(
    r"[.!?…。؟।]+[)\]”»“’]*(?=[\s\u00a0]+[«„“”\[]?[\u00a0\u202f]?[^\W\d_a-zà-öø-ÿ]|\s*$|(?<=。))"
)
_OTHER_ENDS = frozenset("!?…。؟।")


def end_of(text: str, locale: LocaleTag) -> End:
    """What a text ends with, brackets and quotation marks aside."""
    stripped = text.rstrip(_CLOSING)
    if stripped.endswith("..."):
        return End.ELLIPSIS
    last = stripped[-1:]
    if language(locale) == "el" and last in _GREEK:
        return _GREEK[last]
    return _MARKS.get(last, End.NONE)


def final_mark(pair: Pair) -> Iterator[Fault]:
    """Find a translation that ends otherwise than the source; a full stop may be added."""
    if _ends_in_one_stop(pair.source.text) and _ends_in_one_stop(pair.target.text):
        return  # as most do
    wanted, there = end_of(pair.source.bare, pair.source.locale), end_of(pair.target.bare, pair.locale)
    if wanted is there or (wanted is End.NONE and there is End.STOP):
        return
    if wanted is End.STOP and language(pair.locale) in _WITHOUT_STOPS:
        return
    yield Fault(
        say("The source ends with {wanted}, the translation with {there}; end both alike.",
            wanted=Sentence(wanted.value), there=Sentence(there.value))
    )  # fmt: skip


def ended(pair: Pair) -> Mending | None:
    """The translation with the final mark of the source; None where that stands within quotes or brackets.

    Whether something is a question or a call is for people to say where the translation ends otherwise.
    """
    wanted, there = end_of(pair.source.bare, pair.source.locale), end_of(pair.target.bare, pair.locale)
    if there in _VOICES or not (_is_last(pair.source, wanted) and _is_last(pair.target, there)):
        return None
    mark = _mark(wanted, pair.locale)
    if mark is None:
        return None
    text = pair.target.text.rstrip()
    edge = pair.target.text[len(text) :]
    bare = text.removesuffix("...").rstrip("".join(_MARKS)).rstrip() if there is not End.NONE else text
    title = say("End with “{mark}”, as the source does", mark=mark.strip()) if mark else _NO_MARK
    return Mending(title, f"{bare}{mark}{edge}")


def _is_last(side: Side, end: End) -> bool:
    """Whether the mark that a text ends with, if any, is its last character."""
    return end is End.NONE or side.text.rstrip()[-1:] in {*_MARKS, *_GREEK}


def _mark(end: End, locale: LocaleTag) -> str | None:
    """How a locale writes a final mark; None where that takes more than one at the end."""
    spoken = language(locale)
    if end in _VOICES and spoken in _OPENED_TOO:
        return None
    mark = _MARKS_OF.get(spoken, {}).get(end) or _MARK_OF[end]
    has_space = is_spaced(locale) and end in _SPACED
    return f"{_NARROW_SPACE}{mark}" if has_space else mark


def _ends_in_one_stop(text: str) -> bool:
    return text.endswith(".") and not text.endswith("...")


def sentence_count(pair: Pair) -> Iterator[Fault]:
    """Find a translation with two sentences more or fewer than the source, as one cut short has."""
    source, target = pair.source.bare, pair.target.bare
    if source.count(".") < 2 and target.count(".") < 2 and _OTHER_ENDS.isdisjoint(pair.characters):
        return  # two with so few differ by one at most
    wanted, there = _sentences(source), _sentences(target)
    if abs(wanted - there) > 1:
        yield Fault(
            say("The source has {wanted} sentences, the translation {there}; look what is left out or added.",
                wanted=wanted, there=there)
        )  # fmt: skip


def _sentences(text: str) -> int:
    if len(text) < 40:
        return 1
    return sum(not _is_abbreviation(text, match.start()) for match in _SENTENCE.finditer(text))


def _is_abbreviation(text: str, end: int) -> bool:
    """Whether the word before a stop is one letter, or known to be short for another."""
    word = text[text.rfind(" ", 0, end) + 1 : end].lstrip("([„“”«").lower()
    return len(word.rpartition(".")[2]) == 1 or word in ABBREVIATIONS
