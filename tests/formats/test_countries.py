"""Tests for the countries that a policy can name."""

from __future__ import annotations

import pytest
from babel import Locale

from workbench.formats.countries import COUNTRIES
from workbench.formats.fields import Unfit, Value
from workbench.formats.schema import country

_NO_COUNTRIES = {"ZZ", "QO", "EZ", "UN", "XA", "XB", "AC", "CP", "DG", "EA", "IC", "TA", "CQ"}
"""What CLDR has besides: stand-ins, groups, and parts of countries."""


def test_they_are_those_of_cldr() -> None:
    territories = {str(code) for code in Locale("en").territories}
    codes = {code for code in territories if len(code) == 2 and code.isalpha()}
    assert codes - _NO_COUNTRIES == COUNTRIES


@pytest.mark.parametrize("code", ["SE", "EU", "XK"])
def test_a_country_is_named_by_its_letters(code: str) -> None:
    assert country(Value(code, ("country",), [])) == code


@pytest.mark.parametrize("code", ["XX", "se", "SWE", "UK"])
def test_what_is_no_country_is_told(code: str) -> None:
    with pytest.raises(Unfit, match="SE"):
        country(Value(code, ("country",), []))
