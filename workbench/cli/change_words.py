"""Changes in the words that the command line has for them: levels, values, what to do next."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.language import _, said
from workbench.policy.sentence import Sentence
from workbench.revisions.assessed import Assessed
from workbench.revisions.change import Change
from workbench.revisions.changes import Sides
from workbench.revisions.kind import Kind
from workbench.revisions.level import LEVEL_NAMES
from workbench.revisions.telling import value_in_words
from workbench.revisions.word_diff import Mark, Run, word_diff

_TEXTS = frozenset(
    {
        Kind.DESCRIPTION_CHANGED,
        Kind.SECTION_TEXT,
        Kind.CATEGORY_TEXT,
        Kind.TITLE_CHANGED,
        Kind.LABEL_CHANGED,
        Kind.TRANSLATION_CHANGED,
        Kind.PRINTED_CHANGED,
    }
)
_AROUND = 40
"""How many characters of what stayed are shown on either side of what did not."""


def level_in_words(level: str) -> str:
    """What a level is called."""
    return said(LEVEL_NAMES[level])


def is_text(change: Change) -> bool:
    """Whether a change is of words that are better told word by word."""
    return change.kind in _TEXTS and isinstance(change.old, str) and isinstance(change.new, str)


def values(change: Change, sides: Sides) -> tuple[str, str]:
    """The values before and after, in words."""
    return _words(value_in_words(change, change.old, sides)), _words(
        value_in_words(change, change.new, sides)
    )


def runs(change: Change) -> list[Run]:
    """A text's words, what stayed far from any change left out."""
    found = word_diff(str(change.old), str(change.new))
    return list(_shortened(found))


def verdict(each: Assessed) -> str:
    """What is proposed or decided of a change, and why."""
    level = level_in_words(str(each.level))
    if each.decision is not None:
        by = f" ({each.decision.by})" if each.decision.by else ""
        words = _("decided: {level}. {reason}{by}").format(level=level, reason=each.decision.reason, by=by)
    elif each.is_undecided:
        words = _("undecided, proposed: {level}. {why}").format(level=level, why=said(each.proposal.why))
    else:
        words = _("{level}: {why}").format(level=level, why=said(each.proposal.why))
    return words + (" " + _("Consent is to be asked again.") if each.asks_consent else "")


def _words(value: Sentence | str) -> str:
    return value if isinstance(value, str) else said(value)


def _shortened(found: list[Run]) -> Iterator[Run]:
    for index, run in enumerate(found):
        if run.mark is not Mark.SAME:
            yield run
            continue
        is_first, is_last = index == 0, index == len(found) - 1
        yield Run(Mark.SAME, _cut(run.text, is_first=is_first, is_last=is_last))


def _cut(text: str, *, is_first: bool, is_last: bool) -> str:
    head, tail = text[:_AROUND].rpartition(" ")[0], text[-_AROUND:].partition(" ")[2]
    if is_first and len(text) > _AROUND:
        return "…" + tail
    if is_last and len(text) > _AROUND:
        return head + "…"
    return text if len(text) <= 2 * _AROUND else f"{head}…{tail}"
