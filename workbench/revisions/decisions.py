"""A decision about one change, as a file in `catalogue/changes/` has it: its level, and why."""

from __future__ import annotations

import datetime as dt
import json

from workbench.formats.data import Data
from workbench.formats.fields import (
    DataFault,
    Fields,
    Value,
    boolean,
    choice,
    line,
    matching,
    read_or_note,
    record,
    text,
)
from workbench.formats.shared import digest as digest_field
from workbench.policy.frozen import frozen
from workbench.policy.sentence import say
from workbench.revisions.level import Level
from workbench.revisions.record import moment
from workbench.revisions.same_text import canonical
from workbench.revisions.state import digest

_CHANGE = r"[a-z]+\.[a-z]+:[^:\s]+(?::[^:\s]+){0,2}"
change_name = matching(
    _CHANGE, say("“{text}” is no change; it looks like “lifetime.longer:vwo.uuid-v2:lifetime”.")
)


@frozen(kw_only=True)
class Decision:
    """What somebody decided of a change; it falls away when `was` or `becomes` no longer holds.

    Both are digests (see `value_digest`) of the changed value, before and after.
    """

    change: str
    was: str
    becomes: str
    level: Level
    asks_consent: bool = False
    reason: str
    reference: str | None = None
    sentence: str | None = None
    by: str | None = None
    at: dt.datetime | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        """The change's kind and id, and its field and locale where it has them."""
        return tuple(self.change.split(":"))

    def is_of(self, was: Data | None, becomes: Data | None) -> bool:
        """Whether exactly this was decided: that one value becomes the other."""
        return self.was == value_digest(was) and self.becomes == value_digest(becomes)


def value_digest(value: Data | None) -> str:
    """The digest of a value as decisions name it; None is one that is absent.

    SHA-256 of its JSON, keys sorted, texts in NFC with single spaces: how a text is laid out does not count.
    """
    return digest(json.dumps(canonical(value), ensure_ascii=False, sort_keys=True).encode())


def read_decision(data: Data) -> tuple[Decision | None, tuple[DataFault, ...]]:
    """Type the data of a file; None where it cannot be read, with every fault."""
    faults: list[DataFault] = []
    decision = read_or_note(Value(data, (), faults), record(_decision))
    return decision, tuple(faults)


def decision_data(decision: Decision) -> dict[str, Data]:
    """A decision as it is written, in the order of its fields; what is absent is left out."""
    fields: dict[str, Data | None] = {
        "change": decision.change,
        "was": decision.was,
        "becomes": decision.becomes,
        "level": str(decision.level),
        "asks_consent": "true" if decision.asks_consent else "false",
        "reason": decision.reason,
        "reference": decision.reference,
        "sentence": decision.sentence,
        "by": decision.by,
        "at": None if decision.at is None else decision.at.isoformat(timespec="seconds"),
    }
    return {name: value for name, value in fields.items() if value is not None}


def _decision(fields: Fields) -> Decision:
    return Decision(
        change=fields.required("change", change_name),
        was=fields.required("was", digest_field),
        becomes=fields.required("becomes", digest_field),
        level=fields.required("level", choice(Level)),
        asks_consent=fields.optional("asks_consent", boolean, False),
        reason=fields.required("reason", text),
        reference=fields.maybe("reference", line),
        sentence=fields.maybe("sentence", text),
        by=fields.maybe("by", line),
        at=fields.maybe("at", moment),
    )
