"""A locale's `waivers.yaml`: the problems of its entries that somebody has accepted, by key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from workbench.formats.data import Data
from workbench.formats.fields import DataFault, Reader, Value, list_of, map_of, read_or_note
from workbench.formats.shared import waiver
from workbench.locales.entry_keys import entry_key
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen
from workbench.policy.model import Waiver


@frozen
class WaiversReading:
    """The waivers that could be read, and every fault of the others."""

    by_key: Mapping[Key, Sequence[Waiver]] = field(default_factory=dict)
    faults: tuple[DataFault, ...] = ()


def read(data: Data | None) -> WaiversReading:
    """Type the data of a file; None is one without anything in it."""
    if data is None:
        return WaiversReading()
    faults: list[DataFault] = []
    by_key = read_or_note(Value(data, (), faults), _waivers)
    return WaiversReading(by_key or {}, tuple(faults))


_waivers: Reader[Mapping[Key, Sequence[Waiver]]] = map_of(entry_key, list_of(waiver))
