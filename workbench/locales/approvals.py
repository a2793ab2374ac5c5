"""A locale's `approvals.yaml`: which translations somebody vouches for, as long as both texts stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from workbench.formats.data import Data
from workbench.formats.fields import (
    DataFault,
    Fields,
    Reader,
    Value,
    day,
    line,
    map_of,
    read_or_note,
    record,
)
from workbench.formats.shared import digest as digest_field
from workbench.formats.yaml_style import Bare
from workbench.locales.catalog import Catalog, CatalogEntry, State
from workbench.locales.entry_keys import entry_key
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence, say
from workbench.revisions.state import digest


@frozen
class Approval:
    """Who approved a translation and when; `of` is the digest of the two texts they saw."""

    of: str
    by: str
    date: dt.date


@frozen
class Approvals:
    """The approvals of one locale, also those that have fallen away."""

    by_key: Mapping[Key, Approval] = field(default_factory=dict)

    def is_approved(self, key: Key, source: str, target: str) -> bool:
        """Whether somebody approved exactly this translation of this text."""
        approval = self.by_key.get(key)
        return approval is not None and approval.of == pair_digest(source, target)

    def holds(self, entry: CatalogEntry) -> bool:
        """Whether an entry is approved: it is translated, and both texts are as they were approved."""
        is_translated = entry.state is State.TRANSLATED
        return is_translated and self.is_approved(entry.key, entry.source, entry.target)

    def approved(self, catalog: Catalog) -> Iterator[Key]:
        """The keys of a locale's approved entries."""
        return (key for key in self.by_key if key in catalog and self.holds(catalog[key]))


@frozen
class ApprovalsReading:
    """The approvals that could be read, and every fault of the others."""

    approvals: Approvals
    faults: tuple[DataFault, ...] = ()


class ApprovalRefused(Exception):
    """An entry that nobody can approve as it is; nothing has changed."""

    def __init__(self, key: Key, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.key = key
        self.sentence = sentence


def pair_digest(source: str, target: str) -> str:
    """The digest that an approval is of: both texts, made as a waiver's of an entry is."""
    return digest(f"{source}\0{target}".encode())


def read(data: Data | None) -> ApprovalsReading:
    """Type the data of a file; None is one without anything in it."""
    if data is None:
        return ApprovalsReading(Approvals())
    faults: list[DataFault] = []
    by_key = read_or_note(Value(data, (), faults), _approvals)
    return ApprovalsReading(Approvals(by_key or {}), tuple(faults))


def approve(text: str, entries: Iterable[CatalogEntry], *, by: str, date: dt.date) -> str:
    """Approve entries in the text of a file, its keys sorted; an approval that still holds stays as it is.

    Raises ApprovalRefused for an entry that is not translated, EditRefused for a text with faults.
    """
    chosen = list(entries)
    for entry in chosen:
        _refuse_unfinished(entry)
    from workbench.formats.yaml_read import read as read_yaml  # few vouch for anything

    reading = read(read_yaml(text).data)
    new = {
        entry.key: Approval(pair_digest(entry.source, entry.target), by, date)
        for entry in chosen
        if not reading.approvals.holds(entry)
    }
    return _with(text, reading, new)


def _with(text: str, reading: ApprovalsReading, new: Mapping[Key, Approval]) -> str:
    """Put approvals into a text: at once into one that is just as we write it, else each in place."""
    old = reading.approvals.by_key
    if new and text == _written(old):
        return _written({**old, **new})
    from workbench.formats.yaml_edit import set_value  # only for those who edit

    keys = sorted({*old, *new})
    for key in sorted(new):
        text = set_value(text, (key,), _data(new[key]), key_order=keys)
    return text


def _written(approvals: Mapping[Key, Approval]) -> str:
    if not approvals:
        return ""
    from workbench.formats.yaml_write import write_document  # only for those who approve

    return write_document({key: _data(approvals[key]) for key in sorted(approvals)})


def _data(approval: Approval) -> Data:
    return {"of": approval.of, "by": approval.by, "date": Bare(approval.date.isoformat())}


def _refuse_unfinished(entry: CatalogEntry) -> None:
    if entry.state is State.UNTRANSLATED:
        raise ApprovalRefused(
            entry.key,
            say("“{key}” cannot be approved without a translation; translate it first.", key=entry.key),
        )
    if entry.state is State.STALE:
        raise ApprovalRefused(
            entry.key,
            say(
                "“{key}” cannot be approved while it is stale; mend its translation and mark it done first.",
                key=entry.key,
            ),
        )


def _approval(fields: Fields) -> Approval:
    return Approval(
        of=fields.required("of", digest_field),
        by=fields.required("by", line),
        date=fields.required("date", day),
    )


_approvals: Reader[Mapping[Key, Approval]] = map_of(entry_key, record(_approval))
