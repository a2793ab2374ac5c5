"""Rules of pairs: what each is called, and what all of them say of a source text and its translation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import TypeAlias

from workbench.checks.context import Context
from workbench.checks.pairs.faulty_pair import Faults, FaultyPair
from workbench.checks.pairs.pair import Fault, Mending, Pair
from workbench.checks.passages import Passage
from workbench.checks.problem import Finding, Fix, NewValue, RuleId, Severity
from workbench.checks.rules import per_pair, terms
from workbench.checks.sources import Source
from workbench.formats.layout import FileKind, FileRef

PairCheck: TypeAlias = Callable[[Pair], Iterable[Fault]]
PairMend: TypeAlias = Callable[[Pair], Mending | None]

NAMES = ("cookie.name", "provider.name", "provider.legal_name", "provider.aliases", "glossary")
"""What the names that are not translated come from."""

CHECKS: dict[RuleId, PairCheck] = {}
MENDS: dict[RuleId, PairMend] = {}
NO_FAULTS: Faults = {}
_NEEDED: dict[RuleId, frozenset[str]] = {}
"""The characters of which a rule needs one in either text; of the others that it needs none."""


def pair_rule(
    id: str,
    name: str,
    severity: Severity,
    page: str,
    check: PairCheck,
    *reads: str,
    mend: PairMend | None = None,
    without: Iterable[str] = (),
) -> None:
    """Make a function of a pair a rule; `page` is its page in the reference, `mend` what mends its faults.

    It has nothing to say `without` any of some characters: it is asked only where one of the texts has one.
    """
    rule = RuleId(id)

    def on_pair(pair: FaultyPair, _context: Context) -> Iterator[Finding]:
        return (_finding(fault, pair.passage) for fault in pair.faults.get(rule, ()))

    on_pair.__doc__ = page
    per_pair(id, name, severity, Source.PRACTICE, terms=terms(*reads))(on_pair)
    CHECKS[rule] = check
    if mend is not None:
        MENDS[rule] = mend
    if without:
        _NEEDED[rule] = frozenset(without)


def faults_of(pair: Pair) -> Faults:
    """What every rule says of a pair: for a text that is being typed, and for all."""
    found = _checked(pair)
    return {rule: tuple(_mended(rule, pair, found)) for rule in found} if found else NO_FAULTS


def _checked(pair: Pair) -> Faults:
    asked = _asked(pair.characters & _all_needed())
    return {rule: faults for rule, check in asked if (faults := tuple(check(pair)))}


@cache
def _all_needed() -> frozenset[str]:
    return frozenset().union(*_NEEDED.values())


@cache
def _asked(there: frozenset[str]) -> tuple[tuple[RuleId, PairCheck], ...]:
    """The rules that have something to say where these of the characters are that any needs."""
    return tuple(
        (rule, check)
        for rule, check in CHECKS.items()
        if rule not in _NEEDED or not there.isdisjoint(_NEEDED[rule])
    )


def _mended(rule: RuleId, pair: Pair, found: Faults) -> Iterator[Fault]:
    """The faults of one rule, with a mending where that ends a fault and makes no other."""
    mending = MENDS[rule](pair) if rule in MENDS else None
    left = None if mending is None else _checked(pair.retranslated(mending.text))
    if left is None or any(len(faults) > len(found.get(each, ())) for each, faults in left.items()):
        yield from found[rule]
        return
    messages = {str(fault.message) for fault in left.get(rule, ())}
    for fault in found[rule]:
        yield fault if str(fault.message) in messages else replace(fault, mending=mending)


def _finding(fault: Fault, passage: Passage) -> Finding:
    return Finding(
        message=fault.message,
        quote=fault.quote,
        fix=_fix(fault.mending, passage) if fault.mending else None,
        key=passage.key,
        locale=passage.locale,
        given_for=f"{passage.source}\0{passage.text}",
    )


def _fix(mending: Mending, passage: Passage) -> Fix:
    entries = FileRef(FileKind.ENTRIES, passage.locale)
    return Fix(mending.title, (NewValue(entries, (passage.key,), mending.text),))
