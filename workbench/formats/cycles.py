"""Keeps Python from looking for garbage while much is made that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 100_000
"""So many new objects, as a large project makes, take a tenth of a second each time they are walked."""


@contextmanager
def without_cycle_collection() -> Iterator[None]:
    """Look for no garbage meanwhile, two thirds of the time else; where much was made, never among that."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if gc.get_count()[0] > _MANY:
                gc.freeze()
            gc.enable()
