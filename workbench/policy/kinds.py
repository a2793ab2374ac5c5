"""The ids of things, and the closed vocabularies their fields are written in."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

BlockId = NewType("BlockId", str)
CategoryId = NewType("CategoryId", str)
CookieId = NewType("CookieId", str)
ItemId = NewType("ItemId", str)
LinkId = NewType("LinkId", str)
LocaleTag = NewType("LocaleTag", str)
ProviderId = NewType("ProviderId", str)
SectionId = NewType("SectionId", str)
TermId = NewType("TermId", str)

OWN = ProviderId("own")
"""The site itself as a provider: reserved, has no file."""


class Party(StrEnum):
    """Whose cookie it is; this, not the provider, picks the printed label."""

    FIRST = "first"
    THIRD = "third"


class Match(StrEnum):
    """How a cookie's name is compared with the names a browser holds."""

    EXACT = "exact"
    PREFIX = "prefix"
    TEMPLATE = "template"


class Consent(StrEnum):
    """Whether a category's cookies need consent."""

    EXEMPT = "exempt"
    REQUIRED = "required"


class Storage(StrEnum):
    """The storage technique behind what the policy calls a cookie."""

    COOKIE = "cookie"
    LOCAL_STORAGE = "local-storage"
    SESSION_STORAGE = "session-storage"
    INDEXED_DB = "indexed-db"
    PIXEL = "pixel"
    OTHER = "other"


class DateFormat(StrEnum):
    """How dates are printed: 2024-01-31, or in the locale's long form."""

    ISO = "iso"
    LONG = "long"


class PlaceholderKind(StrEnum):
    """What characters a placeholder in a cookie's name stands for."""

    DIGITS = "digits"
    WORD = "word"
    ANY = "any"


class About(StrEnum):
    """What a prose block tells: what is at stake when it changes."""

    CONTROLLER = "controller"
    RIGHTS = "rights"
    RECIPIENTS = "recipients"
    TRANSFERS = "transfers"
    RETENTION = "retention"
    PURPOSE = "purpose"


class LinkRole(StrEnum):
    """A link with a part to play."""

    CONSENT = "consent"
