"""What became of the policy as a whole: its title, variables, labels, locales and the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.formats.data import Data
from workbench.policy.kinds import LocaleTag
from workbench.policy.labels import labels
from workbench.policy.model import Settings
from workbench.revisions.change import Change
from workbench.revisions.fields_of_thing import INTERNAL, FieldChange, ThingPair
from workbench.revisions.kind import Kind
from workbench.revisions.nested import nested

_UNSEEN = INTERNAL | {"schema", "jurisdictions", "review_by", "checks", "time_zone"}


def settings_changes(pair: ThingPair, old: Settings, new: Settings) -> Iterator[Change]:
    """Yield the changes of what holds for the whole policy."""
    fields = {field.name: field for field in pair.fields() if field.name not in _UNSEEN}
    for name, field in fields.items():
        match name:
            case "title":
                yield pair.change(Kind.TITLE_CHANGED, field)
            case "variables":
                yield from _each(pair, Kind.VARIABLE_CHANGED, field)
            case "sections":
                yield pair.change(Kind.SECTION_MOVED, field)
            case "locales":
                yield from _locales(pair, _fields(field.old), _fields(field.new))
            case "labels" | "source_locale":
                pass
            case _:
                yield from _rest(pair, field)
    if "source_locale" in fields:
        yield pair.change(Kind.POLICY_CHANGED, fields["source_locale"])
    yield from _labels(pair, labels(old), labels(new))


def _labels(pair: ThingPair, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    """Yield the labels that are printed in other words, given by the policy or by default."""
    for name in old:
        if name in new and old[name] != new[name]:
            yield pair.change(Kind.LABEL_CHANGED, FieldChange(name, old[name], new[name]), f"labels.{name}")


def _locales(pair: ThingPair, old: Mapping[str, Data], new: Mapping[str, Data]) -> Iterator[Change]:
    for tag in sorted({*old, *new}):
        before, after = _fields(old.get(tag)), _fields(new.get(tag))
        field = f"locales.{tag}"
        if tag not in old:
            yield pair.change(Kind.LOCALE_ADDED, FieldChange(tag, None, new[tag]), field)
        elif tag not in new:
            yield pair.change(Kind.POLICY_CHANGED, FieldChange(tag, old[tag], None), field)
        yield from _locale(pair, LocaleTag(tag), before, after)


def _locale(
    pair: ThingPair, tag: LocaleTag, old: Mapping[str, Data], new: Mapping[str, Data]
) -> Iterator[Change]:
    was, becomes = old.get("published", "false"), new.get("published", "false")
    if was != becomes:
        yield pair.change(Kind.LOCALE_PUBLISHED, FieldChange(tag, was, becomes), f"locales.{tag}.published")
    variables = FieldChange("variables", old.get("variables"), new.get("variables"))
    yield from _each(pair, Kind.VARIABLE_CHANGED, variables, tag)
    if old.get("from") != new.get("from") and old:
        field = FieldChange("from", old.get("from"), new.get("from"))
        yield pair.change(Kind.POLICY_CHANGED, field, f"locales.{tag}.from")


def _each(
    pair: ThingPair, kind: Kind, field: FieldChange, locale: LocaleTag | None = None
) -> Iterator[Change]:
    """Yield a change for each key of a map of single values."""
    old, new = _fields(field.old), _fields(field.new)
    for name in sorted({*old, *new}):
        if old.get(name) != new.get(name):
            yield Change(
                kind=kind, id=pair.id, field=f"{field.name}.{name}", locale=locale,
                old=old.get(name), new=new.get(name), file=pair.file,
            )  # fmt: skip


def _rest(pair: ThingPair, field: FieldChange) -> Iterator[Change]:
    """Yield what changed within a field that no kind of its own speaks of, wherever it is nested."""
    for path, old, new in nested(field.old, field.new):
        where = ".".join([field.name, *path])
        yield pair.change(Kind.POLICY_CHANGED, FieldChange(where, old, new), where)


def _fields(value: Data | None) -> Mapping[str, Data]:
    return value if isinstance(value, dict) else {}
