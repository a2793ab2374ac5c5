"""Rules about changing one's mind: where it is done, and that it can be done at any time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workbench.checks.context import Context
from workbench.checks.passages import Passage
from workbench.checks.places import POLICY_REF
from workbench.checks.problem import Finding, Severity
from workbench.checks.prose_findings import PROSE_READS, first_said, in_passage
from workbench.checks.rules import per_policy, terms
from workbench.checks.sources import Source
from workbench.checks.wordings.prose import prose_wordings_of
from workbench.checks.wordings.prose_theme import ProseTheme
from workbench.policy.kinds import Consent, LinkId, LinkRole
from workbench.policy.late_pattern import late
from workbench.policy.model import Link
from workbench.policy.sentence import say

LINK = late(r"\[(?P<words>[^\]]*)\]\(link:(?P<id>[^)\s]*)\)")
"""A link in prose, with its words and its id in the registry."""


def links_in(passage: Passage, context: Context) -> Iterator[tuple[re.Match[str], Link]]:
    """The links of a text that the registry has, each with the place of its words."""
    for match in LINK.finditer(passage.text) if "](link:" in passage.text else ():
        link = context.policy.links.get(LinkId(match["id"]))
        if link is not None:
            yield match, link


@per_policy(
    "PR004",
    "withdraw-link",
    Severity.ERROR,
    Source.GDPR,
    Source.PTS,
    terms=terms(*PROSE_READS, "links", "category.consent"),
)
def withdraw_link(context: Context) -> Iterable[Finding]:
    """No link leads to where visitors change their choice, or its address is lost.

    It must be as easy to withdraw consent as to give it. The link is the one whose `role` is `consent` in the
    registry. A policy whose cookies all need no consent needs none.
    """
    if not _asks_consent(context):
        return
    roles = [
        (passage, match, link)
        for passage in context.prose
        for match, link in links_in(passage, context)
        if link.role is LinkRole.CONSENT
    ]
    if any(not link.is_lost for _, _, link in roles):
        return
    for passage, match, _ in roles[:1]:
        message = say(
            "“{words}” is where visitors change their choice, and its address is lost; give the link its "
            "address.",
            words=match["words"],
        )
        yield in_passage(passage, message, match[0])
    if not roles:
        message = say(
            "No text has a link to where visitors change their choice; add one, and give it the role "
            "“consent” in links.yaml."
        )
        yield Finding(message=message, file=POLICY_REF)


@per_policy(
    "PR005",
    "withdraw-right",
    Severity.WARNING,
    Source.GDPR,
    Source.PTS,
    terms=terms(*PROSE_READS, "category.consent"),
)
def withdraw_right(context: Context) -> Iterable[Finding]:
    """No sentence says that consent can be withdrawn at any time."""
    if not _asks_consent(context) or prose_wordings_of(context.policy.source_locale) is None:
        return
    if first_said(context, ProseTheme.WITHDRAWS, ProseTheme.ANY_TIME) is None:
        message = say(
            "The policy does not say that consent can be withdrawn at any time; say so where it tells how."
        )
        yield Finding(message=message, file=POLICY_REF)


def _asks_consent(context: Context) -> bool:
    return any(category.consent is Consent.REQUIRED for category in context.policy.categories.values())
