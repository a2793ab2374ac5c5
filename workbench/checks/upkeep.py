"""Rules about what time does to a policy: reviews that are due, and wordings that were left standing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.checks.context import Context
from workbench.checks.places import POLICY_REF, cookie_file, in_cookie, in_provider, provider_file, setting
from workbench.checks.problem import Finding, Severity
from workbench.checks.rules import per_policy, terms
from workbench.checks.sources import Source
from workbench.formats.data import Path
from workbench.policy.model import NO_WORDINGS, Cookie, Policy, Provider
from workbench.policy.sentence import Sentence, say


@per_policy(
    "CK036",
    "printed-outdated",
    Severity.ERROR,
    Source.PLANET49,
    terms=terms(
        "published",
        "cookie.name",
        "cookie.lifetime",
        "cookie.provider",
        "cookie.party",
        "cookie.printed",
        "provider.name",
        "provider.link",
        "provider.printed",
        needs_published=True,
    ),
)
def printed_outdated(context: Context) -> Iterable[Finding]:
    """A field has changed since the newest revision, and the wording printed in its place has not.

    Then readers see what was true before. The app drops such a wording when it edits the field; this finds
    what an editor or a merge left behind. Without a revision there is nothing to compare with.
    """
    if context.published is None:
        return
    for cookie in context.policy.cookies.values():
        before = context.published.cookies.get(cookie.id)
        if before is not None and cookie.printed != NO_WORDINGS:
            yield from _of_cookie(cookie, before)
    yield from _of_providers(context.policy, context.published)


def _of_cookie(cookie: Cookie, before: Cookie) -> Iterator[Finding]:
    now, then = cookie.printed, before.printed
    changed = {
        "name": (now.name, then.name, cookie.name != before.name),
        "lifetime": (now.lifetime, then.lifetime, cookie.lifetime != before.lifetime),
        "provider": (
            now.provider,
            then.provider,
            (cookie.provider, cookie.party) != (before.provider, before.party),
        ),
    }
    is_alone = sum(wording is not None for wording, _, _ in changed.values()) == 1
    for field, (wording, old_wording, is_other) in changed.items():
        if wording is not None and wording == old_wording and is_other:
            path: Path = ("printed",) if is_alone else ("printed", field)
            fix = setting(_title(wording), cookie_file(cookie), path, None)
            message = _outdated(wording, cookie.name)
            yield in_cookie(cookie, ("printed", field), message, wording, fix=fix)


def _of_providers(policy: Policy, published: Policy) -> Iterator[Finding]:
    for provider in policy.providers.values():
        before = published.providers.get(provider.id)
        wording = provider.printed
        if before is None or wording is None or wording != before.printed:
            continue
        if (provider.name, provider.link) != (before.name, before.link) and not _names(wording, provider):
            fix = setting(_title(wording), provider_file(provider), ("printed",), None)
            yield in_provider(provider, ("printed",), _outdated(wording, provider.name), wording, fix=fix)


def _names(wording: str, provider: Provider) -> bool:
    """Whether a printed wording takes the name and the link from the data, and so cannot be outdated."""
    has_link = provider.link is None or f"link:{provider.link}" in wording
    return has_link and (f"{{provider:{provider.id}}}" in wording or provider.name in wording)


def _outdated(wording: str, name: str) -> Sentence:
    return say(
        "“{wording}” is still printed for “{name}”, although what it words has changed since the newest "
        "revision; drop it, or word it anew.",
        wording=wording,
        name=name,
    )


def _title(wording: str) -> Sentence:
    return say("Drop the printed wording “{wording}”", wording=wording)


@per_policy(
    "CK037", "review-due", Severity.WARNING, Source.PRACTICE, terms=terms("today", "settings.review_by")
)
def review_due(context: Context) -> Iterable[Finding]:
    """The day until which the policy was to be reviewed is past."""
    due = context.policy.settings.review_by
    if due is not None and due < context.today:
        message = say(
            "The policy was to be reviewed by {date}; review it, and set the next date.", date=due.isoformat()
        )
        yield Finding(message=message, file=POLICY_REF, path=("review_by",), quote=due.isoformat())
