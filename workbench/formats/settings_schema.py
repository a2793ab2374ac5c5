"""`policy.yaml` as a record: what holds for the policy as a whole."""

from __future__ import annotations

import zoneinfo
from collections.abc import Mapping

from workbench.formats.fault import ErrorName
from workbench.formats.fields import (
    Fields,
    Unfit,
    Value,
    boolean,
    choice,
    day,
    line,
    list_of,
    map_of,
    matching,
    record,
    unknown_sentence,
)
from workbench.formats.ids import locale_tag, section_id
from workbench.formats.schema import country
from workbench.formats.shared import rule_id, thing
from workbench.policy.kinds import DateFormat, PlaceholderKind
from workbench.policy.labels import TOKENS
from workbench.policy.model import CheckSettings, LocaleSettings, Settings
from workbench.policy.sentence import say
from workbench.policy.text import tokens

SCHEMA = "1"
"""The version of the format that this package reads and writes."""

_UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
_RESERVED = frozenset({"section", "cookie", "provider"}.union(*TOKENS.values()))

placeholder_name = matching(
    r"[A-Z][A-Z0-9_]*", say("“{text}” is no placeholder; write it in capitals, as “ACCID”.")
)
_plural = matching(
    r"zero|one|two|few|many|other", say("“{text}” is not a plural category of CLDR, such as “one”.")
)
unit_name = matching(
    "|".join(_UNITS), say("“{text}” is not a unit; known are: {known}.", known=", ".join(_UNITS))
)
_severity = matching(r"error|warning|info|off", say("“{text}” is not one of: error, warning, info, off."))


def settings(fields: Fields) -> Settings:
    """Take the fields of `policy.yaml`."""
    fields.required("schema", _schema)
    return Settings(
        title=fields.required("title", line),
        source_locale=fields.required("source_locale", locale_tag),
        time_zone=fields.optional("time_zone", _time_zone, "UTC"),
        date_format=fields.optional("date_format", choice(DateFormat), DateFormat.ISO),
        jurisdictions=fields.optional("jurisdictions", list_of(country), ()),
        variables=fields.optional("variables", map_of(variable_name, line), {}),
        placeholders=fields.optional("placeholders", map_of(placeholder_name, choice(PlaceholderKind)), {}),
        locales=fields.optional("locales", map_of(locale_tag, record(_locale)), {}),
        units=fields.optional("units", map_of(locale_tag, map_of(unit_name, map_of(_plural, line))), {}),
        sections=fields.required("sections", list_of(section_id)),
        labels=fields.optional("labels", _labels, {}),
        review_by=fields.maybe("review_by", day),
        checks=fields.optional("checks", record(_checks), CheckSettings()),
        **thing(fields),
    )


def _schema(value: Value) -> str:
    version = line(value)
    if version != SCHEMA:
        raise Unfit(
            say(
                "This catalogue is of schema {version}, and this workbench reads {known}: use a newer one.",
                version=version,
                known=SCHEMA,
            )
        )
    return version


def _time_zone(value: Value) -> str:
    name = line(value)
    try:
        zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        raise Unfit(
            say("“{text}” is not a time zone; write one such as “Europe/Stockholm”.", text=name)
        ) from None
    return name


def variable_name(value: Value) -> str:
    """The name of a variable. Raises Unfit."""
    name = _variable_form(value)
    if name in _RESERVED:
        raise Unfit(
            say("“{text}” has a meaning of its own in texts; give the variable another name.", text=name)
        )
    return name


_variable_form = matching(
    r"[a-z][a-z0-9_]*", say("“{text}” is not the name of a variable; use small letters, digits and “_”.")
)


def _locale(fields: Fields) -> LocaleSettings:
    return LocaleSettings(
        published=fields.optional("published", boolean, False),
        variables=fields.optional("variables", map_of(variable_name, line), {}),
        jurisdictions=fields.optional("jurisdictions", list_of(country), ()),
        fallback=fields.maybe("from", locale_tag),
    )


def _labels(value: Value) -> Mapping[str, str]:
    return map_of(_label_name, _label)(value)


def _label_name(value: Value) -> str:
    name = line(value)
    if name not in TOKENS:
        raise Unfit(unknown_sentence(name, TOKENS), ErrorName.UNKNOWN_FIELD)
    return name


def _label(value: Value) -> str:
    words = line(value)
    name = str(value.path[-1])
    held = sorted(str(token) for token in tokens(words))
    wanted = sorted(f"{{{token}}}" for token in TOKENS.get(name, ()))
    if name in TOKENS and held != wanted:
        raise Unfit(
            say(
                "The label “{name}” must hold {wanted} and no other token; it holds {held}.",
                name=name,
                wanted=", ".join(wanted) or "no token",
                held=", ".join(held) or "none",
            )
        )
    return words


def _checks(fields: Fields) -> CheckSettings:
    return CheckSettings(
        select=fields.optional("select", list_of(rule_id), ()),
        ignore=fields.optional("ignore", list_of(rule_id), ()),
        severity=fields.optional("severity", map_of(rule_id, _severity), {}),
    )
