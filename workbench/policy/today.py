"""The day it is where a policy is published."""

from __future__ import annotations

import datetime as dt


def today_in(time_zone: str) -> dt.date:
    """The day it is in a time zone; of a policy's own, the schema has seen that there is such a zone."""
    return day_in(time_zone, dt.datetime.now(dt.UTC))


def day_in(time_zone: str, moment: dt.datetime) -> dt.date:
    """The day that a moment falls on in a time zone."""
    from zoneinfo import ZoneInfo  # reads how Python was built

    return moment.astimezone(ZoneInfo(time_zone)).date()
