"""Tests for fields: what people write in them is read into data, and data is shown as they write it."""

from __future__ import annotations

import pytest

from workbench.forms.cookie_fields import FIELDS_BY_ID

LIFETIME = FIELDS_BY_ID["lifetime"]


@pytest.mark.parametrize(
    ("typed", "data"),
    [
        ("7 days", "7 days"),
        ("13 månader", "13 months"),
        ("2 år", "2 years"),
        ("1 Jahr 6 Monate", "1 year 6 months"),
        ("Sessionscookie", "session"),
        ("sliding 30 minutes", {"sliding": "30 minutes"}),
        ("until: Kampanjen är slut", {"until": "Kampanjen är slut"}),
    ],
)
def test_a_lifetime_is_read_as_a_file_has_it_whatever_language_words_it(typed: str, data: object) -> None:
    assert LIFETIME.read(typed) == data
    assert LIFETIME.read(LIFETIME.shown({"lifetime": LIFETIME.read(typed) or ""})) == data


@pytest.mark.parametrize("typed", ["13", "13 mån eller så", "ca 1 år", "5 m", "tills vidare kanske"])
def test_words_that_leave_a_doubt_stay_as_they_are(typed: str) -> None:
    assert LIFETIME.read(typed) == typed
