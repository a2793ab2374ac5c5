"""Two versions of a PO file become one, entry by entry."""

from __future__ import annotations

import pytest

from workbench.formats.po_entry import PoEntry, Previous
from workbench.formats.po_entry_merge import merge_entries
from workbench.formats.po_merge import merge_po
from workbench.formats.po_read import read

HEADER = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"X-Generator: workbench\\n"\n'


def entry(key: str, source: str = "Källa", target: str = "Source", *, above: str = "") -> str:
    return f'\n{above}msgctxt "{key}"\nmsgid "{source}"\nmsgstr "{target}"\n'


ONE, TWO, THREE = (
    entry("title", "Ett", "One"),
    entry("label.more", "Två", "Two"),
    entry("label.session", "Tre", "Three"),
)
BASE = HEADER + ONE + TWO


def merged(ours: str, theirs: str, base: str = BASE) -> str:
    found = merge_po(base, ours, theirs)
    assert found is not None
    assert found.conflicts == ()
    assert read(found.text).faults == ()
    return found.text


def test_each_side_changed_another_entry() -> None:
    ours, theirs = BASE.replace("One", "First"), BASE.replace("Two", "Second")
    assert merged(ours, theirs) == ours.replace("Two", "Second")


def test_entries_of_both_are_kept_where_they_stood() -> None:
    ours = HEADER + ONE + entry("label.a", target="A") + TWO
    theirs = HEADER + ONE + TWO + entry("label.b", target="B")
    assert merged(ours, theirs) == ours + entry("label.b", target="B")
    assert merged(theirs, ours) == ours + entry("label.b", target="B")


def test_an_entry_that_one_side_removed_is_gone() -> None:
    assert merged(HEADER + TWO, BASE.replace("Two", "Second")) == HEADER + TWO.replace("Two", "Second")
    assert merged(BASE.replace("Two", "Second"), HEADER + TWO) == HEADER + TWO.replace("Two", "Second")


def test_the_same_translation_changed_twice_is_a_conflict_around_its_line() -> None:
    found = merge_po(BASE, BASE.replace("Two", "Second"), BASE.replace("Two", "Deux"))
    assert found is not None
    assert found.conflicts == ("label.more",)
    assert found.text == BASE.replace(
        'msgstr "Two"\n',
        '<<<<<<< ours\nmsgstr "Second"\n=======\nmsgstr "Deux"\n>>>>>>> theirs\n',
    )
    assert read(found.text).faults


def test_removed_here_and_translated_there_is_a_conflict() -> None:
    found = merge_po(BASE, HEADER + ONE, BASE.replace("Two", "Second"))
    assert found is not None
    assert found.conflicts == ("label.more",)
    assert found.text == HEADER + ONE + (
        '<<<<<<< ours\n=======\n\nmsgctxt "label.more"\nmsgid "Två"\nmsgstr "Second"\n>>>>>>> theirs\n'
    )


def test_remarks_of_both_are_kept() -> None:
    ours = HEADER + ONE + entry("label.more", "Två", "Two", above="# ours\n")
    theirs = HEADER + ONE + entry("label.more", "Två", "Second", above="# theirs\n")
    assert merged(ours, theirs) == HEADER + ONE + entry(
        "label.more", "Två", "Second", above="# ours\n# theirs\n"
    )


def test_headers_are_merged_by_field() -> None:
    ours = BASE.replace("workbench", "ours 1")
    theirs = BASE.replace("workbench", "theirs 2").replace("Language: en", "Language: en-GB")
    assert merged(ours, theirs) == ours.replace("Language: en", "Language: en-GB")


def test_entries_without_a_context_are_known_by_their_text() -> None:
    other = '\nmsgid "Free"\nmsgstr ""\n'
    assert merged(BASE + other, BASE + other.replace('msgstr ""', 'msgstr "Libre"'), BASE + other) == (
        BASE + other.replace('msgstr ""', 'msgstr "Libre"')
    )


