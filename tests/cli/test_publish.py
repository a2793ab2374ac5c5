"""`workbench decide` and `workbench publish`: from changes to the next revision, all of it or nothing."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine, assert_refused
from tests.cli.reviewing import MENDED, five_changes, mend_typos, replace_in
from tests.projects import files, write_entries, write_locales
from workbench.policy.kinds import LocaleTag
from workbench.revisions.record import Revision
from workbench.store.cache import open_cache
from workbench.store.history import newest_revision

GID = "catalogue/cookies/google/gid.yaml"
FIRST = "catalogue/revisions/2024-01-31"


def newest(root: Path) -> Revision:
    revision, errors = newest_revision(root, open_cache(root))
    assert errors == []
    assert revision is not None
    return revision


def decide_typos(workbench: CommandLine, root: Path) -> None:
    ran = workbench("decide", *MENDED, "--level", "editorial", "--reason", "Skrivfel", "--project", root)
    assert (ran.status, ran.err) == (0, "3 changes are decided: editorial.\n")


def status(workbench: CommandLine, root: Path) -> dict[str, object]:
    told: dict[str, object] = json.loads(workbench("status", "--json", "--project", root).out)
    return told


def test_undecided_changes_are_refused_in_words(workbench: CommandLine, seed: Path) -> None:
    five_changes(seed)
    before = files(seed)

    ran = workbench("publish", "--project", seed)

    assert ran.status == 1
    assert all(f"undecided: {name}." in ran.err for name in MENDED)
    assert files(seed) == before


def test_the_date_moves_and_consent_is_asked_again(workbench: CommandLine, seed: Path) -> None:
    five_changes(seed)
    decide_typos(workbench, seed)
    old_text = (seed / FIRST / "policy.sv.txt").read_bytes()

    ran = workbench("publish", "--project", seed)

    assert ran.status == 0, ran.err
    revision, told = newest(seed), status(workbench, seed)
    today = revision.date.isoformat()
    assert told["last_changed"] == {"sv": today, "en": None, "de": None}
    assert (told["consent_revision"], told["draft"], told["unpublished"]) == (2, False, 0)
    assert workbench("export", "--project", seed).out.startswith(f"Senast ändrad: {today}\n")
    assert workbench("export", "--revision", "2024-01-31", "--project", seed).stdout == old_text
    assert not list((seed / "catalogue/changes").glob("*.yaml"))
    assert {row.change: row.reason for row in revision.changes}[MENDED[0]] == "Skrivfel"
    checked = workbench(
        "check", "--format", "json", "--fail-on", "never", "--select", "RV", "--project", seed
    )
    assert json.loads(checked.out)["problems"] == []


def test_mended_typos_make_no_translation_stale(workbench: CommandLine, whole: Path) -> None:
    mend_typos(whole)
    stale = [row["stale"] for row in locale_rows(workbench, whole)]
    assert stale == [3, 3]

    decide_typos(workbench, whole)

    assert [row["stale"] for row in locale_rows(workbench, whole)] == [0, 0]
    assert workbench("locale", "sync", "--project", whole).status == 0
    assert [row["stale"] for row in locale_rows(workbench, whole)] == [0, 0]


def locale_rows(workbench: CommandLine, root: Path) -> list[dict[str, object]]:
    locales = status(workbench, root)["locales"]
    assert isinstance(locales, dict)
    return list(locales.values())


def test_corrections_alone_can_leave_the_date(workbench: CommandLine, seed: Path) -> None:
    mend_typos(seed)
    arguments = ("--level", "editorial", "--reason", "Skrivfel", "--keep-date", "--project", seed)

    ran = workbench("publish", *arguments)

    revision = newest(seed)
    assert ran.status == 0, ran.err
    assert (revision.last_changed, revision.keeps_date) == ({"sv": dt.date(2024, 1, 31)}, "Skrivfel")
    assert workbench("export", "--project", seed).out.startswith("Senast ändrad: 2024-01-31\n")


def test_what_readers_are_told_moves_the_date_whatever_is_wished(workbench: CommandLine, seed: Path) -> None:
    replace_in(seed / GID, "lifetime: 24 hours", "lifetime: 1 hour")

    ran = workbench("publish", "--keep-date", "--reason", "Nej", "--project", seed)

    assert (ran.status, ran.err) == (1, "The date can stay only where every change is editorial.\n")


def test_one_change_is_answered_for_by_its_name(workbench: CommandLine, seed: Path) -> None:
    mend_typos(seed)
    answers = [part for name in MENDED for part in ("--change", f"{name}=editorial")]

    ran = workbench("publish", *answers, "--reason", "Skrivfel", "--project", seed)

    assert ran.status == 0, ran.err
    assert newest(seed).level == "editorial"


@pytest.mark.parametrize(
    ("arguments", "status_", "words"),
    [
        ((), 1, "Nothing has changed since 2024-01-31."),
        (("--date", "2099-01-01"), 1, "2099-01-01 has not come yet"),
        (("--date", "2023-01-01"), 1, "is before the newest revision"),
        (("--locale", "xx"), 1, "no locale xx"),
        (("--level", "editorial"), 2, "--reason"),
        (("--change", "x", "--reason", "T"), 2, "CHANGE=LEVEL"),
        (("--change", "a.b:c=minor", "--reason", "T"), 2, "no change “a.b:c”"),
    ],
)
def test_what_cannot_be_published_says_why(
    workbench: CommandLine, seed: Path, arguments: tuple[str, ...], status_: int, words: str
) -> None:
    before = files(seed)

    ran = workbench("publish", *arguments, "--project", seed)

    assert (ran.status, words in ran.err) == (status_, True)
    assert files(seed) == before


def test_a_dry_run_writes_nothing(workbench: CommandLine, seed: Path) -> None:
    replace_in(seed / GID, "lifetime: 24 hours", "lifetime: 1 hour")
    before = files(seed)

    ran = workbench("publish", "--dry-run", "--project", seed)

    assert (ran.status, "minor" in ran.out) == (0, True)
    assert files(seed) == before


def test_reading_errors_are_refused(workbench: CommandLine, seed: Path) -> None:
    (seed / GID).write_text("id: [", "utf-8")

    assert_refused(workbench("publish", "--project", seed), "gid.yaml")


def test_an_error_that_readers_do_not_have_yet_is_refused(workbench: CommandLine, seed: Path) -> None:
    replace_in(seed / GID, "lifetime: 24 hours", "lifetime: {external: Beror på kontot}")

    ran = workbench("publish", "--level", "minor", "--reason", "Byrån vet", "--project", seed)

    assert ran.status == 1
    assert "gid.yaml" in ran.err


def test_a_locale_is_published_for_the_first_time_by_itself(workbench: CommandLine, whole: Path) -> None:
    ran = workbench("publish", "--locale", "en", "--project", whole)

    assert ran.status == 0, ran.err
    revision = newest(whole)
    assert revision.last_changed == {"sv": dt.date(2024, 1, 31), "en": revision.date}
    assert revision.texts[LocaleTag("sv")].revision == "2024-01-31"
    assert "published: true" in (whole / "catalogue/policy.yaml").read_text("utf-8")
    page = workbench("export", "--locale", "en", "--project", whole)
    assert (page.out.splitlines()[0], page.err) == (f"Last changed: {revision.date}", "")
    told = status(workbench, whole)
    assert (told["unpublished"], told["draft"]) == (0, False)


def test_a_locale_is_not_published_alone_on_a_changed_source(workbench: CommandLine, seed: Path) -> None:
    replace_in(seed / GID, "lifetime: 24 hours", "lifetime: 1 hour")

    ran = workbench("publish", "--locale", "en", "--project", seed)

    assert ran.status == 1
    assert "lifetime.shorter:google.gid:lifetime" in ran.err


def test_data_moves_every_published_locale_and_a_correction_one(workbench: CommandLine, whole: Path) -> None:
    workbench("publish", "--locale", "en", "--project", whole)
    replace_in(whole / GID, "lifetime: 24 hours", "lifetime: 1 hour")

    assert workbench("publish", "--project", whole).status == 0

    both = newest(whole)
    assert both.name.endswith(".2")
    assert {tag: stored.revision for tag, stored in both.texts.items()} == {"sv": both.name, "en": both.name}
    po = whole / "locales/en/LC_MESSAGES/policy.po"
    text = po.read_text("utf-8")
    at = text.index('msgctxt "cookie.google.gid.description"')
    start = text.index('msgstr "', at) + len('msgstr "')
    po.write_text(f"{text[:start]}It is set. {text[start:]}", "utf-8")
    assert workbench("publish", "--project", whole).status == 0
    third = newest(whole)
    assert {tag: stored.revision for tag, stored in third.texts.items()} == {
        "sv": both.name,
        "en": third.name,
    }
    assert [row.kind for row in third.changes] == ["translation.changed"]


def test_an_incomplete_published_locale_needs_a_reason(workbench: CommandLine, whole: Path) -> None:
    workbench("publish", "--locale", "en", "--project", whole)
    replace_in(whole / "catalogue/sections/what.yaml", "Var är cookies", "Vad är cookies")
    answers = ("--level", "minor", "--reason", "Ny rubrik", "--project", whole)

    refused = workbench("publish", *answers)
    assert refused.status == 1
    assert "en is not complete: 1 of its texts" in refused.err

    ran = workbench("publish", *answers, "--allow-incomplete", "Översätts i morgon")
    assert ran.status == 0, ran.err
    revision = newest(whole)
    assert revision.incomplete == {"en": "Översätts i morgon"}
    out = workbench("export", "--locale", "en", "--project", whole).out
    assert f"The source text is newer: {revision.date}" in out or str(revision.date) in out
    assert "draft" not in out.splitlines()[0].lower()
    assert status(workbench, whole)["unpublished"] == 0


def test_a_locale_that_is_hardly_begun_is_published_for_a_reason(workbench: CommandLine, small: Path) -> None:
    write_locales(small, "en")
    write_entries(small, "en", {"title": "Cookies"})
    workbench("publish", "--project", small)

    refused = workbench("publish", "--locale", "en", "--project", small)
    ran = workbench("publish", "--locale", "en", "--allow-incomplete", "Begun", "--project", small)

    assert (refused.status, "en is not complete" in refused.err) == (1, True)
    assert ran.status == 0, ran.err
    assert newest(small).incomplete == {"en": "Begun"}


def test_what_readers_will_be_told_is_said_before(workbench: CommandLine, seed: Path) -> None:
    five_changes(seed)
    decide_typos(workbench, seed)

    ran = workbench("publish", "--dry-run", "--project", seed)

    assert [line for line in ran.out.splitlines() if line.startswith("» ")] == [
        "» Ny cookie: _hjid (Hotjar).",
        "» Cookien _gid lagras längre: 13 månader i stället för 24 timmar.",
        "» Språkliga rättelser har gjorts.",
    ]


def test_the_newest_revision_can_be_taken_back(workbench: CommandLine, seed: Path) -> None:
    five_changes(seed)
    decide_typos(workbench, seed)
    before = workbench("diff", "--format", "json", "--project", seed).out
    workbench("publish", "--project", seed)

    ran = workbench("publish", "--take-back", "--project", seed)

    assert ran.status == 0, ran.err
    assert newest(seed).name == "2024-01-31"
    rows, again = (json.loads(each)["changes"] for each in (
        before, workbench("diff", "--format", "json", "--project", seed).out))  # fmt: skip
    assert [{**row, "decision": None} for row in rows] == [{**row, "decision": None} for row in again]


def test_the_first_revision_accepts_every_error(workbench: CommandLine, small: Path) -> None:
    ran = workbench("publish", "--project", small)

    revision = newest(small)
    assert ran.status == 0, ran.err
    assert (revision.level, revision.number, revision.consent_revision) == ("initial", 1, 1)
    assert "Consent revision 1.\n" in ran.out
    assert "go out with the first revision" in ran.err
    assert revision.changes == ()
    assert status(workbench, small)["draft"] is False


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("no.such:change", "--level", "minor", "--reason", "T"), "no change “no.such:change”"),
        ((MENDED[0], "--level", "minor", "--reason", " "), "Write a reason"),
        ((MENDED[0], "--level", "huge", "--reason", "T"), "huge"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(
    workbench: CommandLine, seed: Path, arguments: tuple[str, ...], words: str
) -> None:
    mend_typos(seed)

    assert_refused(workbench("decide", *arguments, "--project", seed), words)
    assert not (seed / "catalogue/changes").exists()


def test_deciding_again_replaces_the_decision(workbench: CommandLine, seed: Path) -> None:
    mend_typos(seed)
    for level in ("minor", "editorial"):
        workbench("decide", MENDED[0], "--level", level, "--reason", "T", "--project", seed)

    [file] = (seed / "catalogue/changes").iterdir()
    assert "level: editorial\nasks_consent: false\n" in file.read_text("utf-8")
