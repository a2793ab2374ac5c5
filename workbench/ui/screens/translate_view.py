"""What is seen of the place Translate: the entries of one locale, and one of them beside its source text."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.dom import DOMNode
from textual.widget import Widget

from workbench.edits import Place as Where
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.reading_error import ReadingError
from workbench.language import _, said
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.session import Changed, Session
from workbench.ui.beside.live_suggestions import LiveSuggestions
from workbench.ui.beside.own_thread import in_own_thread
from workbench.ui.commands import Command, Scope
from workbench.ui.rows.entry_problems import EntryProblems
from workbench.ui.screens.entry_list import EntryList
from workbench.ui.screens.place import PlaceView, opened
from workbench.ui.widgets.locale_line import LocaleLine
from workbench.ui.widgets.pair_view import PairView

if TYPE_CHECKING:
    from workbench.checks.problem import Problem
    from workbench.locales.sources import SourceTexts
    from workbench.suggesting import Help, Question, Suggesting
    from workbench.worklist import Worklist

_OF_LOCALE = frozenset({FileKind.ENTRIES, FileKind.APPROVALS, FileKind.ENTRY_WAIVERS})
_OF_NO_ENTRY = frozenset({"translate.begin", "translate.locale"})


class TranslateView(PlaceView):
    """The list of entries, and the chosen one beside the source; a locale is read when one comes here."""

    DEFAULT_CSS = """
    TranslateView #entry-list { width: 1fr; }
    TranslateView PairView { width: 1fr; border-left: vkey $panel; }
    TranslateView.-narrow #entry-panes { layout: vertical; }
    TranslateView.-narrow #entry-list { height: 2fr; }
    TranslateView.-narrow PairView { height: 3fr; border-left: none; }
    """

    HELP_TEXT = (
        "The texts of one locale. Letters work in the list, chords everywhere in the place; while you write, "
        "ctrl+l makes the next key a letter of the list. What you write stays unfinished until you say that "
        "it is done. The list is filtered by words (all texts), by state:stale, key:cookie.*, source:, "
        "target:, comment:, by approved, problem, marked, unsaved, commented; a minus turns a term round."
    )

    SCOPES = frozenset({Scope.TRANSLATE, Scope.PAIR})

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._work: Worklist | None = None
        self._is_behind = False
        self._wanted: Mapping[str, str] = {}
        self._problems = EntryProblems()
        self._is_checking = True
        self._found: Help | None = None
        self._suggestions: LiveSuggestions | None = None
        self.unreadable: ReadingError | None = None
        """What keeps the locale that was asked for from being read."""

    def compose(self) -> ComposeResult:
        """How the locale stands, its entries, the chosen one."""
        yield LocaleLine(id="locale-line")
        with Horizontal(id="entry-panes"):
            yield EntryList(self._problems, id="entry-list")
            yield PairView(id="pair")

    @property
    def entries(self) -> EntryList:
        """The list of entries."""
        return self.query_one(EntryList)

    @property
    def pair(self) -> PairView:
        """The chosen entry."""
        return self.query_one(PairView)

    @property
    def work(self) -> Worklist | None:
        """The entries of the locale; None until one comes here, or where there is no locale."""
        return self._work

    @property
    def key(self) -> Key | None:
        """The chosen entry."""
        return self.entries.key if self._work is not None else None

    @property
    def is_at_work(self) -> bool:
        """Whether what helps with the entry may be another than is shown."""
        return self._suggestions is not None and self._suggestions.is_at_work

    @property
    def problems_here(self) -> Sequence[Problem]:
        """What is wrong with the chosen entry."""
        work, key = self._work, self.key
        return self._problems.of(work.locale, key) if work is not None and key is not None else ()

    @property
    def found(self) -> Help | None:
        """What helps with the chosen entry; None as long as that is being looked up."""
        found, work, key = self._found, self._work, self.key
        if found is None or work is None or key is None or key not in work:
            return None
        is_of_this = (found.locale, found.key, found.source) == (work.locale, key, work[key].source)
        return found if is_of_this else None

    @property
    def question(self) -> Question | None:
        """What is to be looked up about the chosen entry."""
        return self._suggestions.question() if self._suggestions is not None else None

    @property
    def suggesting(self) -> Suggesting | None:
        """What things are looked up in."""
        return self._suggestions.suggesting if self._suggestions is not None else None

    def leave_keys(self, keys: Collection[str]) -> None:
        """Let these keys run commands while one writes, too."""
        self.when_made(lambda: self.pair.area.leave_keys(keys))

    def entered(self) -> None:
        """Show how the locale stands now; the keys go to the list."""
        self._open_some()
        self.bring_up_to_date()
        self.screen.set_focus(self.entries.table)

    def session_changed(self, _change: Changed) -> None:
        """Show what has changed, as soon as somebody looks."""
        self._is_behind = self._work is not None
        self._is_checking = True
        if self.is_in_front:
            self._open_some()
            self.bring_up_to_date()

    def bring_up_to_date(self) -> None:
        """Show what the session holds now."""
        if self._is_behind and self._work is not None:
            self._is_behind = False
            changed = self._work.update()
            if self._is_readable(self._work.locale):
                self.entries.update(changed)
        self._show()

    def take_problems(self, problems: Sequence[Problem]) -> None:
        """Know what is wrong now."""
        self._problems.take(problems)
        self._is_checking = False
        if self._work is not None and self.is_in_front:
            self.entries.refresh_problems()
            self._show_notes()

    def go_to(self, where: Where) -> bool:
        """Choose an entry; the cursor goes into its translation, unless it is in the list."""
        session = self.session
        if where.file.kind not in _OF_LOCALE or session is None:
            return False
        locale = LocaleTag(where.file.id)
        if locale not in self._locales(session) or self._why_unreadable(locale) is not None:
            return False
        if not self.is_made:
            self.when_made(lambda: self.go_to(where))
            return not where.path or self._has(locale, Key(str(where.path[0])))
        is_other = self._open(locale)
        self.bring_up_to_date()
        if where.path and not self.entries.go_to(Key(str(where.path[0]))):
            return False
        if self.is_in_front and not self.entries.has_focus_within and where.path:
            self.screen.set_focus(self.pair.area)
        if is_other:
            self.entries.refresh_problems()
        return True

    def _has(self, locale: LocaleTag, key: Key) -> bool:
        """Whether a locale has an entry of this key."""
        from workbench.worklist import Worklist

        work = Worklist(opened(self.session), locale, self._texts)
        work.update()
        return key in work

    def read_ahead(self) -> None:
        """Make the source's texts ready beside, for the first visit."""
        policy = self.session.policy if self.session is not None else None
        if policy is not None:
            in_own_thread(self.app, lambda: self._texts.of(policy), lambda _texts: None)

    @cached_property
    def _texts(self) -> SourceTexts:
        """The texts of the source, for all locales."""
        from workbench.locales.sources import SourceTexts  # the first paint does without it

        return SourceTexts()

    def scopes(self, focused: Widget | None) -> Sequence[Scope]:
        """The commands while writing where one writes, else the table's."""
        is_writing = focused is not None and self.pair in focused.ancestors
        return (Scope.TRANSLATE, Scope.PAIR if is_writing else Scope.TABLE)

    def brought(self, scope: Scope) -> DOMNode | None:
        """The place, or the chosen entry for the commands while writing."""
        return self.pair if scope is Scope.PAIR else super().brought(scope)

    def why_not(self, command: Command) -> str | None:
        """Most commands are about an entry."""
        is_about_one = command.scope in {Scope.TRANSLATE, Scope.PAIR} and command.id not in _OF_NO_ENTRY
        if not is_about_one or self.session is None or self._locales(self.session):
            return None
        return _("the policy has no locale yet")

    def kept_here(self) -> Mapping[str, str]:
        """The locale, the entry, the filter."""
        if self._work is None:
            return self._wanted
        return {"locale": self._work.locale, "key": self.key or "", "filter": self.entries.field.value}

    def put_at(self, kept: Mapping[str, str]) -> None:
        """Go where the user was, when one comes here."""
        self._wanted = kept

    def on_mount(self) -> None:
        """Look up beside the work."""
        self._suggestions = LiveSuggestions(self.app, self._helped)

    def on_resize(self) -> None:
        """Put the entry below the list where there is no room beside it."""
        self.set_class(self.size.width < 140, "-narrow")

    def _locales(self, session: Session) -> Collection[LocaleTag]:
        return session.policy.settings.locales if session.policy else ()

    def _why_unreadable(self, locale: LocaleTag) -> ReadingError | None:
        """What keeps a locale's file from being read; None where it can be, or there is none."""
        session, path = opened(self.session), FileRef(FileKind.ENTRIES, locale).path
        if session.locales.catalog(locale) is not None:
            return None
        return next((error for error in session.locales.errors if error.path == path), None)

    def _open_some(self) -> None:
        """Open the locale where the user was, or the first; none where there is none."""
        session = opened(self.session)
        locales = self._locales(session)
        if self._work is not None and self._work.locale in locales:
            return
        wanted, self._wanted = self._wanted, {}
        locale = LocaleTag(wanted.get("locale", ""))
        if locale not in locales:
            locale = next(iter(locales), LocaleTag(""))
        if not locale:
            self._close()
            return
        self._open(locale)
        if wanted.get("filter"):
            self.entries.put_filter(wanted["filter"])
        if wanted.get("key"):
            self.entries.go_to(Key(wanted["key"]))

    def open_locale(self, locale: LocaleTag) -> None:
        """Show a locale, at the entry that was chosen in the other one."""
        self._open(locale)

    def _open(self, locale: LocaleTag) -> bool:
        """Show a locale; whether it is another."""
        if self._work is not None and self._work.locale == locale:
            return False
        from workbench.worklist import Worklist  # the first paint does without it

        at = self.key
        if not self._is_readable(locale):
            return False
        self._work = Worklist(opened(self.session), locale, self._texts)
        self._work.update()
        in_own_thread(self.app, self._work.reader_ahead(), lambda _nothing: None)
        self._is_behind = False
        self.entries.open(self._work)
        if at is not None:
            self.entries.go_to(at)
        self._show()
        return True

    def _is_readable(self, locale: LocaleTag) -> bool:
        """Whether a locale's file can be shown; one that cannot is kept in mind."""
        self.unreadable = self._why_unreadable(locale)
        if self.unreadable is not None:
            self._wanted = self.kept_here() or {"locale": locale}
            self._close()
        return self.unreadable is None

    def _close(self) -> None:
        """Show no locale."""
        self._work = None
        self.entries.open(None)
        self.pair.empty()

    def _show(self) -> None:
        work, line = self._work, self.query_one(LocaleLine)
        if work is None and self.unreadable is not None:
            place, why = self.unreadable.place, said(self.unreadable.sentence)
            line.say(_("E opens {place}: {why}").format(place=place, why=why))
            return
        if work is None:
            line.say(_("The policy has no locale to translate into; press N to begin one."))
            return
        line.show(work.locale, work.progress)
        self.show_pair()

    def show_pair(self) -> None:
        """Show the chosen entry; what helps with it follows."""
        from workbench.ui.rows.pair_lines import heading, source_text

        work, key, area = opened(self._work), self.key, self.pair.area
        if key is None or key not in work:
            self.pair.empty()
            return
        entry = work[key]
        self.pair.show_texts(heading(work, key), source_text(entry))
        area.show(key, entry.source, entry.target, is_read_only=work.session.why_read_only is not None)
        self._show_notes()
        if self._suggestions is not None and self.found is None:
            self._suggestions.ask(work, key)

    def _show_notes(self) -> None:
        from workbench.ui.rows.pair_lines import notes

        work, key = opened(self._work), self.key
        if key is None or key not in work:
            self.pair.show_notes(())
            return
        told = notes(work, key, self.problems_here, self.found, is_checking=self._is_checking)
        self.pair.show_notes(told)

    def _helped(self, found: Help | None) -> None:
        self._found = found
        if self._work is not None and self.is_in_front:
            self._show_notes()
