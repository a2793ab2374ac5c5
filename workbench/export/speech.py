"""The texts of a policy as one locale says them: labels, prose, tokens and printed wordings as nodes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property

from workbench.export.inline import linked_nodes, plain_nodes, prose_nodes
from workbench.export.nodes import Anchor, Inline, Name, SectionReference, Text, Words, followable, plain
from workbench.export.wording import Said, Wording
from workbench.locales.phrases import day, duration
from workbench.policy.entries import Key, label_key
from workbench.policy.frozen import frozen
from workbench.policy.kinds import OWN, CookieId, LinkId, LocaleTag, ProviderId, SectionId
from workbench.policy.labels import labels
from workbench.policy.late_pattern import late
from workbench.policy.lifetime import Duration
from workbench.policy.model import Policy
from workbench.policy.outline import section_numbers
from workbench.policy.text import TOKEN, Token

Values = Mapping[str, tuple[Inline, ...]]
"""What a label's own tokens print as."""

_NO_VALUES: Values = {}


@frozen(slots=False)
class Speech:
    """Says a policy's texts in one locale."""

    policy: Policy
    locale: LocaleTag
    wording: Wording

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        return labels(self.policy.settings)

    @cached_property
    def _variables(self) -> Mapping[str, str]:
        return self.policy.variables(self.locale)

    @cached_property
    def numbers(self) -> Mapping[SectionId, int]:
        """The numbers of the sections that have one."""
        return section_numbers(self.policy)

    def label(self, name: str, values: Values = _NO_VALUES) -> Words:
        """A label, its own tokens replaced by `values`."""
        return self.plain(label_key(name), self._labels[name], values)

    def plain(self, key: Key, source: str, values: Values = _NO_VALUES) -> Words:
        """A plain text; `values` are the tokens it has besides those of every text."""
        said = self.wording(key, source)
        return self._words(self._nodes(said.text, values), key, said)

    def prose(self, key: Key, source: str) -> Words:
        """A prose text."""
        said = self.wording(key, source)
        return self._words(prose_nodes(said.text, self._token, self.address), key, said)

    def printed(self, wording: str | None) -> Words | None:
        """A wording that stands instead of what the rules produce; only the source locale prints it."""
        if wording is None or self.locale != self.policy.source_locale:
            return None
        return Words(linked_nodes(wording, self._token, self.address))

    def within(self, label: str, words: Words, values: Values = _NO_VALUES) -> Words:
        """A title set in the label that goes round it; it stays the title's entry."""
        around = self.label(label, {**values, "title": words.nodes})
        return Words(around.nodes, words.key, words.language, words.note)

    def date(self, day_changed: dt.date | None) -> tuple[Inline, ...]:
        """A date in the policy's format, or the label that marks a draft."""
        if day_changed is None:
            return self.label("draft").nodes
        return (Text(self._day(day_changed)),)

    def duration(self, span: Duration) -> tuple[Inline, ...]:
        """A span of time in the locale's words."""
        return (Text(duration(span, self.locale, self.policy.settings.units.get(self.locale))),)

    def provider_name(self, provider: ProviderId) -> str:
        """A provider's printed name; the site itself is the variable `company`."""
        if provider == OWN:
            return self._variables.get("company", provider)
        known = self.policy.providers.get(provider)
        return known.name if known else provider

    def address(self, link: LinkId) -> str | None:
        """Where a link leads in this locale; None where nobody knows."""
        known = self.policy.links.get(link)
        return followable(known.address(self.locale)) if known else None

    def _words(self, nodes: tuple[Inline, ...], key: Key, said: Said) -> Words:
        return Words(nodes, key, said.language, self._note(said.older_than) if said.is_stale else None)

    def _note(self, older_than: dt.date | None) -> str:
        """What is printed behind a translation older than its source; itself without such a note."""
        date: tuple[Inline, ...] = (Text(self._day(older_than)),) if older_than else self._bare("draft")
        return plain(self._bare("newer_source", {"date": date}))

    def _bare(self, name: str, values: Values = _NO_VALUES) -> tuple[Inline, ...]:
        """A label's nodes, whatever language they are in and however old."""
        return self._nodes(self.wording(label_key(name), self._labels[name]).text, values)

    def _nodes(self, text: str, values: Values) -> tuple[Inline, ...]:
        return plain_nodes(_without_empty(text, values), lambda token: self._token(token, values))

    def _day(self, date: dt.date) -> str:
        return day(date, self.locale, self.policy.settings.date_format)

    def _token(self, token: Token, values: Values = _NO_VALUES) -> tuple[Inline, ...] | None:
        if token.ref is not None:
            return self._reference(token.name, token.ref)
        if token.name in values:
            return values[token.name]
        value = self._variables.get(token.name)
        if value is None:
            return None
        name = Name(value)
        return (Anchor((name,), followable(f"mailto:{value}")),) if token.name == "email" else (name,)

    def _reference(self, kind: str, ref: str) -> tuple[Inline, ...] | None:
        if kind == "section" and (number := self.numbers.get(SectionId(ref))):
            return (SectionReference(SectionId(ref), str(number)),)
        if kind == "cookie" and (cookie := self.policy.cookies.get(CookieId(ref))):
            return (Name(cookie.name),)
        if kind == "provider" and ref in self.policy.providers:
            return (Name(self.provider_name(ProviderId(ref))),)
        return None


_WITH_SPACE = late(rf"\{{\{{|\}}\}}| ?{TOKEN.pattern}")
"""A doubled brace, or a token with the space before it."""


def _without_empty(text: str, values: Values) -> str:
    """Drop a token that prints nothing, with one space before it."""
    empty = {name for name, nodes in values.items() if not nodes}
    if not empty:
        return text
    return _WITH_SPACE.sub(
        lambda found: "" if found["name"] in empty and found["ref"] is None else found[0], text
    )
