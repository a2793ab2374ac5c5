"""What vendors' cookies are called and for, as their documents and the Open Cookie Database have it.

A small table, for what rules ask and no more. In a name `*` stands for anything, also for another pattern.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from workbench.policy.frozen import frozen
from workbench.policy.kinds import Party

SET_BY_VENDOR = ("_vis_opt_exp_*_{acc*}", "_vwo_uuid_*_{acc*}")
"""Set on the vendor's domain: VWO's versions for tracking over several domains (VWO help 360033990873)."""
SET_ON_SITE = ("_ga", "_ga_*", "_gid", "_gat", "_gat_*", "_vwo", "_vwo_*", "_vis_opt_*")
"""Set on the site's own domain (GA4 help 11397207, VWO help 360033990873)."""

FOR_MARKETING = (
    "1p_jar", "__gads", "__gpi", "_fbc", "_fbp", "_gac_*", "_gcl_*", "_pin_unauth", "_pinterest_*",
    "_rdt_uuid", "_scid", "_ttp", "_uetsid", "_uetvid", "analyticssynchistory", "bscookie", "ide",
    "li_sugr", "muid", "nid", "personalization_id", "test_cookie", "tt_*", "usermatchhistory",
    "visitor_info1_live", "__secure-3papisid", "__secure-3psid", "__secure-3psidcc",
)  # fmt: skip
"""Advertising and profiling."""
FOR_ANALYTICS = (
    "_ga", "_ga_*", "_gat", "_gat_*", "_gid", "__utma", "__utmb", "__utmc", "__utmt", "__utmv", "__utmz",
    "_clck", "_clsk", "_hjfirstseen", "_hjid", "_hjsession_*", "_hjsessionuser_*", "_pk_id*", "_pk_ses*",
    "_vis_opt_*", "_vwo_*", "ajs_anonymous_id", "ajs_user_id", "amp_*", "amcv_*", "mp_*", "s_vi", "ysc",
)  # fmt: skip
"""Audience measurement and experiments."""

GENERIC_NAMES = frozenset(
    {
        "lang", "language", "locale", "DV", "IDE", "NID", "PREF", "JSESSIONID", "PHPSESSID",
        "ASP.NET_SessionId", "XSRF-TOKEN", "csrftoken", "_csrf", "session", "session_id", "sessionid",
        "sid", "uid", "id", "token", "user", "visitor", "UID", "SID", "connect.sid",
    }
)  # fmt: skip
"""Names that several vendors, or any site, give a cookie."""

SPELLED = (
    "_vwo_ds", "_vwo_referrer", "_vwo_sn", "_vwo_uuid", "_vwo_uuid_v2", "_clck", "_clsk", "_fbc", "_fbp",
    "_ga", "_gat", "_gcl_au", "_gid", "_hjFirstSeen", "_pin_unauth", "_pinterest_ct_ua", "_uetsid",
    "_uetvid", "AMCV_", "AnalyticsSyncHistory", "AWSALB", "AWSALBCORS", "AWSALBTG", "AWSALBTGCORS",
    "bcookie", "bscookie", "li_gc", "li_mc", "lidc", "OptanonConsent", "OptanonAlertBoxClosed",
    "CookieConsent", "UserMatchHistory", "VISITOR_INFO1_LIVE",
)  # fmt: skip
"""Names as browsers hold them; the case of letters counts there."""
SPELLED_IN_LOWER_CASE = {name.lower(): name for name in SPELLED}


@frozen
class Withdrawn:
    """Cookies of a product that its maker has ended, and when."""

    names: tuple[str, ...]
    product: str
    since: dt.date


WITHDRAWN = (
    Withdrawn(("_gid", "_gat", "_gat_*", "_dc_gtm_*"), "Universal Analytics", dt.date(2023, 7, 1)),
    Withdrawn(
        ("__utma", "__utmb", "__utmc", "__utmt", "__utmv", "__utmz"),
        "classic Google Analytics",
        dt.date(2023, 7, 1),
    ),
)


