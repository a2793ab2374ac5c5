"""Reading a catalogue: every error at once, with its kind, place and what to do; the rest opens."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from tests.projects import GID, ROUTE, SMALL, VWO_SN
from workbench.formats import catalogue
from workbench.formats.catalogue_reading import CatalogueReading, parsed
from workbench.formats.layout import FileKind, FileRef, ref_of
from workbench.formats.order import styled
from workbench.formats.reading_error import ReadingError
from workbench.formats.yaml_write import write_document
from workbench.policy.kinds import CookieId

POLICY = FileRef(FileKind.POLICY)
WHICH = FileRef(FileKind.SECTION, "which")
LINKS = FileRef(FileKind.LINKS)
VWO = FileRef(FileKind.PROVIDER, "vwo")
ESSENTIAL = FileRef(FileKind.CATEGORY, "essential")

TEXTS = {ref: write_document(styled(ref, data)) for ref, data in SMALL.items()}


def read_with(changes: dict[FileRef, str | bytes]) -> CatalogueReading:
    texts: dict[str, str | bytes] = {ref.path: text for ref, text in {**TEXTS, **changes}.items()}
    refs = {path: ref for path in texts if (ref := ref_of(path)) is not None}

    def text_of(path: str) -> str:
        text = texts[path]
        return text if isinstance(text, str) else text.decode("utf-8", "replace")

    return CatalogueReading.of([parsed(ref, texts[path]) for path, ref in refs.items()], text_of)


def replaced(ref: FileRef, old: str, new: str) -> dict[FileRef, str | bytes]:
    assert old in TEXTS[ref]
    return {ref: TEXTS[ref].replace(old, new, 1)}


def added(ref: FileRef, text: str) -> dict[FileRef, str | bytes]:
    return {ref: TEXTS.get(ref, "") + text}


def told(errors: tuple[ReadingError, ...]) -> list[tuple[str, str]]:
    return [(error.place, str(error.name)) for error in errors]


def test_a_good_catalogue_has_no_errors() -> None:
    reading = read_with({})
    assert reading.errors == ()
    assert reading.catalogue.policy is not None
    assert len(reading.catalogue.policy.cookies) == 3


@pytest.mark.parametrize(
    ("changes", "place", "name", "words"),
    [
        (replaced(GID, "lifetime: 24 hours", "lifetime: 24 horus"), f"{GID.path}:6:11", "type", "24 horus"),
        (replaced(GID, "party: third", "party: thrid"), f"{GID.path}:5:8", "type", "first, third"),
        (replaced(GID, "position: 20", "position: twenty"), f"{GID.path}:7:11", "type", "whole number"),
        (replaced(GID, "name: _gid", "name: [a, b]"), f"{GID.path}:2:7", "type", "A text is expected"),
        (replaced(GID, "party: third\n", ""), f"{GID.path}:1:1", "missing-field", "“party”"),
        (added(GID, "lifetme: 1 day\n"), f"{GID.path}:9:1", "unknown-field", "did you mean “lifetime”"),
        (added(GID, "printed: {nam: x}\n"), f"{GID.path}:9:11", "unknown-field", "did you mean “name”"),
        (added(GID, "only: [xx]\n"), f"{GID.path}:9:8", "reference", "no locale “xx”"),
        (
            replaced(GID, "category: analytics", "category: analytic"),
            f"{GID.path}:3:11",
            "reference",
            "“analytics”",
        ),
        (replaced(GID, "provider: google", "provider: googel"), f"{GID.path}:4:11", "reference", "“google”"),
        (
            replaced(VWO, "name: VWO", "name: VWO\nlink: vwo-more"),
            f"{VWO.path}:3:7",
            "reference",
            "no link “vwo-more”",
        ),
        (
            replaced(ESSENTIAL, "{site}", "{sit}"),
            f"{ESSENTIAL.path}:3:31",
            "reference",
            "did you mean “site”",
        ),
        (replaced(GID, "används", "{section:whihc}"), f"{GID.path}:8:44", "reference", "“which”"),
        (replaced(GID, "används", "{colour:red}"), f"{GID.path}:8:44", "reference", "is no token"),
        (
            replaced(WHICH, "category: analytics", "category: x"),
            f"{WHICH.path}:9:15",
            "reference",
            "no category “x”",
        ),
        (
            replaced(WHICH, "id: analytics\n", "id: essential\n"),
            f"{WHICH.path}:8:9",
            "duplicate",
            "Another block",
        ),
        (
            replaced(WHICH, "table: [essential]", "table: [essential]\n    text: x"),
            f"{WHICH.path}:6:5",
            "type",
            "exactly one",
        ),
        (replaced(WHICH, "id: analytics\n", "id: title\n"), f"{WHICH.path}:8:9", "type", "called “title”"),
        (
            replaced(GID, "id: google.gid", "id: vwo.sn"),
            f"{GID.path}:1:5",
            "duplicate",
            "belongs to another file",
        ),
        (replaced(GID, "id: google.gid", "id: google.other"), f"{GID.path}:1:5", "reference", "google.gid"),
        (
            replaced(POLICY, "sections: [which]", "sections: [which, which]"),
            f"{POLICY.path}:5:19",
            "duplicate",
            "twice",
        ),
        (
            replaced(POLICY, "sections: [which]", "sections: []"),
            f"{POLICY.path}:5:11",
            "reference",
            "not listed",
        ),
        (replaced(POLICY, "schema: 1", "schema: 2"), f"{POLICY.path}:1:9", "type", "schema 2"),
        (added(POLICY, "time_zone: Europe/Stokholm\n"), f"{POLICY.path}:6:12", "type", "time zone"),
        (added(POLICY, "labels: {draft: '{date}'}\n"), f"{POLICY.path}:6:17", "type", "no other token"),
        (
            added(POLICY, "labels: {darft: x}\n"),
            f"{POLICY.path}:6:10",
            "unknown-field",
            "did you mean “draft”",
        ),
        (
            added(POLICY, "locales:\n  en: {from: de}\n  de: {from: en}\n"),
            f"{POLICY.path}:7:14",
            "cycle",
            "round a circle",
        ),
        (
            replaced(LINKS, "url: https", "url: javascript"),
            f"{LINKS.path}:1:20",
            "type",
            "begins with https://",
        ),
        (added(LINKS, "b: {status: lost, url: 'https://x.se'}\n"), f"{LINKS.path}:2:4", "type", "not lost"),
        (added(GID, "name: again\n"), f"{GID.path}:9:1", "duplicate", "name"),
        ({GID: "id: 'unclosed\n"}, f"{GID.path}:1:5", "syntax", "quot"),
        ({GID: "id: *a\n"}, f"{GID.path}:1:5", "syntax", ""),
        ({GID: b"id: \xff\n"}, f"{GID.path}:1:5", "encoding", "UTF-8"),
        ({GID: "id: a\x1bb\n"}, f"{GID.path}:1:6", "encoding", "U+001B"),
        ({GID: "a: " + "[" * 50_000}, f"{GID.path}:1:15", "limit", ""),
        ({GID: "a: " + "x" * (1 << 20)}, f"{GID.path}:1:1", "limit", ""),
    ],
)
def test_an_error_has_its_kind_its_place_and_what_to_do(
    changes: dict[FileRef, str | bytes], place: str, name: str, words: str
) -> None:
    errors = read_with(changes).errors
    assert (place, name) in told(errors)
    found = next(error for error in errors if (error.place, str(error.name)) == (place, name))
    assert words in str(found.sentence)


def test_all_errors_of_all_files_are_told_at_once() -> None:
    changes = {
        **replaced(GID, "lifetime: 24 hours", "lifetime: soon"),
        **replaced(VWO_SN, "party: third", "party: 3"),
        ROUTE: "id: [",
    }
    both = {**changes, GID: str(changes[GID]) + "lifetme: 1 day\n"}
    assert {error.path for error in read_with(both).errors} == {GID.path, VWO_SN.path, ROUTE.path}
    assert len(read_with(both).errors) == 4


def test_the_rest_opens_and_a_broken_thing_is_unreadable_not_gone() -> None:
    catalogue = read_with({GID: "id: 'unclosed\n"}).catalogue
    assert catalogue.policy is not None
    assert set(catalogue.policy.cookies) == {CookieId("own.routeid"), CookieId("vwo.sn")}
    assert catalogue.unreadable == {GID}


@pytest.mark.parametrize("broken", [VWO, LINKS, POLICY])
def test_what_a_broken_file_is_referred_to_by_is_no_error_of_its_own(broken: FileRef) -> None:
    errors = read_with({broken: "id: 'unclosed\n"}).errors
    assert {error.path for error in errors} == {broken.path}


def test_an_optional_field_at_fault_leaves_the_thing_readable() -> None:
    catalogue = read_with(replaced(GID, "position: 20", "position: twenty")).catalogue
    assert catalogue.policy is not None
    assert catalogue.policy.cookies[CookieId("google.gid")].position is None


def test_every_published_schema_is_a_schema() -> None:
    from jsonschema import Draft202012Validator

    for schema in files("workbench.schemas").iterdir():
        if schema.name.endswith(".json"):
            Draft202012Validator.check_schema(json.loads(schema.read_text(encoding="utf-8")))


def test_many_files_read_anew_come_to_the_same_as_few(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read_with({})
    texts = {GID.path: TEXTS[GID].replace("24 hours", "25 hours"), VWO.path: TEXTS[VWO].replace("VWO", "Vwo")}
    few = reading.with_texts(texts, lambda _path: "").catalogue
    monkeypatch.setattr(catalogue, "_MANY", 1)
    many = reading.with_texts(texts, lambda _path: "").catalogue
    assert few.policy != reading.catalogue.policy
    assert few.policy is not None
    assert many.policy == few.policy
    assert list(many.policy.cookies) == list(few.policy.cookies)
    assert many.faults == few.faults
