"""What a change means by what else there is: who is new, what a category asks, where a provider is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from workbench.checks.wordings.countries import EEA
from workbench.formats.layout import FileKind
from workbench.policy.kinds import OWN, CategoryId, Consent, Party, ProviderId, Storage
from workbench.policy.lifetime import Fixed, Sliding, Unit
from workbench.policy.model import Cookie
from workbench.policy.sentence import Sentence, say
from workbench.revisions.change import Change
from workbench.revisions.changes import Sides
from workbench.revisions.kind import Kind
from workbench.revisions.level import Level
from workbench.revisions.levels import EDPB_02, EDPB_05, GDPR_13, PLANET49, WP260, usual
from workbench.revisions.proposal import Proposal
from workbench.revisions.text_facts import facts_changed


def propose(change: Change, sides: Sides) -> Proposal:
    """Propose a change's level, and whether consent is to be asked again."""
    weigh = _WEIGHED.get(change.kind)
    proposal = weigh(change, sides) if weigh else usual(change.kind)
    asks = proposal.level is Level.MATERIAL and _touches_consent(change, sides)
    return replace(proposal, asks_consent=asks)


def _touches_consent(change: Change, sides: Sides) -> bool:
    """Whether a change is about a category that requires consent, before or now."""
    return any(
        side.needs_consent(category) for side in (sides.old, sides.new) for category in _about(change, sides)
    )


def _about(change: Change, sides: Sides) -> frozenset[CategoryId]:
    """The categories that a change is about."""
    match change.file.kind:
        case FileKind.COOKIE:
            known = (sides.old.cookie(change.id), sides.new.cookie(change.id))
            return frozenset(cookie.category for cookie in known if cookie is not None)
        case FileKind.CATEGORY:
            return frozenset({CategoryId(change.id)})
        case FileKind.PROVIDER:
            provider = ProviderId(change.id)
            return sides.old.categories_of(provider) | sides.new.categories_of(provider)
        case _:
            return frozenset()


def _material(why: Sentence, source: str) -> Proposal:
    return Proposal(Level.MATERIAL, why, source)


def _added(change: Change, sides: Sides) -> Proposal:
    cookie = sides.new.cookie(change.id)
    if cookie is None:
        return usual(change.kind)
    return _newcomer(cookie, sides) or (
        Proposal(Level.NOTABLE, say("A cookie is new in a category that needs consent."), PLANET49)
        if sides.new.needs_consent(cookie.category)
        else Proposal(
            Level.MINOR, say("A cookie is new in a category that is exempt from consent."), PLANET49
        )
    )


def _newcomer(cookie: Cookie, sides: Sides) -> Proposal | None:
    """What an added or moved cookie brings that was not there: a provider, a category, a technique."""
    if cookie.category not in sides.old.policy.categories:
        return _material(say("A cookie is in a category that is new."), EDPB_05)
    if cookie.provider != OWN and not sides.old.cookies_of.get(cookie.provider):
        return _material(say("A cookie is of a provider that is new."), WP260)
    if cookie.category not in sides.old.categories_of(cookie.provider):
        return _material(say("The provider is new in this category."), EDPB_05)
    if (cookie.storage or Storage.COOKIE) not in _techniques(sides):
        return _material(say("The storage technique is new."), EDPB_02)
    return None


def _techniques(sides: Sides) -> frozenset[Storage]:
    return frozenset(each.storage or Storage.COOKIE for each in sides.old.policy.cookies.values())


def _recategorised(change: Change, sides: Sides) -> Proposal:
    cookie = sides.new.cookie(change.id)
    if cookie is None:
        return usual(change.kind)
    category = sides.new.policy.categories.get(cookie.category)
    if category is not None and category.consent is Consent.EXEMPT:
        return _material(say("The cookie moves to a category that is exempt from consent."), EDPB_05)
    if cookie.category not in sides.old.categories_of(cookie.provider):
        return _material(say("The provider is new in this category."), EDPB_05)
    return Proposal(Level.NOTABLE, say("The cookie moves to a category its provider is in."), EDPB_05)


def _party(change: Change, _sides: Sides) -> Proposal:
    if (change.old, change.new) == (Party.FIRST, Party.THIRD):
        return _material(say("What was the site's own is a third party's now."), PLANET49)
    return usual(change.kind)


