"""What leaves the app: the page in a browser, the policy in files where the user wants them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.language import _, _n, said
from workbench.policy.kinds import LocaleTag
from workbench.session import Session
from workbench.store.places import cache_folder, project_key
from workbench.store.save_failed import SaveFailed
from workbench.store.writing import write_exports
from workbench.ui.desks.browser import open_page
from workbench.ui.dialogs.choice import Answer, Choice
from workbench.ui.dialogs.export import Export, Wish
from workbench.ui.text import notify

if TYPE_CHECKING:
    from textual.app import App

    from workbench.export.nodes import Document
    from workbench.exporting import Part
    from workbench.previewing import Material
    from workbench.store.speaking_locales import SaidIn


class ExportDesk:
    """Asks what is to be written and where; never replaces a file without asking."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._last = Wish((), ("html",), "")

    def open_in_browser(self, session: Session, document: Document) -> None:
        """Show a document in the browser, from a file of our own that the next one replaces."""
        from workbench.export.html import to_html

        folder = cache_folder() / "preview" / project_key(session.project.root)
        path = folder / f"policy.{document.locale}.html"
        try:
            write_exports({path: to_html(document)})
        except SaveFailed as failed:
            notify(self._app, said(failed.sentence), severity="error")
            return
        trouble = open_page(self._app, path)
        if trouble is not None:
            notify(self._app, trouble, title=_("The browser did not open"), severity="error")
        else:
            notify(self._app, _("Handed to the browser: {path}").format(path=path))

    def export(self, session: Session, locale: LocaleTag) -> None:
        """Ask what is to be written, showing how every locale stands, and write it."""
        from workbench.previewing import locales_of, material

        policy = session.policy
        if policy is None:
            return
        locales = locales_of(policy)
        gathered = [made for each in locales if (made := material(session, each)) is not None]
        dialog = Export(locales, Wish((locale,), self._last.formats, self._last.output))

        def answered(wish: Wish | None) -> None:
            if wish is not None:
                self._last = wish
                self._write_unless_there(wish, gathered[0], dialog.found)

        self._app.push_screen(dialog, answered)
        self._app.run_worker(lambda: self._look(dialog, gathered), thread=True, group="export")

    def _look(self, dialog: Export, gathered: list[Material]) -> None:
        """See how every locale stands, in a thread of its own, as long as somebody wants to know."""
        from workbench.previewing import said_now

        for each in gathered:
            if dialog.is_over:
                return
            self._app.call_from_thread(dialog.show, each.locale, said_now(each))

    def _write_unless_there(self, wish: Wish, material: Material, found: Mapping[LocaleTag, SaidIn]) -> None:
        """Write what is wished for; where files are there already, ask first."""
        there = [path for path in wish.targets.values() if path.exists()]
        if not there:
            self._begin(wish, material, found)
            return
        question = _n("{count} file is there already.", "{count} files are there already.", len(there))
        dialog = Choice(
            question,
            [Answer("replace", _("Replace"), "r")],
            cancel=_("Cancel"),
            details="\n".join(map(str, there)),
        )

        def answered(answer: str | None) -> None:
            if answer == "replace":
                self._begin(wish, material, found)

        self._app.push_screen(dialog, answered)

    def _begin(self, wish: Wish, material: Material, found: Mapping[LocaleTag, SaidIn]) -> None:
        self._app.run_worker(lambda: self._write(wish, material, found), thread=True, group="export")

    def _write(self, wish: Wish, material: Material, found: Mapping[LocaleTag, SaidIn]) -> None:
        """Render everything, then write it, in a thread of its own."""
        targets = wish.targets
        rendered = {path: _rendered(part, material, found) for part, path in targets.items()}
        try:
            write_exports(rendered)
        except (SaveFailed, OSError) as failed:
            told = said(failed.sentence) if isinstance(failed, SaveFailed) else str(failed)
            self._app.call_from_thread(notify, self._app, told, severity="error", title=_("Not written"))
            return
        self._app.call_from_thread(notify, self._app, _written(list(rendered)))


def _rendered(part: Part, material: Material, found: Mapping[LocaleTag, SaidIn]) -> str:
    from workbench.exporting import writer

    locale, form = part
    return writer(form, material.policy, material.newest)(found[locale].standing.document)


def _written(paths: list[Path]) -> str:
    place = paths[0] if len(paths) == 1 else paths[0].parent
    return _n("Written: {place}", "Written: {count} files into {place}", len(paths), place=place)
