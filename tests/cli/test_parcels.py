"""`workbench locale export` and `locale import`: a parcel leaves, is worked on elsewhere, and comes back."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import polib  # type: ignore[import-untyped]
import pytest
from translate.storage.placeables.strelem import StringElem
from translate.storage.xliff import xlifffile

from tests.cli.conftest import CommandLine, Ran, assert_refused
from workbench.locales.catalog import State
from workbench.policy.kinds import LocaleTag
from workbench.store.locale_files import read_locale
from workbench.store.translation_memory import remembered

DE = "locales/de/LC_MESSAGES/policy.po"
GID = "cookie.google.gid.description"
GID_YAML = "catalogue/cookies/google/gid.yaml"


@pytest.fixture
def stale(whole: Path) -> Path:
    """The shipped project, the Swedish descriptions of forty cookies reworded."""
    for path in sorted((whole / "catalogue/cookies").rglob("*.yaml"))[:40]:
        text = path.read_text("utf-8")
        reworded = re.sub(r"(?m)^(description: (?:>-\n  )?)(?=\w)", r"\1Numera ", text)
        assert reworded != text
        path.write_text(reworded, encoding="utf-8")
    return whole


def send(workbench: CommandLine, project: Path, form: str, *more: str, locale: str = "de") -> Path:
    path = project.parent / f"parcel.{form}"
    ran = workbench(
        "locale", "export", locale, "--format", form, "--output", path, *more, "--project", project
    )
    assert (ran.status, ran.out) == (0, ""), ran.err
    return path


def take(workbench: CommandLine, project: Path, path: Path, *more: str) -> Ran:
    return workbench("locale", "import", path, *more, "--project", project)


def states(project: Path) -> dict[str, State]:
    catalog = read_locale(project, LocaleTag("de")).catalog
    assert catalog is not None
    return {key: catalog.state(key) for key in catalog}


def with_toolkit(path: Path) -> None:
    """Work through an XLIFF as a tool built on translate-toolkit does."""
    store = xlifffile.parsestring(path.read_bytes())  # type: ignore[no-untyped-call]
    for unit in store.units:
        if unit.istranslatable():
            unit.rich_target = [StringElem(["Nunmehr ", *unit.rich_target[0].sub])]
            unit.marktranslated()
    path.write_bytes(bytes(store))


def with_openpyxl(path: Path) -> None:
    """Work through a workbook by its target column alone."""
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows(min_row=2):
        row[4].value = f"Nunmehr {row[4].value}"
    book.save(path)


def with_polib(path: Path) -> None:
    """Work through a PO file."""
    po = polib.pofile(str(path))
    for entry in po:
        entry.msgstr = f"Nunmehr {entry.msgstr}"
        entry.flags.remove("fuzzy")
        entry.previous_msgid = None
    po.save(str(path))


@pytest.mark.parametrize(
    ("form", "work"), [("xliff", with_toolkit), ("xlsx", with_openpyxl), ("po", with_polib)]
)
def test_forty_stale_entries_come_back_done(
    workbench: CommandLine, stale: Path, form: str, work: Callable[[Path], None]
) -> None:
    before = (stale / DE).read_bytes()
    path = send(workbench, stale, form, "--only", "unfinished")
    assert (stale / DE).read_bytes() == before
    work(path)

    looked = take(workbench, stale, path, "--dry-run")
    assert (looked.status, "40 entries would change" in looked.err) == (0, True), looked.err
    assert (stale / DE).read_bytes() == before
    taken = take(workbench, stale, path)

    assert (taken.status, "40 entries changed" in taken.err) == (0, True)
    assert taken.out == looked.out
    assert set(states(stale).values()) == {State.TRANSLATED}
    assert (stale / DE).read_text("utf-8").count('msgstr "Nunmehr ') == 40
    again = take(workbench, stale, path)
    assert (again.status, again.out, again.err) == (0, "", "de: nothing to do.\n")
    assert workbench("locale", "sync", "--project", stale).status == 0
    assert set(states(stale).values()) == {State.TRANSLATED}


def test_nothing_but_the_imported_entries_is_touched(workbench: CommandLine, whole: Path) -> None:
    path = send(workbench, whole, "csv")
    before = (whole / DE).read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace("Zuletzt geändert: {date}", "Stand: {date}"), "utf-8")

    assert take(workbench, whole, path).status == 0

    assert (whole / DE).read_text("utf-8") == before.replace("Zuletzt geändert: {date}", "Stand: {date}")


def test_po_leaves_byte_for_byte(workbench: CommandLine, whole: Path) -> None:
    assert send(workbench, whole, "po").read_bytes() == (whole / DE).read_bytes()


def test_unfinished_entries_alone_are_a_valid_po_file(workbench: CommandLine, stale: Path) -> None:
    po = polib.pofile(str(send(workbench, stale, "po", "--only", "unfinished")), check_for_duplicates=True)

    assert len(po) == 40
    assert all(entry.msgctxt and entry.comment and entry.previous_msgid and entry.fuzzy for entry in po)


def test_words_are_counted_for_the_invoice(workbench: CommandLine, stale: Path) -> None:
    ran = workbench(
        "locale", "export", "de", "--format", "xliff", "--only", "unfinished",
        "--output", stale.parent / "out/", "--json", "--project", stale,
    )  # fmt: skip

    row = json.loads(ran.out)
    assert row["changed"]["entries"] == 40
    assert row["new"] == {"entries": 0, "words": 0}
    stats = json.loads(workbench("locale", "stats", "--json", "--project", stale).out)["de"]
    assert row["changed"]["words"] == stats["words"]["stale"]
    assert "changed 40 entries" in ran.err
    told = workbench("locale", "stats", "--project", stale).out
    assert f"words: new 0, changed {row['changed']['words']}, unchanged " in told


def test_an_approved_translation_is_replaced_only_when_asked_for(workbench: CommandLine, whole: Path) -> None:
    workbench("locale", "approve", "de", GID, "title", "--project", whole)
    path = send(workbench, whole, "csv")
    text = path.read_text("utf-8")
    path.write_text(text.replace("Hansgrohe-Richtlinie zu", "Richtlinie zu"), "utf-8")
    before = (whole / DE).read_bytes()

    held = take(workbench, whole, path)
    assert (held.status, (whole / DE).read_bytes()) == (1, before)
    assert "title: approved → translated (approved here" in held.out
    assert held.err == "de: nothing is taken in.\n"
    taken = take(workbench, whole, path, "--replace", "approved")

    assert taken.status == 0
    assert (whole / DE).read_bytes() != before


def test_what_cannot_be_taken_is_told_with_its_reason_and_the_rest_is_taken(
    workbench: CommandLine, stale: Path
) -> None:
    path = send(workbench, stale, "xlsx", "--only", "unfinished")
    with_openpyxl(path)
    yaml = stale / GID_YAML
    text = yaml.read_text("utf-8")
    assert "Numera " in text
    yaml.write_text(text.replace("Numera ", "Sedan länge "), encoding="utf-8")

    ran = take(workbench, stale, path)

    assert ran.status == 1
    assert f"{GID} (row " in ran.out
    assert "another source text" in ran.out
    assert "39 entries changed" in ran.err
    found = states(stale)
    assert found.pop(GID) is State.STALE
    assert set(found.values()) == {State.TRANSLATED}


def test_finnish_is_begun_a_tenth_is_done_and_the_export_is_marked(
    workbench: CommandLine, whole: Path
) -> None:
    assert workbench("locale", "add", "fi", "--project", whole).status == 0
    path = send(workbench, whole, "xlsx", locale="fi")
    book = openpyxl.load_workbook(path)
    rows = list(book.worksheets[0].iter_rows(min_row=2))
    for row in rows[: len(rows) // 10]:
        row[4].value = row[3].value
    book.save(path)

    ran = take(workbench, whole, path)

    assert (ran.status, f"fi: {len(rows) // 10} entries changed" in ran.err) == (0, True), ran.out
    exported = workbench("export", "--locale", "fi", "--format", "html", "--project", whole)
    assert "untranslated texts: " in exported.err
    assert 'lang="sv"' in exported.out


def test_tmx_goes_into_the_memory_and_the_project_stays_as_it_is(workbench: CommandLine, whole: Path) -> None:
    path = send(workbench, whole, "tmx")
    before = (whole / DE).read_bytes()

    looked = take(workbench, whole, path, "--dry-run")
    assert remembered(whole, LocaleTag("sv"), LocaleTag("de")) == []
    taken = take(workbench, whole, path)
    again = take(workbench, whole, path)

    assert (looked.err, taken.status) == (taken.err, 0)
    assert again.err == "de: 0 pairs for suggestions.\n"
    assert len(remembered(whole, LocaleTag("sv"), LocaleTag("de"))) > 100
    assert (whole / DE).read_bytes() == before


def test_what_would_change_is_told_to_programs(workbench: CommandLine, whole: Path) -> None:
    path = send(workbench, whole, "csv")
    path.write_text(path.read_text("utf-8").replace(";Entwurf;", ";Skizze;"), "utf-8")

    outcome = json.loads(take(workbench, whole, path, "--dry-run", "--json").out)

    assert [(each["key"], each["old"], each["new"]) for each in outcome["changes"]] == [
        ("label.draft", "Entwurf", "Skizze")
    ]
    assert (outcome["locale"], outcome["held"], outcome["refused"]) == ("de", [], [])


def test_a_file_may_not_be_for_another_locale(workbench: CommandLine, whole: Path) -> None:
    path = send(workbench, whole, "xliff")

    assert_refused(take(workbench, whole, path, "--locale", "en"), "for the locale de, not for en")
    assert_refused(take(workbench, whole, path, "--locale", "fr"), "no locale fr")


def test_terms_and_memories_have_no_unfinished_entries(workbench: CommandLine, whole: Path) -> None:
    for form in ("tmx", "tbx"):
        ran = workbench(
            "locale", "export", "de", "--format", form, "--only", "unfinished", "--output", "x",
            "--project", whole,
        )  # fmt: skip
        assert_refused(ran, "no unfinished entries")


def test_terms_are_only_sent(workbench: CommandLine, whole: Path) -> None:
    path = send(workbench, whole, "tbx")

    assert b"deprecatedTerm-admn-sts" in path.read_bytes()
    assert_refused(take(workbench, whole, path), "glossary.yaml")


def test_no_file_is_one_sentence(workbench: CommandLine, whole: Path, tmp_path: Path) -> None:
    assert_refused(take(workbench, whole, tmp_path / "gone.xlf"), "gone.xlf")
    (tmp_path / "x.bin").write_bytes(b"\0\1\2")
    assert_refused(take(workbench, whole, tmp_path / "x.bin"), "no format that is known")


def test_a_workbook_that_another_program_saved_is_read(workbench: CommandLine, whole: Path) -> None:
    path = send(workbench, whole, "xlsx")
    saved = io.BytesIO()
    openpyxl.load_workbook(path).save(saved)
    path.write_bytes(saved.getvalue())

    assert take(workbench, whole, path).err == "de: nothing to do.\n"
