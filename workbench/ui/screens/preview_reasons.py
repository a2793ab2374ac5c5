"""Why a command of the place Preview cannot run, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.formats.layout import FileKind, FileRef
from workbench.language import _, _n
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.session import Session

if TYPE_CHECKING:
    from workbench.ui.beside.live_preview import Preview
    from workbench.ui.widgets.spots import Page, Spot


@frozen
class Read:
    """What is read, in which of the locales; None where nothing is yet."""

    session: Session
    locales: Sequence[LocaleTag]
    locale: LocaleTag
    preview: Preview | None
    page: Page | None
    spot: Spot | None


def why_not(command: str, read: Read) -> str | None:
    """Why a command cannot run now, None where it can."""
    match command:
        case "preview.locale" | "preview.next_locale" | "preview.previous_locale":
            return None if len(read.locales) > 1 else _("the policy has no other locale")
        case "preview.source" | "preview.open" if read.spot is None:
            return _("nothing is being read; go to Preview first")
        case "preview.browser":
            return _why_no_page(read)
        case "preview.export":
            return _why_no_export(read)
        case "preview.translation":
            return _why_no_translation(read)
        case "preview.next_unfinished" | "preview.previous_unfinished":
            unfinished = read.page is not None and any(each.is_unfinished for each in read.page.spots)
            return None if unfinished else _("no text on the page is untranslated or stale")
    return None


def _why_no_page(read: Read) -> str | None:
    if read.preview is None:
        return _("nothing is being read; go to Preview first")
    return _("this locale cannot be read") if read.preview.document is None else None


def _why_no_export(read: Read) -> str | None:
    errors = read.session.catalogue_errors
    if not errors:
        return None
    return _n(
        "{count} reading error keeps it from being whole: {place}; see Problems",
        "{count} reading errors keep it from being whole, the first at {place}; see Problems",
        len(errors),
        place=errors[0].place,
    )


def _why_no_translation(read: Read) -> str | None:
    if read.spot is None:
        return _("nothing is being read; go to Preview first")
    if read.locale == read.locales[0]:
        return _("the source locale has no translations")
    if read.spot.key is None:
        return _("this text is made of data, and needs no translation")
    if not (read.session.project.root / FileRef(FileKind.ENTRIES, read.locale).path).exists():
        told = _("{locale} has no file yet; “workbench locale add {locale}” begins it")
        return told.format(locale=read.locale)
    return None
