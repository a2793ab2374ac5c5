"""Rules of pairs: what each is called, and how it looks at a policy's text or at what is being typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from workbench.checks.context import Context
from workbench.checks.pairs.locale_words import LocaleWords, locale_words, names_of
from workbench.checks.pairs.names_kept import Names
from workbench.checks.pairs.pair import Fault, Mending, Pair, pair_of
from workbench.checks.passages import Passage
from workbench.checks.problem import Finding, Fix, NewValue, RuleId, Severity
from workbench.checks.rules import per_text, terms
from workbench.checks.sources import Source
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.entries import TextKind
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy

PairCheck: TypeAlias = Callable[[Pair], Iterable[Fault]]
PairMend: TypeAlias = Callable[[Pair], Mending | None]
Faults: TypeAlias = Mapping[RuleId, tuple[Fault, ...]]

NAMES = ("cookie.name", "provider.name", "provider.legal_name", "provider.aliases", "glossary")
"""What the names that are not translated come from."""

CHECKS: dict[RuleId, PairCheck] = {}
MENDS: dict[RuleId, PairMend] = {}
_NO_FAULTS: Faults = {}


def pair_rule(
    id: str,
    name: str,
    severity: Severity,
    page: str,
    check: PairCheck,
    *reads: str,
    mend: PairMend | None = None,
) -> None:
    """Make a function of a pair a rule; `page` is its page in the reference, `mend` what mends its faults."""
    rule = RuleId(id)

    def on_text(passage: Passage, context: Context) -> Iterator[Finding]:
        if not passage.is_source:
            yield from (_finding(fault, passage) for fault in _FOUND.faults(passage, context).get(rule, ()))

    on_text.__doc__ = page
    per_text(id, name, severity, Source.PRACTICE, terms=terms(*reads))(on_text)
    CHECKS[rule] = check
    if mend is not None:
        MENDS[rule] = mend


def faults_of(pair: Pair) -> Faults:
    """What every rule says of a pair: for a text that is being typed, and for all."""
    found = _checked(pair)
    return {rule: tuple(_mended(rule, pair, found)) for rule in found} if found else _NO_FAULTS


def _checked(pair: Pair) -> Faults:
    return {rule: faults for rule, check in CHECKS.items() if (faults := tuple(check(pair)))}


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


def words_of(policy: Policy, locale: LocaleTag) -> LocaleWords:
    """What a policy says for the pairs of a locale; made anew only for another policy."""
    return _FOUND.words(policy, locale)


@dataclass(slots=True)
class _Found:
    """The faults of the pairs of one policy; texts that are not of it any more go with it.

    Rules run one after the other over all texts, but what they count in a text is counted once: the first
    rule that comes to a pair asks them all, and the rest find the answer here.
    """

    policy: Policy | None = None
    names: Names = field(default_factory=Names)
    by_locale: dict[LocaleTag, LocaleWords] = field(default_factory=dict)
    faults_by_text: dict[tuple[LocaleTag, TextKind, str, str], Faults] = field(default_factory=dict)

    def words(self, policy: Policy, locale: LocaleTag) -> LocaleWords:
        """What a policy says for a locale."""
        if policy is not self.policy:
            self._take(policy)
        if locale not in self.by_locale:
            self.by_locale[locale] = locale_words(policy, locale, self.names)
        return self.by_locale[locale]

    def faults(self, passage: Passage, context: Context) -> Faults:
        """What every rule says of a translated text."""
        words = self.words(context.policy, passage.locale)
        key = (passage.locale, passage.kind, passage.source, passage.text)
        faults = self.faults_by_text.get(key)
        if faults is None:
            faults = faults_of(pair_of(passage.source, passage.text, words, passage.kind))
            self.faults_by_text[key] = faults
        return faults

    def _take(self, policy: Policy) -> None:
        before, self.policy = self.policy, policy
        if before is None or not _has_same_words(before, policy):
            self.names, self.by_locale, self.faults_by_text = names_of(policy), {}, {}


def _has_same_words(one: Policy, other: Policy) -> bool:
    """Whether two policies say the same for all pairs."""
    if (
        one.glossary != other.glossary
        or one.links != other.links
        or one.settings.units != other.settings.units
    ):
        return False
    if one.sections.keys() != other.sections.keys() or one.source_locale != other.source_locale:
        return False
    return _names(one) == _names(other) and _headed(one) == _headed(other)


def _names(policy: Policy) -> tuple[set[str], list[tuple[str, str | None, tuple[str, ...]]]]:
    providers = policy.providers.values()
    cookies = {cookie.name for cookie in policy.cookies.values()}
    return cookies, [(each.name, each.legal_name, each.aliases) for each in providers]


def _headed(policy: Policy) -> list[bool]:
    return [bool(section.title) and section.numbered for section in policy.sections.values()]


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


_FOUND = _Found()
