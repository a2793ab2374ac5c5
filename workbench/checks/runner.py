"""Runs the rules: all of them, and after an edit only where something they look at has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import TypeVar, cast

from workbench.checks.alike import Alike
from workbench.checks.archive import Archive
from workbench.checks.concerned import Concerned
from workbench.checks.context import Context
from workbench.checks.every_rule import RULES
from workbench.checks.kept import Found, Kept, look, problem_of, problems_of
from workbench.checks.pairs.pair_faults import PairFaults
from workbench.checks.problem import Problem, RuleId, Severity
from workbench.checks.reads import (
    ALWAYS_READ,
    KNOWN_WORDS,
    OWN_WORDS,
    PUBLISHED,
    REFERENCE,
    SPELLING,
    TODAY,
    TRANSLATIONS,
    Difference,
    difference,
)
from workbench.checks.rules import KeysOf, Rule, Scope
from workbench.checks.selection import Selection
from workbench.checks.texts import TextId, Texts
from workbench.checks.waivers import EntryWaivers, UnusedWaiver, judge
from workbench.policy.frozen import frozen

K = TypeVar("K", bound=Hashable)


@frozen
class Report:
    """What the rules found, by rule and then by thing; waived problems are listed, not counted."""

    problems: tuple[Problem, ...]

    @property
    def standing(self) -> tuple[Problem, ...]:
        """The problems that nobody has accepted."""
        return tuple(problem for problem in self.problems if not problem.is_waived)

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many problems of each severity stand."""
        counted = Counter(problem.severity for problem in self.problems if not problem.is_waived)
        return {severity: counted[severity] for severity in Severity}


