"""The fields of what holds for the policy as a whole, as people write them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from workbench.forms.field import Field, Shape, one_of
from workbench.forms.thing_fields import HINT, NOTE
from workbench.policy.kinds import DateFormat, PlaceholderKind
from workbench.policy.model import Policy


@cache
def _zones() -> Sequence[str]:
    import zoneinfo

    return sorted(zoneinfo.available_timezones())


def _time_zones(_policy: Policy) -> Sequence[str]:
    return _zones()


def _locales(policy: Policy) -> Sequence[str]:
    return [policy.source_locale, *policy.settings.locales]


_COUNTRIES = "Two letters each, with commas between them: SE, FI."
_RULES = "Rules, with commas between them: CK004, PR020."

POLICY_FIELDS: tuple[Field, ...] = (
    Field("title", ("title",), "Title"),
    Field("sections", ("sections",), "Sections", Shape.LIST, help="Their ids in the order they are read."),
    Field("jurisdictions", ("jurisdictions",), "Jurisdictions", Shape.LIST, help=_COUNTRIES),
    Field(
        "date_format",
        ("date_format",),
        "Date format",
        choices=one_of(*DateFormat),
        help="iso: 2024-01-31 · long: in words",
    ),
    Field("time_zone", ("time_zone",), "Time zone", choices=_time_zones),
    Field("review_by", ("review_by",), "Review by", help="A day, as 2026-01-31; a check reminds of it."),
    Field(
        "checks.select", ("checks", "select"), "Only these checks", Shape.LIST, help="Rules: CK004, PR020."
    ),
    Field("checks.ignore", ("checks", "ignore"), "Not these checks", Shape.LIST, help=_RULES),
    Field(
        "checks.severity",
        ("checks", "severity"),
        "Severities",
        Shape.PAIRS,
        help="A rule and error, warning, info or off on each line: CK004: info",
    ),
    HINT,
    NOTE,
)
VARIABLE_FIELDS: tuple[Field, ...] = (
    Field("value", (), "Value", help="Printed wherever a text has its token."),
)
LOCALE_FIELDS: tuple[Field, ...] = (
    Field(
        "published",
        ("published",),
        "Is published",
        choices=one_of("true", "false"),
        help="Publishing the locale for the first time says true by itself.",
    ),
    Field(
        "from",
        ("from",),
        "Texts from",
        choices=_locales,
        help="The locale whose text is printed where this one has none.",
    ),
    Field("jurisdictions", ("jurisdictions",), "Jurisdictions", Shape.LIST, help=_COUNTRIES),
    Field(
        "variables",
        ("variables",),
        "Variables",
        Shape.PAIRS,
        help="What it prints instead, a variable on each line: site: www.example.fi",
    ),
)
LABEL_FIELDS: tuple[Field, ...] = (Field("text", (), "Text", help="Empty: the words it has by default."),)
PLACEHOLDER_FIELDS: tuple[Field, ...] = (
    Field("stands_for", (), "Stands for", choices=one_of(*PlaceholderKind), help="digits · word · any"),
)
UNIT_FIELDS: tuple[Field, ...] = (
    Field(
        "patterns",
        (),
        "Words",
        Shape.PAIRS,
        help="A plural category and its words on each line: one: {0} dag",
    ),
)
