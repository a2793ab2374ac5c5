"""The sentences for what is wrong in a PO file."""

from __future__ import annotations

from workbench.policy.sentence import Sentence, say

UNCLOSED = say(
    "The closing quotation mark is missing on this line: add it, and write a line break in a text as \\n."
)
UNOPENED = say("A quotation mark is missing here, before the text: add one.")
AFTER_CLOSING = say(
    'Something stands here after the closing quotation mark: write a quotation mark within a text as \\", '
    "and nothing after the last one."
)
STRAY_TEXT = say("This text belongs to nothing: write msgid or msgstr before it, or delete the line.")
CONTROL = say("The control character NUL or EOT stands here, which PO files cannot hold: delete it.")
BARE_RETURN = say("A carriage return stands here within a text: write it as \\r, or delete it.")
HALF_OBSOLETE = say("Only a part of this entry is marked obsolete: begin all of its lines with #~, or none.")
MISSING_SOURCE = say("This entry has no msgid: write msgid and the source text before its msgstr.")
MISSING_TRANSLATION = say('This entry has no msgstr: write msgstr and the translation below it, "" for none.')
MISSING_PLURAL = say(
    "This entry has numbered forms but no msgid_plural: add it, or write msgstr without a number."
)
UNNUMBERED = say("This entry has a msgid_plural: number its translations as msgstr[0], msgstr[1] and so on.")
SECOND_TRANSLATION = say("This entry has a second msgstr: keep one of the two.")
PLURAL_OUT_OF_PLACE = say("A msgid_plural stands here without a msgid directly before it: move it there.")
OUT_OF_ORDER = say(
    "The plural forms are not numbered in order: begin with msgstr[0], then msgstr[1] and so on."
)
SAME_LINE = say("Another entry begins within this line: begin it on a line of its own.")
UNREADABLE = say("This entry cannot be read as PO: compare it with the entries around it, or delete it.")
MISREAD_PREVIOUS = say(
    "This line does not say what was translated: write #| msgid and a text in quotation marks, or delete it."
)
NOT_UTF8 = say("The characters given by number in this entry are not UTF-8: write the characters themselves.")
CONFLICT = say(
    "Git left two versions from here to the line of >>>>>>>: keep what is right and delete its marks."
)


def unknown_word(word: str) -> Sentence:
    """Something that is neither a keyword nor a quoted text."""
    return say(
        "“{word}” is not known here: write msgctxt, msgid or msgstr, put a text in quotation marks, "
        "or begin a comment with #.",
        word=word,
    )


def unknown_escape(escape: str) -> Sentence:
    """A backslash before something that has no meaning after it."""
    return say("“{escape}” means nothing in a text: write a backslash as \\\\.", escape=escape)


def nothing_follows(keyword: str) -> Sentence:
    """A keyword without text."""
    return say('No text in quotation marks follows {keyword}: add one, "" for none.', keyword=keyword)


def duplicate(line: int) -> Sentence:
    """An entry of which there is another."""
    return say(
        "This entry stands already on line {line}: keep one of the two, also where one is obsolete (#~).",
        line=line,
    )


def too_large(size: int, largest: int) -> Sentence:
    """More bytes than are read."""
    return say(
        "This file has {size} bytes, more than the {largest} that are read: split it or take something out.",
        size=size,
        largest=largest,
    )


def in_another_charset(charset: str) -> Sentence:
    """A file that is not, or does not claim to be, UTF-8."""
    return say(
        "This file is saved as {charset}: save it as UTF-8 and name that in its header (msgconv -t UTF-8).",
        charset=charset,
    )


def not_utf8(byte: int) -> Sentence:
    """A byte that belongs to no character."""
    return say(
        "The byte {byte} here is not UTF-8: save the file again as UTF-8, or type this character anew.",
        byte=f"0x{byte:02X}",
    )
