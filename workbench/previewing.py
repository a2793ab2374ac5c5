"""An open project as its readers see it: what a locale's files hold is gathered, and the document built.

`material` is for the thread that holds the session; `said_now` may run in any other.
"""

from __future__ import annotations

from collections.abc import Mapping

from workbench.formats.fault import ErrorName, Fault
from workbench.formats.file_text import FileText
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.reading_error import ReadingError, of_fault
from workbench.locales.catalog import Catalog
from workbench.locales.catalog_texts import catalog_of
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.revisions.record import Revision
from workbench.revisions.spoken import Spoken
from workbench.session import Session
from workbench.store.fingerprint import FileRefused
from workbench.store.kept_states import incomplete_words
from workbench.store.speaking_locales import SaidIn, locales_read, said_with


@frozen
class Material:
    """What a locale's document is made of at a moment.

    `texts` are those of the files it is read from, `kept` is what was published incomplete.
    """

    policy: Policy
    locale: LocaleTag
    newest: Revision | None
    texts: Mapping[LocaleTag, FileText]
    refusals: tuple[ReadingError, ...] = ()
    kept: Spoken | None = None

    def is_same(self, other: Material) -> bool:
        """Whether the same document comes of both; policies are told apart without looking into them."""
        return (
            self.policy is other.policy
            and self.newest is other.newest
            and (self.locale, self.texts, self.refusals) == (other.locale, other.texts, other.refusals)
        )


def material(session: Session, locale: LocaleTag) -> Material | None:
    """Gather what a locale's document is made of now, edits included; None while there is no policy."""
    policy = session.policy
    if policy is None:
        return None
    texts: dict[LocaleTag, FileText] = {}
    refusals: list[ReadingError] = []
    for each in locales_read(policy, locale):
        path = entries_path(each)
        try:
            text = session.copy.held(path)
        except FileRefused as refused:
            refusals.append(of_fault(path, Fault(ErrorName.LIMIT, 1, 1, refused.sentence), ""))
            continue
        if text is not None:
            texts[each] = text
    newest = session.project.newest
    kept = incomplete_words(session.project.root, newest, locale)
    return Material(policy, locale, newest, texts, tuple(refusals), kept)


def said_now(gathered: Material) -> SaidIn:
    """Build the document of a locale as it may leave now, with every error in its files."""
    catalogs: dict[LocaleTag, Catalog] = {}
    errors = list(gathered.refusals)
    for locale, text in gathered.texts.items():
        reading = catalog_of(text)
        plain = text if isinstance(text, str) else ""  # a file with faults is held as its text
        errors.extend(of_fault(entries_path(locale), fault, plain) for fault in reading.faults)
        if reading.catalog is not None:
            catalogs[locale] = reading.catalog
    return said_with(gathered.policy, gathered.locale, gathered.newest, catalogs, errors, gathered.kept)


def entries_path(locale: LocaleTag) -> str:
    """Where a locale's texts stand, from the project's root."""
    return FileRef(FileKind.ENTRIES, locale).path


def locales_of(policy: Policy) -> tuple[LocaleTag, ...]:
    """Every locale that a policy is read in, the source first."""
    return (policy.source_locale, *policy.settings.locales)
