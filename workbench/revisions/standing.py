"""Whether what a locale says now is what was last published, and which date it may print."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from workbench.export.document import build, date_line
from workbench.export.nodes import Document
from workbench.export.text import to_text
from workbench.export.wording import Wording, source_wording
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.revisions.record import Revision
from workbench.revisions.state import digest


@frozen
class Standing:
    """A locale's document as it may leave now; `last_changed` is the published date, also behind a draft."""

    document: Document
    last_changed: dt.date | None

    @property
    def is_draft(self) -> bool:
        """Whether the text differs from what was published, or never was published."""
        return self.document.changed is None


def standing(
    policy: Policy, locale: LocaleTag, newest: Revision | None, wording: Wording = source_wording
) -> Standing:
    """Build a locale's document: with its published date if the text is the published one, else as a draft.

    So that changed text never leaves under an old date, whoever changed it and how.
    """
    published = newest.last_changed.get(locale) if newest else None
    if newest is None or published is None:
        return Standing(build(policy, locale, None, wording), None)
    document = build(policy, locale, published, wording)
    stored = newest.texts.get(locale)
    if stored is not None and digest(to_text(document).encode()) == stored.digest:
        return Standing(document, published)
    draft = replace(document, changed=None, date_line=date_line(policy, locale, None, wording))
    return Standing(draft, published)
