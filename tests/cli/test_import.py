"""`workbench import cookies`: what is told, what is written, and with which status it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from tests.projects import files, write_small

TABLE = (
    "Namn\tSyfte\tLagringstid\tLeverantör\tKategori\n"
    "_hjSession\tHåller ihop besöket.\t30 min\tHotjar Ltd\tAnalys\n"
    "_hjid\tSärskiljer besökare.\t13 månader\tHotjar Ltd\tAnalys\n"
    "_gid\t\t1 dag\t\t\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_small(tmp_path / "project")


def _table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "table.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_is_taken_over(workbench: CommandLine, project: Path, tmp_path: Path) -> None:
    before = files(project)
    ran = workbench("import", "cookies", _table(tmp_path, TABLE), "--project", project)
    assert ran.out.splitlines() == [
        "+ provider hotjar: Hotjar Ltd",
        "+ row 2: _hjSession (hotjar.hjsession)",
        "+ row 3: _hjid (hotjar.hjid)",
        "~ row 4: _gid (google.gid)",
        "    Lifetime: 24 hours → 1 day",
        "2 new, 1 differing, 0 the same, 0 unreadable",
    ]
    assert "rows 2–3: the category “Analys” is taken for “analytics”" in ran.err
    assert "3 rows were taken over." in ran.err
    assert ran.status == 0
    after = files(project)
    changed = {path for path in after if after[path] != before.get(path)}
    assert changed == {
        "catalogue/providers/hotjar.yaml",
        "catalogue/cookies/hotjar/hjsession.yaml",
        "catalogue/cookies/hotjar/hjid.yaml",
        "catalogue/cookies/google/gid.yaml",
    }
    assert b"lifetime: 1 day\n" in after["catalogue/cookies/google/gid.yaml"]
    again = workbench("import", "cookies", _table(tmp_path, TABLE), "--project", project)
    assert again.out == "0 new, 0 differing, 3 the same, 0 unreadable\n"
    assert files(project) == after


def test_a_dry_run_tells_the_same_and_writes_nothing(
    workbench: CommandLine, project: Path, tmp_path: Path
) -> None:
    before = files(project)
    dry = workbench("import", "cookies", _table(tmp_path, TABLE), "--dry-run", "--project", project)
    assert files(project) == before
    assert "Nothing was written." in dry.err
    assert dry.out == workbench("import", "cookies", _table(tmp_path, TABLE), "--project", project).out


def test_rows_that_cannot_be_read_are_told_and_the_others_taken_over(
    workbench: CommandLine, project: Path
) -> None:
    table = (
        "name,category,provider,lifetime,description\n_a,analytics,vwo,ibland,x\n_b,analytics,vwo,2 år,y\n"
    )
    ran = workbench("import", "cookies", "-", "--project", project, stdin=table.encode())
    assert ran.status == 1
    assert "! row 2: _a: the lifetime “ibland” is not understood" in ran.out
    assert (project / "catalogue/cookies/vwo/b.yaml").is_file()
    assert not (project / "catalogue/cookies/vwo/a.yaml").exists()


def test_columns_are_mapped_as_one_wishes(workbench: CommandLine, project: Path, tmp_path: Path) -> None:
    table = _table(tmp_path, "Namn;Hur länge;Vad\n_x;2 år;Räknar.\n")
    wishes = ("lifetime=Hur länge", "description=3", "category==analytics", "provider==vwo")
    options = [word for wish in wishes for word in ("--map", wish)]
    ran = workbench("import", "cookies", table, *options, "--project", project)
    assert (ran.status, ran.out.splitlines()[0]) == (0, "+ row 2: _x (vwo.x)")


@pytest.mark.parametrize(
    ("content", "options", "why"),
    [
        (b"", (), "There is nothing in the table; it needs a row for each cookie."),
        (b"a;\xe5\n", (), "The table is not UTF-8 (line 1); save it as CSV in UTF-8."),
        (b"name;lifetime\n_x;1 y\n", ("--map", "tid=2"), "There is no field “tid” to map to"),
        (b"a b;lots of words here\nc d;and more of them\n", (), "No column has the names of cookies"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    workbench: CommandLine, project: Path, content: bytes, options: tuple[str, ...], why: str
) -> None:
    before = files(project)
    ran = workbench("import", "cookies", "-", *options, "--project", project, stdin=content)
    assert (ran.status, ran.out) == (2, "")
    assert why in ran.err
    assert ran.err.count("\n") == 1
    assert files(project) == before


def test_a_file_that_is_not_there_is_told(workbench: CommandLine, project: Path) -> None:
    ran = workbench("import", "cookies", "nowhere.tsv", "--project", project)
    assert (ran.status, ran.err) == (2, "workbench: nowhere.tsv: No such file or directory.\n")


def test_nothing_is_taken_over_while_a_file_cannot_be_read(
    workbench: CommandLine, project: Path, tmp_path: Path
) -> None:
    (project / "catalogue/cookies/google/gid.yaml").write_text("id: [\n", encoding="utf-8")
    ran = workbench("import", "cookies", _table(tmp_path, TABLE), "--project", project)
    assert ran.status == 2
    assert "gid.yaml" in ran.err


def test_what_a_table_holds_never_acts_on_the_terminal(
    workbench: CommandLine, project: Path, tmp_path: Path
) -> None:
    table = _table(tmp_path, "name\tlifetime\n\x1b]0;x\x07_a\x1b[31m\tibl\x9band\n")
    ran = workbench("import", "cookies", table, "--project", project)
    assert ran.status == 1
    assert "\x1b" not in ran.out + ran.err
