"""What a change means, as data: for every kind its level, whether only a person can tell, why, the source.

Kinds that mean more or less by what else there is are in `weighing.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from workbench.policy.sentence import Sentence, say
from workbench.revisions.kind import Kind
from workbench.revisions.level import Level
from workbench.revisions.proposal import Proposal

PLANET49 = "ePrivacy 5(3); C-673/17 Planet49"
WP260 = "WP260 rev.01"
EDPB_05 = "EDPB 05/2020, 5.1"
EDPB_02 = "ePrivacy 5(3); EDPB 2/2023"
GDPR_13 = "GDPR 13"
PRACTICE = "practice"


def _none(why: Sentence) -> Proposal:
    return Proposal(Level.NONE, why, PRACTICE)


def _editorial(why: Sentence, source: str = WP260) -> Proposal:
    return Proposal(Level.EDITORIAL, why, source)


def _asked(why: Sentence, source: str = PRACTICE, level: Level = Level.MINOR) -> Proposal:
    return Proposal(level, why, source, is_undecided=True)


_UNNAMED = _asked(say("Nothing is known of such a change; say what it means."))
_REWORDED = say("The text is reworded; does the meaning change?")

LEVELS: Mapping[Kind, Proposal] = {
    Kind.COOKIE_ADDED: Proposal(Level.NOTABLE, say("A cookie is new."), PLANET49),
    Kind.COOKIE_REMOVED: Proposal(Level.MINOR, say("A cookie is no longer there."), PLANET49),
    Kind.COOKIE_RENAMED: Proposal(
        Level.MINOR, say("The name is how one finds the cookie in a browser."), PRACTICE
    ),
    Kind.COOKIE_RECATEGORISED: Proposal(Level.MATERIAL, say("The choice was given per category."), EDPB_05),
    Kind.COOKIE_REORDERED: _none(say("The order of the rows alone.")),
    Kind.LIFETIME_LONGER: Proposal(Level.NOTABLE, say("The cookie is kept longer."), PLANET49),
    Kind.LIFETIME_SHORTER: Proposal(Level.MINOR, say("The cookie is kept for less time."), PLANET49),
    Kind.LIFETIME_RESTATED: _editorial(say("The same time, said otherwise.")),
    Kind.LIFETIME_CHANGED: _asked(
        say("The two lifetimes cannot be compared; is the cookie kept longer?"), PLANET49
    ),
    Kind.PARTY_CHANGED: _asked(say("The cookie is told to be another party's."), PLANET49),
    Kind.PROVIDER_CHANGED: Proposal(Level.MATERIAL, say("Another company has access."), PLANET49),
    Kind.PROVIDER_ADDED: Proposal(Level.MATERIAL, say("A provider is new."), WP260),
    Kind.PROVIDER_RENAMED: _asked(say("Is it the same company under another name?"), WP260),
    Kind.PROVIDER_ENTITY: Proposal(Level.MATERIAL, say("Another legal entity has access."), WP260),
    Kind.PROVIDER_COUNTRY: _asked(say("The provider is in another country."), WP260),
    Kind.PROVIDER_TRANSFERS: Proposal(Level.MATERIAL, say("What transfers rest on changes."), WP260),
    Kind.PURPOSE_CHANGED: _asked(say("A purpose is no longer there."), "GDPR 13(3)"),
    Kind.STORAGE_CHANGED: Proposal(Level.MATERIAL, say("The storage technique is new."), EDPB_02),
    Kind.DOMAINS_CHANGED: _asked(say("Other domains set or read the cookie."), EDPB_02),
    Kind.DESCRIPTION_CHANGED: _asked(_REWORDED, WP260),
    Kind.SECTION_ADDED: _asked(say("A text is new; what does it tell?"), WP260),
    Kind.SECTION_REMOVED: _asked(say("A text is no longer there; what did it tell?"), WP260),
    Kind.SECTION_MOVED: _none(say("The order of the texts alone.")),
    Kind.SECTION_TEXT: _asked(_REWORDED, WP260),
    Kind.CATEGORY_ADDED: Proposal(Level.MATERIAL, say("A category is new."), EDPB_05),
    Kind.CATEGORY_REMOVED: _asked(say("A category is no longer there."), EDPB_05),
    Kind.CATEGORY_TEXT: _asked(_REWORDED, EDPB_05),
    Kind.CATEGORY_CONSENT: Proposal(
        Level.MATERIAL, say("Whether the category needs consent changes."), EDPB_05
    ),
    Kind.TITLE_CHANGED: _editorial(say("The title's wording alone.")),
    Kind.LABEL_CHANGED: _editorial(say("The wording of a label alone.")),
    Kind.VARIABLE_CHANGED: _asked(say("What many texts name is another now.")),
    Kind.PRINTED_CHANGED: _asked(say("What the table prints is worded otherwise; does the meaning change?")),
    Kind.LINK_CHANGED: _editorial(say("The link leads somewhere else."), GDPR_13),
    Kind.TRANSLATION_CHANGED: _editorial(say("A translation is added or corrected.")),
    Kind.LOCALE_ADDED: _none(say("A locale is begun.")),
    Kind.LOCALE_PUBLISHED: _none(say("A locale is published for the first time.")),
    Kind.DATA_RECORDED: _none(say("A fact is recorded where none stood; is it new in fact?")),
    Kind.FORMATTING_ONLY: _none(say("The file is laid out otherwise.")),
    Kind.INTERNAL_ONLY: _none(say("No reader sees it.")),
}


def usual(kind: Kind) -> Proposal:
    """What a kind of change means when nothing else is known; one without a row is for a person to say."""
    return LEVELS.get(kind, _UNNAMED)
