"""A locale's entries by key."""

from __future__ import annotations

import pytest

from workbench.formats.po import PoFile
from workbench.formats.po_entry import PoEntry, Previous
from workbench.formats.po_new import new_file
from workbench.formats.po_read import read
from workbench.locales.catalog import Catalog, CatalogEntry, State, is_key, state_of
from workbench.policy import entries as policy_entries
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag

TITLE, LIFETIME, GONE = Key("title"), Key("cookie.a.b.lifetime"), Key("section.x.title")


def file_of(*entries: PoEntry) -> PoFile:
    po = new_file("p", LocaleTag("de"))
    for entry in entries:
        po = po.with_new(entry)
    return po


def sample() -> Catalog:
    return Catalog(
        file_of(
            PoEntry("Kakor på webbplatsen", ("Cookies im Web",), TITLE, extracted_comments=("on top",)),
            PoEntry(
                "9 dagar", ("7 Tage",), LIFETIME, flags=("fuzzy",), previous=Previous("7 dagar"),
                translator_comments=("one", "two"),
            ),
            PoEntry("Namn", context="label.cookie_name"),
            PoEntry("weg", ("weg",), GONE, obsolete=True),
            PoEntry("somebody", ("else's",), "Menu|File"),
            PoEntry("no", ("context",)),
        )
    )  # fmt: skip


def test_an_entry_is_found_by_its_key() -> None:
    catalog = sample()
    assert catalog[TITLE] == CatalogEntry(
        TITLE, "Kakor på webbplatsen", "Cookies im Web", State.TRANSLATED, None, (), ("on top",)
    )
    assert catalog[LIFETIME] == CatalogEntry(
        LIFETIME, "9 dagar", "7 Tage", State.STALE, "7 dagar", ("one", "two"), ()
    )
    assert list(catalog) == [TITLE, LIFETIME, Key("label.cookie_name")]
    assert len(catalog) == 3


def test_what_is_obsolete_or_not_ours_is_not_in_it() -> None:
    catalog = sample()
    for key in (GONE, Key("Menu|File"), Key("section.unknown")):
        assert key not in catalog
        assert catalog.get(key) is None
        with pytest.raises(KeyError):
            catalog[key]


KEYS = [
    policy_entries.title_key(),
    policy_entries.label_key("last_changed"),
    policy_entries.label_key("change.cookie-added"),
    policy_entries.section_title_key("intro"),
    policy_entries.block_key("intro", "b1", "heading"),
    policy_entries.category_key("analytics", "intro"),
    policy_entries.cookie_key("vwo.sn_2-x", "lifetime"),
    "revision.2026-11-23.2.s1",
]


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_a_policy_is_ours(key: str) -> None:
    assert is_key(key)


@pytest.mark.parametrize(
    "context", [None, "", "Title", "titles", "cookie", "cookie.", "menu.file", "title\n", "label.Ä"]
)
def test_other_contexts_are_not(context: str | None) -> None:
    assert not is_key(context)


STATES = [
    (PoEntry("a"), State.UNTRANSLATED),
    (PoEntry("a", flags=("fuzzy",)), State.UNTRANSLATED),
    (PoEntry("a", ("b",), flags=("fuzzy",)), State.STALE),
    (PoEntry("a", ("b",), flags=("fuzzy",), previous=Previous("c")), State.STALE),
    (PoEntry("a", ("b",), flags=("no-wrap",)), State.TRANSLATED),
    (PoEntry("a", ("b",), previous=Previous("c")), State.TRANSLATED),
    (PoEntry("a", ("", "b"), plural="as"), State.TRANSLATED),
]


@pytest.mark.parametrize(("entry", "state"), STATES)
def test_the_state_is_derived(entry: PoEntry, state: State) -> None:
    assert state_of(entry) is state


def test_a_previous_text_counts_only_while_stale() -> None:
    catalog = Catalog(file_of(PoEntry("a", ("b",), TITLE, previous=Previous("c"))))
    assert catalog[TITLE].previous is None


def test_progress_counts_entries_and_words_of_the_source() -> None:
    progress = sample().progress()
    assert progress.entries == {State.UNTRANSLATED: 1, State.STALE: 1, State.TRANSLATED: 1}
    assert progress.words == {State.UNTRANSLATED: 1, State.STALE: 2, State.TRANSLATED: 3}
    assert progress.total == 3


def test_the_progress_of_nothing_is_nothing() -> None:
    progress = Catalog(PoFile()).progress()
    assert progress.total == 0
    assert set(progress.entries) == set(progress.words) == set(State)


def test_a_translation_typed_into_a_stale_entry_does_not_make_it_valid() -> None:
    catalog = sample().with_target(LIFETIME, "9 Tage")
    assert (catalog[LIFETIME].target, catalog[LIFETIME].state) == ("9 Tage", State.STALE)
    done = catalog.with_done(LIFETIME)
    assert (done[LIFETIME].target, done[LIFETIME].state, done[LIFETIME].previous) == (
        "9 Tage", State.TRANSLATED, None,
    )  # fmt: skip
    assert '#| msgid "7 dagar"' in catalog.po.text()
    assert '#| msgid "7 dagar"' not in done.po.text()


def test_a_translation_can_be_doubted_and_commented() -> None:
    catalog = sample().with_needs_work(TITLE).with_comment(TITLE, "why?\nask")
    assert catalog[TITLE].state is State.STALE
    assert catalog[TITLE].previous is None
    assert catalog[TITLE].comments == ("why?", "ask")
    assert catalog.with_comment(TITLE, "")[TITLE].comments == ()


def test_a_translation_can_be_taken_back() -> None:
    assert sample().with_target(TITLE, "")[TITLE].state is State.UNTRANSLATED


def test_a_translation_ends_as_its_source_does() -> None:
    assert sample().with_target(TITLE, "Cookies\n")[TITLE].target == "Cookies"


def test_an_edit_leaves_the_first_catalog_as_it_was() -> None:
    catalog = sample()
    text = catalog.po.text()
    edited = catalog.with_target(TITLE, "Kekse")
    assert catalog[TITLE].target == "Cookies im Web"
    assert catalog.po.text() == text
    assert edited.po.text() == text.replace("Cookies im Web", "Kekse")


def test_of_two_entries_with_one_key_the_first_counts() -> None:
    po = read('msgctxt "title"\nmsgid "a"\nmsgstr "1"\n\nmsgctxt "title"\nmsgid "b"\nmsgstr "2"\n').file
    assert po
    assert Catalog(po)[TITLE].target == "1"
    assert len(Catalog(po)) == 1
