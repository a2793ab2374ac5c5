"""The line above a page: which locale it is in, how many texts are unfinished, whether it is a draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.widgets import Static

from workbench.language import _, _n, language_spoken
from workbench.policy.kinds import LocaleTag
from workbench.session import Session
from workbench.ui.text import Piece, Tone, joined

if TYPE_CHECKING:
    from workbench.revisions.standing import Standing
    from workbench.store.speaking_locales import SaidIn
    from workbench.ui.beside.live_preview import Preview


class StandingLine(Static):
    """Tells in words what is read, and how it stands."""

    DEFAULT_CSS = """
    StandingLine { height: auto; max-height: 3; padding: 0 1; background: $panel; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(_("Reading …"), id=id, markup=False)

    def show(self, session: Session, preview: Preview) -> None:
        """Show how the texts of a locale stand."""
        pieces: list[str | Piece] = []
        for piece in _pieces(session, preview):
            pieces.extend(["  ", piece] if pieces else [piece])
        self.update(joined(*pieces))


def locale_title(locale: LocaleTag) -> str:
    """What a locale is called where one is chosen: its name, and its tag."""
    from workbench.locales.phrases import language_name  # Babel is not needed for the first paint

    return _titled(locale, language_name(locale, LocaleTag(language_spoken())))


def _titled(locale: LocaleTag, name: str) -> str:
    return f"{name} ({locale})"


def _pieces(session: Session, preview: Preview) -> Iterator[Piece]:
    said, policy = preview.said, session.policy
    if said is None or policy is None:
        yield Piece(_("policy.yaml cannot be read; Enter opens it at the place."), Tone.ERROR)
        return
    yield Piece(_titled(preview.locale, preview.name), Tone.STRONG)
    if said.errors:
        count = len(said.errors)
        told = _n(
            "{count} error keeps this locale from being read; Enter opens the file at the place.",
            "{count} errors keep this locale from being read; Enter opens the file at the place.",
            count,
        )
        yield Piece(told, Tone.ERROR)
        return
    if said.standing.document.is_right_to_left:
        yield Piece(_("right to left, shown as typed"), Tone.ACCENT)
    if preview.locale != policy.source_locale:
        yield progress(said)
    yield standing(said.standing)
    errors = len(session.catalogue_errors)
    if errors:
        told = _n(
            "{count} reading error: something is missing here; see Problems.",
            "{count} reading errors: something is missing here; see Problems.",
            errors,
        )
        yield Piece(told, Tone.ERROR)


def progress(said: SaidIn) -> Piece:
    """How many texts `export --strict` would refuse, in words."""
    told = []
    if said.untranslated:
        told.append(_n("{count} text untranslated", "{count} texts untranslated", said.untranslated))
    if said.stale:
        told.append(_n("{count} stale", "{count} stale", said.stale))
    return Piece(", ".join(told), Tone.WARNING) if told else Piece(_("all translated"), Tone.GOOD)


def standing(stands: Standing) -> Piece:
    """Whether a locale's text is the published one, in words."""
    if not stands.is_draft:
        return Piece(_("As published."), Tone.GOOD)
    if stands.last_changed is None:
        return Piece(_("Draft: never published."), Tone.WARNING)
    date = stands.last_changed.isoformat()
    return Piece(_("Draft: differs from what was published on {date}.").format(date=date), Tone.WARNING)
