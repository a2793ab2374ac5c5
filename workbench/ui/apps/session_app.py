"""An app around a session: opened while it already answers, watched, saved, settled with others, closed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import thread_time

from textual import events, work
from textual.worker import get_current_worker

from workbench.formats.edit_refused import EditRefused
from workbench.formats.layout import CATALOGUE
from workbench.language import _, _n, said
from workbench.policy.sentence import Sentence, say
from workbench.session import Changed, Reloaded, Session
from workbench.store.fingerprint import FileRefused
from workbench.store.journal import Journal
from workbench.store.lock import Held, Lock, acquire
from workbench.store.positions import Position, write_position
from workbench.store.project import load
from workbench.store.putting_right import put_right
from workbench.store.save_failed import SaveFailed
from workbench.store.saving import SaveReport, save
from workbench.store.watching import Watch, watch
from workbench.ui.apps.in_turn import InTurnApp
from workbench.ui.apps.left_behind import Left, left_behind
from workbench.ui.beside.after_rest import AfterRest
from workbench.ui.beside.at_length import MANY, at_length, is_wanted
from workbench.ui.dialogs.choice import Answer, Choice
from workbench.ui.dialogs.conflict import conflict_dialog, settle
from workbench.ui.text import notify

_LOOK_INTERVAL = 2.0
"""Seconds between looks at what others may have changed on disk."""
_LOOKS_SHARE = 0.02
"""The share of a processor's time that looks may take: in a large project they come less often."""


class _LeftMeanwhile(Exception):
    """The app was left while the project was being read."""


