"""The labels a policy prints around its data: their ids, tokens and the words they have by default."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.policy import change_labels
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Settings

TOKENS: Mapping[str, frozenset[str]] = {
    "last_changed": frozenset({"date"}),
    "draft": frozenset(),
    "numbered_title": frozenset({"number", "title"}),
    "category_heading": frozenset({"title"}),
    "cookie_name": frozenset(),
    "description": frozenset(),
    "lifetime": frozenset(),
    "provider": frozenset(),
    "first_party": frozenset(),
    "third_party": frozenset({"provider", "more"}),
    "more": frozenset(),
    "session": frozenset(),
    "persistent": frozenset(),
    "sliding": frozenset({"lifetime"}),
    "newer_source": frozenset({"date"}),
    "changelog": frozenset(),
    **change_labels.TOKENS,
}
"""Every label, with the tokens that it must hold and no others."""

_SWEDISH = {
    "last_changed": "Senast ändrad: {date}",
    "draft": "Utkast",
    "numbered_title": "{number}. {title}",
    "category_heading": "{title}",
    "cookie_name": "Namn",
    "description": "Beskrivning",
    "lifetime": "Lagringstid",
    "provider": "Leverantör",
    "first_party": "Förstapart",
    "third_party": "Tredjepart: {provider} {more}",
    "more": "Mer information",
    "session": "Session",
    "persistent": "Utan tidsgräns",
    "sliding": "{lifetime}, förnyas vid varje besök",
    "newer_source": "Källtexten är nyare: {date}",
    "changelog": "Ändringshistorik",
    **change_labels.SWEDISH,
}
_ENGLISH = {
    "last_changed": "Last changed: {date}",
    "draft": "Draft",
    "numbered_title": "{number}. {title}",
    "category_heading": "{title}",
    "cookie_name": "Name",
    "description": "Description",
    "lifetime": "Lifetime",
    "provider": "Provider",
    "first_party": "First party",
    "third_party": "Third party: {provider} {more}",
    "more": "More information",
    "session": "Session",
    "persistent": "No end",
    "sliding": "{lifetime}, renewed with every visit",
    "newer_source": "The source text is newer: {date}",
    "changelog": "Changelog",
    **change_labels.ENGLISH,
}
_GERMAN = {
    "last_changed": "Zuletzt geändert: {date}",
    "draft": "Entwurf",
    "numbered_title": "{number}. {title}",
    "category_heading": "{title}",
    "cookie_name": "Name",
    "description": "Beschreibung",
    "lifetime": "Speicherdauer",
    "provider": "Anbieter",
    "first_party": "Erstanbieter",
    "third_party": "Drittanbieter: {provider} {more}",
    "more": "Weitere Informationen",
    "session": "Sitzung",
    "persistent": "Unbegrenzt",
    "sliding": "{lifetime}, bei jedem Besuch erneuert",
    "newer_source": "Der Ausgangstext ist neuer: {date}",
    "changelog": "Änderungsverlauf",
    **change_labels.GERMAN,
}
_DEFAULTS = {"sv": _SWEDISH, "en": _ENGLISH, "de": _GERMAN}


def default_labels(locale: LocaleTag) -> Mapping[str, str]:
    """The words labels have where a policy gives none; English where the source is in another language."""
    return _DEFAULTS.get(locale.partition("-")[0], _ENGLISH)


def default_translation(label: str, text: str, source: LocaleTag, target: LocaleTag) -> str | None:
    """What a label says by default in another language, where its text is the default one of the source's."""
    languages = [locale.partition("-")[0] for locale in (source, target)]
    if not all(language in _DEFAULTS for language in languages):
        return None
    before, after = (_DEFAULTS[language] for language in languages)
    return after.get(label) if before.get(label) == text else None


def labels(settings: Settings) -> Mapping[str, str]:
    """Every label of a policy in its source locale."""
    return {**default_labels(settings.source_locale), **settings.labels}
