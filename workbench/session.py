"""The open project: the current policy, the history of its edits, and the only way to change it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from enum import Enum
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING

from workbench.edits import Place, ReplaceFile, Step, data_of, entry_data, taking_over, value_at
from workbench.formats.catalogue import Catalogue
from workbench.formats.catalogue_reading import ParsedFile
from workbench.formats.data import Data, Path
from workbench.formats.edit_refused import EditRefused
from workbench.formats.file_text import FileText, written
from workbench.formats.layout import FileKind, FileRef, ref_of
from workbench.formats.reading_error import ReadingError
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.policy.sentence import Sentence, say
from workbench.store.drafts import Draft, DraftJournal
from workbench.store.fingerprint import FileRefused
from workbench.store.journal import Journal
from workbench.store.project import Project
from workbench.store.saving import SaveReport, save
from workbench.store.working_copy import WorkingCopy
from workbench.undo import Done, History, Outcome, TextOf, Texts, Told, joined, outcome, retyped, untold

if TYPE_CHECKING:
    from workbench.revisions.record import Revision
    from workbench.store.open_locales import Ahead, OpenLocales


class How(Enum):
    """How the policy came to be another."""

    DONE = "done"
    UNDONE = "undone"
    REDONE = "redone"
    SAVED = "saved"
    RELOADED = "reloaded"


@frozen
class Changed:
    """What listeners are told: which files hold something else now, and by which step."""

    files: frozenset[FileRef]
    how: How
    step: Step | None = None


@frozen
class Reloaded:
    """What reading again found: the files that hold something else now, and the edited ones, by path."""

    files: frozenset[FileRef]
    edited: frozenset[str]


Listener = Callable[[Changed], None]


class Session:
    """Holds the one current policy; steps change it, and are undone and redone."""

    def __init__(
        self, project: Project, *, why_read_only: Sentence | None = None, journal: Journal | None = None
    ) -> None:
        self.project = project
        self.why_read_only = why_read_only
        self.copy = WorkingCopy(project.root)
        self.history = History()
        self.drafts = DraftJournal(self.copy, journal) if journal else None
        self._reading = project.reading
        self._saved: tuple[FileRef, FileText | None, Data | None] | None = None
        self.told: Told = untold
        """Hears how much of a step has been worked out, undone or redone; what it raises ends that."""
        self._unsaved: tuple[frozenset[str], frozenset[FileRef]] = (frozenset(), frozenset())
        self._listeners: list[Listener] = []

    @cached_property
    def locales(self) -> OpenLocales:
        """What every locale says, edits included."""
        from workbench.store.open_locales import OpenLocales  # read by the places that show translations

        return OpenLocales(self.copy)

    def take_locale(self, ahead: Ahead) -> None:
        """Take a locale's entries that another thread has read."""
        self.locales.take(ahead)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue as it is now, edits included."""
        return self._reading.catalogue

    @property
    def policy(self) -> Policy | None:
        """The policy as it is now; None where `policy.yaml` cannot be read."""
        return self.catalogue.policy

    @property
    def files(self) -> Mapping[str, ParsedFile]:
        """Every file of the catalogue with its data as it is now, by path."""
        return self._reading.files

    @property
    def errors(self) -> tuple[ReadingError, ...]:
        """Every reading error there is now; of the locales, in the files that have been asked for."""
        asked_for = self.locales.errors if "locales" in self.__dict__ else ()
        return (*self._reading.errors, *asked_for)

    @property
    def catalogue_errors(self) -> tuple[ReadingError, ...]:
        """What keeps a part of the catalogue from being read: while there is any, nothing whole can leave."""
        return self._reading.errors

    @property
    def unsaved(self) -> frozenset[FileRef]:
        """The files that hold something else than on disk."""
        if self._unsaved[0] is not self.copy.unsaved:
            self._unsaved = self.copy.unsaved, _refs(self.copy.unsaved)
        return self._unsaved[1]

    def data(self, file: FileRef) -> Data | None:
        """The data of a file as it is now; None where it has none or cannot be parsed."""
        known = self.files.get(file.path)
        return known.data if known else None

    def is_changed(self, file: FileRef, path: Path) -> bool:
        """Whether a value, or an entry by its key, differs from what is on disk."""
        if file not in self.unsaved:
            return False
        if file.kind is FileKind.ENTRIES:
            texts = self.copy.base(file.path).held, self.copy.held(file.path)
            saved, now = (entry_data(text, Key(str(path[0]))) for text in texts)
            return value_at(saved, path[1:]) != value_at(now, path[1:])
        return value_at(self.saved_data(file), path) != value_at(self.data(file), path)

    def saved_data(self, file: FileRef) -> Data | None:
        """The data of a file as it is on disk; a form asks for many of its fields."""
        text = self.copy.base(file.path).held
        if self._saved is None or self._saved[:2] != (file, text):
            self._saved = (file, text, data_of(file, text))
        return self._saved[2]

    def line_of(self, where: Place, words: str | None = None) -> tuple[int, int]:
        """The line and column, from 1, of a place in its file as it is now, or of words in the value."""
        if where.file.kind is FileKind.ENTRIES:
            catalog = self.locales.catalog(LocaleTag(where.file.id))
            key = Key(str(where.path[0]))
            return (catalog.line(key), 1) if catalog is not None and key in catalog else (1, 1)
        from workbench.formats.yaml_place import place, place_in

        text = self.copy.text(where.file.path) or ""
        return place_in(text, where.path, words) if words else place(text, where.path)

    def trial(self) -> Session:
        """A session of its own that holds what this one does: what is done in it changes nothing here."""
        trial = Session(self.project)
        trial.copy, trial._reading, trial.history = self.copy.twin(), self._reading, self.history.twin()
        if "locales" in self.__dict__:
            trial.locales = self.locales.of(trial.copy)
        return trial

    def take_over(self, trial: Session, change: Changed) -> None:
        """Do what was done in a trial, which told this change; here nothing may have been done since."""
        self.copy.take_over(trial.copy)
        self._reading, self.history = trial._reading, trial.history
        self._journal(lambda drafts: drafts.note(file.path for file in change.files))
        self._say(change)

    def listen(self, listener: Listener) -> None:
        """Tell a listener of every change from now on."""
        self._listeners.append(listener)

    def apply(self, step: Step, *, is_typing: bool = False) -> None:
        """Do a step, or nothing of it. Raises EditRefused or FileRefused.

        Steps of typing at one place become one, until `pause` or another step.
        """
        if self.why_read_only is not None:
            raise EditRefused(self.why_read_only)
        typed = self.history.typing_at(step.place, self.copy.held) if is_typing else None
        if typed is None:
            made = self._outcome(step)
        else:
            made = retyped(typed, step) or joined(typed, self._outcome(step))
        self._put(made.after)
        if is_typing:
            self.history.typed(made, joins=typed is not None)
        else:
            self.history.done(made)
        self._tell(made.after, How.DONE, step)

    def pause(self) -> None:
        """What is typed next is a step of its own; what was typed goes into the journal, beside."""
        self.history.pause()
        self._journal(DraftJournal.flush)

    def wait_for_journal(self) -> None:
        """Return when what was done before `pause` is in the journal, or `journal_trouble` says why not.

        Any thread may wait.
        """
        self._journal(DraftJournal.wait)

    def listen_to_journal(self, told: Callable[[], None]) -> None:
        """Tell, in a thread of its own, that unsaved work cannot be kept in the journal, or can again."""
        if self.drafts is not None:
            self.drafts.beside.told = told

    @property
    def journal_trouble(self) -> Sentence | None:
        """Why unsaved work is not in the journal, where that has been tried; editing goes on."""
        return self.drafts.beside.trouble if self.drafts else None

    def undo(self) -> Step | None:
        """Undo the newest step; None where there is none.

        Raises EditRefused where others have changed its files so that it cannot be undone.
        """
        done = self.history.newest()
        if done is None:
            return None
        texts = done.before(self._held_and_told()) or done.inverse_applied(self.copy.held)
        self._put(texts)
        self.history.undone()
        self._tell(texts, How.UNDONE, done.step)
        return done.step

    def redo(self) -> Step | None:
        """Do again what was undone last; None where nothing was. Raises EditRefused."""
        undone = self.history.newest_undone()
        if undone is None:
            return None
        texts = undone.after(self._held_and_told())
        if texts is None:
            made = self._outcome(undone.step)
            texts, undone = made.after, Done.of(made)
        self._put(texts)
        self.history.redone(undone)
        self._tell(texts, How.REDONE, undone.step)
        return undone.step

    def save(self) -> SaveReport:
        """Write every unsaved file; what others have changed meanwhile is left to them and told."""
        if self.why_read_only is not None:
            return SaveReport((), (), (self.why_read_only,), ())
        return self.saved(save(self.copy, self.copy.unsaved))

    def saved(self, report: SaveReport) -> SaveReport:
        """Know what of the unsaved has been written."""
        for path in report.saved:
            self.copy.saved(path)
        self.history.pause()
        if report.saved:
            self._tell(dict.fromkeys(report.saved), How.SAVED, None)
        self._journal(DraftJournal.saved)
        return report

    def republished(self, newest: Revision, removed: Iterable[str] = ()) -> None:
        """Take a revision that was just written, with everything unsaved, as the newest one.

        `removed` are the files that its record took over.
        """
        paths = self.copy.unsaved
        for path in paths:
            self.copy.saved(path)
        self.copy.forget(removed)
        self.project = replace(self.project, newest=newest)
        self.history.pause()
        self._tell(dict.fromkeys((*paths, *removed)), How.SAVED, None)
        self._journal(DraftJournal.saved)

    def taken_back(self, newest: Revision | None, returned: Iterable[str]) -> None:
        """Take an older revision as the newest one; `returned` are files that came back with it."""
        returned = tuple(returned)
        self.copy.forget(returned)
        self.project = replace(self.project, newest=newest)
        self._tell(dict.fromkeys(returned), How.RELOADED, None)

    def reload(self, paths: Iterable[str]) -> Reloaded:
        """Read files again that others have changed; edited ones are kept as they are."""
        paths = frozenset(filter(self.is_stale, paths))
        edited = paths & self.copy.unsaved
        clean = paths - edited
        before = {path: self.files.get(path) for path in clean}
        self.copy.forget(clean)
        self._put({path: self.copy.held(path) for path in clean if _is_of_policy(path)})
        if clean:
            self._tell(dict.fromkeys(clean), How.RELOADED, None)
        others = {path for path in clean if not _is_of_policy(path) or self.files.get(path) != before[path]}
        return Reloaded(_refs(others), edited)

    def keep_mine(self, path: str) -> None:
        """Let an edited file stand over what others have written; saving replaces theirs."""
        self.copy.rebase(path)
        self._tell({path: None}, How.RELOADED, None)

    def take_theirs(self, path: str) -> None:
        """Let what others have written stand; undo brings the edited text back."""
        ref = ref_of(path)
        mine, theirs = self.copy.held(path), self.copy.rebase(path).held
        if ref is not None and mine != theirs:
            self.apply(Step(say("Take the other {path}", path=path), (ReplaceFile(ref, theirs),), Place(ref)))

    def merge(self, path: str, mine: Collection[str]) -> None:
        """Take what others have written, but for these fields of one's own; undo brings one's text back."""
        ref = ref_of(path)
        ours, theirs = self.copy.held(path), self.copy.rebase(path).held
        if ref is None or ours is None or theirs is None:
            return
        text: FileText | None = theirs
        for name in mine:
            text = taking_over(ref, name, ours).applied(text)
        self.apply(Step(say("Join {path}", path=path), (ReplaceFile(ref, text),), Place(ref)))

    def recover(self, left: Iterable[Draft]) -> None:
        """Hold unsaved texts of an earlier time again, as one step. Raises EditRefused or FileRefused."""
        found = [(ref, draft) for draft in left if (ref := ref_of(draft.path)) is not None]
        for _, draft in found:
            self.copy.assume(draft.path, draft.base)
        if found:
            edits = tuple(ReplaceFile(ref, draft.text) for ref, draft in found)
            self.apply(Step(say("Recover unsaved work"), edits, Place(found[0][0])))

    def close(self) -> None:
        """End the session; what is unsaved stays in the journal, and is on disk there."""
        self._journal(DraftJournal.close)

    def discard(self) -> None:
        """End the session without what is unsaved."""
        self.copy.forget(self.copy.unsaved)
        self.close()

    def _journal(self, act: Callable[[DraftJournal], None]) -> None:
        """Do something with the journal, if there is one."""
        if self.drafts is not None:
            act(self.drafts)

    def _outcome(self, step: Step) -> Outcome:
        """What a step makes of its files; nothing is changed by asking. Raises EditRefused, FileRefused."""
        texts = {edit.file.path: self.copy.held(edit.file.path) for edit in step.edits}
        return outcome(step, texts, self.told)

    def _held_and_told(self) -> TextOf:
        """Gives what a file says, and tells how many have been asked for."""
        numbers = count()

        def held(path: str) -> FileText | None:
            self.told(next(numbers))
            return self.copy.held(path)

        return held

    def _put(self, texts: Texts) -> None:
        self.copy.put(texts)
        self._journal(lambda drafts: drafts.note(texts))
        of_policy = {path: written(text) for path, text in texts.items() if _is_of_policy(path)}
        if of_policy:
            self._reading = self._reading.with_texts(of_policy, self._text_for_places)

    def is_stale(self, path: str) -> bool:
        """Whether a file may hold something else than what was read of it; a locale's may not be read yet.

        Any thread may ask. Raises FileRefused.
        """
        return (_is_of_policy(path) or path in self.copy.watched) and self.copy.is_stale(path)

    def _text_for_places(self, path: str) -> str:
        """A file's text to find places in; there are none in one that is refused."""
        try:
            return (self.copy.text(path) or "").removeprefix("\ufeff")
        except FileRefused:
            return ""

    def _tell(self, texts: Texts, how: How, step: Step | None) -> None:
        self._say(Changed(_refs(texts), how, step))

    def _say(self, change: Changed) -> None:
        for listener in self._listeners:
            listener(change)


def _is_of_policy(path: str) -> bool:
    ref = ref_of(path)
    return ref is not None and ref.is_of_policy


def _refs(paths: Iterable[str]) -> frozenset[FileRef]:
    return frozenset(ref for path in paths if (ref := ref_of(path)) is not None)
