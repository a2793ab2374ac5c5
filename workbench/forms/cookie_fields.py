"""The fields of a cookie as people write them."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.forms.field import Field, Shape, Wordings, one_of
from workbench.policy.kinds import OWN, Match, Party, Storage
from workbench.policy.model import Policy


def _categories(policy: Policy) -> Sequence[str]:
    return list(policy.categories)


def _providers(policy: Policy) -> Sequence[str]:
    return [OWN, *policy.providers]


def _locales(policy: Policy) -> Sequence[str]:
    return [policy.source_locale, *policy.settings.locales]


_LIFETIMES = (
    "session",
    "persistent",
    "1 day",
    "30 days",
    "1 year",
    "sliding 30 minutes",
    "until: ",
    "external: ",
)

COOKIE_FIELDS: tuple[Field, ...] = (
    Field("name", ("name",), "Name", help="As a browser shows it; * or {ACCID} stand for what varies."),
    Field(
        "match",
        ("match",),
        "Match",
        choices=one_of(*Match),
        help="How the name is compared; empty: not stated.",
    ),
    Field("category", ("category",), "Category", choices=_categories),
    Field("provider", ("provider",), "Provider", choices=_providers, help="“own” is the site itself."),
    Field("party", ("party",), "Party", choices=one_of(*Party)),
    Field(
        "lifetime",
        ("lifetime",),
        "Lifetime",
        Shape.LIFETIME,
        one_of(*_LIFETIMES),
        help="7 days · session · persistent · sliding 30 minutes · until: … · external: … · unknown: …",
    ),
    Field("description", ("description",), "Description", Shape.TEXT, begun="What it is for."),
    Field("storage", ("storage",), "Storage technique", choices=one_of(*Storage)),
    Field("domains", ("domains",), "Domains", Shape.LIST, help="With commas between them."),
    Field("purposes", ("purposes",), "Purposes", Shape.LIST, help="Codes, with commas between them."),
    Field("position", ("position",), "Position", help="A whole number; tables are sorted by it."),
    Field("only", ("only",), "Only in", Shape.LIST, _locales, help="The locales that print it; empty: all."),
    Field("printed.name", ("printed", "name"), "Printed name"),
    Field("printed.lifetime", ("printed", "lifetime"), "Printed lifetime"),
    Field("printed.provider", ("printed", "provider"), "Printed provider"),
    Field("hint", ("hint",), "Hint for translators", Shape.TEXT),
    Field("note", ("note",), "Note for colleagues", Shape.TEXT),
)
FIELDS_BY_ID = {field.id: field for field in COOKIE_FIELDS}

WORDED: Wordings = {
    "name": (("printed", "name"),),
    "lifetime": (("printed", "lifetime"),),
    "provider": (("printed", "provider"),),
    "party": (("printed", "provider"),),
}
"""The fields whose printed wording falls away when they are edited, and which wordings that are."""
