"""What readers were given in a locale, as a document again: for every format but the kept text."""

from __future__ import annotations

from pathlib import Path

from workbench.cli.printing import note
from workbench.cli.published import published_text
from workbench.cli.refusal import Refusal
from workbench.export.document import build
from workbench.export.nodes import Document
from workbench.export.text import to_text
from workbench.export.wording import source_wording
from workbench.language import _
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.revisions.record import Revision
from workbench.store.history import read_record
from workbench.store.kept_states import StateUnreadable, kept_state


def published_document(root: Path, revision: Revision, locale: LocaleTag) -> tuple[Document, Policy]:
    """The document of a locale as of a revision, and the policy it says. Raises Refusal.

    A locale may have been left behind: then its words, and the policy they speak of, are an older revision's.
    """
    text = published_text(root, revision, locale)
    kept, errors = read_record(root, revision.texts[locale].revision)
    if kept is None:
        raise Refusal(errors[0].sentence_with_place)
    try:
        side = kept_state(root, kept)
    except StateUnreadable as unreadable:
        raise Refusal(unreadable.sentence) from None
    wording = side.words.get(locale, source_wording)
    document = build(side.policy, locale, revision.last_changed[locale], wording)
    if to_text(document) != text:
        note(
            _(
                "{locale}: this workbench words {name} otherwise than it was published; the text is kept."
            ).format(locale=locale, name=revision.name)
        )
    return document, side.policy
