"""`python -m benchmarks` measures every row of the table, on little where it is asked to be quick."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.app import of_keys
from benchmarks.app_on_pty import Figure
from benchmarks.figures import HEAD, Goal, Row, table
from benchmarks.on_pty import Cost
from benchmarks.running import PARTS, run
from benchmarks.saving import lines_changed

REPOSITORY = Path(__file__).parents[2]
ROWS = {
    "commands": [
        ("`workbench --version`", "`python -c pass`"),
        ("`status`, the shipped policy", ""),
        ("`check`, the shipped policy, nothing changed since the last time", ""),
        ("`check`, the shipped policy, for the first time", ""),
        ("`check`, the shipped policy, a text edited", ""),
        ("`status`, 100 cookies, 2 locales", ""),
    ],
    "saving": [("save of one field", "ruamel.yaml")],
    "checks": [
        ("rules of translations", "`pofilter`"),
        ("all rules, the cookies' and the prose's too", "`pofilter`"),
        ("all rules after one edit, a cookie's name", ""),
        ("all rules after one edit, an entry's translation", ""),
    ],
    "locale_files": [
        ("read 103 entries, as we write it", "Babel"),
        ("read 103 entries, wrapped", "Babel"),
        ("errors of 103 entries, with their places", "`msgfmt -c`"),
        ("merge 103 entries, 1 % changed: 2 of 2 keep their own translation", "`msgmerge --previous`"),
        ("suggestions for one text, of 102", ""),
    ],
    "diff": [("diff of two states", "deepdiff on the whole")],
    "git_states": [
        ("one file at every commit", "`git show`"),
        ("one cookie's history", "`git log -p`"),
        (
            "changes between the first and the last, 100 cookies, 4 commits, asked for the first time",
            "`git diff`",
        ),
        ("changes between the first and the last, 100 cookies, 4 commits, asked again", "`git diff`"),
    ],
    "exports": [("export of the source as HTML", ""), ("export of one locale as HTML", "")],
}
"""How the rows of each part begin, and what stands beside; of the app there is a piece alone."""


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


@pytest.mark.timeout(120)
def test_every_row_is_printed_with_what_it_is_beside() -> None:
    command = [sys.executable, "-m", "benchmarks", *ROWS, "--quick"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    machine, _, *head = done.stdout.splitlines()[:4]
    assert "translate-toolkit" in machine
    assert "load" in machine
    assert "\n".join(head) == HEAD
    printed = [cells(line) for line in done.stdout.splitlines() if line.startswith("| ")][1:]
    for work, beside in (row for rows in ROWS.values() for row in rows):
        (row,) = [each for each in printed if each[0] == work or each[0].startswith(f"{work}, 1")]
        assert row[5].startswith(beside)
        assert bool(row[6]) == bool(row[7]) == bool(beside)
        assert float(row[2]) > 0
        assert (row[1] == "") == (row[8] == "")


def test_every_part_has_rows_or_is_tested_in_pieces() -> None:
    assert {*PARTS} == {*ROWS, "app", "growth"}


def test_only_known_parts_are_measured(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(arguments=["no-such-part"])
    assert ended.value.code == 2
    assert "no-such-part" in capsys.readouterr().err


def test_what_the_app_takes_for_a_key_is_a_row_with_its_goal() -> None:
    rows = [
        *of_keys(
            [
                Figure("arrow down", [Cost(90, 10), Cost(90, 20)]),
                Figure("filter, each letter as typed", [Cost(90, 61)]),
                Figure("Text, the first time", [Cost(90, 1)]),
                Figure("memory at the end, MB", [Cost(120, 0)]),
            ]
        )
    ]
    assert [row.is_reached for row in rows] == [True, False, None, True]
    assert cells(str(rows[0])) == [
        "arrow down", "95 % under 30 ms", "15.0", "19.5", "90.0", "", "", "", "yes",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("goal", "own", "others", "is_reached"),
    [
        (Goal(most=50), [10, 20, 90], [], True),
        (Goal(most=50, is_for_most=True), [10, 20, 90], [], False),
        (Goal(most=15), [10, 20, 90], [], False),
        (Goal(times_as_fast=5), [10, 20, 90], [60, 100, 90], True),
        (Goal(times_as_fast=6), [10, 20, 90], [60, 100, 90], False),
        (None, [1], [2], None),
    ],
)
def test_a_goal_is_of_the_median_the_most_or_the_ratio(
    goal: Goal | None, own: list[float], others: list[float], is_reached: bool | None
) -> None:
    costs, beside = ([Cost(0, cpu) for cpu in each] for each in (own, others))
    row = Row("work", costs, goal, "other", beside)
    assert row.is_reached is is_reached
    assert table([row]).startswith(HEAD)


def test_what_is_fast_and_wrong_has_reached_nothing() -> None:
    assert Row("work", [Cost(0, 1)], Goal(most=50), holds=False).is_reached is False


def test_lines_are_counted_that_a_save_has_changed() -> None:
    assert lines_changed("a\nb\nc\n", "a\nB\nc\n") == 1
    assert lines_changed("a\nb\n", "A\nB\nc\n") == 3
