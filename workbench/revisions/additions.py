"""What an added cookie is the first to use is told inside its change: its provider, and that one's link."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

from workbench.policy.kinds import CookieId, ProviderId
from workbench.revisions.change import Change
from workbench.revisions.kind import Kind
from workbench.revisions.side import Side


def told_inside(changes: Iterable[Change], new: Side) -> Iterator[Change]:
    """Yield changes, with a new provider or link inside the cookie that brought it.

    A provider that nothing uses is nobody's business; one that an existing cookie or text begins to use
    is told on its own.
    """
    found = list(changes)
    providers = {each.id: each for each in found if each.kind is Kind.PROVIDER_ADDED}
    links = {each.id: each for each in found if each.kind is Kind.LINK_CHANGED and each.old is None}
    brought = _brought_by(found, providers, links, new)
    inside = {each.name for within in brought.values() for each in within}
    for change in found:
        if change.name in inside:
            continue
        if change.kind is Kind.PROVIDER_ADDED and not new.uses(ProviderId(change.id)):
            yield replace(change, kind=Kind.INTERNAL_ONLY)
        else:
            yield replace(change, within=brought.get(change.id, ())) if _is_new_cookie(change) else change


def _brought_by(
    changes: Iterable[Change], providers: Mapping[str, Change], links: Mapping[str, Change], new: Side
) -> Mapping[str, tuple[Change, ...]]:
    """By added cookie, the new provider and the new link that nothing used before it."""
    taken: set[str] = set()
    brought: dict[str, tuple[Change, ...]] = {}
    new_cookies = {change.id: change for change in changes if _is_new_cookie(change)}
    for change in new_cookies.values():
        cookie = new.policy.cookies[CookieId(change.id)]
        provider = providers.get(cookie.provider)
        if provider is None or _is_begun_by_others(cookie.provider, new_cookies, new):
            continue
        known = new.policy.providers.get(cookie.provider)
        link = links.get(known.link) if known and known.link else None
        if provider.name not in taken:
            brought[change.id] = (provider, *([link] if link else []))
            taken.add(provider.name)
    return brought


def _is_begun_by_others(provider: ProviderId, added: Container[str], new: Side) -> bool:
    """Whether a cookie that was there before, or a text, begins to use a provider."""
    cookies = new.cookies_of.get(provider, ())
    return provider in new.named_providers or any(cookie.id not in added for cookie in cookies)


def _is_new_cookie(change: Change) -> bool:
    return change.kind is Kind.COOKIE_ADDED
