"""Tests for making much without a look for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from workbench.formats.cycles import without_cycle_collection


@pytest.fixture(autouse=True)
def nothing_frozen_after() -> Iterator[None]:
    """Let nothing stay frozen but what was before."""
    yield
    gc.unfreeze()


@pytest.mark.parametrize(("count", "stays"), [(10, False), (200_000, True)])
def test_what_is_much_is_never_walked_again(count: int, stays: bool) -> None:
    gc.unfreeze()
    with without_cycle_collection():
        assert not gc.isenabled()
        made = [[number] for number in range(count)]
    assert gc.isenabled()
    assert (gc.get_freeze_count() >= len(made)) == stays


def test_who_looked_for_none_before_looks_for_none_after() -> None:
    gc.disable()
    try:
        with without_cycle_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
