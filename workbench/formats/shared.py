"""What things of every kind may carry: waivers, hints, notes, former ids, and the locales that print them."""

from __future__ import annotations

from typing import TypedDict, TypeVar

from workbench.formats.fields import Fields, day, line, list_of, matching, record, text
from workbench.formats.ids import locale_tag
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Waiver
from workbench.policy.sentence import say

Id = TypeVar("Id", bound=str)

rule_id = matching(r"[A-Z]{2}\d{3}", say("“{text}” is not the id of a rule; it looks like “CK013”."))
digest = matching(
    r"sha256:[0-9a-f]{64}", say("“{text}” is not a digest; it looks like “sha256:” and 64 digits.")
)
word = matching(r"[\w.+-]+", say("“{text}” must be one word of letters, digits, “-”, “_” and “.”."))


def _waiver(fields: Fields) -> Waiver:
    return Waiver(
        rule=fields.required("rule", rule_id),
        reason=fields.required("reason", text),
        by=fields.maybe("by", line),
        date=fields.maybe("date", day),
        until=fields.maybe("until", day),
        of=fields.maybe("of", digest),
        at=fields.maybe("at", line),
    )


waiver = record(_waiver)
"""A decision to accept a problem."""


class ThingFields(TypedDict):
    """The fields that every thing may have."""

    waivers: tuple[Waiver, ...]
    hint: str | None
    note: str | None
    formerly: tuple[str, ...]


_NOTHING: ThingFields = {"waivers": (), "hint": None, "note": None, "formerly": ()}
_THING_FIELDS = frozenset(_NOTHING)


def thing(fields: Fields) -> ThingFields:
    """Take the fields that every thing may have."""
    if not fields.has_any(_THING_FIELDS):
        return _NOTHING
    return {
        "waivers": fields.optional("waivers", list_of(waiver), ()),
        "hint": fields.maybe("hint", text),
        "note": fields.maybe("note", text),
        "formerly": fields.optional("formerly", list_of(line), ()),
    }


_locale_tags = list_of(locale_tag)


def only(fields: Fields) -> tuple[LocaleTag, ...]:
    """Take the locales that print a thing."""
    return fields.optional("only", _locale_tags, ())


def identified(fields: Fields, name: Id) -> Id:
    """Take the id that must stand in a file; the file's path decides what it is."""
    fields.required("id", line)
    return name
