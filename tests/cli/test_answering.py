"""An answer of `check` is kept, and told again only where finding it anew would say the same."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine, Ran, copied
from tests.dictionaries import install
from tests.projects import write_entries, write_small
from workbench.cli import answering, kept_findings
from workbench.cli.asking import Asking
from workbench.cli.running import run
from workbench.store import kept, kept_answers, program
from workbench.store.places import cache_folder
from workbench.store.project import load

GA = "catalogue/cookies/google/ga.yaml"
GID = "catalogue/cookies/google/gid.yaml"
POLICY = "catalogue/policy.yaml"
PO = "locales/de/LC_MESSAGES/policy.po"
REVISION = "catalogue/revisions/2024-01-31"
REFERENCE = Path(__file__).parents[1] / "checks" / "reference.csv"

Change = Callable[[Path], object]


class RulesAsked(Exception):
    """The rules were asked, and should not have been."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project, published, and German: something of everything that an answer hangs on."""
    root = write_small(tmp_path_factory.mktemp("answered"))
    settings = "time_zone: Europe/Stockholm\ndate_format: iso\njurisdictions: [SE]\n"
    with (root / POLICY).open("a", encoding="utf-8") as policy:
        policy.write(f"{settings}locales:\n  de: {{published: false}}\n")
    for old, new in (("google.gid", "google.ga"), ("_gid", "_ga_*"), ("24 hours", "3 years")):
        source = root / GA if (root / GA).exists() else root / GID
        (root / GA).write_text(source.read_text("utf-8").replace(old, new), "utf-8")
    write_entries(root, "de", {"title": "Richtlinien zu Cookies"})
    assert run(["publish", "--date", "2024-01-31", "--project", str(root)]) == 0
    return root


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped project with its locales and a waiver; nothing is done to it."""
    root = copied(tmp_path_factory.mktemp("shipped"))
    waived = ("waive", "CK004", "google.ga", "--reason", "Avtalat; “så”")
    assert run([*waived, "--project", str(root)]) == 0
    return root


@pytest.fixture
def part(made: Path, tmp_path: Path) -> Path:
    """A copy of it, on which nothing was asked."""
    return shutil.copytree(made, tmp_path / "part")


@pytest.fixture
def no_rules(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From when this is called, nothing may be read or asked of the rules."""

    def refuse(*_: object) -> None:
        raise RulesAsked

    def forbid() -> None:
        monkeypatch.setattr(Asking, "answer", refuse)
        monkeypatch.setattr("workbench.store.project.load", refuse)

    return forbid


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one whenever the rules are asked."""
    times: list[int] = []
    answer = Asking.answer

    def counting(asking: Asking, *arguments: object) -> object:
        times.append(1)
        return answer(asking, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Asking, "answer", counting)
    return times


def check(workbench: CommandLine, root: Path, *options: str) -> Ran:
    return workbench("check", *options, "--project", root)


def anew(workbench: CommandLine, root: Path, *options: str) -> Ran:
    """What is told where nothing was kept."""
    shutil.rmtree(cache_folder())
    return check(workbench, root, *options)


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_what_was_kept_is_told_byte_for_byte(
    workbench: CommandLine, shipped: Path, form: str, language: str, no_rules: Callable[[], None]
) -> None:
    options = ("--format", form, "--language", language)
    found = check(workbench, shipped, *options)
    no_rules()
    assert check(workbench, shipped, *options) == found
    assert len(found.out) > 1000


def test_one_answer_serves_every_format_and_limit(
    workbench: CommandLine, part: Path, asked: list[int]
) -> None:
    assert check(workbench, part).status == 1
    assert check(workbench, part, "--fail-on", "never", "--format", "json").status == 0
    assert len(asked) == 1


def replace(path: str, old: str, new: str) -> Change:
    def change(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new, 1), "utf-8")

    return change


def set_settings(text: str) -> Change:
    def change(_root: Path) -> None:
        folder = Path(os.environ["WORKBENCH_CONFIG"])
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "settings.toml").write_text(text, "utf-8")

    return change


def in_turn(*changes: Change) -> Change:
    def change(root: Path) -> None:
        for each in changes:
            each(root)

    return change


CHANGES: dict[str, Change] = {
    "a cookie": replace(GID, "24 hours", "3 years"),
    "a cookie that is gone": lambda root: (root / GA).unlink(),
    "a cookie that is new": lambda root: (root / GA.replace("ga.yaml", "gb.yaml")).write_text(
        (root / GA).read_text("utf-8").replace("id: google.ga", "id: google.gb"), "utf-8"
    ),
    "a file that is nobody's": lambda root: (root / "catalogue/notes.yaml").write_text("a: b\n", "utf-8"),
    "a file that cannot be read": replace(GID, "24 hours", "[24"),
    "a setting": replace(POLICY, "jurisdictions: [SE]", "checks: {ignore: [CK004]}"),
    "a translation": replace(PO, 'msgstr "Richtlinien', 'msgstr "{site}'),
    "a locale that is gone": lambda root: shutil.rmtree(root / "locales/de"),
    "a waiver of a translation": lambda root: (root / "locales/de/waivers.yaml").write_text(
        "title:\n  - {rule: TR003, reason: So}\n", "utf-8"
    ),
    "what was published": replace(f"{REVISION}/state.json", "VWO", "WVO"),
    "a record": lambda root: (root / f"{REVISION}/revision.yaml").write_text(
        re.sub("state: sha256:....", "state: sha256:0123", (root / f"{REVISION}/revision.yaml").read_text())
    ),
    "a folder of a revision": lambda root: (root / "catalogue/revisions/2024-02-01/of").mkdir(parents=True),
    "a table of cookies": set_settings(f"reference = '{REFERENCE}'\n"),
    "a table of cookies that is not there": set_settings("reference = 'gone.csv'\n"),
    "no spelling wanted": set_settings("spelling = false\n"),
    "a dictionary": lambda _root: install("sv_SE", ["och", "att"]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_after_a_change_the_rules_are_asked(workbench: CommandLine, part: Path, change: Change) -> None:
    before = check(workbench, part)
    change(part)
    after = check(workbench, part)
    assert after != before
    assert after == anew(workbench, part)


def test_what_was_found_before_and_is_so_again_is_found_anew(workbench: CommandLine, part: Path) -> None:
    before = check(workbench, part)
    replace(GID, "24 hours", "3 years")(part)
    assert check(workbench, part) != before
    replace(GID, "3 years", "24 hours")(part)
    assert check(workbench, part) == before


def test_a_file_that_was_only_touched_is_no_change(
    workbench: CommandLine, part: Path, no_rules: Callable[[], None]
) -> None:
    found = check(workbench, part)
    os.utime(part / GA, ns=(1, 1))
    no_rules()
    assert check(workbench, part) == found


def test_a_change_of_the_same_size_and_time_is_seen(workbench: CommandLine, part: Path) -> None:
    before = check(workbench, part)
    status = (part / GID).stat()
    replace(GID, "24 hours", "99 hours")(part)
    replace(GID, "google", "goggle")(part)
    os.utime(part / GID, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (part / GID).stat().st_size == status.st_size
    assert check(workbench, part) != before


OPTIONS = [
    ("--select", "CK004"),
    ("--ignore", "CK004"),
    ("--locale", "de"),
    ("--live",),
    ("--select", "CK", "--ignore", "CK004"),
]


@pytest.mark.parametrize("options", OPTIONS, ids=" ".join)
def test_what_is_asked_is_a_part_of_the_question(
    workbench: CommandLine, part: Path, options: tuple[str, ...], asked: list[int]
) -> None:
    replace(GID, "24 hours", "3 years")(part)
    everything = check(workbench, part, "--format", "json")
    chosen = check(workbench, part, *options, "--format", "json")
    assert chosen != everything
    assert len(asked) == 2
    assert check(workbench, part, "--format", "json") == everything
    assert check(workbench, part, *options, "--format", "json") == chosen
    assert len(asked) == 2
    assert chosen == anew(workbench, part, *options, "--format", "json")


def test_live_sees_what_is_unpublished_by_now(workbench: CommandLine, part: Path) -> None:
    assert "RV001" not in check(workbench, part, "--live").out
    replace(GID, "24 hours", "13 months")(part)
    assert "RV001" in check(workbench, part, "--live").out


def test_what_was_wrong_then_is_never_kept(workbench: CommandLine, part: Path, asked: list[int]) -> None:
    for _ in range(2):
        check(workbench, part, "--since", "published")
    assert len(asked) == 2


def test_mending_looks_for_itself(workbench: CommandLine, part: Path) -> None:
    replace(GA, "3 years", "1 day")(part)
    before = check(workbench, part)
    check(workbench, part, "--fix", "--select", "CK008")
    assert check(workbench, part) != before


def test_a_rule_or_locale_that_there_is_not_is_refused_again(workbench: CommandLine, part: Path) -> None:
    for _ in range(2):
        assert check(workbench, part, "--select", "CK9").status == 2
        assert check(workbench, part, "--locale", "fi").status == 2


@pytest.fixture
def turn_to(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make it another day."""

    def turn(day: str) -> None:
        for user in ("workbench.checking", "workbench.store.kept_answers"):
            monkeypatch.setattr(f"{user}.today_in", lambda _zone: dt.date.fromisoformat(day))
        monkeypatch.setattr(
            "workbench.store.kept_answers.day_in", lambda _zone, _moment: dt.date.fromisoformat(day)
        )

    return turn


