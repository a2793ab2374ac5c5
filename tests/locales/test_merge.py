"""Carrying changed source texts into a locale: by key, losing nothing, touching nothing else."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.programs import needed
from workbench.formats.po import PoFile
from workbench.formats.po_entry import PoEntry, Previous
from workbench.formats.po_new import new_file
from workbench.formats.po_read import read
from workbench.locales.catalog import Catalog, State, state_of
from workbench.locales.merge import MergeResult, SourceText, Step, accept_change, merge
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag

A, B, C, D = (Key(f"cookie.a.{name}") for name in "abcd")
FUZZY = ("fuzzy",)


def file_of(*entries: PoEntry) -> PoFile:
    po = new_file("p", LocaleTag("fr"))
    for entry in entries:
        po = po.with_new(entry)
    return po


def texts(**named: str) -> list[SourceText]:
    """Source texts of cookie a, by the last word of their keys."""
    return [SourceText(Key(f"cookie.a.{name}"), text) for name, text in named.items()]


def ours(po: PoFile) -> list[PoEntry]:
    """All entries but the header, after reading the file again."""
    again = read(po.text()).file
    assert again
    assert list(again.entries) == list(po.entries)
    return [entry for entry in again.entries if not entry.is_header]


def only(result: MergeResult) -> PoEntry:
    (entry,) = ours(result.po)
    return entry


OLD, NEW, OTHER = "7 dagar", "9 dagar", "80 dagar"
VALID = PoEntry(OLD, ("Conservé 7 jours",), A)
DOUBTED = replace(VALID, flags=FUZZY)
STALE = PoEntry(NEW, VALID.translations, A, flags=FUZZY, previous=Previous(OLD))
STALE_AND_DOUBTED = replace(STALE, previous=Previous(OLD, A))
GUESSED = replace(STALE, previous=Previous("8 dagar", B))
OPEN = PoEntry(OLD, context=A)

ONE_ENTRY = {
    "same text": (VALID, OLD, VALID, set()),
    "same text, stale": (STALE, NEW, STALE, set()),
    "same text, doubted": (DOUBTED, OLD, DOUBTED, set()),
    "same text, untranslated": (OPEN, OLD, OPEN, set()),
    "changed": (VALID, NEW, STALE, {Step.SOURCE_CHANGED, Step.MADE_STALE}),
    "changed, with other flags": (
        replace(VALID, flags=("no-wrap",)),
        NEW,
        replace(STALE, flags=("fuzzy", "no-wrap")),
        {Step.SOURCE_CHANGED, Step.MADE_STALE},
    ),
    "changed, with an outworn previous text": (
        replace(VALID, previous=Previous("very old")),
        NEW,
        STALE,
        {Step.SOURCE_CHANGED, Step.MADE_STALE},
    ),
    "changed while untranslated": (OPEN, NEW, replace(OPEN, source=NEW), {Step.SOURCE_CHANGED}),
    "changed while fuzzy without translation": (
        replace(OPEN, flags=FUZZY, previous=Previous("x")),
        NEW,
        replace(OPEN, source=NEW),
        {Step.SOURCE_CHANGED},
    ),
    "changed twice": (STALE, OTHER, replace(STALE, source=OTHER), {Step.SOURCE_CHANGED}),
    "changed and back": (STALE, OLD, VALID, {Step.SOURCE_CHANGED, Step.VALID_AGAIN}),
    "doubted, then changed": (DOUBTED, NEW, STALE_AND_DOUBTED, {Step.SOURCE_CHANGED}),
    "doubted, then changed twice": (
        STALE_AND_DOUBTED,
        OTHER,
        replace(STALE_AND_DOUBTED, source=OTHER),
        {Step.SOURCE_CHANGED},
    ),
    "doubted, then changed and back": (STALE_AND_DOUBTED, OLD, DOUBTED, {Step.SOURCE_CHANGED}),
    "a guess of another tool whose text comes": (
        GUESSED,
        "8 dagar",
        replace(DOUBTED, source="8 dagar"),
        {Step.SOURCE_CHANGED},
    ),
    "back from obsolete": (replace(VALID, obsolete=True), OLD, VALID, {Step.REVIVED}),
    "back from obsolete, stale": (replace(STALE, obsolete=True), NEW, STALE, {Step.REVIVED}),
    "back with another text": (
        replace(VALID, obsolete=True),
        NEW,
        STALE,
        {Step.REVIVED, Step.SOURCE_CHANGED, Step.MADE_STALE},
    ),
    "back with the text it was translated from": (
        replace(STALE, obsolete=True),
        OLD,
        VALID,
        {Step.REVIVED, Step.SOURCE_CHANGED, Step.VALID_AGAIN},
    ),
    "no plural any more": (
        PoEntry(OLD, ("un", "deux"), A, "dagar"),
        OLD,
        PoEntry(OLD, ("un",), A, flags=FUZZY, previous=Previous(OLD)),
        {Step.MADE_STALE},
    ),
}


@pytest.mark.parametrize(("before", "source", "after", "done"), ONE_ENTRY.values(), ids=ONE_ENTRY.keys())
def test_one_entry(before: PoEntry, source: str, after: PoEntry, done: set[Step]) -> None:
    before = replace(before, translator_comments=("mine",), references=("x:1",))
    result = merge(file_of(before), texts(a=source))
    assert only(result) == replace(after, translator_comments=("mine",), references=("x:1",))
    assert result.done == ({A: done} if done else {})


def test_nothing_to_do_changes_no_byte() -> None:
    po = file_of(VALID, replace(STALE, context=B))
    assert merge(po, texts(a=OLD, b=NEW)).po is po


@pytest.mark.parametrize(
    ("told", "is_kept"),
    [("on top of\nall", True), ("on\ntop of all", True), ("on top\nof everything", False)],
)
def test_comments_whose_lines_a_tool_broke_anew_stay_so_while_they_say_the_same(
    told: str, is_kept: bool
) -> None:
    po = file_of(replace(VALID, extracted_comments=("on top", "of all")))
    assert (merge(po, [SourceText(A, OLD, told)]).po is po) is is_kept


def test_the_measured_case_in_which_other_tools_go_wrong() -> None:
    po = file_of(VALID, PoEntry("8 dagar", ("Conservé 8 jours",), B), PoEntry("Skrivs om", ("Texte",), C))
    a, b, c = ours(merge(po, texts(a="9 dagar", b="8 dagar", c="Något helt annat")).po)
    assert (a.translation, a.flags, a.previous) == ("Conservé 7 jours", FUZZY, Previous(OLD))
    assert b == PoEntry("8 dagar", ("Conservé 8 jours",), B)
    assert (c.translation, c.flags, c.previous) == ("Texte", FUZZY, Previous("Skrivs om"))


def test_a_key_that_is_gone_is_kept_as_obsolete_with_all_it_has() -> None:
    rich = replace(STALE, translator_comments=("mine",), extracted_comments=("hint",))
    result = merge(file_of(rich, replace(VALID, context=B)), texts(b=OLD))
    assert ours(result.po) == [replace(VALID, context=B), replace(rich, obsolete=True)]
    assert result.done == {A: {Step.REMOVED}}
    assert merge(result.po, texts(b=OLD)).po is result.po


def test_a_new_key_is_untranslated_even_if_its_text_is_known() -> None:
    result = merge(file_of(VALID), [*texts(a=OLD), SourceText(B, OLD, "on\ntop")])
    assert ours(result.po) == [VALID, PoEntry(OLD, context=B, extracted_comments=("on", "top"))]
    assert result.done == {B: {Step.ADDED}}


def test_two_keys_that_swap_texts_keep_their_own_translations() -> None:
    po = file_of(PoEntry("ett", ("un",), A), PoEntry("två", ("deux",), B))
    swapped = merge(po, texts(a="två", b="ett")).po
    assert ours(swapped) == [
        PoEntry("två", ("un",), A, flags=FUZZY, previous=Previous("ett")),
        PoEntry("ett", ("deux",), B, flags=FUZZY, previous=Previous("två")),
    ]
    assert merge(swapped, texts(a="ett", b="två")).po == po


def test_one_text_under_a_hundred_keys_is_a_hundred_entries() -> None:
    keys = [Key(f"cookie.a.k{number}") for number in range(100)]
    sources = [SourceText(key, "Leverantör") for key in keys]
    po = merge(file_of(), sources).po
    po = po.with_entries(
        {
            place: replace(entry, translations=(f"t{place}",))
            for place, entry in enumerate(po.entries)
            if place
        }
    )
    changed = merge(po, [*sources[:50], SourceText(keys[50], "Annat"), *sources[51:]])
    assert list(changed.done) == [keys[50]]
    assert [entry.translation for entry in ours(changed.po)] == [f"t{number}" for number in range(1, 101)]
    assert ours(changed.po)[50].previous == Previous("Leverantör")


@pytest.mark.parametrize(
    ("before", "source", "after"),
    [
        (VALID, NEW, replace(VALID, source=NEW)),
        (STALE, OTHER, replace(STALE, source=OTHER)),
        (STALE, OLD, VALID),
        (DOUBTED, NEW, replace(DOUBTED, source=NEW)),
        (OPEN, NEW, replace(OPEN, source=NEW)),
    ],
    ids=["valid", "stale by another change", "stale, and back", "doubted", "untranslated"],
)
def test_a_change_without_a_change_of_meaning_makes_nothing_stale(
    before: PoEntry, source: str, after: PoEntry
) -> None:
    assert only(merge(file_of(before), texts(a=source), unchanged_meaning={A})) == after


def test_a_translation_that_stays_valid_ends_as_its_new_source_does() -> None:
    result = merge(file_of(VALID), texts(a=OLD + "\n"), unchanged_meaning={A})
    assert only(result).translation == "Conservé 7 jours\n"


def test_what_one_change_made_stale_is_valid_again_once_its_meaning_proves_unchanged() -> None:
    entries = [
        STALE,
        replace(STALE, context=B),
        replace(STALE_AND_DOUBTED, context=C),
        replace(DOUBTED, context=D),
    ]
    result = accept_change(file_of(*entries), {A: OLD, B: "5 dagar", C: OLD, D: OLD})
    assert ours(result.po) == [replace(VALID, source=NEW), *entries[1:]]
    assert result.done == {A: {Step.VALID_AGAIN}}


RENAMES = {
    "moved": ([VALID], [replace(VALID, context=B)], {Step.RENAMED}),
    "moved and changed": (
        [replace(VALID, source="6 dagar")],
        [replace(STALE, source=OLD, context=B, previous=Previous("6 dagar"))],
        {Step.RENAMED, Step.SOURCE_CHANGED, Step.MADE_STALE},
    ),
    "moved with its doubt": (
        [replace(STALE_AND_DOUBTED, source=OLD, previous=Previous("6 dagar", A))],
        [replace(STALE_AND_DOUBTED, source=OLD, previous=Previous("6 dagar", B), context=B)],
        {Step.RENAMED},
    ),
    "revived": ([replace(VALID, obsolete=True)], [replace(VALID, context=B)], {Step.RENAMED, Step.REVIVED}),
    "moved to where a merge had put an empty one": (
        [replace(VALID, obsolete=True), PoEntry(OLD, context=B, translator_comments=("mine",))],
        [replace(VALID, context=B, translator_comments=("mine",))],
        {Step.RENAMED, Step.REVIVED},
    ),
    "not moved to where an obsolete one has this very text": (
        [replace(VALID, source="6 dagar"), PoEntry(OLD, ("neuf",), B, obsolete=True)],
        [PoEntry(OLD, ("neuf",), B), replace(VALID, source="6 dagar", obsolete=True)],
        {Step.REVIVED},
    ),
    "not moved to where there is a translation": (
        [VALID, PoEntry(OLD, ("neuf",), B)],
        [PoEntry(OLD, ("neuf",), B), replace(VALID, obsolete=True)],
        None,
    ),
    "an empty one not moved to where there is one": (
        [OPEN, replace(OPEN, context=B)],
        [replace(OPEN, context=B)],
        None,
    ),
}


@pytest.mark.parametrize(("before", "after", "done"), RENAMES.values(), ids=RENAMES.keys())
def test_a_renamed_key_takes_its_entry_along(
    before: Sequence[PoEntry], after: Sequence[PoEntry], done: set[Step] | None
) -> None:
    result = merge(file_of(*before), texts(b=OLD), renamed={A: B})
    assert ours(result.po) == list(after)
    assert result.done == ({B: done} if done else {})
    assert merge(result.po, texts(b=OLD), renamed={A: B}).po is result.po


def test_names_are_followed_to_the_one_in_use() -> None:
    result = merge(file_of(VALID), texts(d=OLD), renamed={A: B, B: C, C: D})
    assert only(result) == replace(VALID, context=D)


def test_a_circle_of_names_leads_nowhere() -> None:
    result = merge(file_of(VALID), texts(d=OLD), renamed={A: B, B: C, C: B})
    assert ours(result.po) == [replace(OPEN, context=D), replace(VALID, obsolete=True)]


def test_a_key_in_use_is_not_renamed() -> None:
    result = merge(file_of(VALID), texts(a=OLD, b=OLD), renamed={A: B})
    assert ours(result.po) == [VALID, replace(OPEN, context=B)]


def test_entries_of_others_are_left_alone() -> None:
    others = [
        PoEntry("File", ("Fichier",), "Menu|File"),
        PoEntry("Edit", ("Édition",)),
        PoEntry("x", context=""),
    ]
    po = file_of(others[0], VALID, *others[1:])
    result = merge(po, texts(b=OLD), renamed={"Menu|File": C})
    assert ours(result.po) == [*others, replace(OPEN, context=B), replace(VALID, obsolete=True)]


def test_an_old_name_need_not_look_like_a_key() -> None:
    result = merge(file_of(replace(VALID, context="Old name")), texts(a=OLD), renamed={"Old name": A})
    assert only(result) == VALID


def test_of_two_entries_with_one_key_the_one_with_this_text_counts() -> None:
    po = file_of(replace(VALID, source=NEW), VALID, replace(OPEN, source=OTHER))
    result = merge(po, texts(a=OLD))
    assert ours(result.po) == [VALID, replace(VALID, source=NEW, obsolete=True)]
    assert merge(result.po, texts(a=OLD)).po is result.po


def test_two_source_texts_with_one_key_are_refused() -> None:
    with pytest.raises(ValueError, match="one key"):
        merge(file_of(), [*texts(a=OLD), *texts(a=NEW)])


HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
WRAPPED = (
    '\n# mine\n\n#. {hint}\n#: x:1\nmsgctxt "cookie.a.{key}"\nmsgid "7 "\n"dagar"\nmsgstr ""\n"7 jo"\n"urs"\n'
)
FOREIGN = '\nmsgctxt "Menu"\nmsgid "File"\nmsgstr ""\n'
OBSOLETE = '\n#~ msgctxt "cookie.a.z"\n#~ msgid "z"\n#~ msgstr "z"\n'


def wrapped(key: str, hint: str = "h") -> str:
    return WRAPPED.replace("{key}", key).replace("{hint}", hint)


def fresh(key: str) -> str:
    return f'\n#. h\nmsgctxt "cookie.a.{key}"\nmsgid "7 dagar"\nmsgstr ""\n'


def merged(text: str, keys: str, hints: Mapping[str, str] | None = None) -> str:
    """Merge sources that all say "7 dagar", with the hint h, into a file; return its text."""
    po = read(text).file
    assert po
    sources = [SourceText(Key(f"cookie.a.{key}"), OLD, (hints or {}).get(key, "h")) for key in keys]
    return merge(po, sources).po.text()


a, b, c, d = (wrapped(key) for key in "abcd")
DIFFS = {
    "nothing": ([a, b, FOREIGN, OBSOLETE], "ab", [a, b, FOREIGN, OBSOLETE]),
    "another order": ([a, b, c], "cab", [a, b, c]),
    "new first": ([FOREIGN, a, b], "xyab", [FOREIGN, fresh("x"), fresh("y"), a, b]),
    "new in the middle": ([a, FOREIGN, b, c], "axybc", [a, fresh("x"), fresh("y"), FOREIGN, b, c]),
    "new last": ([a, FOREIGN, OBSOLETE], "axy", [a, fresh("x"), fresh("y"), FOREIGN, OBSOLETE]),
    "new after one that stands elsewhere": ([a, b, c], "cxab", [a, b, c, fresh("x")]),
    "new where there was none": ([FOREIGN, OBSOLETE], "xy", [FOREIGN, fresh("x"), fresh("y"), OBSOLETE]),
    "the comment alone": ([a, b], "ab", [wrapped("a", "new"), b]),
}


@pytest.mark.parametrize(("before", "keys", "after"), DIFFS.values(), ids=DIFFS.keys())
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_need_not_change_stays_in_place_to_the_byte(
    before: Sequence[str], keys: str, after: Sequence[str], newline: str
) -> None:
    hints = {"a": "new"} if after[0] == wrapped("a", "new") else {}
    text = ("\ufeff" + HEADER + "".join(before) + "\n# end\n").replace("\n", newline)
    expected = ("\ufeff" + HEADER + "".join(after) + "\n# end\n").replace("\n", newline)
    assert merged(text, keys, hints) == expected


def test_what_is_gone_goes_to_the_end_and_comes_back_after_its_predecessor() -> None:
    text = HEADER + a + b + c + OBSOLETE
    without = merged(text, "ac")
    gone = b.replace('msgid "7 "\n"dagar"', 'msgid "7 dagar"').replace(
        'msgstr ""\n"7 jo"\n"urs"', 'msgstr "7 jours"'
    )
    obsolete = gone.replace("msg", "#~ msg")
    assert without == HEADER + a + c + OBSOLETE + obsolete
    assert merged(without, "abc") == HEADER + a + gone + c + OBSOLETE


def test_an_entry_at_the_top_of_a_file_can_go_to_its_end() -> None:
    above = "\n# mine\n\n#. h\n#: x:1\n"
    keywords = '#~ msgctxt "cookie.a.a"\n#~ msgid "7 dagar"\n#~ msgstr "7 jours"\n'
    text = a.removeprefix("\n") + b.removesuffix("\n")
    assert merged(text, "b") == b.removeprefix("\n") + above + keywords


names = st.sampled_from("abcdef")
policies = st.dictionaries(names, st.sampled_from([OLD, NEW, OTHER, "en\nrad\n", "å"]), max_size=6)
edits = st.lists(
    st.tuples(names, st.sampled_from(["translate", "done", "doubt", "clear", "comment"])), max_size=6
)


def sources_of(policy: Mapping[str, str]) -> list[SourceText]:
    return [SourceText(Key(f"cookie.a.{name}"), text, f"hint {name}") for name, text in policy.items()]


def worked_on(catalog: Catalog, work: Sequence[tuple[str, str]]) -> Catalog:
    """Let a translator do something to some entries."""
    for name, action in work:
        key = Key(f"cookie.a.{name}")
        if key not in catalog:
            continue
        if action == "translate":
            catalog = catalog.with_target(key, f"traduit {name}").with_done(key)
        elif action == "done":
            catalog = catalog.with_done(key)
        elif action == "doubt" and catalog.state(key) is State.TRANSLATED:
            catalog = catalog.with_needs_work(key)
        elif action == "clear":
            catalog = catalog.with_target(key, "")
        elif action == "comment":
            catalog = catalog.with_comment(key, f"note {name}")
    return catalog


@settings(max_examples=60)
@given(st.lists(st.tuples(policies, edits), max_size=5), st.dictionaries(names, names, max_size=3))
def test_whatever_happens_each_source_text_has_its_entry_and_no_translation_is_lost(
    history: list[tuple[dict[str, str], list[tuple[str, str]]]], former: dict[str, str]
) -> None:
    renamed = {f"cookie.a.{old}": Key(f"cookie.a.{new}") for old, new in former.items()}
    po = file_of()
    for policy, work in history:
        sources = sources_of(policy)
        before = sorted(entry.translation for entry in po.entries if entry.translation)
        po = merge(po, sources, renamed=renamed).po
        assert {(e.context, e.source) for e in ours(po) if not e.obsolete} == {
            (s.key, s.text) for s in sources
        }
        assert merge(po, sources, renamed=renamed).po is po
        if not renamed:
            after = sorted(entry.translation for entry in po.entries if entry.translation)
            assert [text.strip("\n") for text in after] == [text.strip("\n") for text in before]
        po = worked_on(Catalog(po), work).po


@given(
    st.sampled_from([VALID, STALE, DOUBTED, STALE_AND_DOUBTED, OPEN]),
    st.lists(st.sampled_from([OLD, NEW, OTHER])),
)
def test_no_path_of_the_source_makes_a_translation_valid_for_another_text(
    entry: PoEntry, path: list[str]
) -> None:
    po = file_of(entry)
    for text in path:
        po = merge(po, texts(a=text)).po
    after = only(merge(po, texts(a=OLD)))
    assert state_of(after) is (State.TRANSLATED if entry in (VALID, STALE) else state_of(entry))
    assert after.previous is None


@settings(max_examples=15)
@given(st.lists(st.tuples(policies, edits), min_size=1, max_size=4))
def test_gettext_accepts_every_merged_file(
    history: list[tuple[dict[str, str], list[tuple[str, str]]]],
) -> None:
    program = needed("msgfmt", "gettext")
    po = file_of(PoEntry("File", ("Fichier",), "Menu|File"))
    for policy, work in history:
        po = worked_on(Catalog(merge(po, sources_of(policy), unchanged_meaning={A}).po), work).po
    done = subprocess.run(
        [program, "-c", "-o", "/dev/null", "-"], input=po.text().encode(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


def test_time_grows_with_size_alone() -> None:
    def seconds(count: int) -> float:
        sources = [SourceText(Key(f"cookie.a.k{number}"), OLD) for number in range(count)]
        changed = [replace(source, text=NEW) if n % 3 == 0 else source for n, source in enumerate(sources)]
        po = merge(new_file("p", LocaleTag("fr")), sources[::2]).po
        begun = time.process_time()
        merge(merge(po, changed).po, changed[count // 2 :])
        return time.process_time() - begun

    short = min(seconds(200) for _ in range(3))
    assert seconds(3200) < 100 * max(short, 0.002)
