"""Tests for how places are called on screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.edits import Place
from workbench.formats.data import Path as Way
from workbench.formats.layout import FileKind, FileRef
from workbench.store.project import load
from workbench.ui.rows.place_names import place_name

SHIPPED = Path(__file__).parents[2]
POLICY = load(SHIPPED).catalogue.policy


@pytest.mark.parametrize(
    ("kind", "id", "path", "told"),
    [
        (FileKind.COOKIE, "google.gid", ("lifetime",), "_gid: Lifetime"),
        (FileKind.COOKIE, "google.gid", ("printed", "name"), "_gid: Printed name"),
        (FileKind.COOKIE, "google.gid", (), "_gid"),
        (FileKind.COOKIE, "not.there", ("name",), "not.there: Name"),
        (FileKind.PROVIDER, "vwo", ("link",), "vwo: Link"),
        (FileKind.SECTION, "which", ("title",), "which"),
        (FileKind.SECTION, "which", ("blocks", 8, "text"), "which › google-analytics"),
        (
            FileKind.SECTION,
            "which",
            ("blocks", 9, "items", "last-octet"),
            "which › google-analytics-measures › last-octet",
        ),
        (FileKind.SECTION, "which", ("blocks", 99, "text"), "which › 100"),
        (FileKind.ENTRIES, "en", ("title",), "en title"),
        (FileKind.POLICY, "", ("variables", "site"), "site"),
        (FileKind.POLICY, "", ("title",), "policy: Title"),
        (FileKind.LINKS, "", ("google-privacy", "url"), "google-privacy: Address"),
    ],
)
def test_a_place_is_called_what_people_call_it(kind: FileKind, id: str, path: Way, told: str) -> None:
    assert place_name(Place(FileRef(kind, id), path), POLICY) == told


def test_a_place_has_a_name_without_a_policy() -> None:
    assert place_name(Place(FileRef(FileKind.SECTION, "a"), ("blocks", 0, "text")), None) == "a › 1"
