"""Approvals: they hold for two texts, and fall away when either changes."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.checks.waivers import text_digest
from workbench.formats.data import Path
from workbench.formats.edit_refused import EditRefused
from workbench.formats.fault import ErrorName
from workbench.formats.po_entry import PoEntry
from workbench.formats.po_new import new_file
from workbench.formats.yaml_read import read as read_yaml
from workbench.locales.approvals import (
    Approval,
    ApprovalRefused,
    Approvals,
    approve,
    pair_digest,
    read,
)
from workbench.locales.catalog import Catalog, CatalogEntry, State
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag

DAY = dt.date(2026, 11, 23)
TITLE, NAME = Key("title"), Key("label.cookie_name")
DIGEST = pair_digest("Kakor", "Cookies")
ENTRY = CatalogEntry(TITLE, "Kakor", "Cookies", State.TRANSLATED)


def entry(key: str, target: str = "Cookies") -> CatalogEntry:
    return CatalogEntry(Key(key), "Kakor", target, State.TRANSLATED)


def approvals_of(text: str) -> Approvals:
    reading = read(read_yaml(text).data)
    assert not reading.faults
    return reading.approvals


def written(key: str, of: str = DIGEST, by: str = "AB") -> str:
    return f"{key}:\n  of: {of}\n  by: {by}\n  date: 2026-11-23\n"


def test_a_file_holds_who_approved_what_and_when() -> None:
    assert approvals_of(written("title")).by_key == {TITLE: Approval(DIGEST, "AB", DAY)}
    assert approvals_of("# nothing yet\n").by_key == {}


@pytest.mark.parametrize(
    ("text", "name", "path"),
    [
        ("[title]\n", ErrorName.TYPE, ()),
        ("title: yes\n", ErrorName.TYPE, ("title",)),
        (written("Menu|File"), ErrorName.TYPE, ("Menu|File",)),
        (written("title", of="sha256:12"), ErrorName.TYPE, ("title", "of")),
        (written("title", by='""'), ErrorName.TYPE, ("title", "by")),
        (written("title").replace("-23", "-31"), ErrorName.TYPE, ("title", "date")),
        (written("title").replace("by:", "buy:"), ErrorName.MISSING_FIELD, ("title",)),
        (written("title") + "  why: so\n", ErrorName.UNKNOWN_FIELD, ("title", "why")),
    ],
)
def test_every_fault_is_noted_with_its_path(text: str, name: ErrorName, path: Path) -> None:
    reading = read(read_yaml(text).data)
    assert (name, path) in [(fault.name, fault.path) for fault in reading.faults]


def test_a_fault_of_one_approval_leaves_the_others() -> None:
    reading = read(read_yaml(written("label.cookie_name") + "title: {of: x}\n").data)
    assert list(reading.approvals.by_key) == [NAME]
    assert {fault.path[0] for fault in reading.faults} == {"title"}


@pytest.mark.parametrize(
    ("key", "source", "target", "is_approved"),
    [
        (TITLE, "Kakor", "Cookies", True),
        (TITLE, "Kakorna", "Cookies", False),
        (TITLE, "Kakor", "Kekse", False),
        (TITLE, "Cookies", "Kakor", False),
        (NAME, "Kakor", "Cookies", False),
    ],
)
def test_an_approval_falls_away_when_either_text_changes(
    key: Key, source: str, target: str, is_approved: bool
) -> None:
    assert approvals_of(written("title")).is_approved(key, source, target) is is_approved


def test_its_digest_is_made_as_that_of_a_waiver() -> None:
    assert pair_digest("Kakor", "Cookies") == text_digest("Kakor", "Cookies")


def test_what_is_stale_again_is_not_approved_though_its_texts_stay() -> None:
    known = approvals_of(written("title"))
    assert known.holds(ENTRY)
    assert not known.holds(CatalogEntry(TITLE, "Kakor", "Cookies", State.STALE))


def test_the_approved_entries_of_a_catalog() -> None:
    po = new_file("p", LocaleTag("de"))
    for key, target in (("title", "Cookies"), ("label.cookie_name", "Name"), ("section.a.title", "Cookies")):
        po = po.with_new(PoEntry("Kakor", (target,), key))
    known = approvals_of(written("label.cookie_name") + written("section.gone.title") + written("title"))
    assert list(known.approved(Catalog(po))) == [TITLE]


@pytest.mark.parametrize(
    "before",
    ["", "# by the translators\n", "# ours\n" + written("cookie.a.b.description")],
)
def test_approving_adds_an_approval_and_keeps_the_rest(before: str) -> None:
    assert approve(before, [ENTRY], by="AB", date=DAY) == before + written("title")


@pytest.mark.parametrize("comment", ["", "# ours\n"])
def test_keys_are_sorted(comment: str) -> None:
    before = comment + written("category.a.title") + written("title")
    keys = ["section.a.title", "cookie.a.b.description", "label.cookie_name"]
    after = approve(before, map(entry, keys), by="AB", date=DAY)
    assert after == comment + "".join(written(key) for key in sorted([*keys, "category.a.title", "title"]))


@pytest.mark.parametrize("comment", ["", "  # checked twice\n"])
def test_approving_a_changed_text_replaces_its_approval(comment: str) -> None:
    before = written("label.cookie_name") + comment + written("title", by="CD")
    after = approve(before, [entry("title", "Kekse")], by="AB", date=DAY)
    expected = written("label.cookie_name") + comment + written("title", of=pair_digest("Kakor", "Kekse"))
    assert after == expected


def test_an_approval_that_still_holds_stays_with_who_gave_it() -> None:
    text = written("title", by="CD")
    assert approve(text, [ENTRY], by="AB", date=dt.date(2027, 1, 1)) == text


@pytest.mark.parametrize(
    ("state", "target", "word"),
    [(State.UNTRANSLATED, "", "translate it first"), (State.STALE, "Cookies", "stale")],
)
def test_only_what_is_translated_can_be_approved(state: State, target: str, word: str) -> None:
    unfinished = CatalogEntry(NAME, "Kakor", target, state)
    with pytest.raises(ApprovalRefused, match=word) as refused:
        approve("", [ENTRY, unfinished], by="AB", date=DAY)
    assert refused.value.key == NAME
    assert "label.cookie_name" in str(refused.value.sentence)


def test_a_file_with_errors_is_left_alone() -> None:
    with pytest.raises(EditRefused):
        approve("title: [\n", [ENTRY], by="AB", date=DAY)


KEYS = st.lists(st.sampled_from([f"cookie.a.{name}.description" for name in "abcdef"]), unique=True)


@given(KEYS, KEYS, st.sampled_from(["", "# ours\n"]), st.text(min_size=1, max_size=8).filter(str.strip))
def test_whatever_is_approved_reads_back_as_approved(
    first: list[str], then: list[str], comment: str, target: str
) -> None:
    once = approve(comment, map(entry, first), by="AB", date=DAY)
    twice = approve(once, [entry(key, target) for key in then], by="CD", date=DAY)
    known = approvals_of(twice)
    assert list(known.by_key) == sorted({*first, *then})
    assert all(known.holds(entry(key, target)) for key in then)
    assert all(known.holds(entry(key)) for key in {*first} - {*then})
