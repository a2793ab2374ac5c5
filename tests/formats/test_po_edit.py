"""Editing PO files in place: what is not meant stays byte for byte."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from workbench.formats.po import PoFile
from workbench.formats.po_entry import PoEntry, Previous, edged_like, with_fuzzy, without_fuzzy
from workbench.formats.po_header import Header
from workbench.formats.po_read import read

FIRST = r"""# SOME TITLE

msgid ""
msgstr ""
"Language: de\n"
"X-Generator: Poedit 3.4\n"
"Content-Type: text/plain; charset=UTF-8\n"
"""
ENTRY = """
#, fuzzy
# two  words

#  notes
#. hint
#: a.c:1
#: b.c:2
#| msgid "old"
msgctxt "k"
msgid ""
"new "
"text"
msgstr "wrapped "
"by somebody"
"""
LAST = '\n#~ msgid "gone"\n#~ msgstr "weg"\n\n# the end\n'


def file_of(text: str) -> PoFile:
    po = read(text).file
    assert po
    return po


def changed(text: str, **fields: object) -> str:
    """Edit the second entry of a file and return all of it."""
    po = file_of(text)
    entry: PoEntry = replace(po.blocks[1].entry, **fields)  # type: ignore[arg-type]
    edited = po.with_entry(1, entry)
    assert list(file_of(edited.text()).entries) == list(edited.entries)
    assert edited.blocks[1].entry == entry
    return edited.text()


EDITS: dict[str, tuple[dict[str, object], str, str]] = {
    "the translation": (
        {"translations": ("eins\nzwei",)},
        'msgstr "wrapped "\n"by somebody"\n',
        'msgstr ""\n"eins\\n"\n"zwei"\n',
    ),
    "a translation of one line": (
        {"translations": ("\teins\n",)},
        'msgstr "wrapped "\n"by somebody"\n',
        'msgstr "\\teins\\n"\n',
    ),
    "the source": ({"source": 'å "x"'}, 'msgid ""\n"new "\n"text"\n', 'msgid "å \\"x\\""\n'),
    "the context": ({"context": "l"}, 'msgctxt "k"\n', 'msgctxt "l"\n'),
    "no context": ({"context": None}, 'msgctxt "k"\n', ""),
    "the flags": ({"flags": ("fuzzy", "no-wrap")}, "#, fuzzy\n", "#, fuzzy, no-wrap\n"),
    "no flags": ({"flags": ()}, "#, fuzzy\n", ""),
    "the hint": ({"extracted_comments": ("a", "", "b")}, "#. hint\n", "#. a\n#.\n#. b\n"),
    "no hint": ({"extracted_comments": ()}, "#. hint\n", ""),
    "the notes": (
        {"translator_comments": ("one",)},
        "# two  words\n\n#  notes\n",
        "# one\n\n",
    ),
    "the references": (
        {"references": ("my file.c:1", "a", "b c")},
        "#: a.c:1\n#: b.c:2\n",
        "#: \u2068my file.c\u2069:1 a \u2068b c\u2069\n",
    ),
    "the previous text": (
        {"previous": Previous("a\nb", "k", "c")},
        '#| msgid "old"\n',
        '#| msgctxt "k"\n#| msgid ""\n#| "a\\n"\n#| "b"\n#| msgid_plural "c"\n',
    ),
    "a plural": (
        {"plural": "texts", "translations": ("a", "b")},
        'msgstr "wrapped "\n"by somebody"\n',
        'msgid_plural "texts"\nmsgstr[0] "a"\nmsgstr[1] "b"\n',
    ),
}


@pytest.mark.parametrize(("fields", "before", "after"), EDITS.values(), ids=EDITS.keys())
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_an_edit_changes_the_lines_that_say_it(
    fields: dict[str, object], before: str, after: str, newline: str, mark: str
) -> None:
    assert ENTRY.count(before) == 1
    text = mark + (FIRST + ENTRY + LAST).replace("\n", newline)
    expected = mark + (FIRST + ENTRY.replace(before, after) + LAST).replace("\n", newline)
    assert changed(text, **fields) == expected


def test_an_edit_that_says_the_same_changes_nothing() -> None:
    po = file_of(FIRST + ENTRY + LAST)
    assert po.with_entries(dict(enumerate(po.entries))).blocks == po.blocks


ADDITIONS: dict[str, tuple[dict[str, object], str]] = {
    "a note": ({"translator_comments": ("n",)}, "# n\n#: a.c:1\n"),
    "a hint": ({"extracted_comments": ("h",)}, "#. h\n#: a.c:1\n"),
    "a flag": ({"flags": ("fuzzy",)}, "#: a.c:1\n#, fuzzy\n"),
    "a previous text": ({"previous": Previous("o")}, '#: a.c:1\n#| msgid "o"\n'),
    "a context": ({"context": ""}, '#: a.c:1\nmsgctxt ""\n'),
    "everything": (
        {
            "translator_comments": ("n",),
            "extracted_comments": ("h",),
            "flags": ("fuzzy", "x"),
            "previous": Previous("o"),
            "context": "k",
        },
        '# n\n#. h\n#: a.c:1\n#, fuzzy, x\n#| msgid "o"\nmsgctxt "k"\n',
    ),
}


@pytest.mark.parametrize(("fields", "above"), ADDITIONS.values(), ids=ADDITIONS.keys())
def test_what_was_not_there_is_written_where_gettext_would(fields: dict[str, object], above: str) -> None:
    rest = 'msgid "a"\nmsgstr "b"\n'
    assert changed(f"{FIRST}\n#: a.c:1\n{rest}", **fields) == f"{FIRST}\n{above}{rest}"


def test_flags_are_written_with_the_mark_that_all_tools_know() -> None:
    text = FIRST + '\n#, fuzzy\n#= sticky\nmsgid "a"\nmsgstr "b"\n'
    assert changed(text, translations=("c",)) == text.replace('"b"', '"c"')
    assert changed(text, flags=("sticky",)) == text.replace("#, fuzzy\n#= sticky", "#, sticky")


def test_an_entry_becomes_obsolete_with_all_it_has_and_comes_back() -> None:
    obsolete = changed(FIRST + ENTRY + LAST, obsolete=True)
    entry = """
