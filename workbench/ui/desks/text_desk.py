"""What the place Text asks about: what to add, where to move it, what to insert; answers become steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from workbench.edits import Step
from workbench.formats.data import Data
from workbench.formats.layout import FileKind
from workbench.language import _, _n
from workbench.policy.model import CategoryBlock, Policy
from workbench.prose.at import At
from workbench.prose.blocks import add_block, add_item, move_to, remove_parts
from workbench.prose.insertable import Insertable, InsertKind, insertables, links_of
from workbench.prose.reading import Kind, Prose
from workbench.prose.sections import add_section, new_section_id, remove_section, uses_of_section
from workbench.session import Session
from workbench.ui.dialogs.ask_line import AskLine
from workbench.ui.dialogs.look_up import LookUp, Row
from workbench.ui.dialogs.pick import Pick
from workbench.ui.text import notify

if TYPE_CHECKING:
    from textual.app import App

    from workbench.policy.entries import Key

ADDABLE: Sequence[tuple[str, str]] = (
    ("item", "Item"),
    ("text", "Paragraph"),
    ("run-in", "Paragraph with a heading"),
    ("heading", "Heading"),
    ("list", "List"),
    ("category", "Category with its introduction"),
    ("table", "Table of cookies"),
    ("section", "Section"),
)
"""What can be added, with what people call it: English message ids."""
Make = Callable[[Callable[[], "Step | None"]], bool]
"""Does the step that a function makes; what keeps it from being made is told."""


class TextDesk:
    """Asks, and hands what is answered on as steps."""

    def __init__(self, app: App[None], make: Make) -> None:
        self._app = app
        self._make = make

    def add(self, session: Session, prose: Prose, at: At, written: Callable[[], None]) -> None:
        """Ask what is to come behind a part, and add it; `written` hears that it is to be written over."""
        kinds = {_(title): kind for kind, title in _addable(prose, at)}

        def picked(title: str | None) -> None:
            if title is None:
                return
            kind = kinds[title]
            if kind == "section":
                self._add_section(session, prose, at)
                return
            written()
            self._make(lambda: self._added(session, prose, at, kind))

        self._app.push_screen(Pick(list(kinds), ""), picked)

    def _added(self, session: Session, prose: Prose, at: At, kind: str) -> Step | None:
        if kind == "item":
            return add_item(prose, at, _("New item."))
        words = _("New heading") if kind == "heading" else _("New text.")
        bodies: dict[str, dict[str, Data]] = {
            "text": {"text": words},
            "run-in": {"heading": _("New heading."), "text": words},
            "heading": {"heading": words},
            "list": {"items": {"item": _("New item.")}},
        }
        if kind in bodies:
            return add_block(prose, at, words, bodies[kind])
        category = _category_for(session.policy, kind)
        if category is None:
            notify(self._app, _("There is no category yet; add one among the cookies."), severity="warning")
            return None
        body: dict[str, Data] = {"category": category} if kind == "category" else {"table": [category]}
        return add_block(prose, at, category if kind == "category" else f"{category}-cookies", body)

    def _add_section(self, session: Session, prose: Prose, at: At) -> None:
        taken = {file.ref.id for file in session.files.values() if file.ref.kind is FileKind.SECTION}

        def told(title: str) -> str:
            return _("Its id will be “{id}”; it stays.").format(id=new_section_id(title, taken))

        def answered(title: str | None) -> None:
            if title is not None:
                self._make(lambda: add_section(prose, at.section, title, _("New text."), taken))

        self._app.push_screen(AskLine(_("The title of the new section:"), told), answered)

    def remove(
        self, session: Session, prose: Prose, parts: Sequence[At], go_to: Callable[[Key], None]
    ) -> None:
        """Remove parts; a section that others refer to stays, and it is asked which of them to go to."""
        sections = [at.section for at in parts if not at.block and at.section]
        for section in sections:
            uses = list(uses_of_section(session.policy, section)) if session.policy else []
            if uses:
                self._tell_uses(section, uses, go_to)
                return
        blocks = [at for at in parts if at.block and at.section not in sections]
        if blocks:
            self._make(lambda: remove_parts(prose, blocks))
        for section in sections:
            self._make(lambda section=section: remove_section(prose, section))  # type: ignore[misc]

    def _tell_uses(self, section: str, uses: Sequence[Key], go_to: Callable[[Key], None]) -> None:
        told = _n(
            "“{section}” stays: {count} text refers to it. Enter goes there.",
            "“{section}” stays: {count} texts refer to it. Enter goes to one.",
            len(uses),
            section=section,
        )
        notify(self._app, told, severity="warning")

        def picked(key: str | None) -> None:
            if key is not None:
                go_to(next(each for each in uses if each == key))

        self._app.push_screen(Pick(uses, uses[0]), picked)

    def move_to(self, prose: Prose, parts: Sequence[At], titles: Sequence[tuple[str, str]]) -> None:
        """Ask for a section, and move parts to its end; `titles` are the sections' with their ids."""
        named = dict(titles)

        def picked(title: str | None) -> None:
            if title is not None:
                self._make(lambda: move_to(prose, parts, named[title]))

        self._app.push_screen(Pick(list(named), ""), picked)

    def insert(self, policy: Policy, put: Callable[[Insertable], None], *, only_links: bool = False) -> None:
        """Ask what to insert."""
        found = list(links_of(policy)) if only_links else insertables(policy)
        rows = [Row(_(each.kind.value), each.written, _words(each)) for each in found]
        question = _("Which link?") if only_links else _("What to insert: words, a name, an id")

        def picked(number: int | None) -> None:
            if number is not None:
                put(found[number])

        self._app.push_screen(LookUp(question, rows), picked)


def _words(each: Insertable) -> str:
    if each.kind is InsertKind.MARK:
        return _(each.words)
    return each.words or (_("address lost") if each.kind is InsertKind.LINK else "")


def _addable(prose: Prose, at: At) -> Sequence[tuple[str, str]]:
    """What can come behind a part, with what people call it: the likeliest first."""
    if not at.section:
        return ADDABLE[-1:]
    return ADDABLE if at.block and prose.kind(at.whole) is Kind.LIST else ADDABLE[1:]


def _category_for(policy: Policy | None, kind: str) -> str | None:
    """A category to begin with: one that no section shows yet, where there is such."""
    if policy is None or not policy.categories:
        return None
    blocks = [block for section in policy.sections.values() for block in section.blocks]
    shown = {block.category for block in blocks if isinstance(block, CategoryBlock)}
    free = [name for name in policy.categories if kind == "table" or name not in shown]
    return next(iter(free), next(iter(policy.categories)))
