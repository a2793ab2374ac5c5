"""What a writer does with the text in the form: splits and joins it, puts tokens in, uses an own editor."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.edits import Step
from workbench.language import _
from workbench.prose.at import At
from workbench.prose.blocks import add_block, add_item
from workbench.prose.fields import TEXT, set_field
from workbench.prose.reading import Kind, Prose, id_of, items_of
from workbench.ui.text import notify

if TYPE_CHECKING:
    from textual.app import App

    from workbench.prose.insertable import Insertable
    from workbench.ui.widgets.prose_area import ProseArea

Try = Callable[[Callable[[], "Step | None"]], bool]
"""Does the step that a function makes; whether there was one. What keeps it from being made is told."""


class Writing:
    """Turns what is done in one text field into steps."""

    def __init__(self, app: App[None], attempt: Try) -> None:
        self._app = app
        self._try = attempt

    def split(self, prose: Prose, at: At, area: ProseArea) -> bool | None:
        """Split the text near the cursor; at its end begin another, which is to be written over: True.

        None where it cannot be split.
        """
        from workbench.prose.splitting import split

        offset, text = area.offset_in_text, area.text
        if text[offset:].strip():
            return False if self._try(lambda: split(prose, at, offset)) else None
        if prose.kind(at) is Kind.ITEM:
            return self._try(lambda: add_item(prose, at, _("New item.")))
        return self._try(lambda: add_block(prose, at, _("New text."), {"text": _("New text.")}))

    def join(self, prose: Prose, at: At, side: int) -> int | None:
        """Join the text with the one before (-1) or behind it (1); where in the joined text the seam is."""
        from workbench.prose.fields import shown
        from workbench.prose.splitting import join

        first = at if side > 0 else before(prose, at)
        if first is None:
            notify(self._app, _("There is nothing before it in this section to join it with."))
            return None
        seam = len(shown(prose, first, TEXT))
        return seam if self._try(lambda: join(prose, first)) else None

    def put_in(self, area: ProseArea, chosen: Insertable) -> None:
        """Write what was chosen, round what is selected."""
        if chosen.after:
            area.wrap(chosen.before, chosen.after)
        else:
            area.put_in(chosen.before)

    def in_editor(self, prose: Prose, at: At, area: ProseArea) -> None:
        """Let the text be written in the writer's own editor, as one step."""
        from workbench.ui.desks.editor import edit_words

        written, trouble = edit_words(self._app, at.item or at.block, area.text)
        if trouble is not None:
            notify(self._app, trouble, title=_("The editor did not open"), severity="error")
        self._try(lambda: set_field(prose, at, TEXT, written))


def before(prose: Prose, at: At) -> At | None:
    """The part of the same sort that stands right before one."""
    if at.item:
        names = list(items_of(prose.block(at)))
        index = names.index(at.item)
        return At(at.section, at.block, names[index - 1]) if index else None
    index = prose.index(at)
    return At(at.section, id_of(prose.blocks(at.section)[index - 1])) if index else None
