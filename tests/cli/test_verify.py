"""`workbench verify`: does a saved page hold the published text?"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import SHIPPED, CommandLine, assert_refused
from workbench.cli import verify_command
from workbench.export.html import to_html
from workbench.revisions.standing import standing
from workbench.revisions.state import digest
from workbench.store.project import load

FIRST = "2024-01-31"
TEXT = f"catalogue/revisions/{FIRST}/policy.sv.txt"
RECORD = f"catalogue/revisions/{FIRST}/revision.yaml"

SITE = """<!doctype html>
<html lang="sv"><head><title>Cookies | Hansgrohe</title>
<script>if (1 < 2) document.write("<p>")</script></head>
<body><header><nav><ul><li><a href="/">Hem</a><li>Cookies<li>Senast ändrad</ul></nav></header>
<div class="banner" hidden>Vi använder cookies.</div>
{policy}
<footer><p>© Hansgrohe A/B &middot; Cookies &middot; 2026-11-23</footer></body></html>
"""


@pytest.fixture(scope="module")
def fragment() -> str:
    """The shipped policy as the part of a page."""
    project = load(SHIPPED.parent)
    policy = project.catalogue.policy
    assert policy is not None
    return to_html(standing(policy, policy.source_locale, project.newest).document, is_fragment=True)


@pytest.fixture
def page(fragment: str, tmp_path: Path) -> Path:
    """The policy as a site shows it: its menus, header and footer around the exported fragment."""
    path = tmp_path / "saved.html"
    path.write_text(SITE.replace("{policy}", fragment), encoding="utf-8")
    return path


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A project with what verifying needs of it: what was published."""
    root = tmp_path / "published"
    shutil.copytree(SHIPPED / "revisions", root / "catalogue/revisions")
    shutil.copy(SHIPPED / "policy.yaml", root / "catalogue")
    return root


def publish_again(root: Path, name: str, number: int, old: str, new: str) -> None:
    """Put another revision into a project: the first one's text with one wording changed."""
    text = (root / TEXT).read_bytes().replace(old.encode(), new.encode())
    record = (root / RECORD).read_text("utf-8")
    record = record.replace(digest((root / TEXT).read_bytes()), digest(text))
    record = record.replace("number: 1\n", f"number: {number}\n").replace(
        f"date: {FIRST}", f"date: {name[:10]}"
    )
    record = record.replace(f"in: {FIRST}", f"in: {name}")
    folder = root / "catalogue/revisions" / name
    folder.mkdir()
    (folder / "policy.sv.txt").write_bytes(text)
    (folder / "revision.yaml").write_text(record, encoding="utf-8")


def test_a_page_holds_the_text_whatever_stands_around_it(
    workbench: CommandLine, published: Path, page: Path
) -> None:
    ran = workbench("verify", page, "--locale", "sv", "--project", published)

    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"{page} holds the text of {FIRST} (sv).\n"


@pytest.mark.parametrize("form", ["text", "html"])
def test_an_export_holds_the_text(workbench: CommandLine, seed: Path, form: str) -> None:
    exported = workbench("export", "--format", form, "--project", seed).stdout

    ran = workbench("verify", "-", "--locale", "sv", "--project", seed, stdin=exported)

    assert (ran.status, ran.out) == (0, f"stdin holds the text of {FIRST} (sv).\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_copied_text_holds_it_without_bullets_and_line_breaks(
    workbench: CommandLine, published: Path, encoding: str
) -> None:
    copied = "Meny " + " ".join((published / TEXT).read_text("utf-8").replace("•", "").split()).replace(
        " ", "\xa0"
    )

    ran = workbench("verify", "-", "--locale", "sv", "--project", published, stdin=copied.encode(encoding))

    assert ran.status == 0


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "13 månader",
            "14 månader",
            "and “månader Primärleverantör _pk_ses. Analys” the policy says “13”, the page “14”.",
        ),
        (f"ändrad: {FIRST}", "ändrad: 2023-05-02", "the policy says “2024-01-31”, the page “2023-05-02”."),
        (
            f"Senast ändrad: {FIRST}",
            "",
            "Before “Hansgrohe-riktlinjer om cookies &” the page lacks “Senast ändrad:",
        ),
        ("Vi har slutit ett", "Vi har inte slutit ett", "the page adds “inte”."),
        ("Pixel tags (även kallade", "(även kallade", "the page lacks “Pixel tags”."),
        ("tre program för radering", "program för radering", "the page lacks “tre”."),
    ],
)
def test_a_difference_is_told_in_words_with_its_surroundings(
    workbench: CommandLine, published: Path, page: Path, old: str, new: str, told: str
) -> None:
    text = page.read_text("utf-8")
    assert text.count(old) == 1
    page.write_text(text.replace(old, new), encoding="utf-8")

    ran = workbench("verify", page, "--locale", "sv", "--project", published)

    assert (ran.status, ran.err) == (1, "")
    first, *differences = ran.out.splitlines()
    assert first == f"{page} does not hold the text of {FIRST} (sv):"
    assert len(differences) == 1
    assert told in differences[0]


