"""Characters that cannot be seen, or look like others."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from workbench.checks.pairs.pair import Fault, Mending, Pair
from workbench.checks.wordings.locale_marks import language
from workbench.policy.late_pattern import late
from workbench.policy.sentence import say

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Controls of the writing direction."""
_BIDI = late(f"[{BIDI_CONTROLS}]")
_OVERRIDES = "\u202d\u202e"
_EMBEDDINGS, _ISOLATES = "\u202a\u202b\u202d\u202e", "\u2066\u2067\u2068"
_POP_EMBEDDING, _POP_ISOLATE = "\u202c", "\u2069"
_INVISIBLE = late("[\u200b\u00ad\ufeff\ufffd\x00-\x08\x0b-\x1f\x7f-\x9f]")
_REMOVABLE = late("[\u200b\u00ad\ufeff]")
_BREAKS_UNSEEN = frozenset({"th", "lo", "km", "my"})
"""Languages whose lines break at a zero-width space."""
_CYRILLIC = late("[\u0400-\u052f]")
_MIXED = late(
    "[A-Za-z\u00c0-\u024f]+[\u0400-\u052f][A-Za-z\u00c0-\u024f\u0400-\u052f]*"
    "|[\u0400-\u052f]+[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f\u0400-\u052f]*"
)


def bidi_controls(pair: Pair) -> Iterator[Fault]:
    """Find controls of the writing direction that override it, stay open, or have no business here."""
    controls = _BIDI.findall(pair.target.text)
    if not controls:
        return
    if any(control in _OVERRIDES for control in controls):
        yield Fault(say("The translation has an override of the writing direction; remove it."))
    elif not _is_balanced(controls):
        yield Fault(say("The translation opens or closes a writing direction without the other; remove it."))
    elif not _is_right_to_left(pair) and not _BIDI.search(pair.source.text):
        yield Fault(say("The translation has a control of the writing direction; remove it."))


def invisible(pair: Pair) -> Iterator[Fault]:
    """Find characters that nobody sees, and words of letters from two scripts."""
    text = pair.target.text
    if text.isascii() and text.isprintable():
        return
    for character in dict.fromkeys(_INVISIBLE.findall(text)):
        yield Fault(
            say("The translation has an invisible U+{code}; remove it.", code=f"{ord(character):04X}"),
            character,
        )
    if not unicodedata.is_normalized("NFC", text):
        yield Fault(say("The translation has letters made of two characters; write it in form NFC."))
    if _CYRILLIC.search(text):
        for word in _MIXED.findall(text):
            yield Fault(say("“{word}” mixes Latin and Cyrillic letters; type it anew.", word=word), word)


def seen(pair: Pair) -> Mending:
    """The translation in form NFC, without soft hyphens and zero-width space."""
    text = pair.target.text
    if language(pair.locale) not in _BREAKS_UNSEEN:
        text = _REMOVABLE.sub("", text)
    return Mending(say("Remove what cannot be seen"), unicodedata.normalize("NFC", text))


def _is_balanced(controls: list[str]) -> bool:
    opened: list[str] = []
    for control in controls:
        if control in _EMBEDDINGS:
            opened.append(_POP_EMBEDDING)
        elif control in _ISOLATES:
            opened.append(_POP_ISOLATE)
        elif control in {_POP_EMBEDDING, _POP_ISOLATE} and (not opened or opened.pop() != control):
            return False
    return not opened


def _is_right_to_left(pair: Pair) -> bool:
    from workbench.locales.phrases import is_right_to_left

    return is_right_to_left(pair.locale)
