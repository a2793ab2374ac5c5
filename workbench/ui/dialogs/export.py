"""Asks which locales to write, in which formats, and where; what is missing in each is seen before."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from workbench.exporting import SUFFIXES, Part, has_room, targets
from workbench.language import _, _n
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.ui.dialogs.dialog import Dialog, cancel_button
from workbench.ui.text import Piece, Tone, joined, plain
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.inputs import SafeInput
from workbench.ui.widgets.record_line import Cell
from workbench.ui.widgets.record_table import RecordTable
from workbench.ui.widgets.standing_line import locale_title, progress, standing

if TYPE_CHECKING:
    from workbench.store.speaking_locales import SaidIn


@frozen
class Wish:
    """What is to be written, and where: a file, or a folder."""

    locales: tuple[LocaleTag, ...]
    formats: tuple[str, ...]
    output: str

    @property
    def parts(self) -> Sequence[Part]:
        """The texts that it comes to."""
        return [(locale, form) for locale in self.locales for form in self.formats]

    @property
    def targets(self) -> Mapping[Part, Path]:
        """The file of each text."""
        return {part: path.absolute() for part, path in targets(self.parts, _expanded(self.output)).items()}


class LocaleTable(RecordTable[LocaleTag]):
    """The locales, with what is missing in each; the marked ones are written."""


class FormatTable(RecordTable[str]):
    """The formats; the marked ones are written."""


class Export(Dialog[Wish]):
    """Shows what is missing first; Escape writes nothing."""

    DEFAULT_CSS = """
    Export > Vertical { width: 100; }
    Export #choices { height: auto; max-height: 12; margin: 1 0; }
    Export LocaleTable { width: 1fr; height: auto; max-height: 12; }
    Export FormatTable { width: 12; height: 6; margin: 0 0 0 1; }
    Export #files { height: auto; max-height: 4; }
    Export #buttons { margin: 1 0 0 0; }
    """

    def __init__(self, locales: Sequence[LocaleTag], wish: Wish) -> None:
        super().__init__()
        self._locales = locales
        self._wish = wish
        self.found: dict[LocaleTag, SaidIn] = {}
        self.is_over = False

    def compose(self) -> ComposeResult:
        """How every locale stands, the formats, the place; what would be written, and what is wrong."""
        with Vertical():
            yield Static(plain(_("What is to be written? Space marks with *, Tab goes on.")))
            with Horizontal(id="choices"):
                yield LocaleTable(
                    Column("locale", _("Locale"), width=19),
                    Column("missing", _("What is missing")),
                    cells=self._locale_cells,
                )
                yield FormatTable(Column("format", _("Format")), cells=lambda form: [form])
            yield Static(plain(_("Where to? A file, or a folder (with / at its end)")))
            yield SafeInput(self._wish.output, id="output", compact=True)
            yield Static("", id="files", markup=False)
            with Horizontal(id="buttons"):
                yield cancel_button()
                yield Button(plain(_("Write") + " (enter)"), id="write", compact=True)

    def on_mount(self) -> None:
        """Mark what was wished for, and stand on the locales."""
        locales, formats = self.query_one(LocaleTable), self.query_one(FormatTable)
        locales.set_rows(self._locales)
        locales.set_marks(self._wish.locales)
        locales.styles.height = len(self._locales) + 1
        formats.set_rows(list(SUFFIXES))
        formats.set_marks(self._wish.formats)
        for locale in self._wish.locales:
            locales.go_to(locale)
        locales.focus()

    def show(self, locale: LocaleTag, said: SaidIn) -> None:
        """Show how a locale stands."""
        self.found[locale] = said
        table = self.query_one_optional(LocaleTable)
        if table is not None:
            table.refresh_record(locale)

    def on_unmount(self) -> None:
        """Want to know no more."""
        self.is_over = True

    @property
    def wish(self) -> Wish:
        """What is wished for now."""
        locales, formats = self.query_one(LocaleTable), self.query_one(FormatTable)
        output = self.query_one("#output", SafeInput).value.strip()
        return Wish(tuple(locales.marked_rows), tuple(formats.marked_rows), output)

    def _locale_cells(self, locale: LocaleTag) -> Sequence[Cell]:
        found = self.found.get(locale)
        return (locale_title(locale), Piece("…", Tone.MUTED) if found is None else _missing(found))

    @on(LocaleTable.MarksChanged)
    @on(FormatTable.MarksChanged)
    @on(Input.Changed, "#output")
    def _show_files(self) -> None:
        """Tell what would be written."""
        wish = self.wish
        if not wish.parts or not wish.output:
            self._tell("", Tone.MUTED)
            return
        paths = list(wish.targets.values())
        there = sum(path.exists() for path in paths)
        told = _n("{count} file: {names}", "{count} files: {names}", len(paths), names=_names(paths))
        if there:
            told += "; " + _n(
                "{count} is there already, and is asked about",
                "{count} are there already, and are asked about",
                there,
            )
        self._tell(told, Tone.MUTED)

    @on(Input.Submitted, "#output")
    @on(Button.Pressed, "#write")
    def _submitted(self) -> None:
        wish = self.wish
        trouble = self._trouble(wish)
        if trouble is None:
            self.dismiss(wish)
        else:
            self._tell("! " + trouble, Tone.ERROR)

    def _trouble(self, wish: Wish) -> str | None:
        """What keeps a wish from being fulfilled, in words."""
        if not wish.parts:
            return _("Mark at least one locale and one format, with Space.")
        if not wish.output:
            return _("Name a file or a folder.")
        if not has_room(len(wish.parts), _expanded(wish.output)):
            return _("Several locales or formats need a folder; {path} is a file.").format(path=wish.output)
        for locale in wish.locales:
            if locale not in self.found:
                return _("{locale} is still being read; try again.").format(locale=locale)
            if self.found[locale].errors:
                return _("{locale} cannot be read, see {place}; mend it, or take its mark away.").format(
                    locale=locale, place=self.found[locale].errors[0].place
                )
        return None

    def _tell(self, text: str, tone: Tone) -> None:
        self.query_one("#files", Static).update(joined(Piece(text, tone)))


def _missing(said: SaidIn) -> Piece:
    """What a reader of a locale would miss, in words: errors, unfinished texts, a date."""
    if said.errors:
        return Piece(_("cannot be read: {place}").format(place=said.errors[0].place), Tone.ERROR)
    if not said.untranslated and not said.stale:
        return standing(said.standing)
    draft = "; " + _("draft") if said.standing.is_draft else ""
    return Piece(progress(said).text + draft, Tone.WARNING)


def _expanded(output: str) -> str:
    """A place as a shell would read it, with the / at its end."""
    return os.path.expanduser(output)  # noqa: PTH111  a path has no / at its end


def _names(paths: Sequence[Path]) -> str:
    return ", ".join(path.name for path in paths[:4]) + (" …" if len(paths) > 4 else "")