def test_a_row_that_the_page_lacks_is_quoted(workbench: CommandLine, published: Path, page: Path) -> None:
    text = page.read_text("utf-8")
    row = re.search(r"<tr>\s*<th[^>]*><bdi[^>]*>li_mc<.*?</tr>", text, re.DOTALL)
    assert row is not None
    page.write_text(text.replace(row[0], ""), encoding="utf-8")

    [_, difference] = workbench("verify", page, "--locale", "sv", "--project", published).out.splitlines()

    assert "the page lacks “li_mc Denna cookie används som" in difference
    assert "words) …" in difference


def test_only_the_first_differences_are_told(workbench: CommandLine, published: Path, page: Path) -> None:
    page.write_text(page.read_text("utf-8").replace("2 månader", "3 månader"), encoding="utf-8")
    page.write_text(page.read_text("utf-8").replace("Primärleverantör<", "Vi<"), encoding="utf-8")

    _, *differences, last = workbench(
        "verify", page, "--locale", "sv", "--project", published
    ).out.splitlines()

    assert len(differences) == 5
    assert last == "There are more differences after these."


@pytest.mark.parametrize("content", [b"", b"<html><body><p>Hej</p></body></html>", b"Hej"])
def test_another_page_does_not_hold_the_text(workbench: CommandLine, published: Path, content: bytes) -> None:
    ran = workbench("verify", "-", "--locale", "sv", "--project", published, stdin=content)

    assert ran.status == 1
    assert "From beginning to end the page lacks “Senast ändrad: 2024-01-31" in ran.out


def test_what_a_page_would_have_the_terminal_do_is_shown(
    workbench: CommandLine, published: Path, page: Path
) -> None:
    page.write_text(
        page.read_text("utf-8").replace("13 månader", "13 \x1b]52;c;x\x07månader"), encoding="utf-8"
    )

    out = workbench("verify", page, "--locale", "sv", "--project", published).out

    assert "\x1b" not in out
    assert "␛]52" in out


def test_the_newest_revision_is_the_one_unless_another_is_named(
    workbench: CommandLine, published: Path, page: Path
) -> None:
    publish_again(published, "2024-06-01", 2, "13 månader", "14 månader")
    publish_again(published, "2024-06-01.2", 3, "13 månader", "15 månader")
    asked = ("verify", page, "--locale", "sv", "--project", published)

    newest = workbench(*asked)
    assert (newest.status, newest.out.partition("\n")[0]) == (
        1,
        f"{page} does not hold the text of 2024-06-01.2 (sv):",
    )
    assert workbench(*asked, "--revision", "published").out == newest.out
    assert workbench(*asked, "--revision", FIRST).status == 0


@pytest.mark.parametrize(
    ("asked", "name", "note"),
    [
        ("2024-01-31", "2024-01-31", ""),
        ("2024-05-31", "2024-01-31", "The newest revision at or before 2024-05-31 is 2024-01-31.\n"),
        ("2024-06-01", "2024-06-01.2", ""),
        ("2024-06-01.1", "2024-06-01", ""),
        ("2024-06-01.2", "2024-06-01.2", ""),
        ("2030-01-01", "2024-06-01.2", "The newest revision at or before 2030-01-01 is 2024-06-01.2.\n"),
    ],
)
def test_a_revision_is_found_by_its_day_or_the_day_asked_for(
    workbench: CommandLine, published: Path, page: Path, asked: str, name: str, note: str
) -> None:
    publish_again(published, "2024-06-01", 2, "13 månader", "14 månader")
    publish_again(published, "2024-06-01.2", 3, "13 månader", "15 månader")

    ran = workbench("verify", page, "--locale", "sv", "--project", published, "--revision", asked)

    assert f" the text of {name} (sv)" in ran.out
    assert ran.err == note


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("2024-01-30", ["Nothing was published by 2024-01-30", "the first revision is 2024-01-31"]),
        ("2024-01-31.2", ["no revision 2024-01-31.2"]),
        ("2024-02-30", ["“2024-02-30” is no revision"]),
        ("20240131", ["“20240131” is no revision"]),
        ("../..", ["is no revision"]),
        ("", ["is no revision"]),
    ],
)
def test_a_revision_that_is_none_is_refused(
    workbench: CommandLine, published: Path, page: Path, asked: str, words: list[str]
) -> None:
    assert_refused(
        workbench("verify", page, "--locale", "sv", "--project", published, "--revision", asked), *words
    )


