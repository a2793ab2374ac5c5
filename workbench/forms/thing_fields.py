"""The fields of providers, categories, links and terms as people write them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from workbench.forms.field import Field, Shape, one_of
from workbench.policy.kinds import Consent, LinkRole
from workbench.policy.model import Policy

HINT = Field("hint", ("hint",), "Hint for translators", Shape.TEXT)
NOTE = Field("note", ("note",), "Note for colleagues", Shape.TEXT)


def _links(policy: Policy) -> Sequence[str]:
    return list(policy.links)


@cache
def _countries() -> Sequence[str]:
    """The codes of countries; Babel is asked when somebody writes one."""
    from babel import Locale

    codes = map(str, Locale("en").territories)
    return sorted(code for code in codes if len(code) == 2 and code.isalpha())


def country_codes(_policy: Policy) -> Sequence[str]:
    """The codes of countries that a field can hold."""
    return _countries()


def known_vendors(policy: Policy) -> Sequence[str]:
    """The names of vendors that the policy has no provider of yet."""
    from workbench.checks.wordings.products import BRANDS  # nobody needs them for the first paint

    there = {name for each in policy.providers.values() for name in (each.name, *each.aliases)}
    return sorted(set(BRANDS) - there, key=str.casefold)


PROVIDER_FIELDS: tuple[Field, ...] = (
    Field("name", ("name",), "Name", choices=known_vendors, help="As readers see it."),
    Field("legal_name", ("legal_name",), "Legal name", help="The company behind it."),
    Field("country", ("country",), "Country", choices=country_codes, help="Two letters: SE, IE, US."),
    Field("link", ("link",), "Link", choices=_links, help="The id of a link, for “more information”."),
    Field("aliases", ("aliases",), "Other names", Shape.LIST, help="With commas between them."),
    Field(
        "transfers", ("transfers",), "Transfers", Shape.TEXT, help="What a transfer out of the EEA rests on."
    ),
    Field(
        "printed",
        ("printed",),
        "Printed wording",
        help="Stands in the source locale for the label of its third-party rows.",
    ),
    HINT,
    NOTE,
)
CATEGORY_FIELDS: tuple[Field, ...] = (
    Field("title", ("title",), "Title"),
    Field("consent", ("consent",), "Consent", choices=one_of(*Consent), help="exempt · required"),
    Field("intro", ("intro",), "Introduction", Shape.TEXT),
    HINT,
    NOTE,
)
LINK_FIELDS: tuple[Field, ...] = (
    Field(
        "url", ("url",), "Address", help="https://…; without one the link is lost and prints as its words."
    ),
    Field(
        "urls",
        ("urls",),
        "In other locales",
        Shape.PAIRS,
        help="A locale and its address on each line: en: https://…",
    ),
    Field(
        "role",
        ("role",),
        "Role",
        choices=one_of(*LinkRole),
        help="consent: where visitors change their choice.",
    ),
    NOTE,
)
TERM_FIELDS: tuple[Field, ...] = (
    Field("term", ("term",), "Term"),
    Field(
        "forms", ("forms",), "Forms", Shape.LIST, help="With commas between them; a star stands for any end."
    ),
    Field(
        "translate",
        ("translate",),
        "Is translated",
        choices=one_of("true", "false"),
        help="false: it stays as it is in every locale.",
    ),
    Field(
        "locales",
        ("locales",),
        "In other locales",
        Shape.TERMS,
        help="On each line a locale and its words; after a bar those that are wrong: de: Gerät* | Einheit*",
    ),
    HINT,
    NOTE,
)
