"""Settings that are not made: what stands in their place."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from workbench.store.settings import has_ascii_locale


@pytest.mark.parametrize(
    ("environment", "is_utf8_mode", "is_ascii"),
    [
        ({"LANG": "C"}, True, True),
        ({"LC_ALL": "POSIX", "LANG": "sv_SE.UTF-8"}, True, True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True, True),  # as Python leaves it behind
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, False, False),
        ({"LC_ALL": "C.UTF-8", "LANG": "C"}, False, False),
        ({"LANG": "sv_SE.UTF-8"}, False, False),
        ({"LANG": "sv_SE.UTF-8"}, True, False),
        ({}, True, False),
    ],
)
def test_ascii_alone_is_drawn_where_the_locale_says_so(
    environment: Mapping[str, str], is_utf8_mode: bool, is_ascii: bool
) -> None:
    assert has_ascii_locale(environment, is_utf8_mode) is is_ascii
