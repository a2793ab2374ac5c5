"""A small policy without a fault; a test replaces what it speaks about, and asks one rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from workbench.checks.context import Context
from workbench.checks.problem import Problem
from workbench.checks.runner import Checker
from workbench.checks.selection import Selection
from workbench.policy.kinds import (
    OWN,
    BlockId,
    CategoryId,
    Consent,
    CookieId,
    LinkId,
    LocaleTag,
    Party,
    ProviderId,
    SectionId,
    Storage,
)
from workbench.policy.lifetime import SESSION
from workbench.policy.model import (
    AnyBlock,
    Category,
    CategoryBlock,
    Cookie,
    Link,
    Policy,
    Provider,
    Section,
    Settings,
    TableBlock,
    TextBlock,
)

TODAY = dt.date(2026, 11, 23)
ESSENTIAL, ANALYTICS = CategoryId("essential"), CategoryId("analytics")
ADVERTISING = CategoryId("advertising")
GOOGLE = ProviderId("google")

CATEGORIES = (
    Category(id=ESSENTIAL, title="Nödvändiga kakor", intro="Utan dem går det inte.", consent=Consent.EXEMPT),
    Category(id=ANALYTICS, title="Analyskakor", intro="De räknar besök.", consent=Consent.REQUIRED),
    Category(id=ADVERTISING, title="Reklamkakor", intro="De väljer reklam.", consent=Consent.REQUIRED),
)
GOOGLE_LINK = Link(id=LinkId("google-more"), url="https://policies.google.com/privacy")
GOOGLE_PROVIDER = Provider(id=GOOGLE, name="Google Ireland Limited", link=GOOGLE_LINK.id)
SETTINGS = Settings(
    title="Om kakor", source_locale=LocaleTag("sv"), jurisdictions=("SE",), sections=(SectionId("which"),)
)

COOKIE = Cookie(
    id=CookieId("own.theme"),
    name="theme",
    category=ANALYTICS,
    provider=OWN,
    party=Party.FIRST,
    lifetime=SESSION,
    description="Visar sidan i de färger som besökaren har valt åt den, ljusa eller mörka.",
    storage=Storage.COOKIE,
)
"""The site's own cookie, nothing wrong with it, where consent is asked for."""
ESSENTIAL_COOKIE = replace(COOKIE, id=CookieId("own.basket"), name="basket", category=ESSENTIAL)
"""The same where none is asked for."""
GOOGLE_COOKIE = replace(
    COOKIE,
    id=CookieId("google.maps"),
    name="maps",
    provider=GOOGLE,
    party=Party.THIRD,
    category=ADVERTISING,
    domains=(".google.com",),
)
"""A third party's."""


def a_cookie(base: Cookie = COOKIE, /, **fields: object) -> Cookie:
    """A cookie like another but for some fields, under an id of its own if it gets another name."""
    name = str(fields.get("name", base.name))
    shard = str(fields.get("provider", base.provider))
    own_id = base.id if name == base.name else CookieId(f"{shard}.{name.lower().strip('_')}")
    return replace(base, **{"id": own_id, **fields})  # type: ignore[arg-type]


def a_section(*blocks: AnyBlock, name: str = "which", title: str = "Vilka kakor?") -> Section:
    """A section of these blocks."""
    return Section(id=SectionId(name), title=title, blocks=blocks)


def prose(*texts: str) -> Section:
    """A section of these paragraphs."""
    blocks = (TextBlock(id=BlockId(f"p{number}"), text=text) for number, text in enumerate(texts, start=1))
    return a_section(*blocks, name="prose")


def tables(categories: Iterable[CategoryId]) -> Section:
    """A section with each category's heading and table."""
    return a_section(
        *(
            block
            for category in categories
            for block in (
                CategoryBlock(id=BlockId(category), category=category),
                TableBlock(id=BlockId(f"{category}-cookies"), categories=(category,)),
            )
        )
    )


def a_policy(
    *cookies: Cookie,
    sections: Iterable[Section] = (),
    providers: Iterable[Provider] = (GOOGLE_PROVIDER,),
    links: Iterable[Link] = (GOOGLE_LINK,),
    categories: Iterable[Category] = CATEGORIES,
    settings: Settings = SETTINGS,
) -> Policy:
    """A policy of these things; the categories that have cookies are printed with their tables."""
    used = {cookie.category for cookie in cookies}
    all_sections = [tables(each.id for each in categories if each.id in used), *sections]
    return Policy(
        settings=settings,
        sections={each.id: each for each in all_sections},
        categories={each.id: each for each in categories},
        providers={each.id: each for each in providers},
        cookies={each.id: each for each in sorted(cookies, key=lambda cookie: cookie.id)},
        links={each.id: each for each in links},
    )


def in_language(policy: Policy, locale: str) -> Policy:
    """A policy whose texts are said to be in another language."""
    return replace(policy, settings=replace(policy.settings, source_locale=LocaleTag(locale)))


def problems(
    rule: str, policy: Policy, *, today: dt.date = TODAY, published: Policy | None = None
) -> list[Problem]:
    """What one rule says of a policy."""
    context = Context(policy, today, published)
    return [each for each in Checker(Selection(select=(rule,))).check(context).problems if each.rule == rule]


def quotes(rule: str, policy: Policy, *, today: dt.date = TODAY) -> list[str | None]:
    """The words that one rule quotes of a policy."""
    return [problem.quote for problem in problems(rule, policy, today=today)]


def of_one(rule: str, cookie: Cookie, locale: str = "sv") -> list[str | None]:
    """The words that one rule quotes of a policy of one cookie."""
    return quotes(rule, in_language(a_policy(cookie), locale))
