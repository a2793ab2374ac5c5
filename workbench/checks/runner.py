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
from workbench.checks.kept import Kept, look, problem_of
from workbench.checks.pairs.pair_faults import PairFaults
from workbench.checks.passages import Passage
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
from workbench.checks.rules import Rule, Scope
from workbench.checks.selection import Selection
from workbench.checks.text_looks import TextLook
from workbench.checks.texts import TextId, Texts, of_locale
from workbench.checks.waivers import EntryWaivers, UnusedWaiver, judge
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag

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
        self._alike: dict[RuleId, dict[LocaleTag, Alike]] = {}
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
        begun = {
            rule: self._begun(self._rules[rule], severity, change, changed)
            for rule, severity in severities.items()
        }
        looks = {rule: self._text_look(of_rule) for rule, of_rule in begun.items() if of_rule.is_of_any_text}
        self._look_at_texts(looks.values(), changed, context)
        self._kept = {
            rule: looks[rule].done() if rule in looks else self._looked(of_rule, context)
            for rule, of_rule in begun.items()
        }
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
        pairs = self._pairs.forget(context.policy, self._texts.translated, texts, change)
        return _ChangedTexts(texts, pairs, has_pairs=True)

    def _begun(
        self,
        rule: Rule,
        severity: Severity,
        change: Difference | None,
        changed: _ChangedTexts,
    ) -> _Begun:
        """What a rule found before that stays, and what it must look at again."""
        concerned = self._concerned.setdefault(rule.id, Concerned())
        again, kept = _things_again(rule, change, changed, concerned), self._kept.get(rule.id)
        if again is None or kept is None or kept.severity is not severity:
            kept, again = Kept(severity), None
        concerned.forget(again)
        return _Begun(rule, kept, again)

    def _looked(self, begun: _Begun, context: Context) -> Kept:
        """Let a rule look at some things again (None for all); what else it found before stays."""
        rule, kept, again = begun.rule, begun.kept, begun.again
        things = self._things(rule.scope, context)
        self._concerned[rule.id].add(rule, things, things if again is None else again, context)
        if again is None:
            kept.put(look(rule, kept.severity, things, things, context))
        elif again:
            kept.put({**dict.fromkeys(again, ()), **look(rule, kept.severity, things, again, context)})
        return kept

    def _text_look(self, begun: _Begun) -> TextLook:
        """A rule of texts with what it knows of them."""
        if begun.again is None:
            self._alike.pop(begun.rule.id, None)
        alike = self._alike.setdefault(begun.rule.id, {})
        again = None if begun.again is None else _text_ids(begun.again)
        concerned = self._concerned[begun.rule.id]
        return TextLook(begun.rule, begun.kept, again, concerned, alike, self._pairs.numbers)

    def _look_at_texts(self, looks: Collection[TextLook], changed: _ChangedTexts, context: Context) -> None:
        """Let rules look at texts: those of one locale at a time are at hand, for all rules at once."""
        translated = self._texts.translated
        if context.policy.source_locale in context.translations:
            own = {text: each for text, each in self._texts.source.items() if text not in translated}
        else:
            own = self._texts.source
        for each in looks:
            each.look_at_sources(own, context)
        gone = (locale for locale, _ in changed.texts or ())
        for locale in dict.fromkeys((*context.translations, *gone)):
            pairs = changed.pairs_of(locale)
            needed = _together([pairs, *(each.wanted(locale, context) for each in looks)])
            if needed is not None and not needed:
                continue
            texts = translated.of(locale, needed)
            self._pairs.judge(_chosen(texts, pairs), context.policy)
            for each in looks:
                each.look_at(locale, texts, translated, context)

    def _things(self, scope: Scope, context: Context) -> Mapping[Hashable, object]:
        """What a rule of this scope looks at, one by one."""
        match scope:
            case Scope.COOKIE:
                return _by_any_key(context.policy.cookies)
            case Scope.SOURCE:
                return _by_any_key(self._texts.source)
            case Scope.PROSE:
                return _by_any_key(self._texts.prose)
            case Scope.PAIR:
                return _by_any_key(self._pairs.faulty)
            case Scope.POLICY:
                return {"": None}
            case Scope.TEXT | Scope.ALIKE | Scope.WAIVER | Scope.ARCHIVE:
                return {}

    def _report(
        self, context: Context, severities: Mapping[RuleId, Severity], entry_waivers: EntryWaivers
    ) -> Report:
        found = [problem for rule in severities for problem in self._kept[rule].problems]
        judged = judge(
            found,
            context.policy,
            context.today,
            severities,
            self._rules,
            entry_waivers,
            is_whole=context.is_whole,
        )
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
    """The texts that are new, other or gone, and the pairs whose faults may be other; None for all."""

    texts: Collection[TextId] | None = ()
    pairs: Collection[TextId] | None = ()
    has_pairs: bool = False

    def pairs_of(self, locale: LocaleTag) -> Collection[TextId] | None:
        """Those of one locale."""
        if not self.has_pairs:
            return ()
        return None if self.pairs is None else of_locale(locale, self.pairs)


@frozen
class _Begun:
    """A rule, what it found before that stays, and what it must look at again: None for everything."""

    rule: Rule
    kept: Kept
    again: Collection[Hashable] | None

    @property
    def is_of_any_text(self) -> bool:
        """Whether it looks at the texts of all locales."""
        return self.rule.scope in {Scope.TEXT, Scope.ALIKE}


def _together(wanted: Iterable[Collection[TextId] | None]) -> Collection[TextId] | None:
    """All that is wanted of the texts of a locale; None for all that there are."""
    together: set[TextId] = set()
    for each in wanted:
        if each is None:
            return None
        together.update(each)
    return together


def _chosen(
    texts: Mapping[TextId, Passage], wanted: Collection[TextId] | None
) -> Iterable[tuple[TextId, Passage]]:
    """Those of some texts that are wanted, None for all."""
    return texts.items() if wanted is None else [(each, texts[each]) for each in wanted if each in texts]


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
        knows = concerned.knows(rule, change.touched)
        return {*(changed.texts or ()), *concerned.ids} if knows else None
    match rule.scope:
        case Scope.COOKIE:
            return change.cookies
        case Scope.TEXT | Scope.SOURCE | Scope.PROSE | Scope.ALIKE:
            return changed.texts
        case Scope.PAIR:
            return changed.pairs
        case _:
            return ()
