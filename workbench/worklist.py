"""An open project as a translator of one locale has it: every text, its translation, how it stands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from workbench.formats.layout import FileKind, FileRef
from workbench.locales.approvals import Approvals
from workbench.locales.carry import SourceText
from workbench.locales.catalog import Catalog, CatalogEntry, EntryWords, Progress, State
from workbench.locales.present import present_entry, present_state, present_words
from workbench.locales.progress import LocaleProgress
from workbench.locales.sources import SourceTexts
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

    def __init__(self, session: Session, locale: LocaleTag, texts: SourceTexts | None = None) -> None:
        """`texts` are the source's, which the worklists of all locales may share."""
        self.session = session
        self.locale = locale
        self.file = FileRef(FileKind.ENTRIES, locale)
        self.sources: Mapping[Key, SourceText] = {}
        self.keys: Sequence[Key] = ()
        self._texts = texts if texts is not None else SourceTexts()
        self._entries: dict[Key, CatalogEntry] = {}
        """Those that were looked at."""
        self._states: dict[Key, State] = {}
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
        return key in self.sources

    def __getitem__(self, key: Key) -> CatalogEntry:
        """An entry as it stands now; raise KeyError."""
        known = self._entries.get(key)
        if known is None:
            known = self._entries[key] = present_entry(self._catalog, self.sources[key])
        return known

    def state(self, key: Key) -> State:
        """The state of an entry; raise KeyError."""
        return self._states[key]

    def reader_ahead(self) -> Callable[[], None]:
        """What looks into every entry as it stands now, in whatever thread: who filters asks for them all."""
        entries, catalog, sources = self._entries, self._catalog, self.sources

        def read() -> None:
            for key, source in sources.items():
                if key not in entries:
                    entries[key] = present_entry(catalog, source)

        return read

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
        keys = self.keys
        others = self._take_sources() if is_other_source else ()
        if not is_same_file or self.keys != keys:
            self._take_all()
            return None
        self._take((*(changed or ()), *others))
        if are_approved_anew:
            self._approved = set(self._holding(self.keys))
            return None
        return [*(changed or ()), *others]

    @property
    def _newest(self) -> str:
        newest = self.session.project.newest
        return newest.name if newest is not None else ""

    def _take_sources(self) -> Collection[Key]:
        """Take the source's texts as they are now; the keys of those that are others than before."""
        self._policy, self._alike = self.session.policy, None
        texts = [] if self._policy is None else self._texts.of(self._policy, self._revisions())
        before = self.sources
        self.sources = {each.key: each for each in texts if not each.only or self.locale in each.only}
        self.keys = tuple(self.sources)
        others = [key for key, text in self.sources.items() if before.get(key) != text]
        for key in others:
            self._count(key, -1)
            self._states.pop(key, None)
        self._words |= {key: len(self.sources[key].text.split()) for key in others}
        return others

    def _take_all(self) -> None:
        """Look at every entry anew."""
        self._counts, self._word_counts = dict.fromkeys(State, 0), dict.fromkeys(State, 0)
        self._states, self._approved = {}, set()
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
        keys = [key for key in keys if key in self.sources]
        looked_at = dict(self._entries)
        for key in keys:
            looked_at.pop(key, None)
            self._count(key, -1)
            self._states[key] = present_state(self._catalog, self.sources[key])
            self._count(key, 1)
        self._entries = looked_at if len(keys) < len(self.keys) else {}
        self._approved.difference_update(keys)
        self._approved.update(self._holding(keys))

    def _count(self, key: Key, times: int) -> None:
        state = self._states.get(key)
        if state is not None:
            self._counts[state] += times
            self._word_counts[state] += times * self._words[key]

    def _holding(self, keys: Iterable[Key]) -> Iterable[Key]:
        """The keys whose entries somebody vouches for as they are."""
        known = self._approvals.by_key
        return [key for key in keys if key in known and self._approvals.holds(self[key])]
