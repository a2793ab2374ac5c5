"""One entry of a PO file together with the text that it was read from."""

from __future__ import annotations

import re

from workbench.formats.po_comments import Misread, comments_of
from workbench.formats.po_entry import PoEntry
from workbench.formats.po_syntax import ACTIVE, FORM_TOKENS, OBSOLETE, NotUtf8, unquoted
from workbench.policy.frozen import frozen


@frozen
class Block:
    """An entry and its text, from the blank lines and comments above it to the end of its last line."""

    raw: str
    entry: PoEntry


class OutOfOrder(Exception):
    """The plural forms are not numbered 0, 1, 2 and so on; `offset` is where, from the first."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


def block_of(raw: str) -> Block | None:
    """Read the text of a single entry; None if it is not exactly that."""
    match = matched(raw, 0)
    if not match or match.end() != len(raw):
        return None
    try:
        return Block(raw, entry_of(match))
    except (Misread, NotUtf8, OutOfOrder):
        return None


def matched(text: str, at: int) -> re.Match[str] | None:
    """Match the entry at an offset by the whole grammar."""
    return ACTIVE.match(text, at) or OBSOLETE.match(text, at)


def entry_of(match: re.Match[str]) -> PoEntry:
    """Make an entry of what was matched; raise Misread, NotUtf8 or OutOfOrder."""
    above, context, source, plural, forms, translation = match.groups()
    translator, extracted, references, flags, previous = comments_of(above)
    return PoEntry(
        unquoted(source),
        _forms(forms) if forms else (unquoted(translation),),
        unquoted(context) if context else None,
        unquoted(plural) if plural else None,
        flags,
        previous,
        translator,
        extracted,
        references,
        match.re.pattern != ACTIVE.pattern,
    )


def _forms(forms: str) -> tuple[str, ...]:
    """Read msgstr[0], msgstr[1] and so on."""
    strings: list[list[str]] = []
    for token in FORM_TOKENS.finditer(forms):
        if token[1] is None:
            strings[-1].append(token[2])
            continue
        if int(token[1]) != len(strings):
            raise OutOfOrder(token.start())
        strings.append([])
    return tuple(unquoted("\n".join(pieces)) for pieces in strings)
