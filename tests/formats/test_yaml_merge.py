"""Two versions of a YAML file become one: what is apart is merged, what contradicts is left to people."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.formats.data import Data
from workbench.formats.data_merge import merge_data, merged_order
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.sequence_merge import merged_text
from workbench.formats.yaml_edit import set_value
from workbench.formats.yaml_merge import TextMerge, merge_yaml
from workbench.formats.yaml_read import read

COOKIE = FileRef(FileKind.COOKIE, "vwo.sn")
BASE = """\
# VWO's session
id: vwo.sn
name: _VWO_sn
category: analytics
provider: vwo
party: third
lifetime: 30 minutes  # renewed
position: 440
description: Sparar sessionen. Delas inte.
"""


def merged(ours: str, theirs: str, base: str = BASE, file: FileRef | None = COOKIE) -> TextMerge:
    found = merge_yaml(base, ours, theirs, file)
    assert found is not None
    return found


def test_different_fields_are_merged_and_named_for_people_to_look_at() -> None:
    ours = BASE.replace("30 minutes", "1 hour")
    theirs = BASE.replace("position: 440", "position: 450")
    found = merged(ours, theirs)
    assert found.text == ours.replace("440", "450")
    assert found.conflicts == ()
    assert found.both_changed == ("lifetime", "position")


def test_one_side_alone_is_taken_as_it_is() -> None:
    theirs = BASE.replace("440", "450")
    assert merged(BASE, theirs) == TextMerge(theirs)
    assert merged(theirs, BASE) == TextMerge(theirs)
    assert merged(theirs, theirs).text == theirs


def test_the_same_field_is_a_conflict_around_its_lines_alone() -> None:
    ours = BASE.replace("30 minutes", "1 hour").replace("440", "441")
    theirs = BASE.replace("30 minutes", "2 hours")
    found = merged(ours, theirs)
    assert found.conflicts == ("lifetime",)
    assert found.text == BASE.replace("440", "441").replace(
        "lifetime: 30 minutes  # renewed\n",
        "<<<<<<< ours\nlifetime: 1 hour  # renewed\n=======\nlifetime: 2 hours  # renewed\n>>>>>>> theirs\n",
    )


def test_a_field_that_one_side_removed_and_the_other_changed_is_a_conflict() -> None:
    ours = BASE.replace("position: 440\n", "")
    theirs = BASE.replace("440", "450")
    assert merged(ours, theirs).text == BASE.replace(
        "position: 440\n", "<<<<<<< ours\n=======\nposition: 450\n>>>>>>> theirs\n"
    )
    assert merged(theirs, ours).text == BASE.replace(
        "position: 440\n", "<<<<<<< ours\nposition: 450\n=======\n>>>>>>> theirs\n"
    )


def test_fields_that_both_added_stand_where_they_belong() -> None:
    ours = BASE.replace("lifetime:", "storage: cookie\nlifetime:")
    theirs = BASE + "note: see the contract\n"
    found = merged(ours, theirs)
    assert found.text == ours + "note: see the contract\n"


def test_two_sentences_of_one_text_are_merged() -> None:
    ours = BASE.replace("Sparar sessionen.", "Sparar hela sessionen.")
    theirs = BASE.replace("Delas inte.", "Delas aldrig.")
    assert "description: Sparar hela sessionen. Delas aldrig.\n" in merged(ours, theirs).text


def test_one_sentence_changed_twice_is_a_conflict() -> None:
    ours = BASE.replace("Delas inte.", "Delas sällan.")
    theirs = BASE.replace("Delas inte.", "Delas aldrig.")
    assert merged(ours, theirs).conflicts == ("description",)


def test_comments_of_our_side_stay() -> None:
    ours = BASE.replace("# VWO's session", "# VWO's own session").replace("440", "441")
    theirs = BASE.replace("third", "first")
    assert merged(ours, theirs).text == ours.replace("third", "first")


def test_a_merge_of_lines_is_preferred_where_it_says_the_same() -> None:
    ours, theirs = BASE.replace("third", "first"), BASE.replace("440", "450  # moved")
    lines = ours.replace("440", "450  # moved")
    assert merge_yaml(BASE, ours, theirs, COOKIE, by_lines=lines) == TextMerge(
        lines, both_changed=("party", "position")
    )
    wrong = lines.replace("first", "third")
    found = merge_yaml(BASE, ours, theirs, COOKIE, by_lines=wrong)
    assert found is not None
    assert found.text == ours.replace("440", "450  # moved")


LINKS = "a: {url: https://a.example}\nc: {status: lost}\n"


def test_a_map_takes_the_keys_of_both() -> None:
    ours, theirs = LINKS + "d: {status: lost}\n", LINKS + "e: {url: https://e.example}\n"
    found = merged(ours, theirs, LINKS, FileRef(FileKind.LINKS))
    assert found.text == ours + "e: {url: https://e.example}\n"


SECTION = """\
id: which
title: Vilka?
blocks:
  # first
  - id: one
    text: Ett.
  - id: two
    text: Två.
  - id: three
    text: Tre.
