"""Findings in prose: which passages a rule about wordings reads, and how it says where it found them."""

from __future__ import annotations

from workbench.checks.context import Context
from workbench.checks.passages import Passage
from workbench.checks.problem import Finding
from workbench.checks.wordings.prose import ProseWordings, prose_wordings_of
from workbench.checks.wordings.prose_theme import ProseTheme
from workbench.formats.layout import FileKind
from workbench.policy.sentence import Sentence

PROSE_READS = ("section.blocks", "section.title", "category.intro", "category.title")
"""What a rule of the whole policy reads that looks at its prose."""


def wordings_for(passage: Passage) -> ProseWordings | None:
    """The table for a passage of prose in the source locale; None for every other text."""
    is_prose = passage.file.kind in {FileKind.SECTION, FileKind.CATEGORY}
    return prose_wordings_of(passage.locale) if passage.is_source and is_prose else None


def in_passage(passage: Passage, message: Sentence, quote: str | None, *, count: int = 1) -> Finding:
    """A finding in a text."""
    return Finding(
        message=message, file=passage.file, path=passage.path, quote=quote, key=passage.key, count=count
    )


def first_said(
    context: Context, *themes: ProseTheme, unless: tuple[ProseTheme, ...] = ()
) -> tuple[Passage, str] | None:
    """The first words in the policy's prose that are about all of some themes in one sentence."""
    table = prose_wordings_of(context.policy.source_locale)
    if table is None:
        return None
    for passage in context.prose:
        for _, words in table.said(passage.text, *themes, unless=unless):
            return passage, words
    return None