@pytest.mark.parametrize("bad", ['msgid "', HEADER + ONE + ONE.replace("Ett", "Ett till")])
def test_what_cannot_be_told_apart_is_not_merged(bad: str) -> None:
    assert merge_po(BASE, bad, BASE) is None
    assert merge_po(bad, BASE, BASE) is None


def state(source: str, target: str, previous: str | None = None, *, fuzzy: bool = False) -> PoEntry:
    return PoEntry(
        source,
        (target,),
        "title",
        flags=("fuzzy",) if fuzzy or previous else (),
        previous=Previous(previous) if previous else None,
    )


DONE = state("Gammal.", "Old.")
SYNCED = state("Ny.", "Old.", "Gammal.")


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        (DONE, SYNCED, state("Gammal.", "Elderly."), state("Ny.", "Elderly.", "Gammal.")),
        (SYNCED, state("Ny.", "New."), state("Ny.", "Old.", "Gammal."), state("Ny.", "New.")),
        (DONE, state("Ny.", "Old."), state("Gammal.", "Elderly."), state("Ny.", "Elderly.", "Gammal.")),
        (
            state("Ny.", "Old.", "Gammal."),
            state("Nyast.", "Old.", "Gammal."),
            state("Ny.", "Old."),
            state("Nyast.", "Old.", "Ny."),
        ),
        (SYNCED, state("Ny.", "New."), state("Ny.", "Old."), state("Ny.", "New.")),
        (SYNCED, state("Ny.", "New.", "Gammal."), state("Ny.", "Old."), state("Ny.", "New.", "Gammal.")),
        (DONE, state("Ny.", ""), state("Gammal.", "Old.", fuzzy=True), state("Ny.", "", fuzzy=True)),
        (
            state("Ett. Två.", "One. Two."),
            state("Ett! Två.", "One. Two.", "Ett. Två."),
            state("Ett. Två!", "One. Two.", "Ett. Två."),
            state("Ett! Två!", "One. Two.", "Ett. Två."),
        ),
    ],
    ids=[
        "carried here, corrected there: the correction is stale",
        "finished here, untouched there",
        "meaning unchanged here, corrected there: stale",
        "carried on here, declared valid there for the text before: stale",
        "translated anew here, declared valid there",
        "translated anew and stale still here, declared valid there: stale",
        "emptied here, doubtful there",
        "both carried another sentence",
    ],
)
def test_what_was_made_for_another_text_is_stale(
    base: PoEntry, ours: PoEntry, theirs: PoEntry, expected: PoEntry
) -> None:
    for one, other in ((ours, theirs), (theirs, ours)):
        merge = merge_entries(base, one, other)
        assert merge.ours == expected
        assert not merge.is_conflict


def test_two_translations_or_two_texts_are_for_people_to_decide() -> None:
    assert merge_entries(DONE, state("Gammal.", "A."), state("Gammal.", "B.")).is_conflict
    assert merge_entries(DONE, state("A.", "Old.", "Gammal."), state("B.", "Old.", "Gammal.")).is_conflict


# Remarks of translators


def test_remarks_of_both_sides_stay_on_an_entry_the_header_and_at_the_end() -> None:
    at = '\nmsgctxt "title"'
    ours = "# mine\n" + BASE.replace(at, f"\n# ours{at}").replace("Two", "Second")
    theirs = "# theirs\n" + BASE.replace(at, f"\n# also{at}") + "\n# the end\n"
    found = merged(ours, theirs)
    assert found.startswith("# mine\n# theirs\nmsgid")
    assert '\n# ours\n# also\nmsgctxt "title"' in found
    assert found.endswith("\n# the end\n")
    assert "Second" in found


def test_remarks_at_the_end_that_both_wrote_both_stay() -> None:
    found = merged(BASE + "\n# mine\n", BASE + "\n# theirs\n# mine\n")
    assert found == BASE + "\n# mine\n# theirs\n"


def test_a_remark_alone_is_taken_from_the_side_that_wrote_it() -> None:
    theirs = BASE.replace('\nmsgctxt "title"', '\n# why\nmsgctxt "title"')
    assert merged(BASE.replace("Two", "Second"), theirs) == theirs.replace("Two", "Second")
