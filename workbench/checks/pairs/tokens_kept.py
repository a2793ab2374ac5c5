"""What a translation must have as the source has it: placeholders, names, addresses, e-mail."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.checks.pairs.pair import EMAIL, URL, Fault, Pair, lacking
from workbench.policy.late_pattern import late
from workbench.policy.sentence import say

_URL = late(URL)
_EMAIL = late(EMAIL)


def placeholders(pair: Pair) -> Iterator[Fault]:
    """Find placeholders that are missing or too many."""
    wanted, there = pair.source.placeholders, pair.target.placeholders
    if wanted == there:
        return
    for each in lacking(wanted, there):
        yield Fault(
            say("The translation lacks {placeholder}; put it where it is to be read.", placeholder=each), each
        )
    for each in lacking(there, wanted):
        yield Fault(
            say("The source has no {placeholder}; take it out of the translation.", placeholder=each), each
        )


def names(pair: Pair) -> Iterator[Fault]:
    """Find names that are not translated, and that the translation has less often than the source."""
    wanted = [found.name for found in pair.source.names_kept]
    if not wanted:
        return
    there = pair.words.names.counted_in_translation(wanted, pair.target.text)
    for name in dict.fromkeys(lacking(wanted, there.elements())):
        if not any(form in pair.target.text for form in pair.words.name_forms.get(name, ())):
            yield Fault(
                say("The translation lacks the name “{name}”; write it as the source does.", name=name), name
            )


def addresses(pair: Pair) -> Iterator[Fault]:
    """Find addresses that are not the source's, nor the locale's own for them."""
    if not (_may_have_address(pair.source.text) or _may_have_address(pair.target.text)):
        return
    own = pair.words.addresses
    wanted = [own.get(each, each) for each in _URL.findall(pair.source.text)]
    there = [own.get(each, each) for each in _URL.findall(pair.target.text)]
    yield from _compared(wanted, there)


def emails(pair: Pair) -> Iterator[Fault]:
    """Find e-mail addresses that are not the source's; their domains in either case."""
    wanted = map(_normal, _EMAIL.findall(pair.source.text))
    there = map(_normal, _EMAIL.findall(pair.target.text))
    yield from _compared(list(wanted), list(there))


def _may_have_address(text: str) -> bool:
    return "://" in text or "www." in text


def _normal(email: str) -> str:
    user, _, domain = email.rpartition("@")
    return f"{user}@{domain.lower()}"


def _compared(wanted: list[str], there: list[str]) -> Iterator[Fault]:
    if wanted == there:
        return
    for each in lacking(wanted, there):
        yield Fault(say("The translation lacks {address}; write it as the source does.", address=each), each)
    for each in lacking(there, wanted):
        yield Fault(say("The source has no {address}; take it out or correct it.", address=each), each)
