"""One small thing of each kind; a test replaces the fields that it speaks about."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.policy.kinds import CategoryId, Consent, CookieId, LocaleTag, Party, ProviderId, SectionId
from workbench.policy.lifetime import SESSION
from workbench.policy.model import AnyBlock, Category, Cookie, Policy, Section, Settings

SETTINGS = Settings(title="Om kakor", source_locale=LocaleTag("sv"))
ANALYTICS = Category(
    id=CategoryId("analytics"), title="Analys", intro="De räknar besök.", consent=Consent.REQUIRED
)
GA = Cookie(
    id=CookieId("google.ga"),
    name="_ga",
    category=ANALYTICS.id,
    provider=ProviderId("google"),
    party=Party.THIRD,
    lifetime=SESSION,
    description="Räknar besök.",
)


def a_section(name: str, *blocks: AnyBlock, title: str | None = "Rubrik", numbered: bool = True) -> Section:
    """A section of these blocks."""
    return Section(id=SectionId(name), title=title, blocks=blocks, numbered=numbered)


def a_policy(
    *,
    sections: Iterable[Section] = (),
    categories: Iterable[Category] = (),
    cookies: Iterable[Cookie] = (),
    settings: Settings = SETTINGS,
) -> Policy:
    """A policy of these things."""
    return Policy(
        settings=settings,
        sections={each.id: each for each in sections},
        categories={each.id: each for each in categories},
        cookies={each.id: each for each in cookies},
    )