#, fuzzy
# two  words

#  notes
#. hint
#: a.c:1
#: b.c:2
#~| msgid "old"
#~ msgctxt "k"
#~ msgid "new text"
#~ msgstr "wrapped by somebody"
"""
    assert obsolete == FIRST + entry + LAST
    assert list(file_of(changed(obsolete, obsolete=False)).entries) == list(
        file_of(FIRST + ENTRY + LAST).entries
    )


def test_an_entry_on_one_line_is_written_anew() -> None:
    text = FIRST + '\n# n\nmsgid "a" msgstr "b"\n'
    assert changed(text, translations=("c",)) == FIRST + '\n# n\nmsgid "a"\nmsgstr "c"\n'


def test_characters_without_a_name_are_written_by_number() -> None:
    written = changed(FIRST + ENTRY, translations=('\x01\x1b1\x7f\a\b\f\v\r\t\\"\x85\u2028',))
    assert 'msgstr "\\001\\0331\\177\\a\\b\\f\\v\\r\\t\\\\\\"\x85\u2028"' in written


UNWRITABLE: dict[str, dict[str, object]] = {
    "NUL": {"translations": ("\0",)},
    "EOT": {"source": "\x04"},
    "half a character": {"translations": ("\ud800",)},
    "a comment of two lines": {"translator_comments": ("a\nb",)},
    "a flag with a comma": {"flags": ("a,b",)},
}


@pytest.mark.parametrize("fields", UNWRITABLE.values(), ids=UNWRITABLE.keys())
def test_what_no_file_can_hold_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="cannot hold"):
        changed(FIRST + ENTRY, **fields)


def test_two_entries_of_one_identity_are_refused() -> None:
    po = file_of(FIRST + ENTRY + LAST)
    gone = po.blocks[2].entry
    with pytest.raises(ValueError, match="two entries"):
        po.with_entry(1, replace(po.blocks[1].entry, context=None, source=gone.source))
    with pytest.raises(ValueError, match="two entries"):
        po.with_new(PoEntry("gone"))


PLACES: dict[str, tuple[Callable[[PoFile], PoFile], str]] = {
    "last, before what belongs to none": (
        lambda po: po.with_new(PoEntry("n")),
        FIRST + '\nmsgid "a"\nmsgstr ""\n\nmsgid "n"\nmsgstr ""\n\n# end',
    ),
    "between": (
        lambda po: po.with_new(PoEntry("n"), 1),
        FIRST + '\nmsgid "n"\nmsgstr ""\n\nmsgid "a"\nmsgstr ""\n\n# end',
    ),
    "first": (
        lambda po: po.with_new(PoEntry("n"), 0),
        'msgid "n"\nmsgstr ""\n\n' + FIRST + '\nmsgid "a"\nmsgstr ""\n\n# end',
    ),
    "out": (lambda po: po.without(1), FIRST + "\n# end"),
}


@pytest.mark.parametrize(("edit", "expected"), PLACES.values(), ids=PLACES.keys())
def test_entries_come_and_go(edit: Callable[[PoFile], PoFile], expected: str) -> None:
    assert edit(file_of(FIRST + '\nmsgid "a"\nmsgstr ""\n\n# end')).text() == expected


def test_a_missing_line_end_is_added_before_a_new_entry() -> None:
    assert file_of('msgid "a"\nmsgstr ""').with_new(PoEntry("b")).text() == (
        'msgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr ""\n'
    )


def test_a_header_field_is_edited_among_those_of_other_tools() -> None:
    po = file_of(FIRST + ENTRY + LAST)
    assert po.with_header("language", "fr").text() == po.text().replace("Language: de", "Language: fr")
    assert po.with_header("Language", "de").text() == po.text()
    added = po.with_header("Plural-Forms", "nplurals=1; plural=0;").text()
    assert added == po.text().replace('UTF-8\\n"\n', 'UTF-8\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n')


def test_a_file_without_header_gets_one_at_its_top() -> None:
    po = file_of('msgid "a"\nmsgstr ""\n').with_header("Language", "de")
    assert po.text() == 'msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "a"\nmsgstr ""\n'
    assert po.header.get("Language") == "de"


@pytest.mark.parametrize(("name", "value"), [("a", "b\nc"), ("a: b", "c"), ("a\n", "b")])
def test_a_header_field_is_one_line(name: str, value: str) -> None:
    with pytest.raises(ValueError, match="header"):
        Header().with_value(name, value)


def test_a_header_field_that_says_the_same_stays_as_it_is_written() -> None:
    assert Header("A:1\n").with_value("a", "1").text == "A:1\n"
    assert Header("A:1\nA: 2\n").with_value("A", "3").text == "A: 3\nA: 2\n"


def test_a_header_without_final_newline_is_continued() -> None:
    assert Header("A: 1").with_value("B", "2").text == "A: 1\nB: 2\n"


EDGES = [
    ("a", "x", "a"),
    ("a\n", "x", "a"),
    ("\n\na", "x", "a"),
    ("a", "x\n", "a\n"),
    ("a\n\n", "x\n", "a\n\n"),
    ("a", "\nx", "\na"),
    ("\n", "x\n", ""),
    ("", "\nx\n", ""),
    ("a\nb", "\nx\n", "\na\nb\n"),
]


@pytest.mark.parametrize(("translation", "source", "expected"), EDGES)
def test_a_translation_begins_and_ends_as_its_source_does(
    translation: str, source: str, expected: str
) -> None:
    assert edged_like(translation, source) == expected


def test_the_fuzzy_flag_comes_first_and_goes_with_the_previous_text() -> None:
    entry = PoEntry("a", flags=("x",), previous=Previous("o"))
    assert with_fuzzy(entry).flags == ("fuzzy", "x")
    assert with_fuzzy(with_fuzzy(entry)) == with_fuzzy(entry)
    assert without_fuzzy(with_fuzzy(entry)) == PoEntry("a", flags=("x",))
