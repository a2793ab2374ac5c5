"""Which translations stay valid although the source text changed: somebody decided that it means the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from workbench.formats.po import PoFile
from workbench.locales.carry import SourceText, stale_since
from workbench.locales.catalog import is_key
from workbench.policy.entries import Key, cookie_key, label_key, title_key
from workbench.policy.frozen import frozen
from workbench.revisions.decisions import Decision, value_digest
from workbench.revisions.level import Level


@frozen
class SameMeaning:
    """By key, the digests of the older source texts that mean what the source says now."""

    older: Mapping[Key, frozenset[str]] = field(default_factory=dict)

    def valid(self, po: PoFile) -> frozenset[Key]:
        """The keys whose translations in a file are of such an older text, and stay valid."""
        entries = (entry for entry in po.entries if not entry.obsolete)
        return frozenset(
            entry.context
            for entry in entries
            if is_key(entry.context) and self._is_older(entry.context, entry.source)
        )

    def stale_for_nothing(self, po: PoFile) -> Mapping[Key, str]:
        """The older texts by key whose change alone has made a translation stale."""
        found: dict[Key, str] = {}
        for entry in po.entries:
            since = None if entry.obsolete else stale_since(entry)
            if since is not None and is_key(entry.context) and self._is_older(entry.context, since):
                found[entry.context] = since
        return found

    def _is_older(self, key: Key, source: str) -> bool:
        return key in self.older and value_digest(source) in self.older[key]


def same_meaning(decisions: Iterable[Decision], sources: Iterable[SourceText]) -> SameMeaning:
    """Find the texts from which editorial changes, one or several after another, led to a text of now."""
    changes: dict[Key, dict[str, set[str]]] = {}
    for decision in decisions:
        key = key_of(decision) if decision.level is Level.EDITORIAL else None
        if key is not None:
            changes.setdefault(key, {}).setdefault(decision.becomes, set()).add(decision.was)
    now = {source.key: value_digest(source.text) for source in sources if source.key in changes}
    found = {key: _led_from(changes[key], digest) for key, digest in now.items()}
    return SameMeaning({key: older for key, older in found.items() if older})


def _led_from(changes: Mapping[str, Iterable[str]], digest: str) -> frozenset[str]:
    """Follow changes back from a text, through circles too; `changes` are from what each text was made."""
    older: set[str] = set()
    ahead = [digest]
    while ahead:
        before = set(changes.get(ahead.pop(), ())) - older
        older |= before
        ahead += before
    return frozenset(older - {digest})


def key_of(decision: Decision) -> Key | None:
    """The entry whose source text a decision is about; None where it is about something else."""
    match decision.parts:
        case ("title.changed", *_):
            return title_key()
        case ("label.changed", label):
            return label_key(label)
        case ("label.changed", _, label):
            return label_key(label.removeprefix("labels."))
        case ("description.changed", cookie) | ("description.changed", cookie, "description"):
            return cookie_key(cookie, "description")
        case ("section.text", section, part):
            return Key(f"section.{section}.{part}")
        case ("category.text", category, part):
            return Key(f"category.{category}.{part}")
        case _:
            return None
