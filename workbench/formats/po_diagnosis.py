"""What is wrong with an entry that the grammar does not match, and where the next one begins."""

from __future__ import annotations

from enum import IntEnum
from typing import TypeAlias

from workbench.formats import po_wording as wording
from workbench.formats.fault import ErrorName
from workbench.formats.po_syntax import INSIDE
from workbench.policy.late_pattern import late
from workbench.policy.sentence import Sentence

Found: TypeAlias = tuple[int, Sentence, ErrorName]
"""A fault: its offset in the text, what to say, and its name."""

_LINE = late(r"([^\n]*?)(?:\r?\n|\Z)")
_OBSOLETE_MARK = late(r"#~(?!\|)[ \t]*+")
_BLANKS = late(r"[ \t\f\v]*+")
_KEYWORD = late(r"(msgctxt|msgid_plural|msgid|msgstr)(?![\w\[])|(msgstr)[ \t]*+\[[ \t]*+([0-9]++)[ \t]*+\]")
_INSIDE = late(INSIDE)
_WORD = late(r'[^\s"]*+')


_CONTINUATION = late(r'[ \t\r\n\f\v]*+(?:"|msgstr|#~[ \t]*(?:"|msgstr))')


class _Stage(IntEnum):
    """How far into an entry its lines have come."""

    BEGUN = 0
    CONTEXT = 1
    SOURCE = 2
    PLURAL = 3
    TRANSLATION = 4


def diagnosis(text: str, at: int, *, follows_entry: bool) -> tuple[list[Found], int]:
    """Return the faults of the entry at an offset, at least one, and the offset of the next entry.

    What follows an entry that was read may still belong to that: another msgstr, or a text without keyword.
    """
    examination = _Examination(text)
    if follows_entry and _CONTINUATION.match(text, at):
        examination.continue_translation()
    end = examination.run(at)
    return examination.found, end


