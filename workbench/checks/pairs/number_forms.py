"""Numbers as a locale writes them, read to their values."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.late_pattern import late

NUMBER = late(r"\d+(?:[.,'’\u00a0\u202f\u066b\u066c]\d+)*")
"""A run of digits with single marks between them, whatever they mean."""

_SPACES = "\u00a0\u202f"
_APOSTROPHES = "'’"


@frozen
class Marks:
    """The marks of a locale: between groups of three digits, and before decimals."""

    group: str
    decimal: str


@frozen
class Number:
    """A number as it is written; `value` is None where the locale does not write numbers so (`1.2.3`)."""

    written: str
    value: Decimal | None

    @property
    def key(self) -> Decimal | str:
        """What equal numbers have in common."""
        return self.written if self.value is None else self.value


@cache
def marks(locale: LocaleTag) -> Marks:
    """What CLDR has as a locale's marks; any space and any apostrophe stands for another."""
    from workbench.locales.phrases import babel_locale

    symbols = babel_locale(locale).number_symbols["latn"]
    group, decimal = symbols["group"], symbols["decimal"]
    for alike in (_SPACES, _APOSTROPHES):
        if group in alike:
            group = alike
    return Marks(f"{group}\u066c", f"{decimal}\u066b")


def read_number(written: str, locale: LocaleTag) -> Number:
    """Read a number as a locale writes it."""
    if written.isdecimal():
        return Number(written, Decimal(written))
    match = _pattern(locale).fullmatch(written)
    if not match:
        return Number(written, None)
    whole = re.sub(r"\D", "", match["whole"])
    return Number(written, Decimal(f"{whole}.{match['decimals'] or 0}").normalize())


@cache
def _pattern(locale: LocaleTag) -> re.Pattern[str]:
    its = marks(locale)
    group, decimal = re.escape(its.group), re.escape(its.decimal)
    return re.compile(rf"(?P<whole>\d{{1,3}}(?:[{group}]\d{{3}})+|\d+)(?:[{decimal}](?P<decimals>\d+))?")
