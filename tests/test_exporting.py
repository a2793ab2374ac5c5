"""Tests for what leaves a project: which file a text goes to, and that every format can be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.export.samples import POLICY
from workbench.export.document import build
from workbench.exporting import SUFFIXES, Part, has_room, targets, writer
from workbench.policy.kinds import LocaleTag

SV, DE = LocaleTag("sv"), LocaleTag("de")
ONE: list[Part] = [(SV, "html")]
SEVERAL: list[Part] = [(SV, "html"), (DE, "csv")]


@pytest.mark.parametrize(
    ("parts", "output", "files"),
    [
        (ONE, "page.html", ["page.html"]),
        (ONE, "new/", ["new/policy.sv.html"]),
        (ONE, "folder", ["folder/policy.sv.html"]),
        (SEVERAL, "new", ["new/policy.sv.html", "new/policy.de.csv"]),
        (SEVERAL, "folder", ["folder/policy.sv.html", "folder/policy.de.csv"]),
    ],
)
def test_one_text_goes_to_a_file_and_several_into_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parts: list[Part], output: str, files: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    assert [path.as_posix() for path in targets(parts, output).values()] == files


@pytest.mark.parametrize(
    ("count", "output", "fits"),
    [(1, "file", True), (2, "file", False), (2, "folder", True), (2, "new", True), (1, "new", True)],
)
def test_several_texts_do_not_fit_into_a_file(tmp_path: Path, count: int, output: str, fits: bool) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    assert has_room(count, str(tmp_path / output)) is fits


@pytest.mark.parametrize("form", SUFFIXES)
def test_every_format_has_its_writer(form: str) -> None:
    text = writer(form, POLICY, None)(build(POLICY, SV, None))
    starts = {"html": "<!doctype html>", "json": "{", "csv": "category,id,name"}
    assert text.startswith(starts.get(form, ""))
    assert text.endswith("\n")