class Checker:
    """Checks one policy again and again as it changes, and keeps what cannot have changed."""

    def __init__(self, selection: Selection | None = None, rules: Mapping[RuleId, Rule] = RULES) -> None:
        self._selection = (selection or Selection()).verified(rules)
        self._rules = rules
        self._texts = Texts()
        self._pairs = PairFaults()
        self._alike: dict[RuleId, Alike] = {}
        self._concerned: dict[RuleId, Concerned] = {}
        self._kept: dict[RuleId, Kept] = {}
        self._last: Context | None = None

    def check(
        self, context: Context, entry_waivers: EntryWaivers | None = None, archive: Archive | None = None
    ) -> Report:
        """Say everything that is wrong with a policy as it is now, and with what was published."""
        severities = self._selection.severities(self._rules, context)
        change = self._change(context)
        changed = self._changed_texts(context, change, severities)
        kept = {} if change is None else self._kept
        self._kept = {}
        for rule, severity in severities.items():
            concerned = self._concerned.setdefault(rule, Concerned())
            again = _things_again(self._rules[rule], change, changed, concerned)
            self._kept[rule] = self._looked(self._rules[rule], severity, context, again, kept.get(rule))
        self._last = context
        report = self._report(context, severities, entry_waivers or {})
        return Report((*report.problems, *self._of_archive(archive or Archive(), context, severities)))

    def _of_archive(
        self, archive: Archive, context: Context, severities: Mapping[RuleId, Severity]
    ) -> Iterable[Problem]:
        for rule in severities:
            if self._rules[rule].scope is Scope.ARCHIVE:
                for finding in self._rules[rule].run(archive):
                    yield problem_of(self._rules[rule], severities[rule], finding, context.policy.settings)

    def _change(self, context: Context) -> Difference | None:
        """What changed since the last check; None where everything is to be looked at again."""
        last = self._last
        if last is None:
            return None
        change = difference(last.policy, context.policy)
        surroundings = {
            PUBLISHED: not _is_same(last.published, context.published),
            TODAY: last.today != context.today,
            TRANSLATIONS: last.translations != context.translations,
            REFERENCE: not _is_same(last.reference, context.reference),
            SPELLING: last.spelling is not context.spelling,
            OWN_WORDS: context.spelling is not None and bool(change.touched & KNOWN_WORDS),
        }
        change = change.with_touched(name for name, is_other in surroundings.items() if is_other)
        return None if change.touched & ALWAYS_READ else change

    def _changed_texts(
        self, context: Context, change: Difference | None, rules: Iterable[RuleId]
    ) -> _ChangedTexts:
        scopes = {self._rules[rule].scope for rule in rules}
        if not scopes & _OF_TEXTS:
            return _ChangedTexts()
        texts = self._texts.update(context, change)
        if Scope.PAIR not in scopes:
            return _ChangedTexts(texts)
        pairs = self._pairs.update(context.policy, self._texts.translated, texts, change)
        return _ChangedTexts(texts, pairs)

    def _looked(
        self,
        rule: Rule,
        severity: Severity,
        context: Context,
        again: Collection[Hashable] | None,
        kept: Kept | None,
    ) -> Kept:
        """Let a rule look at some things again (None for all); what else it found before stays."""
        things = self._things(rule.scope, context)
        if again is None or kept is None or kept.severity is not severity:
            kept, again = Kept(severity), None
        self._concerned[rule.id].update(rule, things, again, context)
        if rule.keys is not None:
            kept.put(self._looked_at_alike(rule, rule.keys, severity, context, again))
        elif again is None:
            kept.put(look(rule, severity, things, things, context))
        elif again:
            kept.put({**dict.fromkeys(again, ()), **look(rule, severity, things, again, context)})
        return kept

    def _looked_at_alike(
        self,
        rule: Rule,
        keys_of: KeysOf,
        severity: Severity,
        context: Context,
        again: Collection[Hashable] | None,
    ) -> Found:
        """Let a rule look at groups of texts that are other now."""
        texts = self._texts.translated
        if again is None:
            self._alike[rule.id] = Alike()
        groups = self._alike[rule.id].update(texts, [*texts] if again is None else _text_ids(again), keys_of)
        return {
            key: problems_of(rule, severity, rule.run(group, context), context) if group else ()
            for key, group in groups.items()
        }

    def _things(self, scope: Scope, context: Context) -> Mapping[Hashable, object]:
        """What a rule of this scope looks at, one by one."""
        match scope:
            case Scope.COOKIE:
                return _by_any_key(context.policy.cookies)
            case Scope.PROVIDER:
                return _by_any_key(context.policy.providers)
            case Scope.TEXT:
                return _by_any_key(self._texts.by_id)
            case Scope.SOURCE:
                return _by_any_key(self._texts.source)
            case Scope.PROSE:
                return _by_any_key(self._texts.prose)
            case Scope.PAIR:
                return _by_any_key(self._pairs.faulty)
            case Scope.POLICY:
                return {"": None}
            case Scope.ALIKE | Scope.WAIVER | Scope.ARCHIVE:
                return {}

    def _report(
        self, context: Context, severities: Mapping[RuleId, Severity], entry_waivers: EntryWaivers
    ) -> Report:
        found = [problem for rule in severities for problem in self._kept[rule].problems]
        judged = judge(found, context.policy, context.today, severities, self._rules, entry_waivers)
        return Report((*judged.problems, *self._of_waivers(judged.unused, context, severities)))

    def _of_waivers(
        self, unused: Iterable[UnusedWaiver], context: Context, severities: Mapping[RuleId, Severity]
    ) -> Iterable[Problem]:
        for rule in severities:
            if self._rules[rule].scope is Scope.WAIVER:
                for each in unused:
                    for finding in self._rules[rule].run(each):
                        yield problem_of(
                            self._rules[rule], severities[rule], finding, context.policy.settings
                        )


_OF_TEXTS = frozenset({Scope.TEXT, Scope.SOURCE, Scope.PROSE, Scope.PAIR, Scope.ALIKE})


@frozen
class _ChangedTexts:
    """The texts that are new, other or gone, and the pairs whose faults may be other."""

    texts: Collection[TextId] = ()
    pairs: Collection[TextId] = ()


def _is_same(old: object, new: object) -> bool:
    """Whether two are the same, or hold the same: they do after another run of the program."""
    return old is new or old == new


def _text_ids(ids: Collection[Hashable]) -> Collection[TextId]:
    return cast("Collection[TextId]", ids)


def _by_any_key(things: Mapping[K, object]) -> Mapping[Hashable, object]:
    """The same mapping; a type checker cannot know that it is only asked for its own keys."""
    return cast("Mapping[Hashable, object]", things)


def _things_again(
    rule: Rule, change: Difference | None, changed: _ChangedTexts, concerned: Concerned
) -> Collection[Hashable] | None:
    """What a rule must look at again after a change; None for everything."""
    if change is None:
        return None
    if change.touched & rule.terms.reads:
        return {*changed.texts, *concerned.ids} if concerned.knows(rule, change.touched) else None
    match rule.scope:
        case Scope.COOKIE:
            return change.cookies
        case Scope.PROVIDER:
            return change.providers
        case Scope.TEXT | Scope.SOURCE | Scope.PROSE | Scope.ALIKE:
            return changed.texts
        case Scope.PAIR:
            return changed.pairs
        case _:
            return ()
