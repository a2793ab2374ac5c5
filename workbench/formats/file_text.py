"""What a file says: its text; of a locale's file the entries, whose text is written out when it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from workbench.formats.po import PoFile
    from workbench.formats.text_change import TextChange

FileText: TypeAlias = "str | PoFile"


def written(text: FileText | None) -> str | None:
    """The text itself; None where there is no file."""
    return text if text is None or isinstance(text, str) else text.text()


def change_between(old: FileText, new: FileText) -> TextChange:
    """The change from one text to another; of entries only those are looked at that are others."""
    if not isinstance(old, str) and not isinstance(new, str):
        change = old.text_change(new)
        if change is not None:
            return change
    from workbench.formats.text_change import TextChange  # who only reads compares no texts

    return TextChange.between(written(old) or "", written(new) or "")
