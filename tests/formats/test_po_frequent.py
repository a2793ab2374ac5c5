"""The short way to read the entries that are in most files: it says what the grammar says, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.formats import po_read
from workbench.formats.po_block import block_of
from workbench.formats.po_entry import PoEntry, Previous
from workbench.formats.po_frequent import FREQUENT, frequent_entry
from workbench.formats.po_read import read

NEXT = '\nmsgid "next"\nmsgstr ""\n'


def frequent(text: str) -> PoEntry | None:
    """Read an entry the short way, another standing below it."""
    match = FREQUENT.match(text + NEXT)
    return frequent_entry(match) if match and match[0] == text else None


FREQUENT_ENTRIES = {
    "plain": ('msgid "a"\nmsgstr "b"\n', PoEntry("a", ("b",))),
    "with a context": ('\nmsgctxt "k"\nmsgid "a"\nmsgstr ""\n', PoEntry("a", context="k")),
    "wrapped": ('msgid ""\n"a "\n"b"\nmsgstr ""\n"c\\n"\n"d"\n', PoEntry("a b", ("c\nd",))),
    "with quotation marks": (
        r'msgid "\"a\" \n\"b"' + '\n' + r'"\"\"c\""' + '\nmsgstr "\\""\n', PoEntry('"a" \n"b""c"', ('"',))
    ),
    "with all its comments": (
        ('\n# one\n#\n#. hint\n#. more\n#: a.c:1 b.c:2\n#: c#:d\n#, fuzzy, x\n'
        '#| msgctxt "l"\n#| msgid ""\n#| "ol\\"d\\n"\n#| "er"\nmsgid "a"\nmsgstr "b"\n'),
        PoEntry(
            "a", ("b",), None, None, ("fuzzy", "x"), Previous('ol"d\ner', "l"), ("one", ""), ("hint", "more"),
            ("a.c:1", "b.c:2", "c#:d"),
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "entry"), FREQUENT_ENTRIES.values(), ids=FREQUENT_ENTRIES.keys())
def test_the_entries_of_most_files_are_read(text: str, entry: PoEntry) -> None:
    assert frequent(text) == entry


LEFT = {
    "an escaped backslash": 'msgid "a\\\\"\nmsgstr ""\n',
    "a rare escape": 'msgid "a\\tb"\nmsgstr ""\n',
    "a line break in a text": 'msgid "a\nb"\nmsgstr ""\n',
    "a carriage return in a text": 'msgid "a\rb"\nmsgstr ""\n',
    "a carriage return in a comment": '# a\r\nmsgid "a"\nmsgstr ""\n',
    "NUL": 'msgid "a\0b"\nmsgstr ""\n',
    "EOT": 'msgid "a\4b"\nmsgstr ""\n',
    "a plural": 'msgid "a"\nmsgid_plural "as"\nmsgstr[0] ""\n',
    "obsolete": '#~ msgid "a"\n#~ msgstr ""\n',
    "comments in another order": '#: a.c\n#. hint\nmsgid "a"\nmsgstr ""\n',
    "a file name with spaces": '#: \u2068a b.c\u2069:1\nmsgid "a"\nmsgstr ""\n',
    "a previous text with an escaped backslash": '#| msgid "\\\\"\nmsgid "a"\nmsgstr ""\n',
    "a previous text that is none": '#| old\nmsgid "a"\nmsgstr ""\n',
    "strings on one line": 'msgid "a" "b"\nmsgstr ""\n',
}


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT.keys())
def test_all_others_are_left_to_the_grammar(text: str) -> None:
    assert frequent(text) is None


def test_the_last_entry_of_a_file_is_read_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(po_read, "matched", lambda *_: pytest.fail("the grammar was asked"))
    reading = read('msgid ""\nmsgstr ""\n"Language: de\\n"\n\nmsgid "a"\nmsgstr "b"\n')
    assert reading.file is not None
    assert [entry.translation for entry in reading.file.entries] == ["Language: de\n", "b"]


def test_a_text_that_goes_on_below_a_blank_line_is_left_to_the_grammar() -> None:
    assert FREQUENT.match('msgid "a"\nmsgstr "b"\n\n"c"\n') is None


pieces = st.lists(st.sampled_from(["a", "n", '\\"', "\\n", "\\", "\\\\", '"', '"\n"', "\n", "\r", "\u2028"]))
inside = pieces.map("".join)
comments = st.lists(
    st.builds(
        lambda mark, text: f"{mark}{text}\n",
        st.sampled_from(["# ", "#", "#. ", "#.", "#: ", "#, ", "#| ", '#| msgid "', "#= "]),
        st.text('a#:,|." \r\\', max_size=8),
    ),
    max_size=4,
).map("".join)


@given(
    comments,
    st.lists(st.tuples(inside, inside, inside), min_size=1, max_size=3),
    st.sampled_from([NEXT, "", "\n"]),
)
def test_nothing_is_read_otherwise_than_the_grammar_reads_it(
    above: str, texts: list[tuple[str, str, str]], below: str
) -> None:
    text = "".join(f'{above}msgctxt "{a}"\nmsgid "{b}"\nmsgstr "{c}"\n' for a, b, c in texts) + below
    match = FREQUENT.match(text)
    entry = frequent_entry(match) if match else None
    if match and entry:
        block = block_of(match[0])
        assert block
        assert block.entry == entry


CRLF = '#. a\r\nmsgid ""\r\n"b\\n"\r\n"c"\r\nmsgstr "d"\r\n\r\n#~ msgid "e"\r\n#~ msgstr ""\r\n\r\n# end\r\n'


@pytest.mark.parametrize("line", ["", "\n", "# \r \n"], ids=["alone", "beside LF", "beside CR"])
def test_lines_that_end_with_crlf_are_kept(line: str) -> None:
    po = read(CRLF + line).file
    assert po
    assert po.text() == CRLF + line
    assert next(po.entries) == PoEntry("b\nc", ("d",), extracted_comments=("a",))
