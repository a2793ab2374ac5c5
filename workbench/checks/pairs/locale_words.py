"""What the policy says that concerns the translations of one locale: names, terms, addresses, sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from operator import attrgetter

from workbench.checks.pairs.names_kept import Names
from workbench.checks.pairs.spans import Lexicons
from workbench.checks.pairs.term_forms import Terms, term_forms
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.policy.outline import section_numbers


@frozen
class LocaleWords:
    """What rules compare the two texts of a pair by; made once for a policy and a locale.

    `name_forms` are other accepted forms of names that are not translated, `addresses` the locale's own
    address for one of the source's, `sections` how many sections have a number (None: unknown).
    """

    source_locale: LocaleTag
    locale: LocaleTag
    names: Names = field(default_factory=Names)
    name_forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    terms: Terms = field(default_factory=Terms)
    addresses: Mapping[str, str] = field(default_factory=dict)
    sections: int | None = None
    units: Lexicons = field(default_factory=Lexicons)


def names_of(policy: Policy, before: Names | None = None) -> Names:
    """The names that a policy translates nowhere; `before` are those of a policy that is much alike."""
    return Names.of(map(attrgetter("name"), policy.cookies.values()), _companies(policy), before)


def locale_words(policy: Policy, locale: LocaleTag, names: Names) -> LocaleWords:
    """What a policy says for one locale."""
    return LocaleWords(
        policy.source_locale,
        locale,
        names,
        dict(_name_forms(policy, locale)),
        Terms.of(term_forms(policy.glossary.values(), policy.source_locale, locale)),
        {link.url: link.urls[locale] for link in policy.links.values() if link.url and locale in link.urls},
        len(section_numbers(policy)),
        Lexicons(policy.settings.units),
    )


def _companies(policy: Policy) -> Iterator[str]:
    for provider in policy.providers.values():
        yield provider.name
        yield from (name for name in (provider.legal_name, *provider.aliases) if name)
    yield from (term.term for term in policy.glossary.values() if not term.translate)


def _name_forms(policy: Policy, locale: LocaleTag) -> Iterator[tuple[str, tuple[str, ...]]]:
    for term in policy.glossary.values():
        if not term.translate and locale in term.locales:
            yield term.term, term.locales[locale].accepted
