"""What became of a category, a provider or a link that is on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.revisions.change import Change
from workbench.revisions.fields_of_thing import INTERNAL, FieldChange, ThingPair
from workbench.revisions.kind import Kind

_OF_CATEGORY: Mapping[str, Kind] = {
    "title": Kind.CATEGORY_TEXT,
    "intro": Kind.CATEGORY_TEXT,
    "consent": Kind.CATEGORY_CONSENT,
}
_OF_PROVIDER: Mapping[str, Kind] = {
    "name": Kind.PROVIDER_RENAMED,
    "legal_name": Kind.PROVIDER_ENTITY,
    "country": Kind.PROVIDER_COUNTRY,
    "transfers": Kind.PROVIDER_TRANSFERS,
    "link": Kind.LINK_CHANGED,
    "printed": Kind.PRINTED_CHANGED,
}
_RECORDED = frozenset({"legal_name", "country", "transfers"})
"""The facts about a provider that a policy may leave unsaid, and that no table prints."""


def category_changes(pair: ThingPair) -> Iterator[Change]:
    """Yield the changes of a category, one a field."""
    for field in pair.fields():
        if field.name in _OF_CATEGORY:
            yield pair.change(_OF_CATEGORY[field.name], field)


def provider_changes(pair: ThingPair) -> Iterator[Change]:
    """Yield the changes of a provider that readers are told of, one a field."""
    for field in pair.fields():
        if field.name not in _OF_PROVIDER:
            continue
        is_recorded = field.is_recorded and field.name in _RECORDED
        yield pair.change(Kind.DATA_RECORDED if is_recorded else _OF_PROVIDER[field.name], field)


def link_changes(pair: ThingPair) -> Iterator[Change]:
    """Yield the changes of where a link leads; a link found again, or lost, is one change."""
    fields = {field.name: field for field in pair.fields() if field.name not in INTERNAL | {"role"}}
    if "url" in fields or "status" in fields:
        old, new = pair.old.get("url"), pair.new.get("url")
        yield pair.change(Kind.LINK_CHANGED, FieldChange("url", old, new))
    if "urls" in fields:
        yield pair.change(Kind.LINK_CHANGED, fields["urls"])