class _Examination:
    """One entry, read line by line with patience."""

    def __init__(self, text: str) -> None:
        self.found: list[Found] = []
        self._text = text
        self._stage = _Stage.BEGUN
        self._keyword = ""
        self._keyword_at = 0
        self._source_at = 0
        self._has_text = True
        self._forms = 0
        self._is_obsolete: bool | None = None
        self._is_unclosed = False
        self._is_stray = False

    def continue_translation(self) -> None:
        """Begin within the translation of an entry."""
        self._stage = _Stage.TRANSLATION

    def run(self, at: int) -> int:
        """Examine lines up to the next entry, and return its offset."""
        offset = begun = at
        while offset < len(self._text):
            line = _LINE.match(self._text, offset)
            if line is None or not self._examine(offset, line.end(1)):
                break
            if self._stage is _Stage.BEGUN and not self.found:
                begun = line.end()
            offset = line.end()
        self._finish(begun)
        return offset

    def _examine(self, offset: int, end: int) -> bool:
        """Examine one line; false if it belongs to the next entry."""
        start = self._after_blanks(offset)
        mark = _OBSOLETE_MARK.match(self._text, start)
        if mark is None and self._text.startswith("#", start):
            return self._stage is _Stage.BEGUN
        inside = mark.end() if mark else start
        if inside >= end:
            return True
        keyword = _KEYWORD.match(self._text, inside)
        if keyword and self._begins_another(keyword[1]):
            return False
        if self._is_unclosed and not keyword and self._text[inside] != '"':
            self._is_unclosed = not self._text[inside:end].endswith('"')
            return True
        self._is_unclosed = False
        self._compare_marks(start, mark is not None)
        self._tokens(inside, end)
        return True

    def _after_blanks(self, offset: int) -> int:
        blanks = _BLANKS.match(self._text, offset)
        return blanks.end() if blanks else offset

    def _begins_another(self, keyword: str | None) -> bool:
        if keyword == "msgctxt":
            return self._stage > _Stage.BEGUN
        return keyword == "msgid" and self._stage >= _Stage.SOURCE

    def _compare_marks(self, offset: int, is_obsolete: bool) -> None:
        """Refuse an entry of which some lines are obsolete and others not."""
        if self._is_obsolete is None:
            self._is_obsolete = is_obsolete
        elif self._is_obsolete is not is_obsolete:
            self._is_obsolete = is_obsolete
            self._say(offset, wording.HALF_OBSOLETE)

    def _tokens(self, at: int, end: int) -> None:
        """Examine what stands on a line, up to what cannot be understood."""
        while (at := self._after_blanks(at)) < end:
            if self._text[at] == '"':
                at = self._string(at, end)
            elif keyword := _KEYWORD.match(self._text, at, end):
                self._take_keyword(at, keyword[1] or "msgstr", keyword[3])
                at = keyword.end()
            else:
                self._say_word(at)
                return

    def _string(self, at: int, end: int) -> int:
        """Examine a quoted text, and return where it ends."""
        if self._stage is _Stage.BEGUN and not self._is_stray:
            self._say(at, wording.STRAY_TEXT)
            self._is_stray = True
        self._has_text = True
        at += 1
        while inside := _INSIDE.match(self._text, at, end):
            at = inside.end()
            if at >= end:
                self._say(end, wording.UNCLOSED)
                self._is_unclosed = True
                return end
            if self._text[at] == '"':
                return self._after_string(at + 1, end)
            at = self._bad_character(at)
        return end

    def _bad_character(self, at: int) -> int:
        """Refuse what may not stand in a string, and return where it goes on."""
        if self._text[at] == "\\":
            self._say(at, wording.unknown_escape(self._text[at : at + 2]))
            return at + 2
        self._say(at, wording.BARE_RETURN if self._text[at] == "\r" else wording.CONTROL)
        return at + 1

    def _after_string(self, at: int, end: int) -> int:
        """Refuse text that follows a closing quotation mark without a space."""
        if at >= end or self._text[at] in ' \t\f\v"':
            return at
        self._say(at, wording.AFTER_CLOSING)
        return end

    def _say_word(self, at: int) -> None:
        word = _WORD.match(self._text, at)
        if not self._has_text:
            self._say(at, wording.UNOPENED)
            self._has_text = True
        else:
            self._say(at, wording.unknown_word(word[0] if word else ""))

    def _take_keyword(self, at: int, keyword: str, index: str | None) -> None:
        self._require_text()
        self._has_text = False
        self._keyword, self._keyword_at = keyword, at
        if keyword == "msgstr":
            self._take_translation(at, index)
        elif keyword == "msgid_plural":
            if self._stage is not _Stage.SOURCE:
                self._say(at, wording.PLURAL_OUT_OF_PLACE)
            self._stage = max(self._stage, _Stage.PLURAL)
        else:
            if self._begins_another(keyword):
                self._say(at, wording.SAME_LINE)
                self._forms = 0
            self._stage = _Stage.CONTEXT if keyword == "msgctxt" else _Stage.SOURCE
            self._source_at = at

    def _take_translation(self, at: int, index: str | None) -> None:
        if self._stage < _Stage.SOURCE:
            self._say(at, wording.MISSING_SOURCE, ErrorName.MISSING_FIELD)
        elif index is None:
            self._take_single(at)
        elif self._stage is _Stage.SOURCE:
            self._say(at, wording.MISSING_PLURAL, ErrorName.MISSING_FIELD)
        elif int(index) != self._forms:
            self._say(at, wording.OUT_OF_ORDER)
        self._forms += 1
        self._stage = _Stage.TRANSLATION

    def _take_single(self, at: int) -> None:
        if self._stage is _Stage.PLURAL:
            self._say(at, wording.UNNUMBERED)
        elif self._stage is _Stage.TRANSLATION:
            self._say(at, wording.SECOND_TRANSLATION, ErrorName.DUPLICATE)

    def _require_text(self) -> None:
        if not self._has_text:
            self._say(self._keyword_at, wording.nothing_follows(self._keyword))

    def _finish(self, begun: int) -> None:
        self._require_text()
        if self._stage is _Stage.CONTEXT:
            self._say(self._source_at, wording.MISSING_SOURCE, ErrorName.MISSING_FIELD)
        elif self._stage in {_Stage.SOURCE, _Stage.PLURAL}:
            self._say(self._source_at, wording.MISSING_TRANSLATION, ErrorName.MISSING_FIELD)
        if not self.found:
            self._say(begun, wording.UNREADABLE)

    def _say(self, offset: int, sentence: Sentence, name: ErrorName = ErrorName.SYNTAX) -> None:
        self.found.append((offset, sentence, name))
