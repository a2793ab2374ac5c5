"""Reading PO files: everything that gettext and other tools write, and the places of what cannot be read."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from workbench.formats.fault import ErrorName
from workbench.formats.limits import LARGEST_PO
from workbench.formats.po import PoFile
from workbench.formats.po_entry import PoEntry, Previous
from workbench.formats.po_read import read

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def file_of(content: bytes | str) -> PoFile:
    """Read what has no faults."""
    reading = read(content)
    assert reading.file, [str(fault.sentence) for fault in reading.faults]
    return reading.file


def places(content: bytes | str) -> list[tuple[int, int, ErrorName]]:
    """Return where the faults are."""
    reading = read(content)
    assert reading.file is None
    return [(fault.line, fault.column, fault.name) for fault in reading.faults]


ENTRIES = {
    "plain": ('msgid "a"\nmsgstr "b"\n', PoEntry("a", ("b",))),
    "a context": ('msgctxt "k"\nmsgid "a"\nmsgstr ""\n', PoEntry("a", context="k")),
    "an empty context, which is one": ('msgctxt ""\nmsgid "a"\nmsgstr ""\n', PoEntry("a", context="")),
    "wrapped": ('msgid ""\n"a "\n"b"\nmsgstr ""\n\n"c\\n"\n"d"\n', PoEntry("a b", ("c\nd",))),
    "strings on one line": ('msgid "a" "b"\t"c" msgstr"d"\n', PoEntry("abc", ("d",))),
    "indented": ('  #, fuzzy\n\tmsgid "a"\n  msgstr "b"\n', PoEntry("a", ("b",), flags=("fuzzy",))),
    "no line end": ('msgid "a"\nmsgstr "b"', PoEntry("a", ("b",))),
    "all named escapes": (r'msgid "\a\b\f\n\r\t\v\"\\"' + '\nmsgstr ""\n', PoEntry('\a\b\f\n\r\t\v"\\')),
    "escaped backslashes before what looks like one": (
        r'msgid "\\n\\\n\\"' + '\n"n"\nmsgstr ""\n',
        PoEntry("\\n\\\n\\n"),
    ),
    "escaped quotes over several strings": (r'msgid "\"a\\" "\"b" "c\"" msgstr ""', PoEntry('"a\\"bc"')),
    "numbers of characters": (r'msgid "\101\x41\7\x0000041\1018" msgstr ""', PoEntry("AA\x07AA8")),
    "numbers of bytes": (r'msgid "\303\245\xc3\xa5" msgstr "\303"' + '\n"\\245"', PoEntry("åå", ("å",))),
    "an octal number that ends with its string": (r'msgid "\1" "2" msgstr ""', PoEntry("\x012")),
    "line separators that are none here": (
        'msgid "a\u2028b\u0085c\x0cd\x1ce"\nmsgstr "\u2029"\n',
        PoEntry("a\u2028b\u0085c\x0cd\x1ce", ("\u2029",)),
    ),
    "what looks like PO in a text": (
        'msgid "#~ msgid \\"x\\"\\n"\n"#, fuzzy"\nmsgstr "msgctxt"\n',
        PoEntry('#~ msgid "x"\n#, fuzzy', ("msgctxt",)),
    ),
    "every kind of comment, in any order": (
        ('#, fuzzy\n#: a.c:1\n#.hint\n# one\n#\n\n#| msgctxt "l"\n#| msgid "o"\n#| "ld"\n#, x\n'
        '#two\n#:b.c:2\nmsgid "a"\nmsgstr "b"\n'),
        PoEntry(
            "a", ("b",), None, None, ("fuzzy", "x"), Previous("old", "l"), ("one", "", "two"), ("hint",),
            ("a.c:1", "b.c:2"),
        ),
    ),
    "repeated comments": (
        '# a\n# a\n#  a \nmsgid "a"\nmsgstr ""\n',
        PoEntry("a", translator_comments=("a", "a", " a ")),
    ),
    "a comment that only looks like another kind": (
        '# . a\n# | msgid "b"\n#!c\nmsgid "a"\nmsgstr ""\n',
        PoEntry("a", translator_comments=(". a", '| msgid "b"', "!c")),
    ),
    "flags of both marks, once each": (
        '#, fuzzy,, range: 0..3 ,x\n#= x, y\nmsgid "a"\nmsgstr ""\n',
        PoEntry("a", flags=("fuzzy", "range: 0..3", "x", "y")),
    ),
    "file names with spaces": (
        '#: \u2068my file.c\u2069:12 b.c:3 \u2068no line\u2069\nmsgid "a"\nmsgstr ""\n',
        PoEntry("a", references=("my file.c:12", "b.c:3", "no line")),
    ),
    "a previous text of several lines": (
        '#, fuzzy\n#| msgid ""\n#| "one\\n"\n#| "two"\n#| msgid_plural "s"\nmsgid "a"\nmsgstr "b"\n',
        PoEntry("a", ("b",), flags=("fuzzy",), previous=Previous("one\ntwo", None, "s")),
    ),
    "obsolete": (
        '# note\n#, fuzzy\n#~| msgid "old"\n#~ msgctxt "k"\n#~ msgid "a"\n#~ msgstr ""\n#~ "b"\n#~ "c"\n',
        PoEntry("a", ("bc",), "k", None, ("fuzzy",), Previous("old"), ("note",), obsolete=True),
    ),
    "obsolete with gaps": (
        '#~\n#~msgid "a"\n\n#~\n#~ msgstr "b"\n',
        PoEntry("a", ("b",), obsolete=True),
    ),
    "one plural form": (
        'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\n',
        PoEntry("a", ("b",), plural="as"),
    ),
    "six plural forms": (
        'msgid "a"\nmsgid_plural "as"\n' + "".join(f'msgstr[{n}] "{n}"\n"x[1]"\n' for n in range(6)),
        PoEntry("a", tuple(f"{n}x[1]" for n in range(6)), plural="as"),
    ),
    "obsolete plural forms": (
        '#~ msgid "a"\n#~ msgid_plural "as"\n#~ msgstr[0] "b"\n#~ msgstr [ 1 ] "c"\n',
        PoEntry("a", ("b", "c"), plural="as", obsolete=True),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "entry"), ENTRIES.values(), ids=ENTRIES.keys())
def test_an_entry_is_read(text: str, entry: PoEntry) -> None:
    assert list(file_of(text).entries) == [entry]


@pytest.mark.parametrize("text", [text for text, _ in ENTRIES.values()], ids=ENTRIES.keys())
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_an_entry_among_others_is_kept_to_the_byte(text: str, newline: str, mark: str) -> None:
    text = (
        HEADER + text + ("" if text.endswith("\n") else "\n") + 'msgid "last"\nmsgstr ""\n\n# the end\n#~\n\n'
    )
    content = (mark + text.replace("\n", newline)).encode()
    assert file_of(content).text().encode() == content
    assert len(file_of(content).blocks) == 3


@pytest.mark.parametrize("text", [text for text, _ in ENTRIES.values()], ids=ENTRIES.keys())
def test_line_ends_are_no_content(text: str) -> None:
    assert list(file_of(text.replace("\n", "\r\n")).entries) == list(file_of(text).entries)


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "#", "# a\n\n#~\n#~| b", "\ufeff", "  \t"])
def test_a_file_without_entries_is_kept(text: str) -> None:
    assert file_of(text).text() == text
    assert file_of(text).blocks == ()


def test_entries_need_no_line_between_them() -> None:
    in_use = 'msgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr "d"\n'
    text = in_use + '# e\n#~ msgid "e"\n#~ msgstr ""\n#~ msgid "f"\n#~ msgstr ""\n'
    assert [entry.source for entry in file_of(text).entries] == ["a", "c", "e", "f"]


def test_headers_of_other_tools_and_odd_dates_do_not_matter() -> None:
    header = (
        "PO-Revision-Date: yesterday\nX-Generator: Poedit 3\nX-Poedit-Basepath: .\nno colon\nLanguage: de\n"
    )
    text = 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in header.splitlines())
    po = file_of(text)
    assert po.header.text == header
    assert po.header.get("language") == "de"
    assert po.header.get("POT-Creation-Date") is None


def test_the_line_of_every_translation_is_known() -> None:
    text = HEADER + '# n\n#. msgstr\nmsgid ""\n"a"\nmsgstr "b"\n#~ msgid "c"\n#~ msgstr ""\n'
    assert list(file_of(text).lines()) == [2, 8, 10]


SYNTAX, MISSING, DUPLICATE, ENCODING = (
    ErrorName.SYNTAX,
    ErrorName.MISSING_FIELD,
    ErrorName.DUPLICATE,
    ErrorName.ENCODING,
)

DAMAGED = {
    "no closing quote": ('msgid "a\nmsgstr "b"\n', [(1, 9, SYNTAX)]),
    "no closing quote at the end": ('msgid "a"\nmsgstr "å', [(2, 10, SYNTAX)]),
    "no closing quote with CRLF": ('msgid "a\r\nmsgstr "b"\r\n', [(1, 9, SYNTAX)]),
    "no opening quote": ('msgid a"\nmsgstr "b"\n', [(1, 7, SYNTAX)]),
    "no quotes": ("msgid a\nmsgstr b\n", [(1, 7, SYNTAX), (2, 8, SYNTAX)]),
    "a raw newline": ('msgid "a\nb"\nmsgstr "c"\n', [(1, 9, SYNTAX)]),
    "a raw newline after the first line": ('msgid "a"\nmsgstr ""\n"b\nc\nd"\n"e"\n', [(3, 3, SYNTAX)]),
    "words after a text without closing quote": (
        'msgid "a\n"b"\nc\n',
        [(1, 1, MISSING), (1, 9, SYNTAX), (3, 1, SYNTAX)],
    ),
    "a quote in a text": ('msgid "a "b" c"\nmsgstr ""\n', [(1, 11, SYNTAX)]),
    "an unknown escape": ('msgid "a\\u00e5\\q"\nmsgstr ""\n', [(1, 9, SYNTAX), (1, 15, SYNTAX)]),
    "a backslash before the closing quote": ('msgid "a\\"\nmsgstr ""\n', [(1, 11, SYNTAX)]),
    "NUL by number": ('msgid "\\000"\nmsgstr "\\x00"\n', [(1, 8, SYNTAX), (2, 9, SYNTAX)]),
    "NUL": ('msgid "a\x00b"\nmsgstr ""\n', [(1, 9, SYNTAX)]),
    "EOT by number": (
        'msgid "\\4\\0041\\x04"\nmsgstr "\\x40\\40\\104"\n',
        [(1, 8, SYNTAX), (1, 10, SYNTAX), (1, 15, SYNTAX)],
    ),
    "EOT": ('msgid "a\x04b"\nmsgstr ""\n', [(1, 9, SYNTAX)]),
    "a carriage return in a text": ('msgid "a\rb"\nmsgstr ""\n', [(1, 9, SYNTAX)]),
    "a number above a byte": ('msgid "\\400"\nmsgstr "\\x100"\n', [(1, 8, SYNTAX), (2, 9, SYNTAX)]),
    "numbers that are no UTF-8": ('# n\nmsgid "\\303"\nmsgstr ""\n', [(2, 1, ENCODING)]),
    "no msgstr": ('msgid "a"\n\nmsgid "b"\nmsgstr ""\n', [(1, 1, MISSING)]),
    "no msgstr before a comment": ('msgid "a"\n# c\nmsgid "b"\nmsgstr ""\n', [(1, 1, MISSING)]),
    "no msgstr at the end": ('msgctxt "k"\nmsgid "a"\n', [(2, 1, MISSING)]),
    "no msgid": ('msgctxt "k"\nmsgstr "a"\n', [(2, 1, MISSING)]),
    "no msgid at all": ('msgctxt "k"\n\nmsgctxt "l"\nmsgid "a"\nmsgstr ""\n', [(1, 1, MISSING)]),
    "no text": ('msgid\nmsgstr "a"\n', [(1, 1, SYNTAX)]),
    "no text at the end": ('msgid "a"\nmsgstr', [(2, 1, SYNTAX)]),
    "two msgstr": ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', [(3, 1, DUPLICATE)]),
    "two msgstr, one obsolete": ('#~ msgid "a"\n#~ msgstr "b"\n#~ msgstr "c"\n', [(3, 4, DUPLICATE)]),
    "a misspelt keyword": ('msgdi "a"\nmsgstr "b"\n', [(1, 1, SYNTAX), (2, 1, MISSING)]),
    "words between entries": ('msgid "a"\nmsgstr ""\n\nå b\nmsgid "c"\nmsgstr ""\n', [(4, 1, SYNTAX)]),
    "a text that belongs to nothing": ('"a"\nmsgid "b"\nmsgstr ""\n', [(1, 1, SYNTAX)]),
    "a comment within an entry": ('msgid "a"\n# c\nmsgstr "b"\n', [(1, 1, MISSING), (3, 1, MISSING)]),
    "a domain": ('domain "d"\nmsgid "a"\nmsgstr ""\n', [(1, 1, SYNTAX)]),
    "half obsolete": ('#~ msgid "a"\nmsgstr "b"\n', [(2, 1, SYNTAX)]),
    "two entries on a line": ('msgid "a" msgstr "b" msgid "c" msgstr "d"\n', [(1, 22, SYNTAX)]),
    "a plural without numbers": ('msgid "a"\nmsgid_plural "as"\nmsgstr "b"\n', [(3, 1, SYNTAX)]),
    "numbers without a plural": ('msgid "a"\nmsgstr[0] "b"\n', [(2, 1, MISSING)]),
    "plural forms out of order": (
        'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[2] "c"\n',
        [(4, 1, SYNTAX)],
    ),
    "a previous text without quotes": ('# n\n#| old\nmsgid "a"\nmsgstr "b"\n', [(2, 1, SYNTAX)]),
    "a duplicate": ('msgid "a"\nmsgstr ""\n\n# n\nmsgid "a"\nmsgstr "b"\n', [(5, 1, DUPLICATE)]),
    "a duplicate that is obsolete": (
        'msgctxt "k"\nmsgid "a"\nmsgstr ""\n#~ msgctxt "k"\n#~ msgid ""\n#~ "a"\n#~ msgstr "b"\n',
        [(4, 1, DUPLICATE)],
    ),
    "two headers": (HEADER + HEADER, [(4, 1, DUPLICATE)]),
    "two versions of git": (
        HEADER + 'msgid "a"\n<<<<<<< HEAD\nmsgstr "b"\n=======\nmsgstr "c"\n>>>>>>> x\n',
        [(5, 1, SYNTAX)],
    ),
    "the rest of two versions": ('msgid "a"\nmsgstr "b"\n=======\nmsgid "a"\n', [(3, 1, SYNTAX)]),
}


@pytest.mark.parametrize(("text", "expected"), DAMAGED.values(), ids=DAMAGED.keys())
@pytest.mark.parametrize("rest", ["", '\n#. next\nmsgid "next"\nmsgstr ""\n'], ids=["last", "followed"])
def test_damage_has_a_place(text: str, rest: str, expected: list[tuple[int, int, ErrorName]]) -> None:
    assert places(text + rest) == expected


@pytest.mark.parametrize("text", [text for text, _ in DAMAGED.values()], ids=DAMAGED.keys())
def test_damage_is_told_in_a_sentence(text: str) -> None:
    for fault in read(text).faults:
        sentence = str(fault.sentence)
        assert ": " in sentence, "what is wrong, and what to do"
        assert sentence.endswith(".")
        assert "cannot be read as PO" not in sentence


def test_all_faults_are_told_at_once_and_in_order() -> None:
    unclosed, missing = 'msgid "a\nmsgstr ""\n\n', 'msgid "b"\n\n'
    fine, escape = '# fine\nmsgid "c"\nmsgstr ""\n', '\nmsgid "c"\nmsgstr "\\q"\n'
    text = unclosed + missing + fine + escape + fine
    assert places(text) == [(1, 9, SYNTAX), (4, 1, MISSING), (11, 9, SYNTAX), (13, 1, DUPLICATE)]


def test_a_hundred_faults_are_enough() -> None:
    assert len(places('msgid "a\n' * 300)) == 100


ENCODED = {
    "not UTF-8": (b'msgid "a"\nmsgstr "b\xe5\xe4\x80"\nmsgid "\xff"\n', [(2, 10), (3, 8)]),
    "not UTF-8 after a byte order mark": (b"\xef\xbb\xbf# \xff\n", [(1, 3)]),
    "cut off within a character": (b"# \xc3", [(1, 3)]),
    "ISO 8859-1 as its header says": (
        b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=ISO-8859-1\\n"\n\nmsgid "\xe5"\n',
        [(3, 36)],
    ),
    "ASCII as its header says": (
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=ASCII\\n"\n',
        [(2, 43)],
    ),
    "UTF-16": ('msgid "a"'.encode("utf-16"), [(1, 1)]),
}


@pytest.mark.parametrize(("content", "expected"), ENCODED.values(), ids=ENCODED.keys())
def test_another_encoding_is_refused(content: bytes, expected: list[tuple[int, int]]) -> None:
    assert places(content) == [(line, column, ENCODING) for line, column in expected]


def test_the_charset_is_named() -> None:
    faults = read(b'msgid ""\nmsgstr "Content-Type: text/plain; charset=KOI8-R\\n"\n').faults
    assert "KOI8-R" in str(faults[0].sentence)


@pytest.mark.parametrize("charset", ["UTF-8", "utf-8", "utf8", "CHARSET"])
def test_utf8_by_any_name_is_read(charset: str) -> None:
    text = f'msgid ""\nmsgstr "Content-Type: text/plain; charset={charset}\\n"\n\nmsgid "å"\nmsgstr ""\n'
    assert len(file_of(text).blocks) == 2


def test_a_prose_that_speaks_of_charsets_is_no_header() -> None:
    assert file_of('msgid "Content-Type: text/plain; charset=KOI8-R\\n"\nmsgstr ""\n').blocks


def test_a_file_of_more_than_64_mib_is_refused() -> None:
    assert LARGEST_PO == 64 * 1024 * 1024
    assert places(b"#" * (LARGEST_PO + 1)) == [(1, 1, ErrorName.LIMIT)]
    assert read(b"#" * LARGEST_PO).file


LONG: dict[str, Callable[[int], str]] = {
    "entries": lambda n: "".join(f'#. h\nmsgctxt "{i}"\nmsgid "a"\nmsgstr "b"\n\n' for i in range(n)),
    "obsolete entries": lambda n: "".join(f'#~ msgid "{i}"\n#~ msgstr "b"\n\n' for i in range(n)),
    "comments": lambda n: "# c\n" * n + 'msgid "a"\nmsgstr "b"\n',
    "comments and no entry": lambda n: "# c\n\n" * n + "x",
    "blank lines": lambda n: 'msgid "a"\n' + "\n \n" * n + "x",
    "one long text": lambda n: 'msgid "' + '\\"\\n' * n + '"\nmsgstr ""\n',
    "one unclosed text": lambda n: 'msgid "' + "\\\\a" * n + "\n",
    "many strings": lambda n: 'msgid ""\n' + '"a\\303\\245"\n' * n + 'msgstr ""\n',
    "many strings and no msgstr": lambda n: 'msgid ""\n' + '"a"\n' * n,
    "faults": lambda n: 'msgid "a\n\n' * n,
    "duplicates": lambda n: 'msgid "a"\nmsgstr "b"\n' * n,
    "half obsolete lines": lambda n: '#~ msgid "a"\n"a"\n' * n,
    "previous texts": lambda n: '#| msgid ""\n' + '#| "a"\n' * n + 'msgid "a"\nmsgstr "b"\n',
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_time_grows_with_size_alone(text: Callable[[int], str]) -> None:
    def seconds(content: str) -> float:
        begun = time.process_time()
        read(content)
        return time.process_time() - begun

    short, long = text(2_000), text(32_000)
    assert seconds(long) < 100 * max(min(seconds(short) for _ in range(3)), 0.002)
