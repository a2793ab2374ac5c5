"""What the rules of pairs say of every translated text, kept from one check to the next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace

from workbench.checks.marks import KeyNumbers
from workbench.checks.pairs.faulty_pair import FaultyPair
from workbench.checks.pairs.locale_words import LocaleWords, locale_words, names_of
from workbench.checks.pairs.marked_pairs import MarkedPairs
from workbench.checks.pairs.names_kept import Names, first_word
from workbench.checks.pairs.pair import pair_of
from workbench.checks.pairs.pair_rules import NAMES, faults_of
from workbench.checks.passages import Passage
from workbench.checks.reads import Difference
from workbench.checks.texts import TextId
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy

_NAME_FIELDS = frozenset(NAMES) - {"glossary"}
_WORD_FIELDS = frozenset(
    {"glossary", "links", "settings.units", "settings.sections", "section.title", "section.numbered"}
)
"""What else a policy says for pairs; it changes seldom, and then every pair is looked at again."""
_MOST_NAMES = 50
"""Where more names changed, looking for each in every text takes longer than looking at every pair."""


@dataclass(slots=True)
class PairFaults:
    """The translated texts that rules find fault with, kept until something that they rest on changes."""

    faulty: dict[TextId, FaultyPair] = field(default_factory=dict)
    _marked: MarkedPairs = field(default_factory=MarkedPairs)
    _names: Names = field(default_factory=Names)
    _words: dict[LocaleTag, LocaleWords] = field(default_factory=dict)

    def __getstate__(self) -> tuple[None, Mapping[str, object]]:
        """Everything is kept but the words of locales, which are made again where a pair is looked at."""
        held = {each.name: getattr(self, each.name) for each in fields(self)}
        return None, {**held, "_words": {}}

    @property
    def numbers(self) -> KeyNumbers:
        """The numbers of the keys of all texts."""
        return self._marked.numbers

    def forget(
        self,
        policy: Policy,
        texts: Mapping[TextId, Passage],
        changed: Collection[TextId] | None,
        change: Difference | None,
    ) -> frozenset[TextId] | None:
        """Forget the pairs that are other now, or may be judged otherwise: those to `judge`; None for all."""
        self._marked.discard(changed or ())
        anew = self._judged_anew(policy, texts, change)
        if changed is None or anew is None:
            self.faulty, self._marked = {}, MarkedPairs(self._marked.numbers)
            return None
        again = frozenset(changed).union(anew)
        self._marked.discard(again)
        for text in again:
            self.faulty.pop(text, None)
        return again

    def judge(self, passages: Iterable[tuple[TextId, Passage]], policy: Policy) -> None:
        """Look at some pairs."""
        for text, passage in passages:
            self._look(text, passage, policy)

    def _look(self, text: TextId, passage: Passage, policy: Policy) -> None:
        words = self._words.get(passage.locale)
        if words is None:
            words = self._words[passage.locale] = locale_words(policy, passage.locale, self._names)
        pair = pair_of(passage.source, passage.text, words, passage.kind)
        may_hide = _may_hide_a_name(passage.source, passage.text)
        self._marked.add(text, passage, pair.characters, may_hide=may_hide)
        faults = faults_of(pair)
        if faults:
            self.faulty[text] = FaultyPair(passage, faults)

    def _judged_anew(
        self, policy: Policy, texts: Mapping[TextId, Passage], change: Difference | None
    ) -> Collection[TextId] | None:
        """The pairs that are judged by other words than before; None for all."""
        touched = change.touched if change else _WORD_FIELDS
        if touched.isdisjoint(_WORD_FIELDS | _NAME_FIELDS):
            return ()
        self._names = names_of(policy, self._names)
        others = self._names.others
        if not touched.isdisjoint(_WORD_FIELDS) or len(others) > _MOST_NAMES:
            self._words = {}
            return None
        self._words = {tag: replace(words, names=self._names) for tag, words in self._words.items()}
        stems = {first_word(name) for name in others}
        return [*(text for stem in stems for text in self._marked.saying(stem, texts)), *self._marked.hiding]


def _may_hide_a_name(source: str, target: str) -> bool:
    """Whether a pair may have a name that does not stand in it as it is.

    Names are looked for without tags and link targets, so any text with those may hold one; a translation
    that is the source text may be one, however that is spaced.
    """
    return (
        "<" in source or "<" in target or "](" in source or "](" in target or source.strip() == target.strip()
    )