def test_before_the_first_revision_the_export_is_named(
    workbench: CommandLine, small: Path, page: Path
) -> None:
    ran = workbench("verify", page, "--locale", "sv", "--project", small)

    assert_refused(ran, "Nothing has been published yet", "workbench export")


@pytest.mark.parametrize("locale", ["en", "xx", "../sv"])
def test_a_locale_that_was_not_published_is_refused(
    workbench: CommandLine, published: Path, page: Path, locale: str
) -> None:
    ran = workbench("verify", page, "--locale", locale, "--project", published)

    assert_refused(ran, f"No text in {locale} was published by {FIRST}", "published are: sv")


def test_a_text_that_is_not_what_was_published_proves_nothing(
    workbench: CommandLine, published: Path, page: Path
) -> None:
    (published / TEXT).write_text((published / TEXT).read_text("utf-8") + "\n", encoding="utf-8")

    assert_refused(workbench("verify", page, "--locale", "sv", "--project", published), TEXT, "put it back")


def test_a_text_that_is_gone_is_told(workbench: CommandLine, published: Path, page: Path) -> None:
    (published / TEXT).unlink()

    assert_refused(workbench("verify", page, "--locale", "sv", "--project", published), "policy.sv.txt")


def test_a_record_that_cannot_be_read_is_told_with_its_place(
    workbench: CommandLine, published: Path, page: Path
) -> None:
    (published / RECORD).write_text(
        (published / RECORD).read_text("utf-8").replace("number: 1", "number: one")
    )

    assert_refused(workbench("verify", page, "--locale", "sv", "--project", published), f"{RECORD}:1:")


def test_a_broken_catalogue_takes_nothing_from_what_was_published(
    workbench: CommandLine, seed: Path, page: Path
) -> None:
    (seed / "catalogue/cookies/vwo/sn.yaml").write_text("[")

    assert workbench("verify", page, "--locale", "sv", "--project", seed).status == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 ...", ["is neither a web page nor a text file"]),
        (b"PK\x03\x04\x00\x00", ["is neither a web page nor a text file"]),
    ],
)
def test_what_is_no_page_is_refused(
    workbench: CommandLine, published: Path, tmp_path: Path, content: bytes, words: list[str]
) -> None:
    (tmp_path / "saved").write_bytes(content)

    assert_refused(workbench("verify", tmp_path / "saved", "--locale", "sv", "--project", published), *words)


def test_a_page_may_be_ten_megabytes_and_no_more(
    workbench: CommandLine, published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved, text = tmp_path / "saved.txt", (published / TEXT).read_bytes()
    assert verify_command.LARGEST == 10_000_000
    monkeypatch.setattr(verify_command, "LARGEST", 1_000_000)

    saved.write_bytes(text + b" " * (verify_command.LARGEST - len(text)))
    assert workbench("verify", saved, "--locale", "sv", "--project", published).status == 0

    saved.write_bytes(saved.read_bytes() + b" ")
    assert_refused(workbench("verify", saved, "--locale", "sv", "--project", published), "larger than 1 MB")


@pytest.mark.parametrize(("name", "why"), [("missing.html", "No such file"), (".", "Is a directory")])
def test_a_file_that_cannot_be_read_is_told(
    workbench: CommandLine, published: Path, tmp_path: Path, name: str, why: str
) -> None:
    ran = workbench("verify", tmp_path / name, "--locale", "sv", "--project", published)

    assert_refused(ran, "cannot be read", why)
