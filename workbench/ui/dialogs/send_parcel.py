"""Asks which locale is to be sent, in which format, and where to; the words in it are seen before."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Checkbox, Input, Static

from workbench.language import _, said
from workbench.locales.exchange.forms import OF_UNITS, SUFFIXES
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import Sentence
from workbench.ui.dialogs.dialog import Dialog, cancel_button
from workbench.ui.text import Piece, Tone, joined, plain
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.inputs import SafeInput
from workbench.ui.widgets.record_line import Cell
from workbench.ui.widgets.record_table import RecordTable
from workbench.ui.widgets.standing_line import locale_title
from workbench.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from workbench.locales.exchange.word_counts import WordCounts


@frozen
class ParcelWish:
    """What is to be sent, and where to: a file, or a folder."""

    locale: LocaleTag
    form: str
    is_unfinished_only: bool
    output: str

    @property
    def target(self) -> Path:
        """The file to write."""
        output = os.path.expanduser(self.output)  # noqa: PTH111  a path has no / at its end
        path = Path(output)
        if output.endswith("/") or path.is_dir():
            path /= f"policy.{self.locale}.{SUFFIXES[self.form]}"
        return path.absolute()


class ParcelLocales(RecordTable[LocaleTag]):
    """The locales, with the words in each; the cursor is on the one that is sent."""


class ParcelForms(RecordTable[str]):
    """The formats; the cursor is on the one that is written."""


class SendParcel(Dialog[ParcelWish]):
    """Shows the words that there are first; Escape writes nothing."""

    DEFAULT_CSS = """
    SendParcel > Vertical { width: 100; }
    SendParcel #choices { height: auto; max-height: 8; }
    SendParcel ParcelLocales { width: 1fr; height: auto; max-height: 8; }
    SendParcel ParcelForms { width: 26; height: 7; margin: 0 0 0 1; }
    SendParcel #file { height: auto; max-height: 3; }
    """

    def __init__(
        self, locales: Sequence[LocaleTag], wish: ParcelWish, find_out: Callable[[LocaleTag], None]
    ) -> None:
        """`find_out` is asked for the words of each locale that the cursor comes to."""
        super().__init__()
        self._locales = locales
        self._wish = wish
        self._find_out = find_out
        self._asked: set[LocaleTag] = set()
        self.found: dict[LocaleTag, WordCounts | Sentence] = {}

    def compose(self) -> ComposeResult:
        """The locales and formats, what is left out, the place; what would be written."""
        with Vertical():
            yield Static(plain(_("What is to be sent? Tab goes on.")))
            with Horizontal(id="choices"):
                yield ParcelLocales(
                    Column("locale", _("Locale"), width=18),
                    Column("words", _("What there is to do")),
                    cells=self._locale_cells,
                    markable=False,
                )
                yield ParcelForms(
                    Column("format", _("Format")), cells=lambda form: [_forms()[form]], markable=False
                )
            only = _("Only what is untranslated or stale")
            yield Tick(plain(only), is_ticked=self._wish.is_unfinished_only, id="only")
            yield Static(plain(_("Where to? A file, or a folder (with / at its end)")))
            yield SafeInput(self._wish.output, id="output", compact=True)
            yield Static("", id="file", markup=False)
            with Horizontal(id="buttons"):
                yield cancel_button()
                yield Button(plain(_("Write") + " (enter)"), id="write", compact=True)

    def on_mount(self) -> None:
        """Stand on the locale."""
        locales, forms = self.query_one(ParcelLocales), self.query_one(ParcelForms)
        locales.set_rows(self._locales)
        locales.styles.height = min(len(self._locales), 7) + 1
        locales.go_to(self._wish.locale)
        forms.set_rows(list(SUFFIXES))
        forms.go_to(self._wish.form)
        locales.focus()

    def show(self, locale: LocaleTag, found: WordCounts | Sentence) -> None:
        """Show the words of a locale, or why there are none."""
        self.found[locale] = found
        table = self.query_one_optional(ParcelLocales)
        if table is not None:
            table.refresh_record(locale)
            self._show_file()

    @property
    def wish(self) -> ParcelWish:
        """What is wished for now."""
        form = self.query_one(ParcelForms).record or self._wish.form
        return ParcelWish(
            self.query_one(ParcelLocales).record or self._wish.locale,
            form,
            self.query_one("#only", Tick).value and form in OF_UNITS,
            self.query_one("#output", SafeInput).value.strip(),
        )

    def _locale_cells(self, locale: LocaleTag) -> Sequence[Cell]:
        return (locale_title(locale), _told(self.found.get(locale)))

    @on(ParcelLocales.Highlighted)
    def _locale_chosen(self, event: ParcelLocales.Highlighted[LocaleTag]) -> None:
        if event.record is not None and event.record not in self._asked:
            self._asked.add(event.record)
            self._find_out(event.record)
        self._show_file()

    @on(ParcelForms.Highlighted)
    def _form_chosen(self) -> None:
        self.query_one("#only", Tick).disabled = self.query_one(ParcelForms).record not in OF_UNITS
        self._show_file()

    @on(Input.Changed, "#output")
    @on(Checkbox.Changed)
    def _show_file(self) -> None:
        """Tell what would be written."""
        wish = self.wish
        if not wish.output:
            self._tell("", Tone.MUTED)
            return
        told = str(wish.target)
        if wish.target.exists():
            told += " – " + _("it is there already, and is asked about")
        self._tell(told, Tone.MUTED)

    @on(ParcelLocales.Chosen)
    @on(ParcelForms.Chosen)
    def _chosen(self) -> None:
        self.query_one("#output", SafeInput).focus()

    @on(Input.Submitted, "#output")
    @on(Button.Pressed, "#write")
    def _submitted(self) -> None:
        wish = self.wish
        found = self.found.get(wish.locale)
        if not wish.output:
            self._tell("! " + _("Name a file or a folder."), Tone.ERROR)
        elif isinstance(found, Sentence):
            self._tell("! " + said(found), Tone.ERROR)
        else:
            self.dismiss(wish)

    def _tell(self, text: str, tone: Tone) -> None:
        self.query_one("#file", Static).update(joined(Piece(text, tone)))


def _forms() -> dict[str, str]:
    """What the formats are called."""
    return {
        "po": _("PO: Poedit, OmegaT"),
        "xliff": _("XLIFF: translators' tools"),
        "csv": _("CSV: a plain table"),
        "xlsx": _("XLSX: Excel"),
        "tmx": _("TMX: the memory"),
        "tbx": _("TBX: the glossary"),
    }


def _told(found: WordCounts | Sentence | None) -> Piece:
    """What there is to do in a locale, in words."""
    if found is None:
        return Piece("…", Tone.MUTED)
    if isinstance(found, Sentence):
        return Piece(said(found), Tone.ERROR)
    if not found.new.entries and not found.changed.entries:
        return Piece(_("nothing to do"), Tone.GOOD)
    words = found.new.words + found.changed.words
    told = _("new {new}, changed {changed}: {words} words")
    return Piece(told.format(new=found.new.entries, changed=found.changed.entries, words=words), Tone.WARNING)