class SessionApp(InTurnApp):
    """Keeps one session; what is shown of it is a subclass's business."""

    def __init__(self, root: Path, *, why_read_only: Sentence | None = None) -> None:
        super().__init__()
        self._root = root
        self._why_read_only = why_read_only
        self._lock: Lock | None = None
        self._watch: Watch | None = None
        self._next_look = AfterRest(self, self._look_again)
        self._not_taken_in: frozenset[str] = frozenset()
        self._is_open = asyncio.Event()
        self.session: Session | None = None
        self.just_saved = 0
        """How many files were saved, where nothing was changed since."""

    def session_opened(self, session: Session) -> None:
        """Show a session for the first time."""

    def session_changed(self, change: Changed) -> None:
        """Show what has changed."""

    def session_stands(self) -> None:
        """Show what is unsaved now."""

    async def ready_for(self, event: events.Event) -> None:
        """Let what is meant for the project wait until it is read."""
        if not self.is_ready_for(event):
            await self._is_open.wait()

    def is_ready_for(self, event: events.Event) -> bool:
        """Whether it is read, or the event is not meant for it."""
        is_for_a_dialog = len(self.screen_stack) > 1
        return self._is_open.is_set() or is_for_a_dialog or self.applies_everywhere(event)

    def applies_everywhere(self, _event: events.Event) -> bool:
        """Whether an event means the same before the project is read."""
        return False

    def on_mount(self) -> None:
        """Paint first, then read; when told to end, leave the terminal as it was."""
        with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):  # Windows, other threads
            asyncio.get_running_loop().add_signal_handler(
                signal.SIGTERM, self.exit, None, 128 + signal.SIGTERM
            )
        self._read()

    def position(self) -> Position:
        """Where the user is, to come back to next time."""
        return Position()

    def on_unmount(self) -> None:
        """Leave nothing held, and what is unsaved in the journal."""
        if self.session is not None:
            self.session.close()
        if self._lock is not None:
            self._lock.release()

    def on_app_focus(self) -> None:
        """Look at once when the terminal comes to the front."""
        self._look()

    @work(thread=True, exclusive=True, group="read")
    def _read(self) -> None:
        """Read the project while the app already answers."""
        why_read_only = self._why_read_only or self._why_locked()
        if why_read_only is None:
            self.call_from_thread(self._tell_put_right, put_right(self._root))
        try:
            project = load(self._root, self._tell_reading)
        except _LeftMeanwhile:
            return
        journal = None if why_read_only else Journal(project.root)
        session = Session(project, why_read_only=why_read_only, journal=journal)
        left = [] if why_read_only else left_behind(session)
        if not get_current_worker().is_cancelled:
            self.call_from_thread(self._open, session, left)

    def _tell_reading(self, done: int, total: int) -> None:
        """Say how far reading is, in the thread that reads. Raises _LeftMeanwhile."""
        if get_current_worker().is_cancelled:
            raise _LeftMeanwhile
        self.call_from_thread(self.reading, done, total)

    def reading(self, done: int, total: int) -> None:
        """Show how many files have been read."""

    def _tell_put_right(self, sentence: Sentence | None) -> None:
        if sentence is not None:
            notify(self, said(sentence), severity="warning")

    def _why_locked(self) -> Sentence | None:
        """Take the lock of the one writer; where another has it, or nothing can be written, say so."""
        if not os.access(self._root / CATALOGUE, os.W_OK):
            return say("Nothing can be written into {folder}.", folder=CATALOGUE)
        try:
            self._lock = acquire(self._root)
        except (Held, SaveFailed) as refused:
            return refused.sentence
        return None

    def _open(self, session: Session, left: Sequence[Left]) -> None:
        if not self.is_running:
            return  # the app was left while the project was being read: its places are being taken apart
        self.session = session
        session.listen(self.session_changed)
        self._watch = watch(session.project.root, session.project.stamps)
        self._look_after(_LOOK_INTERVAL)
        self.session_opened(session)
        self._is_open.set()
        if session.why_read_only is not None:
            notify(self, said(session.why_read_only), title=_("Read only"), severity="warning")
        session.listen_to_journal(partial(self._hear_journal, asyncio.get_running_loop()))
        self.left_found(session, left)

    def left_found(self, session: Session, left: Sequence[Left]) -> None:
        """Offer unsaved work of an earlier time."""

    def _hear_journal(self, loop: asyncio.AbstractEventLoop) -> None:
        """Tell in the app's thread how the journal stands; whoever writes it does not wait for that."""
        with contextlib.suppress(RuntimeError):  # the app was left
            loop.call_soon_threadsafe(self.call_next, self._tell_journal)

    def _tell_journal(self) -> None:
        trouble = self.session.journal_trouble if self.session is not None else None
        if trouble is None:
            notify(self, _("What is not saved is kept in the journal again."))
        else:
            title = _("What is not saved would be lost with the program")
            notify(self, said(trouble), title=title, severity="warning")
        self.session_stands()

    def tried(self, act: Callable[[], object]) -> bool:
        """Do something with the session; what keeps it from being done is told."""
        try:
            act()
        except (EditRefused, FileRefused) as refused:
            notify(self, said(refused.sentence), severity="error")
            return False
        return True

    def action_save(self) -> None:
        """Write what is unsaved; what others have changed meanwhile is asked about."""
        session = self.session
        if session is None or not (session.unsaved or session.why_read_only):
            notify(self, _("There is nothing to save."))
            return
        self._save(session, lambda: None)

    def _save(self, session: Session, then: Callable[[], None]) -> None:
        """Write what is unsaved, many files beside; what was not written when that was ended is unsaved."""

        def saved(report: SaveReport) -> None:
            self._tell_save(report)
            self.session_stands()
            if report.conflicts:
                self._settle(session, report.conflicts)
            then()

        unsaved = session.copy.unsaved
        if len(unsaved) < MANY or session.why_read_only is not None:
            saved(session.save())
            return
        at_length(
            self,
            _("Saving"),
            len(unsaved),
            lambda told: save(session.copy, unsaved, lambda done: is_wanted(told, done)),
            lambda written: saved(session.saved(written())),
        )

    def _tell_save(self, report: SaveReport) -> None:
        for failure in report.failures:
            notify(self, said(failure), severity="error", title=_("Not saved"))
        for warning in report.warnings:
            notify(self, said(warning), severity="warning")
        self.just_saved = len(report.saved)

    @work(exclusive=True, group="settle", description="settle")
    async def _settle(self, session: Session, paths: Sequence[str]) -> None:
        """Ask about every edited file that others have changed."""
        for path in paths:
            answer = await self.push_screen_wait(conflict_dialog(session, path))
            if answer is not None:
                self.tried(lambda path=path, answer=answer: settle(session, path, answer))  # type: ignore[misc]
        self.session_stands()

    @work(thread=True, exclusive=True, group="look")
    def _look(self) -> None:
        """See whether others have changed a file; not while a dialog is open."""
        began = thread_time()
        changed = self._watch.look() if self._watch is not None and len(self.screen_stack) == 1 else None
        if changed and self.session is not None:
            changed = frozenset(filter(partial(_is_perhaps_stale, self.session), changed))
        rest = max(_LOOK_INTERVAL, (thread_time() - began) / _LOOKS_SHARE)
        if changed or not get_current_worker().is_cancelled:
            self.call_from_thread(self._looked, changed or frozenset(), rest)

    def _look_again(self) -> None:
        self._look()

    def _looked(self, changed: frozenset[str], rest: float) -> None:
        """Take in what others have changed as soon as no dialog is open: a save may be at work."""
        self._look_after(rest)
        changed |= self._not_taken_in
        has_dialog = len(self.screen_stack) > 1
        self._not_taken_in = changed if has_dialog else frozenset()
        if changed and not has_dialog:
            self._take_in(changed)

    def _look_after(self, seconds: float) -> None:
        """Look again after so many seconds, unless one looks earlier."""
        self._next_look.begin(seconds)

    def _take_in(self, paths: frozenset[str]) -> None:
        session = self.session
        if session is None:
            return
        found: list[Reloaded] = []
        if self.tried(lambda: found.append(session.reload(paths))):
            self._tell_read_again(sorted(ref.path for ref in found[0].files))
            if found[0].edited:
                self._settle(session, sorted(found[0].edited))

    def _tell_read_again(self, paths: Sequence[str]) -> None:
        if paths:
            names = ", ".join(paths[:3]) + (" …" if len(paths) > 3 else "")
            notify(self, _("Changed outside, and read again: {files}").format(files=names))

    def action_reload(self) -> None:
        """Look now."""
        self._look()
        notify(self, _("Looked for changes on disk."))

    async def action_quit(self) -> None:
        """Leave; unsaved work is asked about first."""
        self._leave()

    @work(exclusive=True, group="quit")
    async def _leave(self) -> None:
        """Ask what is to become of unsaved work. Cancel has the focus, and no repeated key discards."""
        session = self.session
        if session is None or not session.unsaved:
            self._end()
            return
        question = _n("{count} file is not saved.", "{count} files are not saved.", len(session.unsaved))
        answers = (Answer("save", _("Save"), "s"), Answer("discard", _("Discard"), "d"))
        answer = await self.push_screen_wait(Choice(question, answers, cancel=_("Cancel")))
        if answer == "save":
            is_done = asyncio.Event()
            self._save(session, is_done.set)
            await is_done.wait()
        elif answer == "discard":
            session.discard()
        if answer is not None and not session.unsaved:
            self._end()

    def _end(self) -> None:
        """Leave, and remember where one was."""
        if self.session is not None:
            write_position(self.session.project.root, self.position())
        self.exit()


def _is_perhaps_stale(session: Session, path: str) -> bool:
    """Whether a file is to be read again: what was saved here is not, however many files that were."""
    try:
        return session.is_stale(path)
    except FileRefused:
        return True  # it is told where it is read
