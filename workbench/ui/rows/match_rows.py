"""What was found as rows of a list: what it is, where it stands, and the words around what was typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workbench.finding.anything import Kind, Match, Rank
from workbench.finding.seeking import Seeker, Sought
from workbench.language import said
from workbench.policy.model import Policy
from workbench.policy.sentence import Sentence, say
from workbench.ui.rows.place_names import place_name
from workbench.ui.text import Piece, Tone
from workbench.ui.widgets.record_line import Cell

KINDS: Mapping[Kind, Sentence] = {
    Kind.COOKIE: say("Cookie"),
    Kind.PROVIDER: say("Provider"),
    Kind.CATEGORY: say("Category"),
    Kind.SECTION: say("Section"),
    Kind.TEXT: say("Text"),
    Kind.LINK: say("Link"),
    Kind.TERM: say("Term"),
    Kind.TRANSLATION: say("Translation"),
}
"""What people call each kind."""
_BEFORE, _AFTER = 20, 120
"""So many characters around what was typed are shown."""
_OF_TEXT = frozenset({Rank.TEXT_WORD, Rank.TEXT_HOLDS})


def cells(match: Match, typed: str, policy: Policy | None) -> Sequence[Cell]:
    """The cells of a row: kind and locale, name, the words around what was typed."""
    target = match.target
    kind = said(KINDS[target.kind])
    if target.locale is not None:
        kind = f"{kind} {target.locale}"
    name = target.names[0] if target.names else place_name(target.place, policy)
    return (Piece(kind, Tone.MUTED), tuple(emphasised(name, typed, _AFTER)), tuple(_snippet(match, typed)))


def _snippet(match: Match, typed: str) -> Iterator[Piece]:
    """The words around what was typed, or what else says which it is: other names, the text."""
    target = match.target
    if match.rank not in _OF_TEXT:
        others = [name for name in target.names[1:] if name != target.names[0]]
        yield from (piece for name in others[:2] for piece in (*emphasised(name, typed, _AFTER), Piece("  ")))
    yield from emphasised(target.text, typed, _BEFORE)


def emphasised(text: str, typed: str, before: int) -> Iterator[Piece]:
    """A text from a little before what was typed, that strong and within signs."""
    found = next(Seeker(Sought(typed.strip()), "").occurrences(text), None)
    if found is None:
        yield Piece(_on_one_line(text[: before + _AFTER]))
        return
    start, end = found.span
    left = text[max(0, start - before) : start]
    yield Piece(("…" if start > before else "") + _on_one_line(left))
    yield Piece(_on_one_line(text[start:end]), Tone.FOUND)
    yield Piece(_on_one_line(text[end : end + _AFTER]))


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ")
