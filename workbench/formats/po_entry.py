"""One entry of a PO file, as a value."""

from __future__ import annotations

from dataclasses import replace

from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late

FUZZY = "fuzzy"
"""The flag of a translation that somebody has to look at again."""

_LINE_END = late(r"\r\n?|\n")


@frozen
class Previous:
    """What a fuzzy translation was made from: `#|`, and `#~|` of an obsolete entry."""

    source: str | None = None
    context: str | None = None
    plural: str | None = None


@frozen
class PoEntry:
    """One message; comments are lines without their marks, `translations` has one text for each plural form.

    The header is the entry that has neither source nor context; a context of "" is not the same as none.
    """

    source: str
    translations: tuple[str, ...] = ("",)
    context: str | None = None
    plural: str | None = None
    flags: tuple[str, ...] = ()
    previous: Previous | None = None
    translator_comments: tuple[str, ...] = ()
    extracted_comments: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    obsolete: bool = False

    @property
    def identity(self) -> tuple[str | None, str]:
        """What no two entries of a file may share, obsolete ones included."""
        return self.context, self.source

    @property
    def translation(self) -> str:
        """The translation, or its first plural form."""
        return self.translations[0]

    @property
    def is_header(self) -> bool:
        """Whether this entry's translation is the header of the file."""
        return not self.source and self.context is None and not self.obsolete

    @property
    def is_fuzzy(self) -> bool:
        """Whether the translation has to be looked at again."""
        return FUZZY in self.flags


def comment_lines(text: str) -> tuple[str, ...]:
    """Split a comment into the lines that an entry holds; none for an empty text."""
    return tuple(_LINE_END.split(text)) if text else ()


def edged_like(translation: str, source: str) -> str:
    """Let a translation begin and end with a line break exactly if its source does, as `msgfmt -c` asks."""
    inside = translation.strip("\n")
    if not inside:
        return ""
    before = translation[: len(translation) - len(translation.lstrip("\n"))] or "\n"
    after = translation[len(translation.rstrip("\n")) :] or "\n"
    return (before if source.startswith("\n") else "") + inside + (after if source.endswith("\n") else "")


def with_fuzzy(entry: PoEntry) -> PoEntry:
    """Flag a translation as one that has to be looked at again."""
    return entry if entry.is_fuzzy else replace(entry, flags=(FUZZY, *entry.flags))


def without_fuzzy(entry: PoEntry) -> PoEntry:
    """Declare a translation valid: what it was made from is then its source."""
    return replace(entry, flags=tuple(flag for flag in entry.flags if flag != FUZZY), previous=None)