def _provider(change: Change, sides: Sides) -> Proposal:
    old, new = _entity(change.old, sides), _entity(change.new, sides)
    if old is not None and old == new:
        return replace(usual(Kind.PROVIDER_RENAMED), why=say("Another provider, of the same legal entity."))
    return usual(change.kind)


def _entity(provider: object, sides: Sides) -> str | None:
    """A provider's legal entity, where the catalogue names it."""
    name = ProviderId(str(provider))
    known = sides.new.policy.providers.get(name) or sides.old.policy.providers.get(name)
    return known.legal_name if known else None


def _country(change: Change, _sides: Sides) -> Proposal:
    if isinstance(change.new, str) and change.new not in EEA:
        return _material(say("The provider is in a country outside the EEA."), WP260)
    return usual(change.kind)


def _purposes(change: Change, _sides: Sides) -> Proposal:
    old, new = (set(each) if isinstance(each, list) else set() for each in (change.old, change.new))
    if new - old:
        return _material(say("A purpose is new."), "GDPR 13(3)")
    return usual(change.kind)


def _restated(change: Change, sides: Sides) -> Proposal:
    """A month is not so many days: such a restatement is for a person to confirm."""
    old, new = sides.old.cookie(change.id), sides.new.cookie(change.id)
    if old is None or new is None or _is_calendar(old) is _is_calendar(new):
        return usual(change.kind)
    return replace(usual(change.kind), why=say("About the same time; is it the same?"), is_undecided=True)


def _is_calendar(cookie: Cookie) -> bool:
    """Whether a lifetime is in months or years, whose days vary."""
    if not isinstance(cookie.lifetime, Fixed | Sliding):
        return False
    return any(unit in (Unit.MONTH, Unit.YEAR) for _, unit in cookie.lifetime.duration.parts)


def _text(change: Change, sides: Sides) -> Proposal:
    """A reworded text is for a person to judge, who is told what facts in it are others."""
    if not (isinstance(change.old, str) and isinstance(change.new, str)):
        return usual(change.kind)
    facts = facts_changed(change.old, change.new, sides.new.policy.source_locale, sides.provider_names)
    if not facts:
        return usual(change.kind)
    return replace(
        usual(change.kind),
        why=say("The text is reworded, and other facts stand in it: {facts}.", facts=facts),
    )


def _variable(change: Change, _sides: Sides) -> Proposal:
    if change.field in ("variables.company", "variables.email"):
        why = say("The controller's name or contact is another; who is responsible now?")
        return Proposal(Level.MATERIAL, why, GDPR_13, is_undecided=True)
    return usual(change.kind)


def _link(change: Change, _sides: Sides) -> Proposal:
    if change.old is not None and change.new is None:
        return replace(usual(change.kind), why=say("The link is lost."), level=Level.MINOR, is_undecided=True)
    if change.old is None:
        return replace(usual(change.kind), why=say("A link leads somewhere that led nowhere."))
    return usual(change.kind)


def _published(change: Change, _sides: Sides) -> Proposal:
    if change.new == "true":
        return usual(change.kind)
    return replace(
        usual(change.kind), why=say("A locale is no longer published."), level=Level.MINOR, is_undecided=True
    )


_WEIGHED: Mapping[Kind, Callable[[Change, Sides], Proposal]] = {
    Kind.COOKIE_ADDED: _added,
    Kind.COOKIE_RECATEGORISED: _recategorised,
    Kind.PARTY_CHANGED: _party,
    Kind.PROVIDER_CHANGED: _provider,
    Kind.PROVIDER_COUNTRY: _country,
    Kind.PURPOSE_CHANGED: _purposes,
    Kind.LIFETIME_RESTATED: _restated,
    Kind.DESCRIPTION_CHANGED: _text,
    Kind.SECTION_TEXT: _text,
    Kind.CATEGORY_TEXT: _text,
    Kind.PRINTED_CHANGED: _text,
    Kind.VARIABLE_CHANGED: _variable,
    Kind.LINK_CHANGED: _link,
    Kind.LOCALE_PUBLISHED: _published,
}
