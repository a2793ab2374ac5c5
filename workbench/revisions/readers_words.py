"""What readers are told of a change, in their own locale, by the labels `change.<kind>`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from workbench.checks.wordings.countries import locale_data
from workbench.export.document import row_of
from workbench.export.nodes import Row, Text, Words, plain
from workbench.export.speech import Speech
from workbench.export.wording import Wording, source_wording
from workbench.formats.data import Data
from workbench.formats.layout import FileKind
from workbench.policy.change_labels import TOKENS
from workbench.policy.entries import category_key, section_title_key, title_key
from workbench.policy.frozen import frozen
from workbench.policy.kinds import CategoryId, LocaleTag, ProviderId, SectionId
from workbench.policy.model import Policy
from workbench.revisions.assessed import Assessed
from workbench.revisions.change import Change
from workbench.revisions.changes import Sides
from workbench.revisions.kind import Kind
from workbench.revisions.level import Level

EDITORIAL = "change.editorial"
OTHER = "change.other"


@frozen(slots=False)
class Voice:
    """One side, as a locale says it."""

    policy: Policy
    locale: LocaleTag
    wording: Wording = source_wording

    @cached_property
    def speech(self) -> Speech:
        """What says its texts."""
        return Speech(self.policy, self.locale, self.wording)

    def row(self, name: str) -> Row | None:
        """A cookie as a table prints it."""
        cookie = next((each for key, each in self.policy.cookies.items() if key == name), None)
        return row_of(self.policy, self.speech, cookie) if cookie else None


@frozen(slots=False)
class ReadersWords:
    """Says what changed between two states, in one locale."""

    old: Voice
    new: Voice

    @classmethod
    def of(
        cls, sides: Sides, locale: LocaleTag, wordings: tuple[Wording, Wording] | None = None
    ) -> ReadersWords:
        """What a locale says of two states, in the words that the states keep unless others are given."""
        found = wordings or (_kept(sides.old.words, locale), _kept(sides.new.words, locale))
        return cls(
            Voice(sides.old.policy, locale, found[0]),
            Voice(sides.new.policy, locale, found[1]),
        )

    def sentence(self, assessed: Assessed) -> str:
        """The sentence of a change: that of its decision in the source locale, else the one its kind has."""
        decision = assessed.decision
        is_source = self.new.locale == self.new.policy.source_locale
        if decision is not None and decision.sentence and is_source:
            return decision.sentence
        return self.of_change(assessed.change, assessed.level)

    def of_change(self, change: Change, level: Level) -> str:
        """The sentence that a change of this kind and level has."""
        return "" if level is Level.NONE else plain(self.label_of(change, level).nodes)

    def label(self, name: str) -> str:
        """A label without tokens, as the locale says it."""
        return plain(self._say(name, {}).nodes)

    def label_of(self, change: Change, level: Level) -> Words:
        """The label that a change of this kind and level is told by, its tokens replaced."""
        if level is Level.EDITORIAL:
            return self._say(EDITORIAL, {})
        name = f"change.{_told_as(change)}"
        values = self._values(change) if name in TOKENS else None
        return self._say(OTHER, {}) if values is None else self._say(name, values)

    def _say(self, label: str, values: Mapping[str, str]) -> Words:
        wanted = {name: (Text(values.get(name, "")),) for name in TOKENS[label]}
        return self.new.speech.label(label, wanted)

    def _values(self, change: Change) -> Mapping[str, str] | None:
        """What the tokens of a change's label stand for; None where it cannot be said."""
        match change.file.kind:
            case FileKind.COOKIE:
                return self._of_cookie(change)
            case FileKind.PROVIDER:
                return self._of_provider(change)
            case FileKind.CATEGORY:
                return {"category": self._category(change.id)}
            case FileKind.SECTION:
                return {"section": self._section(change.id)}
            case _:
                return {}

    def _of_cookie(self, change: Change) -> Mapping[str, str] | None:
        old, new = self.old.row(change.id), self.new.row(change.id)
        row = new or old
        if row is None:
            return None
        values = {"cookie": plain(row.name.nodes), "provider": self._provider(row.cookie.provider)}
        match change.kind:
            case Kind.COOKIE_RENAMED:
                pair = (old and plain(old.name.nodes), new and plain(new.name.nodes))
            case Kind.COOKIE_RECATEGORISED:
                pair = (self._named_category(change.old), self._named_category(change.new))
            case Kind.PROVIDER_CHANGED:
                pair = (self._provider(change.old), self._provider(change.new))
            case _:
                pair = (old and plain(old.lifetime.nodes), new and plain(new.lifetime.nodes))
        return {**values, "old": pair[0] or "", "new": pair[1] or ""}

    def _of_provider(self, change: Change) -> Mapping[str, str]:
        values = {"provider": self._provider(change.id)}
        if change.kind is Kind.PROVIDER_COUNTRY:
            names = locale_data(self.new.locale).territories
            return {**values, "new": names.get(str(change.new), str(change.new))}
        return {**values, "old": _text(change.old), "new": _text(change.new)}

    def _provider(self, name: Data | None) -> str:
        provider = ProviderId(_text(name))
        is_there = provider in self.new.policy.providers
        return (self.new if is_there else self.old).speech.provider_name(provider)

    def _named_category(self, name: Data | None) -> str:
        return self._category(_text(name))

    def _category(self, name: str) -> str:
        for voice in (self.new, self.old):
            known = voice.policy.categories.get(CategoryId(name))
            if known is not None:
                return plain(voice.speech.plain(category_key(known.id, "title"), known.title).nodes)
        return name

    def _section(self, name: str) -> str:
        """A section's title; one that has none is told by the policy's."""
        for voice in (self.new, self.old):
            known = voice.policy.sections.get(SectionId(name))
            if known is not None and known.title is not None:
                return plain(voice.speech.plain(section_title_key(known.id), known.title).nodes)
        return plain(self.new.speech.plain(title_key(), self.new.policy.settings.title).nodes)


def _kept(words: Mapping[LocaleTag, Wording], locale: LocaleTag) -> Wording:
    return words.get(locale, source_wording)


def _told_as(change: Change) -> str:
    """The kind that has the label: some are told alike."""
    if change.kind is Kind.COOKIE_RENAMED and change.field == "match":
        return Kind.COOKIE_CHANGED
    if change.kind is Kind.VARIABLE_CHANGED and change.field not in ("variables.company", "variables.email"):
        return ""
    return change.kind


def _text(value: Data | None) -> str:
    return value if isinstance(value, str) else ""
