"""An open project as a translator of one locale has it: every text, its translation, how it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from workbench.formats.layout import FileKind, FileRef
from workbench.locales.approvals import Approvals
from workbench.locales.carry import SourceText
from workbench.locales.catalog import Catalog, CatalogEntry, EntryWords, Progress, State
from workbench.locales.present import present_entry, present_words
from workbench.locales.progress import LocaleProgress
from workbench.locales.sources import source_texts
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.revisions.record import Revision
from workbench.session import Session
from workbench.store.history import read_record, revision_names

_NONE = Approvals()


class Worklist:
    """The entries of one locale in the order of the source, as they stand now.

    A text whose source has changed, in this session or on disk, is stale at once; no file has to say so.
    """

    def __init__(self, session: Session, locale: LocaleTag) -> None:
        self.session = session
        self.locale = locale
        self.file = FileRef(FileKind.ENTRIES, locale)
        self.sources: Mapping[Key, SourceText] = {}
        self.keys: Sequence[Key] = ()
        self._entries: dict[Key, CatalogEntry] = {}
        self._words: dict[Key, int] = {}
        self._approved: set[Key] = set()
        self._counts: dict[State, int] = {}
        self._word_counts: dict[State, int] = {}
        self._policy: Policy | None = None
        self._catalog: Catalog | None = None
        self._approvals: Approvals = _NONE
        self._records: tuple[str, Sequence[Revision]] = ("", ())
        self._alike: Mapping[str, Sequence[Key]] | None = None

    @property
    def catalog(self) -> Catalog | None:
        """The locale's file as it was when this was brought up to date; None without a readable one."""
        return self._catalog

    @property
    def policy(self) -> Policy | None:
        """The policy as it was when this was brought up to date."""
        return self._policy

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def __getitem__(self, key: Key) -> CatalogEntry:
        """An entry as it stands now; raise KeyError."""
        return self._entries[key]

    def state(self, key: Key) -> State:
        """The state of an entry; raise KeyError."""
        return self._entries[key].state

    def is_approved(self, key: Key) -> bool:
        """Whether somebody vouches for an entry as it is."""
        return key in self._approved

    def words(self, key: Key) -> EntryWords:
        """What a translator decided of an entry, to make a step of; raise KeyError."""
        return present_words(self._catalog, self.sources[key])

    def is_carried(self, key: Key) -> bool:
        """Whether the file has an entry of this key, whatever source text it holds."""
        return self._catalog is not None and key in self._catalog

    @property
    def progress(self) -> LocaleProgress:
        """How far the locale is: entries and words by state, and how many are approved."""
        return LocaleProgress(Progress(dict(self._counts), dict(self._word_counts)), len(self._approved))

    def same_source(self, key: Key) -> Sequence[Key]:
        """The other entries with the same source text."""
        if self._alike is None:
            alike: dict[str, list[Key]] = {}
            for each, source in self.sources.items():
                alike.setdefault(source.text, []).append(each)
            self._alike = alike
        return [each for each in self._alike[self.sources[key].text] if each != key]

    def update(self) -> Collection[Key] | None:
        """Take in what has changed in the session: which entries are other now; None where any may be."""
        session, before = self.session, self._catalog
        catalog, approvals = session.locales.catalog(self.locale), session.locales.approvals(self.locale)
        is_other_source = session.policy is not self._policy or self._newest != self._records[0]
        changed = None if catalog is None or before is None else catalog.changed_since(before)
        is_same_file = catalog is before or changed is not None
        are_approved_anew = approvals is not self._approvals and approvals != self._approvals
        self._catalog, self._approvals = catalog, approvals
        if is_other_source or not is_same_file:
            self._read_all()
            return None
        self._take(changed or ())
        if are_approved_anew:
            self._approved = set(self._holding(self.keys))
            return None
        return changed or ()

    @property
    def _newest(self) -> str:
        newest = self.session.project.newest
        return newest.name if newest is not None else ""

    def _read_all(self) -> None:
        self._policy, self._alike = self.session.policy, None
        sources = () if self._policy is None else source_texts(self._policy, self._revisions())
        self.sources = {each.key: each for each in sources if not each.only or self.locale in each.only}
        self.keys = tuple(self.sources)
        self._words = {key: len(source.text.split()) for key, source in self.sources.items()}
        self._counts, self._word_counts = dict.fromkeys(State, 0), dict.fromkeys(State, 0)
        self._entries, self._approved = {}, set()
        self._take(self.keys)

    def _revisions(self) -> Sequence[Revision]:
        """The records of what was published; there are no others until something is published again."""
        if self._records[0] != self._newest:
            root = self.session.project.root
            found = (read_record(root, name)[0] for name in revision_names(root))
            self._records = self._newest, [each for each in found if each is not None]
        return self._records[1]

    def _take(self, keys: Iterable[Key]) -> None:
        """Look at some entries anew."""
        for key in keys:
            if key not in self.sources:
                continue
            self._count(key, -1)
            self._entries[key] = present_entry(self._catalog, self.sources[key])
            self._count(key, 1)
            self._approved.discard(key)
            self._approved.update(self._holding([key]))

    def _count(self, key: Key, times: int) -> None:
        entry = self._entries.get(key)
        if entry is not None:
            self._counts[entry.state] += times
            self._word_counts[entry.state] += times * self._words[key]

    def _holding(self, keys: Iterable[Key]) -> Iterable[Key]:
        """The keys whose entries somebody vouches for as they are."""
        known = self._approvals.by_key
        return [key for key in keys if key in known and self._approvals.holds(self._entries[key])]
