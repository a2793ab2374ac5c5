"""What a sentence of prose is about; every language's table has wordings for every theme."""

from __future__ import annotations

from enum import Enum, auto


class ProseTheme(Enum):
    """What the rules about prose look for."""

    BY_USING = auto()
    """Something is done by using, visiting, or not leaving a site."""
    CONSENTS = auto()
    """A visitor consents."""
    SILENTLY = auto()
    """Consent that nobody gave: implied, tacit."""
    ACTS = auto()
    """A visitor does something that can mean consent: a click on a button."""
    DENIES = auto()
    """A sentence denies."""
    BROWSER_SETTINGS = auto()
    """The settings of a browser."""
    CONSENT = auto()
    """Consent itself, in any form."""
    MEANS = auto()
    """Something decides or counts as something."""
    STAY_AWAY = auto()
    """A visitor is asked not to use the site, or cannot."""
    NO_CONSENT = auto()
    """A visitor does not consent, or has to."""
    WITHDRAWS = auto()
    """A visitor withdraws consent."""
    ANY_TIME = auto()
    """At any time."""
    OFFICER = auto()
    """A data protection officer."""
    ORGANISATION = auto()
    """A body that has no legal form in its name."""
    TRANSFER_BASIS = auto()
    """What a transfer out of the EEA rests on."""
    MOVES_DATA = auto()
    """Data is kept, processed or sent somewhere."""
    SITE_WORDS = auto()
    """What a template offers to choose from: the site, the app, the company."""
    SHOWS = auto()
    """A link that shows something on the page itself."""
    BELOW = auto()
    """A list or table is announced."""
    CLICK_HERE = auto()
    """Words that only a link gives a meaning."""
    LAST_CHANGED = auto()
    """When a text was changed or begins to hold."""
    CHANGES = auto()
    """The policy changes."""
    TAKES_EFFECT = auto()
    """Something holds as soon as it is published."""
    NOTICE = auto()
    """Visitors are told, or asked again."""
    NO_NOTICE = auto()
    """Visitors are told nothing."""
    FINGERPRINT = auto()
    """A device is known again by what it is like."""
    LOCATION = auto()
    """Where a device is."""
    SHARES = auto()
    """Something is given to others."""
    PARTNERS = auto()
    """Those others."""
    TELLS_APART = auto()
    """Visitors are told apart."""
    ANONYMISED = auto()
    """The claim that statistics are anonymous."""
    NOT_PASSED_ON = auto()
    """The claim that nothing is given to others."""
    NO_OTHER_GOOGLE = auto()
    """The claim that no other service of Google is in use."""
    STORAGE_LAW = auto()
    """The law on storing things in a visitor's device."""
    DATA_LAW = auto()
    """The law on personal data, or the basis for processing it."""
    RETAINS = auto()
    """Data, not a cookie, is kept for a time."""
    OWN_RECORDS = auto()
    """What the site itself keeps, whatever its vendors do: logs, backups."""
    EVERYTHING = auto()
    """Without exception."""
    LIFETIME_HEADING = auto()
    """A heading over lifetimes."""
    COOKIES_IN_USE = auto()
    """Which cookies are in use."""
    ELSEWHERE = auto()
    """On somebody else's page."""
    SECTION = auto()
    """A section of the policy, before its number."""
    STATUTE = auto()
    """A law, whose sections are not the policy's."""
    MAC_ADDRESS = auto()
    """The hardware address of a device."""
    BROWSER = auto()
    """A browser."""
    COOKIES_RUN = auto()
    """Cookies as programs."""
