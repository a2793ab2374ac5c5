"""What rules may know besides the thing they look at: the whole policy, the day, what readers have now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from workbench.checks.legal_names import without_form
from workbench.checks.passages import Passage, Translations, category_passages, section_passages
from workbench.checks.reference import Reference
from workbench.checks.speller import Spelling
from workbench.checks.wordings.purposes import Purpose, purposes_named
from workbench.checks.wordings.tables import Wordings, wordings_of
from workbench.policy.frozen import frozen
from workbench.policy.kinds import OWN, CategoryId, Consent, Party, ProviderId
from workbench.policy.labels import labels
from workbench.policy.model import Cookie, Policy
from workbench.policy.outline import section_numbers

if TYPE_CHECKING:
    from workbench.checks.own_words import OwnWords


@frozen(slots=False)
class Context:
    """A policy and what surrounds it.

    `published` is the policy of the newest revision, `reference` the user's table of cookies; None without;
    `spelling` are the dictionaries that there are. Where a file could not be read it is not `is_whole`.
    """

    policy: Policy
    today: dt.date
    published: Policy | None = None
    translations: Translations = field(default_factory=dict)
    reference: Reference | None = None
    spelling: Spelling | None = None
    is_whole: bool = True

    @cached_property
    def wordings(self) -> Wordings | None:
        """What rules look for in the source locale's texts; None for a language without a table."""
        return wordings_of(self.policy.source_locale)

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Every label in the source locale."""
        return labels(self.policy.settings)

    @cached_property
    def purposes(self) -> Mapping[CategoryId, frozenset[Purpose]]:
        """What each category's title and id say it is for."""
        return {
            category.id: purposes_named(f"{category.id} {category.title}")
            for category in self.policy.categories.values()
        }

    @cached_property
    def last_section(self) -> int:
        """The number of the last section that has one; 0 without any."""
        return max(section_numbers(self.policy).values(), default=0)

    @cached_property
    def cookie_names(self) -> frozenset[str]:
        """What the cookies are called."""
        return frozenset(map(attrgetter("name"), self.policy.cookies.values()))

    @cached_property
    def compared_cookies(self) -> tuple[Cookie, ...]:
        """The cookies whose name says how others are compared with it."""
        return tuple(cookie for cookie in self.policy.cookies.values() if cookie.match is not None)

    @cached_property
    def third_party_rows(self) -> Mapping[ProviderId, list[Cookie]]:
        """The cookies that each provider sets as a third party, in the order of their ids."""
        rows: dict[ProviderId, list[Cookie]] = {}
        for cookie in self.policy.cookies.values():
            if cookie.party is Party.THIRD and cookie.provider != OWN:
                rows.setdefault(cookie.provider, []).append(cookie)
        return rows

    @cached_property
    def companies(self) -> Mapping[str, list[str]]:
        """What the providers are called, without legal forms, by the first word; the longest name first."""
        names: dict[str, list[str]] = {}
        for company in sorted(self._company_names(), key=lambda name: (-len(name), name)):
            names.setdefault(company.split()[0], []).append(company)
        return names

    def _company_names(self) -> set[str]:
        providers = self.policy.providers.values()
        called = {name for each in providers for name in (each.name, each.legal_name, *each.aliases) if name}
        return {without_form(name) for name in called}

    @cached_property
    def prose(self) -> tuple[Passage, ...]:
        """The texts of sections and categories in the source locale, in printed order."""
        locale = self.policy.source_locale
        sections = [
            each for section in self.policy.sections.values() for each in section_passages(section, locale)
        ]
        categories = [
            each for one in self.policy.categories.values() for each in category_passages(one, locale)
        ]
        return (*sections, *categories)

    @cached_property
    def own_words(self) -> OwnWords:
        """What the policy's texts may say though no dictionary has it."""
        from workbench.checks.own_words import own_words  # only spelling needs them

        return own_words(self.policy)

    def is_exempt(self, cookie: Cookie) -> bool:
        """Whether a cookie stands in a category that asks for no consent."""
        category = self.policy.categories.get(cookie.category)
        return category is not None and category.consent is Consent.EXEMPT

    def needs_consent(self, cookie: Cookie) -> bool:
        """Whether a cookie stands in a category that asks for consent."""
        category = self.policy.categories.get(cookie.category)
        return category is not None and category.consent is Consent.REQUIRED