def test_a_day_on_which_a_review_is_due_comes_by_itself(
    workbench: CommandLine, part: Path, turn_to: Callable[[str], None], asked: list[int]
) -> None:
    replace(POLICY, "date_format: iso", "date_format: iso\nreview_by: 2026-11-30")(part)
    turn_to("2026-11-30")
    before = [check(workbench, part) for _ in range(2)]
    assert "CK037" not in before[0].out
    assert len(asked) == 1
    turn_to("2026-12-01")
    assert "CK037" in check(workbench, part).out
    turn_to("2026-11-30")
    assert check(workbench, part) == before[0] == before[1]


def test_a_waiver_runs_out_by_itself(
    workbench: CommandLine, part: Path, turn_to: Callable[[str], None]
) -> None:
    turn_to("2026-11-30")
    accept = ("waive", "CK004", "google.ga", "--reason", "So", "--until", "2026-12-24")
    assert workbench(*accept, "--project", part).status == 0
    accepted = check(workbench, part)
    turn_to("2026-12-25")
    assert check(workbench, part) != accepted


def test_the_day_is_that_of_the_policy_s_own_time_zone(
    workbench: CommandLine, part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zones: list[str] = []

    def today_in(zone: str) -> dt.date:
        zones.append(zone)
        return dt.date(2026, 11, 30)

    monkeypatch.setattr(kept_answers, "today_in", today_in)
    replace(POLICY, "Europe/Stockholm", "Pacific/Kiritimati")(part)
    for _ in range(2):
        check(workbench, part)
    assert {*zones} == {"Pacific/Kiritimati"}


def test_an_answer_found_around_midnight_is_not_kept(
    workbench: CommandLine, part: Path, monkeypatch: pytest.MonkeyPatch, asked: list[int]
) -> None:
    monkeypatch.setattr(kept_answers, "day_in", lambda _zone, _moment: dt.date(2001, 1, 1))
    for _ in range(2):
        check(workbench, part)
    assert len(asked) == 2


def meanwhile(monkeypatch: pytest.MonkeyPatch, change: Callable[[], object]) -> None:
    """Let something happen while the rules are at work, once."""
    answer, left = Asking.answer, [change]

    def disturbed(asking: Asking, *arguments: object) -> object:
        found = answer(asking, *arguments)  # type: ignore[arg-type]
        for each in left:
            each()
        left.clear()
        return found

    monkeypatch.setattr(Asking, "answer", disturbed)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_changed_while_the_rules_were_at_work_is_seen_next(
    workbench: CommandLine, part: Path, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, lambda: change(part))
    check(workbench, part)
    assert check(workbench, part) == anew(workbench, part)


def test_a_file_written_and_written_back_meanwhile_is_a_change(
    workbench: CommandLine, part: Path, monkeypatch: pytest.MonkeyPatch, asked: list[int]
) -> None:
    meanwhile(monkeypatch, lambda: os.utime(part / GA))
    for _ in range(2):
        check(workbench, part)
    assert len(asked) == 2


def test_the_users_table_of_cookies_is_read_again_when_it_changes(
    workbench: CommandLine, part: Path, tmp_path: Path
) -> None:
    table = tmp_path / "reference.csv"
    shutil.copy(REFERENCE, table)
    set_settings(f"reference = '{table}'\n")(part)
    before = check(workbench, part)
    table.write_text(table.read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    after = check(workbench, part)
    assert after != before
    assert after == anew(workbench, part)


@pytest.mark.parametrize("table", ["not there", "no table"])
def test_a_table_that_cannot_be_read_is_complained_of_each_time(
    workbench: CommandLine, part: Path, tmp_path: Path, table: str
) -> None:
    file = tmp_path / "reference.csv"
    if table == "no table":
        file.write_text("a,b\n", "utf-8")
    set_settings(f"reference = '{file}'\n")(part)
    first = check(workbench, part)
    assert "reference.csv" in first.err
    assert check(workbench, part) == first


def test_another_word_in_a_dictionary_is_another_dictionary(workbench: CommandLine, part: Path) -> None:
    install("sv_SE", ["och"])
    before = check(workbench, part, "--select", "PR024")
    assert check(workbench, part, "--select", "PR024") == before
    install("sv_SE", ["och", "att", "som", "kakor"])
    assert check(workbench, part, "--select", "PR024") != before


def test_a_dictionary_that_cannot_be_read_is_told_each_time(workbench: CommandLine, part: Path) -> None:
    install("sv_SE", ["och"], affixes="SET no-such-encoding\n")
    first = check(workbench, part)
    assert "sv_SE cannot be read" in first.out
    assert check(workbench, part) == first


def test_what_cannot_be_read_is_told_each_time(workbench: CommandLine, part: Path) -> None:
    replace(GID, "24 hours", "[24")(part)
    first = check(workbench, part)
    assert GID in first.out
    assert check(workbench, part) == first


def test_another_program_finds_for_itself(
    workbench: CommandLine, part: Path, monkeypatch: pytest.MonkeyPatch, asked: list[int]
) -> None:
    check(workbench, part)
    monkeypatch.setattr(answering, "program_identity", lambda: "another")
    check(workbench, part)
    monkeypatch.setattr(kept, "__version__", "0.0.0")
    check(workbench, part)
    assert len(asked) == 3


def test_a_program_is_its_version_its_sources_and_its_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "rooms" / "rule.py"
    source.parent.mkdir()
    source.write_text("a = 1\n", "utf-8")
    monkeypatch.setattr("workbench.__path__", [str(tmp_path)])
    known = [program.program_identity()]
    source.write_text("a = 12\n", "utf-8")
    known.append(program.program_identity())
    monkeypatch.setattr(program, "_LIBRARIES", ("babel", "yaml", "hunspell", "pytest"))
    known.append(program.program_identity())
    monkeypatch.setattr("workbench.__version__", "0.0.0")
    known.append(program.program_identity())
    assert len({*known}) == 4


def test_where_the_program_cannot_be_told_nothing_is_kept(
    workbench: CommandLine, part: Path, monkeypatch: pytest.MonkeyPatch, asked: list[int]
) -> None:
    monkeypatch.setattr("workbench.__path__", [str(part / "nowhere")])
    for _ in range(2):
        check(workbench, part)
    assert len(asked) == 2


def kept_file() -> Path:
    (file,) = cache_folder().glob("answers-*.json")
    return file


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff", b"workbench 0.1.0 00000000\n{}"], ids=["empty", "cut", "binary", "sum"]
)
def test_what_is_damaged_is_found_anew(
    workbench: CommandLine, part: Path, content: bytes, asked: list[int]
) -> None:
    found = check(workbench, part)
    kept_file().write_bytes(content)
    assert check(workbench, part) == found
    assert len(asked) == 2


@pytest.mark.parametrize("value", [None, [], {}, {"files": {}}, {"files": {}, "contents": "", "answers": []}])
def test_what_another_shape_was_kept_in_is_found_anew(
    workbench: CommandLine, part: Path, value: object, asked: list[int]
) -> None:
    found = check(workbench, part)
    kept.write_kept(kept_file(), value)
    assert check(workbench, part) == found
    assert len(asked) == 2


@pytest.mark.parametrize("data", [None, [], {}, {"findings": [1], "lacking": []}, {"findings": [[]]}])
def test_what_is_no_answer_is_none(data: object) -> None:
    assert kept_findings.answer_of(data) is None


def links(root: Path) -> Iterator[Path]:
    """Put links where files stood."""
    elsewhere = root / "elsewhere"
    elsewhere.mkdir()
    for path in (GA, "locales/de"):
        name = elsewhere / Path(path).name
        (root / path).rename(name)
        (root / path).symlink_to(name)
        yield name


def test_what_is_behind_a_link_is_looked_at_each_time(
    workbench: CommandLine, part: Path, asked: list[int]
) -> None:
    for number, _ in enumerate(links(part), 1):
        check(workbench, part)
        check(workbench, part)
        assert len(asked) == 2 * number


def test_projects_have_answers_of_their_own(workbench: CommandLine, part: Path, small: Path) -> None:
    assert check(workbench, part) != check(workbench, small)
    assert load(part).root != load(small).root
    assert len([*cache_folder().glob("answers-*.json")]) == 2


def test_a_few_answers_are_kept_the_newest(workbench: CommandLine, small: Path, asked: list[int]) -> None:
    names = [f"CK{number:03}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)]
    for name in names:
        check(workbench, small, "--select", name)
    check(workbench, small, "--select", names[-1])
    assert len(asked) == len(names)
    check(workbench, small, "--select", names[0])
    assert len(asked) == len(names) + 1