@frozen
class Kin:
    """Cookies that come together: where one of `names` is, `wanted` is too."""

    product: str
    names: tuple[str, ...]
    wanted: str


KIN = (
    Kin("Google Analytics", ("_ga_*", "_gid"), "_ga"),
    Kin("Piwik PRO or Matomo", ("_pk_id*",), "_pk_ses*"),
    Kin("Piwik PRO or Matomo", ("_pk_ses*",), "_pk_id*"),
    Kin("Microsoft Clarity", ("_clck",), "_clsk"),
    Kin("Microsoft Clarity", ("_clsk",), "_clck"),
    Kin("Microsoft Advertising", ("_uetsid",), "_uetvid"),
    Kin("Microsoft Advertising", ("_uetvid",), "_uetsid"),
    Kin("Hotjar", ("_hjsession_*",), "_hjsessionuser_*"),
    Kin("Elastic Load Balancing", ("awsalbcors",), "awsalb"),
    Kin("Elastic Load Balancing", ("awsalbtgcors",), "awsalbtg"),
)
IN_PROSE = (
    Kin("reCAPTCHA", ("reCAPTCHA",), "_GRECAPTCHA"),
    Kin("Google Analytics", ("Google Analytics",), "_ga*"),
    Kin("Hotjar", ("Hotjar",), "_hj*"),
    Kin("Microsoft Clarity", ("Microsoft Clarity",), "_cl*"),
    Kin("the Meta pixel", ("Meta Pixel", "Facebook Pixel", "Meta-pixel", "Facebook-pixel"), "_fbp"),
)
"""Products that prose names as in use, and the rows that they bring."""

_KIN_NAMES = tuple(name for kin in KIN for name in (*kin.names, kin.wanted)) + tuple(
    name for kin in IN_PROSE for name in (kin.wanted, f"{kin.wanted}*")
)

_MANY = 2**16
"""How many names to remember answers for: a policy is checked again and again with the same ones."""


@lru_cache(maxsize=256)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    patterns = (re.escape(name).replace(r"\*", ".*") for name in names)
    return re.compile("|".join(patterns), re.IGNORECASE)


def is_one_of(name: str, names: tuple[str, ...]) -> bool:
    """Whether a cookie's name is one of some names of these tables, the case of letters aside."""
    return _any_of(names).fullmatch(name) is not None


@lru_cache(maxsize=_MANY)
def documented_party(name: str) -> Party | None:
    """On whose domain its vendor documents that a cookie is set; None where this table does not know."""
    if is_one_of(name, SET_BY_VENDOR):
        return Party.THIRD
    return Party.FIRST if is_one_of(name, SET_ON_SITE) else None


def withdrawn(name: str, today: dt.date) -> Withdrawn | None:
    """The product that a cookie belongs to, if its maker has ended it by that day."""
    found = (each for each in WITHDRAWN if each.since <= today and is_one_of(name, each.names))
    return next(found, None)


@lru_cache(maxsize=_MANY)
def has_kin(name: str) -> bool:
    """Whether a name is in the tables of kin: few of many are."""
    return is_one_of(name, _KIN_NAMES)


def missing_kin(names: Iterable[str]) -> Iterator[tuple[str, Kin]]:
    """Yield each product that lacks one of its cookies, with the row that is there."""
    there = tuple(filter(has_kin, names))
    told: set[tuple[str, str]] = set()
    for kin in KIN:
        present = (name for wanted_by in kin.names for name in there if is_one_of(name, (wanted_by,)))
        first = next(present, None)
        if first is not None and not has_row(there, kin.wanted) and (kin.product, kin.wanted) not in told:
            told.add((kin.product, kin.wanted))
            yield first, kin


def has_row(names: Iterable[str], wanted: str) -> bool:
    """Whether a row has a wanted name; `_ga*` counts as `_ga` too."""
    return any(is_one_of(name, (wanted,)) or is_one_of(name.removesuffix("*"), (wanted,)) for name in names)
