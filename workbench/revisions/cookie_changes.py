"""What became of a cookie that is on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.formats.data import Data
from workbench.policy.lifetime import Comparison, compare
from workbench.policy.model import Cookie
from workbench.revisions.change import Change
from workbench.revisions.fields_of_thing import INTERNAL, FieldChange, ThingPair
from workbench.revisions.kind import Kind

_KINDS: Mapping[str, Kind] = {
    "name": Kind.COOKIE_RENAMED,
    "match": Kind.COOKIE_RENAMED,
    "category": Kind.COOKIE_RECATEGORISED,
    "provider": Kind.PROVIDER_CHANGED,
    "party": Kind.PARTY_CHANGED,
    "storage": Kind.STORAGE_CHANGED,
    "domains": Kind.DOMAINS_CHANGED,
    "purposes": Kind.PURPOSE_CHANGED,
    "position": Kind.COOKIE_REORDERED,
    "description": Kind.DESCRIPTION_CHANGED,
    "only": Kind.COOKIE_CHANGED,
}
_RECORDED = frozenset({"match", "storage", "domains", "purposes"})
"""The fields that a policy may leave unsaid, and that no reader sees."""

_LIFETIMES: Mapping[Comparison, Kind] = {
    Comparison.LONGER: Kind.LIFETIME_LONGER,
    Comparison.SHORTER: Kind.LIFETIME_SHORTER,
    Comparison.RESTATED: Kind.LIFETIME_RESTATED,
    Comparison.CHANGED: Kind.LIFETIME_CHANGED,
}


def cookie_changes(pair: ThingPair, old: Cookie, new: Cookie) -> Iterator[Change]:
    """Yield the changes of a cookie, one a field."""
    for field in pair.fields():
        if field.name in INTERNAL:
            continue
        if field.name == "lifetime":
            yield from _lifetime(pair, field, old, new)
        elif field.name == "printed":
            yield from printed_changes(pair, field)
        elif field.is_recorded and field.name in _RECORDED:
            yield pair.change(Kind.DATA_RECORDED, field)
        else:
            yield pair.change(_KINDS.get(field.name, Kind.COOKIE_CHANGED), field)


def printed_changes(pair: ThingPair, field: FieldChange) -> Iterator[Change]:
    """Yield the wordings that stand instead of what the rules produce, and are others now."""
    old, new = _by_name(field.old), _by_name(field.new)
    for name in sorted({*old, *new}):
        if old.get(name) != new.get(name):
            yield pair.change(
                Kind.PRINTED_CHANGED, FieldChange(name, old.get(name), new.get(name)), f"printed.{name}"
            )


def _lifetime(pair: ThingPair, field: FieldChange, old: Cookie, new: Cookie) -> Iterator[Change]:
    found = compare(old.lifetime, new.lifetime)
    if found is not Comparison.SAME:
        yield pair.change(_LIFETIMES[found], field)


def _by_name(value: Data | None) -> Mapping[str, Data]:
    return value if isinstance(value, dict) else {}
