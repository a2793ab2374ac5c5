"""The words a locale prints for each entry: its own, older ones, another locale's, or the source's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.export.wording import Said
from workbench.locales.catalog import Catalog, State
from workbench.locales.phrases import are_of_one_language
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy


@dataclass
class LocaleWording:
    """Looks texts up in a locale's catalogue, and counts what was not there: `untranslated` and `stale` keys.

    A text whose source has changed since is stale at once, before any file says so. Words of another locale
    are told to be such, unless it is of the same language.
    """

    policy: Policy
    locale: LocaleTag
    catalogs: Mapping[LocaleTag, Catalog]
    untranslated: set[Key] = field(default_factory=set)
    stale: set[Key] = field(default_factory=set)

    def __call__(self, key: Key, source: str) -> Said:
        """The words for an entry."""
        for locale in self.chain:
            said = self._said(locale, key, source)
            if said is not None:
                return said
        self.untranslated.add(key)
        return Said(source, language=self.policy.source_locale)

    def _said(self, locale: LocaleTag, key: Key, source: str) -> Said | None:
        language = None if are_of_one_language(locale, self.locale) else locale
        if locale == self.policy.source_locale:
            return Said(source, language)
        catalog = self.catalogs.get(locale)
        entry = catalog.get(key) if catalog else None
        if entry is None or entry.state is State.UNTRANSLATED:
            return None
        if entry.state is State.TRANSLATED and entry.source == source:
            return Said(entry.target, language)
        self.stale.add(key)
        return Said(entry.target, language, is_stale=True)

    @property
    def chain(self) -> list[LocaleTag]:
        """The locale, and those it takes texts from by design; never round a circle."""
        chain: list[LocaleTag] = []
        here: LocaleTag | None = self.locale
        while here is not None and here not in chain:
            chain.append(here)
            settings = self.policy.settings.locales.get(here)
            here = settings.fallback if settings else None
        return chain
