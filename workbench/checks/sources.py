"""What the rules rest on: laws, judgments, guidance and documents, each by a short name."""

from __future__ import annotations

from enum import StrEnum


class Source(StrEnum):
    """A source by its short name; `in_full` tells it."""

    EPRIVACY = "S1"
    LEK = "S2"
    PLANET49 = "S3"
    GDPR = "S4"
    CONSENT_GUIDELINES = "S5"
    TECHNICAL_SCOPE = "S6"
    BANNER_TASKFORCE = "S7"
    EXEMPTIONS = "S8"
    PTS = "S9"
    CNIL_MEASUREMENT = "S10"
    COOKIE_LIFETIME_CAP = "S11"
    TRANSFERS = "S12"
    DIGITAL_OMNIBUS = "S13"
    VENDOR_DOCUMENTS = "S14"
    COOKIE_DATABASE = "OCD"
    COOKIE_SYNTAX = "RFC 6265"
    PRACTICE = "P"

    @property
    def in_full(self) -> str:
        """The source in full."""
        return _TITLES[self]


_TITLES = {
    Source.EPRIVACY: "ePrivacy Directive 2002/58/EC, article 5(3), as amended by 2009/136/EC",
    Source.LEK: "Lag (2022:482) om elektronisk kommunikation, 9 kap. 28 §",
    Source.PLANET49: "CJEU C-673/17 Planet49, 2019-10-01, ECLI:EU:C:2019:801",
    Source.GDPR: "GDPR, articles 4(11), 5(1)(a), 6, 7, 13, 44-46 and recital 32",
    Source.CONSENT_GUIDELINES: "EDPB Guidelines 05/2020 on consent, paragraphs 38-41 and 86",
    Source.TECHNICAL_SCOPE: "EDPB Guidelines 2/2023 on the technical scope of article 5(3), v2.0, 2024-10-07",
    Source.BANNER_TASKFORCE: "EDPB Cookie Banner Taskforce report, January 2023",
    Source.EXEMPTIONS: "Article 29 Working Party, Opinion 04/2012 on cookie consent exemption (WP 194)",
    Source.PTS: "PTS, Kakor (cookies), and its supervision of 2022-10-07 to 2023-10-31",
    Source.CNIL_MEASUREMENT: "CNIL on audience measurement, and its deliberation of 2025-07-04",
    Source.COOKIE_LIFETIME_CAP: "draft-ietf-httpbis-rfc6265bis: 400 days at most; Google help 11397207",
    Source.TRANSFERS: "IMY decisions of 2023-06-30 on Google Analytics; adequacy decision (EU) 2023/1795",
    Source.DIGITAL_OMNIBUS: "Digital Omnibus, proposal of 2025-11-19, GDPR article 88a (a proposal)",
    Source.VENDOR_DOCUMENTS: "Vendors' documents: GA4 help 11397207, VWO help 360033990873",
    Source.COOKIE_DATABASE: "Open Cookie Database",
    Source.COOKIE_SYNTAX: "RFC 6265, 4.1.1: a cookie's name is a token",
    Source.PRACTICE: "Practice: what readers trip over",
}
