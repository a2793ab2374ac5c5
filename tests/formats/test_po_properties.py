"""PO files of any form: kept to the byte, understood, and edited one entry at a time."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.programs import needed
from workbench.formats.fault import ErrorName
from workbench.formats.po import PoFile
from workbench.formats.po_entry import PoEntry, Previous, comment_lines, edged_like
from workbench.formats.po_new import new_file
from workbench.formats.po_read import read
from workbench.policy.kinds import LocaleTag

characters = st.characters(codec="utf-8", exclude_characters="\0\4")
texts = st.text(characters | st.sampled_from('ab \n\t\\"#~|\r\x07\x1b\u2028\u0085å日'), max_size=20)
words = st.text("abcå", min_size=1, max_size=6)
blanks = st.sampled_from(["", "\n", " \n", "\t\n\n"])
NAMED = {"\a": "\\a", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\v": "\\v"}


def number(character: str) -> str:
    """Write a character by the numbers of its bytes."""
    return "".join(f"\\{byte:03o}" for byte in character.encode())


@st.composite
def strings(draw: st.DrawFn, mark: str = "") -> tuple[str, str]:
    """A text, and how some tool could write it: in any pieces, with any escapes."""
    text = draw(texts)
    pieces = [""]
    for character in text:
        if draw(st.integers(0, 5)) == 0:
            pieces.append("")
        by_number = draw(st.integers(0, 7)) == 0
        if by_number:
            pieces[-1] += number(character)
        elif character in '"\\':
            pieces[-1] += "\\" + character
        else:
            pieces[-1] += NAMED.get(character, character)
    gap = st.sampled_from([f"\n{mark}", f" \n{mark}\t", " ", ""])
    written = "".join(f'"{piece}"' + draw(gap) for piece in pieces[:-1]) + f'"{pieces[-1]}"'
    return text, written


@st.composite
def comments(draw: st.DrawFn) -> str:
    """Lines above an entry, of all kinds, blank ones among them."""
    kinds = st.sampled_from(["#", "# ", "#. ", "#.", "#: ", "#, ", "#= ", "#,"])
    line = st.builds(lambda kind, word, gap: f"{kind}{word}\n{gap}", kinds, words | st.just(""), blanks)
    return "".join(draw(st.lists(line, max_size=4)))


@st.composite
def entries(draw: st.DrawFn, context: str) -> tuple[PoEntry, str]:
    """What an entry says in its keywords, and its text; the context tells it from all others."""
    is_obsolete = draw(st.booleans())
    mark = draw(st.sampled_from(["#~ ", "#~", "#~\t"])) if is_obsolete else draw(st.sampled_from(["", " "]))
    gap = draw(blanks)
    source, written_source = draw(strings(mark))
    keyword = f'{mark}msgctxt "{context}"\n{gap}{mark}msgid {written_source}\n'
    forms = draw(st.lists(strings(mark), min_size=1, max_size=6))
    if len(forms) == 1:
        written = f"{mark}msgstr {forms[0][1]}\n"
        entry = PoEntry(source, (forms[0][0],), context, obsolete=is_obsolete)
    else:
        written = f'{mark}msgid_plural "p"\n'
        written += "".join(f"{mark}msgstr[{n}] {form}\n" for n, (_, form) in enumerate(forms))
        entry = PoEntry(source, tuple(form for form, _ in forms), context, "p", obsolete=is_obsolete)
    return entry, draw(blanks) + draw(comments()) + keyword + written


@st.composite
def files(draw: st.DrawFn, least: int = 0) -> tuple[list[PoEntry], str]:
    """The entries of a file, without comments, and its text."""
    count = draw(st.integers(least, 5))
    found = [draw(entries(f"k{n}")) for n in range(count)]
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    text = "".join(text for _, text in found) + draw(blanks) + draw(comments())
    mark = draw(st.sampled_from(["", "\ufeff"]))
    return [entry for entry, _ in found], mark + text.replace("\n", newline)


def file_of(text: str) -> PoFile:
    reading = read(text.encode())
    assert reading.file, [str(fault.sentence) for fault in reading.faults]
    return reading.file


def bare(entry: PoEntry) -> PoEntry:
    return PoEntry(entry.source, entry.translations, entry.context, entry.plural, obsolete=entry.obsolete)


@settings(max_examples=50)
@given(files())
def test_any_file_is_understood_and_kept(file: tuple[list[PoEntry], str]) -> None:
    expected, text = file
    po = file_of(text)
    assert po.text() == text
    assert [bare(entry) for entry in po.entries] == expected


@settings(max_examples=50)
@given(st.lists(strings(), min_size=2, max_size=6))
def test_simple_entries_are_read_like_all_others(found: list[tuple[str, str]]) -> None:
    simple = "".join(f"#. h\nmsgid {written}\nmsgstr {written}\n\n" for _, written in found)
    contexts = iter(range(len(found)))
    text = re.sub("^#. h$", lambda _: f'#. h\nmsgctxt "{next(contexts)}"', simple, flags=re.MULTILINE)
    indented = re.sub("^msg", " msg", text, flags=re.MULTILINE)
    assert list(file_of(text).entries) == list(file_of(indented).entries)
    assert [entry.translation for entry in file_of(text).entries] == [string for string, _ in found]


previous = st.none() | st.builds(Previous, texts, st.none() | texts, st.none() | texts)
flags = st.lists(st.sampled_from(["fuzzy", "no-wrap", "range: 0..3"]), unique=True).map(tuple)
# A comment keeps what stands on its line, but for a carriage return, which ends lines.
notes = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n\r")), max_size=3).map(tuple)


@settings(max_examples=50)
@given(files(least=1), st.data())
def test_an_edit_leaves_all_other_entries_alone(file: tuple[list[PoEntry], str], data: st.DataObject) -> None:
    po = file_of(file[1])
    place = data.draw(st.integers(0, len(po.blocks) - 1))
    edited = replace(
        po.blocks[place].entry,
        source=data.draw(texts),
        translations=tuple(data.draw(texts) for _ in po.blocks[place].entry.translations),
        flags=data.draw(flags),
        previous=data.draw(previous),
        translator_comments=data.draw(notes),
        extracted_comments=data.draw(notes),
        obsolete=data.draw(st.booleans()),
    )
    result = po.with_entry(place, edited)
    assert [block.raw for n, block in enumerate(result.blocks) if n != place] == [
        block.raw for n, block in enumerate(po.blocks) if n != place
    ]
    assert list(file_of(result.text()).entries) == list(result.entries)
    assert result.blocks[place].entry == edited
    assert result.with_entry(place, edited) == result


TOKENS = [*'"\\\n# \ra', "msgid", "msgstr", "msgctxt", '"a"', "#~", "#|", "[0]", "<<<<<<< "]


@given(st.lists(st.sampled_from(TOKENS)))
def test_whatever_is_read_is_kept_or_refused_with_places(tokens: list[str]) -> None:
    text = "".join(tokens)
    reading = read(text)
    lines = text.split("\n")
    if reading.file:
        assert reading.file.text() == text
    else:
        assert reading.faults
    for fault in reading.faults:
        assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1
        assert fault.name in ErrorName


@given(st.binary(max_size=40))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    reading = read(content)
    assert reading.faults if reading.file is None else reading.file.text().encode() == content


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(texts, texts, notes, previous, st.booleans(), st.booleans()), max_size=8))
def test_gettext_reads_all_that_is_written(
    tmp_path: Path, found: list[tuple[str, str, tuple[str, ...], Previous | None, bool, bool]]
) -> None:
    msgfmt = needed("msgfmt", "gettext")
    po = new_file("policy", LocaleTag("de"))
    for number_, (source, target, lines, old, is_fuzzy, is_obsolete) in enumerate(found):
        entry = PoEntry(
            source,
            (edged_like(target, source),),
            f"kü{number_}",
            flags=("fuzzy",) if is_fuzzy else (),
            previous=old,
            translator_comments=lines,
            obsolete=is_obsolete,
        )
        po = po.with_new(entry)
    path = tmp_path / "written.po"
    path.write_bytes(po.text().encode())
    done = subprocess.run(
        [msgfmt, "-c", "-o", "/dev/null", path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@given(st.text(st.characters(codec="utf-8")))
def test_comment_lines_are_a_text_again(text: str) -> None:
    lines = comment_lines(text)
    assert "\n".join(lines) == text.replace("\r\n", "\n").replace("\r", "\n")
    assert all("\n" not in line and "\r" not in line for line in lines)