"""


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (
            SECTION.replace("Ett.", "Ett!"),
            SECTION.replace("  - id: three", "  - id: more\n    text: Mer.\n  - id: three"),
            SECTION.replace("Ett.", "Ett!").replace(
                "  - id: three", "  - id: more\n    text: Mer.\n  - id: three"
            ),
        ),
        (
            SECTION + "  - id: four\n    text: Fyra.\n",
            SECTION.replace("  - id: two\n    text: Två.\n", ""),
            SECTION.replace("  - id: two\n    text: Två.\n", "") + "  - id: four\n    text: Fyra.\n",
        ),
        (
            SECTION.replace("Två.", "2."),
            SECTION.replace("  - id: two\n    text: Två.\n", "") + "  - id: two\n    text: Två.\n",
            SECTION.replace("  - id: two\n    text: Två.\n", "") + "  - id: two\n    text: 2.\n",
        ),
    ],
    ids=["changed, added", "added, removed", "changed, moved"],
)
def test_blocks_are_merged_by_id(ours: str, theirs: str, expected: str) -> None:
    assert merged(ours, theirs, SECTION, FileRef(FileKind.SECTION, "which")) == TextMerge(
        expected, both_changed=("blocks",)
    )


def test_a_block_removed_here_and_changed_there_is_a_conflict() -> None:
    ours = SECTION.replace("  - id: two\n    text: Två.\n", "")
    theirs = SECTION.replace("Två.", "Båda.")
    found = merged(ours, theirs, SECTION)
    assert found.conflicts == ("blocks.two",)
    assert "<<<<<<< ours\n=======\n  - id: two\n    text: Båda.\n>>>>>>> theirs\n" in found.text


@pytest.mark.parametrize(
    ("base", "ours", "theirs"),
    [
        (BASE, BASE + "name: twice\n", BASE),
        (BASE, BASE, "id: [\n"),
        ("- a\n", "- a\n- b\n", "- c\n"),
        (BASE, BASE.replace("party: third", "<<<<<<< x"), BASE.replace("440", "450")),
    ],
    ids=["duplicate key", "syntax", "no map", "an unsettled conflict"],
)
def test_what_cannot_be_read_is_not_merged(base: str, ours: str, theirs: str) -> None:
    assert merge_yaml(base, ours, theirs) is None


def test_fields_that_do_not_go_together_are_not_merged() -> None:
    ours = BASE.replace("lifetime: 30 minutes  # renewed", "lifetime:\n  until: you log out")
    theirs = BASE.replace("lifetime: 30 minutes  # renewed", "lifetime:\n  sliding: 1 hour")
    assert merged(ours, theirs).conflicts == ("lifetime",)
    base = BASE.replace("lifetime: 30 minutes  # renewed\n", "")
    found = merged(ours, theirs, base)
    assert found.conflicts == ("lifetime",)
    assert found.text == BASE.replace(
        "lifetime: 30 minutes  # renewed\n",
        "lifetime:\n<<<<<<< ours\n  until: you log out\n=======\n  sliding: 1 hour\n>>>>>>> theirs\n",
    )


def test_a_file_that_both_added_is_merged_as_far_as_it_agrees() -> None:
    found = merged(BASE, BASE.replace("440", "450"), base="")
    assert found.conflicts == ("position",)
    assert merged(BASE, BASE, base="").text == BASE


def test_line_ends_stay_as_they_are_here() -> None:
    ours = BASE.replace("third", "first").replace("\n", "\r\n")
    assert merged(ours, BASE.replace("440", "450")).text == ours.replace("440", "450")


words = st.sampled_from(["a", "b", "c", "An end. Another.", "An end. Another one.", "1 year"])
values: st.SearchStrategy[Data] = st.recursive(
    words,
    lambda inner: st.one_of(
        st.dictionaries(st.sampled_from("xyz"), inner, max_size=3),
        st.lists(
            st.builds(lambda id, value: {"id": id, "value": value}, st.sampled_from("pqrs"), inner),
            max_size=3,
        ),
        st.lists(words, max_size=3),
    ),
    max_leaves=6,
)
maps = st.dictionaries(st.sampled_from("klmn"), values, max_size=4)


def written(data: dict[str, Data]) -> str:
    text = "# a comment\n"
    for key, value in data.items():
        text = set_value(text, (key,), value)
    return text


@given(maps, maps, maps)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_merge_holds_what_it_should_or_is_none(
    base: dict[str, Data], ours: dict[str, Data], theirs: dict[str, Data]
) -> None:
    found = merge_yaml(written(base), written(ours), written(theirs))
    merge = merge_data(base, ours, theirs)
    assert found is not None
    if not merge.conflicts:
        assert (read(found.text).data or {}) == merge.ours == merge.theirs
    else:
        assert found.text.count("<<<<<<<") == found.text.count(">>>>>>>") > 0
        for keep in (0, 1):
            assert (read(chosen(found.text, keep)).data or {}) == (merge.ours, merge.theirs)[keep]


def chosen(text: str, side: int) -> str:
    """What a person has left who takes one side of every conflict."""
    lines, at = list[str](), None
    for line in text.splitlines(keepends=True):
        mark = {"<<<<<<<": 0, "=======": 1, ">>>>>>>": None}
        if line[:7] in mark:
            at = mark[line[:7]]
        elif at in (None, side):
            lines.append(line)
    return "".join(lines)


@given(maps, maps)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_side_that_changed_nothing_changes_nothing(base: dict[str, Data], side: dict[str, Data]) -> None:
    for merge in (merge_data(base, side, base), merge_data(base, base, side), merge_data(base, side, side)):
        assert merge.ours == merge.theirs == side
        assert merge.conflicts == ()


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("abxc", "abcy", "abxcy"),
        ("abc", "cab", "cab"),
        ("cabx", "abcy", "cyabx"),
        ("xabc", "yabc", "yxabc"),
        ("bac", "acb", None),
        ("ac", "abxc", "abxc"),
    ],
)
def test_an_order_follows_the_side_that_moved_something(ours: str, theirs: str, expected: str | None) -> None:
    assert merged_order("abc", ours, theirs) == (None if expected is None else list(expected))


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Ett! Två. Tre.", "Ett. Två. Tre!", "Ett! Två. Tre!"),
        ("Ett. Två. Tre. Fyra.", "Ett! Två. Tre.", "Ett! Två. Tre. Fyra."),
        ("Ett. Tre.", "Ett! Två. Tre.", "Ett! Tre."),
        ("Ett. Två! Tre.", "Ett. Två? Tre.", None),
        ("Ett. Två. Tre. Fyra.", "Ett. Två. Tre. Fem.", None),
    ],
)
def test_sentences(ours: str, theirs: str, expected: str | None) -> None:
    assert merged_text("Ett. Två. Tre.", ours, theirs) == expected


# Comments


def test_a_comment_that_the_other_side_wrote_above_a_field_comes_along() -> None:
    ours = BASE.replace("third", "first").replace("440", "441")
    theirs = BASE.replace("lifetime:", "# as the vendor says\n# since May\nlifetime:").replace(
        "inte", "aldrig"
    )
    assert merged(ours, theirs).text == ours.replace("inte", "aldrig").replace(
        "lifetime:", "# as the vendor says\n# since May\nlifetime:"
    )


def test_a_comment_behind_a_value_comes_along() -> None:
    ours = BASE.replace("third", "first")
    theirs = BASE.replace("position: 440", "position: 440  # last")
    assert merged(ours, theirs).text == ours.replace("position: 440", "position: 440  # last")


def test_a_reworded_comment_replaces_the_one_there_was() -> None:
    ours = BASE.replace("third", "first")
    theirs = BASE.replace("# renewed", "# renewed by a visit").replace("# VWO's session", "# Of VWO")
    assert merged(ours, theirs).text == ours.replace("# renewed", "# renewed by a visit").replace(
        "# VWO's session", "# Of VWO"
    )


def test_two_comments_at_one_place_both_stay() -> None:
    ours = BASE.replace("lifetime:", "# mine\nlifetime:")
    theirs = BASE.replace("lifetime:", "# theirs\nlifetime:")
    assert merged(ours, theirs).text == BASE.replace("lifetime:", "# mine\n# theirs\nlifetime:")


def test_two_words_behind_one_value_are_for_people() -> None:
    ours = BASE.replace("# renewed", "# mine").replace("440", "441")
    theirs = BASE.replace("# renewed", "# theirs")
    found = merged(ours, theirs)
    assert found.conflicts == ("# theirs",)
    assert found.text == ours + "<<<<<<< ours\n=======\n# theirs\n>>>>>>> theirs\n"


def test_a_comment_about_what_is_gone_here_is_for_people() -> None:
    ours = BASE.replace("position: 440\n", "")
    theirs = BASE.replace("position:", "# why\nposition:")
    found = merged(ours, theirs)
    assert found.conflicts == ("# why",)
    assert found.text.startswith(ours)
    assert "# why\n" in found.text


def test_comments_inside_of_what_the_other_side_added_come_along() -> None:
    ours = SECTION.replace("Ett.", "Ett!")
    theirs = SECTION + "  # a fourth\n  - id: four\n    # its words\n    text: Fyra. # so\n# the end\n"
    found = merged(ours, theirs, SECTION, FileRef(FileKind.SECTION, "which"))
    assert found.conflicts == ()
    assert found.text == ours + (
        "  # a fourth\n  - id: four\n    # its words\n    text: Fyra.  # so\n# the end\n"
    )


def test_what_looks_like_a_comment_inside_a_text_is_none() -> None:
    base = BASE.replace("Delas inte.", ">-\n  Se # och\n  # ett\n  slut.").replace(
        "description: Sparar sessionen. ", "description: "
    )
    ours, theirs = base.replace("440", "441"), base.replace("third", "first") + '# "x" # y\n'
    found = merged(ours, theirs, base)
    assert found == TextMerge(
        ours.replace("third", "first") + '# "x" # y\n', both_changed=("party", "position")
    )


def test_line_ends_of_comments_are_ours() -> None:
    ours = BASE.replace("third", "first").replace("\n", "\r\n")
    theirs = BASE.replace("lifetime:", "# why\nlifetime:")
    assert merged(ours, theirs).text == ours.replace("lifetime:", "# why\r\nlifetime:")


comment_lines = st.sampled_from(["# one", "# two", "# three: x", "#4"])


@given(maps, maps, maps, st.lists(st.tuples(st.integers(0, 30), comment_lines), max_size=4))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_comment_of_the_other_side_is_ever_lost(
    base: dict[str, Data], ours: dict[str, Data], theirs: dict[str, Data], added: list[tuple[int, str]]
) -> None:
    lines = written(theirs).splitlines(keepends=True)
    for at, comment in added:
        lines.insert(at % (len(lines) + 1), f"{comment}\n")
    text = "".join(lines)
    if read(text).faults or (read(text).data or {}) != theirs:
        return
    found = merge_yaml(written(base), written(ours), text)
    assert found is not None
    for _at, comment in added:
        assert comment in found.text
