"""What a wording is about; every language's table has wordings for every theme."""

from __future__ import annotations

from enum import Enum, auto


class Theme(Enum):
    """What rules look for."""

    RENEWAL = auto()
    """A lifetime begins anew."""
    ENDS_WITH_BROWSER = auto()
    """Something is kept until the browser closes."""
    ENDS = auto()
    """How long something is kept, or that it ends: words that a span belongs to."""
    AT_MOST = auto()
    """A span is an upper bound."""
    SAYS_NOTHING = auto()
    """Whole texts that stand where nobody knew what to write."""
    SET_BY = auto()
    """A company, `{company}`, sets or uses a cookie."""
    MEASURES = auto()
    """Visits or visitors are counted, told apart, analysed."""
    ADVERTISES = auto()
    """Something serves advertising."""
    PROTECTS = auto()
    """Something serves security, or spreads load."""
    STORES_CHOICE = auto()
    """A visitor's choice about cookies is stored."""
    OPTS_OUT = auto()
    """A visitor has refused something."""
    NOT = auto()
    """A sentence denies."""
    WORD_FOR_COOKIES = auto()
    """What cookies are called."""
    NO_CLASS = auto()
    """Words before the word for cookies that name a technique or a party, and no kind that is chosen."""
