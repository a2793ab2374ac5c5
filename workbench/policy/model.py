"""The records a policy is made of: values that never change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from typing import TypeAlias

from workbench.policy.frozen import frozen
from workbench.policy.kinds import (
    About,
    BlockId,
    CategoryId,
    Consent,
    CookieId,
    DateFormat,
    ItemId,
    LinkId,
    LinkRole,
    LocaleTag,
    Match,
    Party,
    PlaceholderKind,
    ProviderId,
    SectionId,
    Storage,
    TermId,
)
from workbench.policy.lifetime import Lifetime


@frozen(kw_only=True)
class Waiver:
    """A recorded decision to accept a problem."""

    rule: str
    reason: str
    by: str | None = None
    date: dt.date | None = None
    until: dt.date | None = None
    of: str | None = None
    at: str | None = None


@frozen(kw_only=True)
class Thing:
    """What every thing in the catalogue may carry besides its own fields."""

    waivers: tuple[Waiver, ...] = ()
    hint: str | None = None
    note: str | None = None
    formerly: tuple[str, ...] = ()


@frozen(kw_only=True)
class Wordings:
    """Swedish wordings of a cookie's fields that the rules would not produce; for the source locale alone."""

    name: str | None = None
    lifetime: str | None = None
    provider: str | None = None


NO_WORDINGS = Wordings()


@frozen(kw_only=True)
class Cookie(Thing):
    """One row of a cookie table; `only` empty means every locale prints it."""

    id: CookieId
    name: str
    category: CategoryId
    provider: ProviderId
    party: Party
    lifetime: Lifetime
    description: str
    match: Match | None = None
    storage: Storage | None = None
    domains: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    position: int | None = None
    only: tuple[LocaleTag, ...] = ()
    printed: Wordings = NO_WORDINGS


@frozen(kw_only=True)
class Category(Thing):
    """A kind of cookies that a visitor can choose as one."""

    id: CategoryId
    title: str
    intro: str
    consent: Consent


@frozen(kw_only=True)
class Provider(Thing):
    """Who sets or reads a cookie; `printed` replaces the label of its third-party rows in the source."""

    id: ProviderId
    name: str
    legal_name: str | None = None
    country: str | None = None
    transfers: str | None = None
    link: LinkId | None = None
    aliases: tuple[str, ...] = ()
    printed: str | None = None


@frozen(kw_only=True)
class Link(Thing):
    """An address; the words of a link stand where they are read. Without any address it is lost."""

    id: LinkId
    url: str | None = None
    urls: Mapping[LocaleTag, str] = field(default_factory=dict)
    role: LinkRole | None = None

    @property
    def is_lost(self) -> bool:
        """Whether nobody knows where it leads."""
        return self.url is None and not self.urls

    def address(self, locale: LocaleTag) -> str | None:
        """Where it leads in a locale, or None."""
        return self.urls.get(locale, self.url)


@frozen(kw_only=True)
class Block(Thing):
    """A part of a section; `only` empty means every locale prints it."""

    id: BlockId
    only: tuple[LocaleTag, ...] = ()
    about: tuple[About, ...] = ()
    claims: tuple[str, ...] = ()


@frozen(kw_only=True)
class TextBlock(Block):
    """A paragraph, its heading printed before it on the same line."""

    text: str
    heading: str | None = None


@frozen(kw_only=True)
class HeadingBlock(Block):
    """A heading of its own."""

    heading: str


@frozen(kw_only=True)
class ListBlock(Block):
    """A list; each item has an id within the block."""

    items: Mapping[ItemId, str]


@frozen(kw_only=True)
class CategoryBlock(Block):
    """A category's heading and its intro."""

    category: CategoryId


@frozen(kw_only=True)
class TableBlock(Block):
    """The cookies of some categories, merged into one table."""

    categories: tuple[CategoryId, ...]


AnyBlock: TypeAlias = TextBlock | HeadingBlock | ListBlock | CategoryBlock | TableBlock


@frozen(kw_only=True)
class Section(Thing):
    """A part of the policy. Without a title it has no heading and no number."""

    id: SectionId
    title: str | None
    blocks: tuple[AnyBlock, ...]
    numbered: bool = True


@frozen(kw_only=True)
class LocaleTerm:
    """How a term is said in one locale: forms or prefixes (`Einwilligung*`)."""

    accepted: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()


@frozen(kw_only=True)
class Term(Thing):
    """A word of the glossary; `translate` false means it stays as it is in every locale."""

    id: TermId
    term: str
    forms: tuple[str, ...] = ()
    translate: bool = True
    locales: Mapping[LocaleTag, LocaleTerm] = field(default_factory=dict)


@frozen(kw_only=True)
class LocaleSettings:
    """What the policy says of one locale besides the source."""

    published: bool = False
    variables: Mapping[str, str] = field(default_factory=dict)
    jurisdictions: tuple[str, ...] = ()
    fallback: LocaleTag | None = None


@frozen(kw_only=True)
class CheckSettings:
    """Which checks the policy wants, and how severe it takes them."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)


UnitPatterns: TypeAlias = Mapping[str, Mapping[str, str]]
"""Unit -> CLDR plural category -> pattern with `{0}`."""


@frozen(kw_only=True)
class Settings(Thing):
    """What `policy.yaml` says of the policy as a whole."""

    title: str
    source_locale: LocaleTag
    time_zone: str = "UTC"
    date_format: DateFormat = DateFormat.ISO
    jurisdictions: tuple[str, ...] = ()
    variables: Mapping[str, str] = field(default_factory=dict)
    placeholders: Mapping[str, PlaceholderKind] = field(default_factory=dict)
    locales: Mapping[LocaleTag, LocaleSettings] = field(default_factory=dict)
    units: Mapping[LocaleTag, UnitPatterns] = field(default_factory=dict)
    sections: tuple[SectionId, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    review_by: dt.date | None = None
    checks: CheckSettings = CheckSettings()


@frozen(kw_only=True)
class Policy:
    """The whole document: prose and cookie data, every thing by its id; sections in printed order."""

    settings: Settings
    sections: Mapping[SectionId, Section] = field(default_factory=dict)
    categories: Mapping[CategoryId, Category] = field(default_factory=dict)
    providers: Mapping[ProviderId, Provider] = field(default_factory=dict)
    cookies: Mapping[CookieId, Cookie] = field(default_factory=dict)
    links: Mapping[LinkId, Link] = field(default_factory=dict)
    glossary: Mapping[TermId, Term] = field(default_factory=dict)

    @property
    def source_locale(self) -> LocaleTag:
        """The locale that the catalogue's own texts are in."""
        return self.settings.source_locale

    def variables(self, locale: LocaleTag) -> Mapping[str, str]:
        """The policy's variables as a locale prints them."""
        settings = self.settings.locales.get(locale)
        return {**self.settings.variables, **settings.variables} if settings else self.settings.variables


def is_printed(thing: Cookie | Block, locale: LocaleTag) -> bool:
    """Whether a locale prints a cookie or block."""
    return not thing.only or locale in thing.only
