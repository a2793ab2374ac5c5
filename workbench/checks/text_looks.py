"""A rule of texts at work: it sees the texts that it must look at again, locale after locale."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Collection, Hashable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, cast

from workbench.checks.alike import Alike, GroupKey, Groups
from workbench.checks.concerned import Concerned
from workbench.checks.context import Context
from workbench.checks.kept import Kept, look, problems_of
from workbench.checks.marks import KeyNumbers
from workbench.checks.passages import Passage
from workbench.checks.problem import Problem
from workbench.checks.rules import KeysOf, Rule
from workbench.checks.texts import TextId, of_locale
from workbench.policy.kinds import LocaleTag

TextMap: TypeAlias = Mapping[TextId, Passage]


@dataclass(slots=True)
class TextLook:
    """One rule, what it must look at again (None: all), and what it has found so far."""

    rule: Rule
    kept: Kept
    again: Collection[TextId] | None
    concerned: Concerned
    alike: dict[LocaleTag, Alike]
    numbers: KeyNumbers
    _found: dict[Hashable, tuple[Problem, ...]] = field(default_factory=dict)

    def wanted(self, locale: LocaleTag, context: Context) -> Collection[TextId] | None:
        """The translated texts of a locale that it must look at again; None for all of them."""
        speaks = self.rule.terms.speaks
        if speaks is not None and not speaks(locale, context):
            return ()
        return None if self.again is None else of_locale(locale, self.again)

    def look_at_sources(self, texts: TextMap, context: Context) -> None:
        """Look at texts of the source locale."""
        if self.rule.keys is None:
            self._look(texts, texts if self.again is None else self.again, context)

    def look_at(self, locale: LocaleTag, texts: TextMap, everywhere: TextMap, context: Context) -> None:
        """Look at the texts of a locale that are wanted, which are at hand; all others can be had."""
        wanted = self.wanted(locale, context)
        if self.rule.keys is None:
            self._look(texts, texts if wanted is None else wanted, context)
        else:
            groups = self._groups(self.rule.keys, locale, texts, wanted, everywhere)
            self._found.update({key: self._problems(group, context) for key, group in groups.items()})

    def done(self) -> Kept:
        """What it has found now, and of other texts before."""
        is_all_told = self.again is None or self.rule.keys is not None
        self.kept.put(self._found if is_all_told else {**dict.fromkeys(self.again or (), ()), **self._found})
        return self.kept

    def _look(self, texts: TextMap, ids: Collection[TextId], context: Context) -> None:
        things = cast("Mapping[Hashable, object]", texts)
        self.concerned.add(self.rule, things, ids, context)
        chosen = things if ids is texts else ids
        self._found.update(look(self.rule, self.kept.severity, things, chosen, context))

    def _problems(self, group: Sequence[Passage], context: Context) -> tuple[Problem, ...]:
        findings = self.rule.run(group, context) if group else ()
        return problems_of(self.rule, self.kept.severity, findings, context)

    def _groups(
        self,
        keys_of: KeysOf,
        locale: LocaleTag,
        texts: TextMap,
        wanted: Collection[TextId] | None,
        everywhere: TextMap,
    ) -> Groups:
        """The groups of texts that are other now."""
        if wanted is None:
            self.alike[locale] = Alike(locale, self.numbers)
            return self.alike[locale].renew(texts, keys_of)
        alike = self.alike.setdefault(locale, Alike(locale, self.numbers))
        told = cast("Collection[GroupKey]", self.kept.things)
        return alike.update(_either(texts, everywhere), wanted, keys_of, told)


def _either(*texts: TextMap) -> TextMap:
    """What is in one of some mappings."""
    return ChainMap(*(cast("MutableMapping[TextId, Passage]", each) for each in texts))
