"""Several files are changed as one: whatever fails and whenever, in the end all are old or all are new."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.store.faults import Faults, watched
from workbench.store.file_change import ChangedMeanwhile, FileChange
from workbench.store.fingerprint import sha256
from workbench.store.recovery import Outcome, abandon, recover
from workbench.store.root import PLAN
from workbench.store.save_failed import SaveFailed
from workbench.store.temporary import sweep
from workbench.store.transaction import commit
from workbench.store.transaction_plan import planned

State = Mapping[str, bytes | None]

OLD: State = {
    "catalogue/policy.yaml": b"old policy\n",
    "catalogue/cookies/hosting/session.yaml": b"old session\n",
    "catalogue/revisions/2026-01-01/revision.yaml": None,
    "locales/de.po": b"old de\n" * 3,
}
NEW: State = {
    "catalogue/policy.yaml": b"the new policy\n",
    "catalogue/cookies/hosting/session.yaml": None,
    "catalogue/revisions/2026-01-01/revision.yaml": b"new revision\n",
    "locales/de.po": b"new de\n",
}
KNOWN = {path: None if content is None else sha256(content) for path, content in OLD.items()}


def put(root: Path, state: State) -> None:
    """Makes the project hold what it should, and nothing else of a transaction."""
    (root / PLAN).unlink(missing_ok=True)
    for path, content in state.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).unlink(missing_ok=True)
        if content is not None:
            (root / path).write_bytes(content)


def held(root: Path) -> State:
    """What the project's files hold."""
    return {path: (root / path).read_bytes() if (root / path).exists() else None for path in OLD}


def plan_of(root: Path, before: State = OLD, after: State = NEW) -> bytes:
    """Leaves a plan in the project as a killed writer does, and gives its bytes."""
    plan = planned([FileChange(path, before[path], after[path]) for path in before])
    (root / PLAN).write_bytes(plan)
    return plan


@pytest.fixture
def project(root: Path) -> Path:
    """A project that holds what is old."""
    put(root, OLD)
    return root


# Committing


def test_files_are_written_made_and_removed(project: Path) -> None:
    assert commit(NEW, root=project).is_durable
    assert held(project) == NEW
    assert not list(project.rglob(".workbench-*"))


def test_nothing_to_change_touches_nothing(project: Path) -> None:
    before = [path.stat().st_ino for path in sorted(project.rglob("*"))]
    assert commit(OLD, root=project).is_durable
    assert [path.stat().st_ino for path in sorted(project.rglob("*"))] == before


def test_one_changed_file_needs_no_plan(project: Path, faults: Faults) -> None:
    one = {**OLD, "locales/de.po": b"new de\n"}
    assert not [
        path
        for call, path in faults.calls(lambda: commit(one, root=project))
        if call == "replace" and PLAN in path
    ]
    assert held(project) == one


def test_the_plan_is_durable_before_the_first_change_and_removed_after_the_last_is(
    project: Path, faults: Faults
) -> None:
    calls = faults.calls(lambda: commit(NEW, root=project))
    names = [(call, Path(path).name.startswith(".workbench-"), Path(path).parent) for call, path in calls]
    renamed = [number for number, (call, _, _) in enumerate(names) if call == "replace"]
    synced = [number for number, (call, path) in enumerate(calls) if (call, path) == ("fsync", str(project))]
    removed = [number for number, (call, path) in enumerate(calls) if call == "unlink"]
    assert names[renamed[0]] == ("replace", True, project)
    assert renamed[0] < synced[0] < renamed[1]
    assert calls[removed[0]][1].endswith("session.yaml")
    assert calls[removed[-1]] == ("unlink", str(project / PLAN))
    last_change = max(renamed[-1], removed[-2])
    assert [call for call, _ in calls[last_change : removed[-1]]].count("fsync") == 1
    assert renamed[-1] < removed[0]


def test_what_the_caller_knows_must_still_be_so(project: Path) -> None:
    commit(NEW, root=project, known=KNOWN)
    assert held(project) == NEW


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("catalogue/policy.yaml", b"theirs"),
        ("catalogue/policy.yaml", None),
        ("catalogue/revisions/2026-01-01/revision.yaml", b"theirs"),
    ],
)
def test_a_file_that_others_changed_stops_everything_and_is_named(
    project: Path, path: str, content: bytes | None
) -> None:
    put(project, {**OLD, path: content})
    with pytest.raises(ChangedMeanwhile) as refused:
        commit(NEW, root=project, known=KNOWN)
    assert refused.value.paths == (path,)
    assert path in str(refused.value.sentence)
    assert held(project) == {**OLD, path: content}


@pytest.mark.parametrize("path", ["catalogue/policy.yaml", "locales/de.po"])
def test_a_file_that_others_change_at_the_last_moment_keeps_what_they_wrote_and_the_rest_is_undone(
    project: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    real, fsyncs = os.fsync, 0

    def other_writer(file: int) -> None:
        nonlocal fsyncs
        fsyncs += 1
        if fsyncs == 3:  # the plan is there: its file and its folder are synced
            (project / path).write_bytes(b"theirs")
        real(file)

    monkeypatch.setattr(os, "fsync", other_writer)
    with pytest.raises(ChangedMeanwhile) as refused:
        commit(NEW, root=project)
    assert refused.value.paths == (path,)
    assert held(project) == {**OLD, path: b"theirs"}
    assert recover(project).outcome is Outcome.NONE


@pytest.mark.parametrize(
    "path",
    [
        "policy.yaml",
        "catalogue",
        ".git/config",
        "catalogue/../.git/config",
        "catalogue/.git/config",
        "catalogue/.hidden.yaml",
        "/etc/passwd",
        "catalogue//policy.yaml",
        "catalogue\\policy.yaml",
        "catalogue/a\0b",
        "",
    ],
)
def test_files_outside_catalogue_and_locales_are_no_part_of_a_transaction(project: Path, path: str) -> None:
    with pytest.raises(ValueError, match="catalogue and locales"):
        commit({path: b"x", "locales/de.po": b"y"}, root=project)
    assert held(project) == OLD


# Faults


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EACCES])
def test_whichever_call_fails_all_is_old_or_all_is_new_and_the_answer_is_true(
    project: Path, faults: Faults, error: int
) -> None:
    count = 0
    for _, raised in faults.at_each_call(lambda: commit(NEW, root=project), error):
        count += 1
        assert isinstance(raised, SaveFailed | None)
        assert held(project) == (OLD if raised else NEW)
        put(project, OLD)
    assert count > 50


def test_a_disk_that_stays_full_lets_nothing_be_begun(project: Path) -> None:
    def fill(_number: int, name: str) -> None:
        if name == "write":
            raise OSError(errno.ENOSPC, "full")

    with watched(fill), pytest.raises(SaveFailed, match="disk is full"):
        commit(NEW, root=project)
    assert held(project) == OLD
    assert not (project / PLAN).exists()


def test_without_a_durable_plan_nothing_is_begun(project: Path) -> None:
    """A power cut could take such a plan and leave a half of its work."""

    def refuse(_number: int, name: str) -> None:
        if name == "fsync" and (project / PLAN).exists():
            raise OSError(errno.EIO, "the folder's names may be lost")

    with watched(refuse) as seen, pytest.raises(SaveFailed, match="did not confirm"):
        commit(NEW, root=project)
    assert [Path(path).parent for call, path in seen if call == "replace"] == [project]
    assert held(project) == OLD
    assert not (project / PLAN).exists()


def test_a_disk_that_fills_up_midway_is_told_and_the_next_start_completes_the_save(
    project: Path,
) -> None:
    def fill(_number: int, name: str) -> None:
        if (
            name == "write"
            and (project / "catalogue/policy.yaml").read_bytes() != OLD["catalogue/policy.yaml"]
        ):
            raise OSError(errno.ENOSPC, "full")

    with watched(fill), pytest.raises(SaveFailed, match="neither be completed nor undone"):
        commit(NEW, root=project)
    assert held(project) not in (OLD, NEW)
    found = recover(project)
    assert (found.outcome, set(found.paths)) == (Outcome.COMPLETED, set(NEW))
    assert held(project) == NEW


def test_whenever_the_process_is_killed_the_next_start_makes_all_old_or_all_new(
    project: Path, faults: Faults
) -> None:
    torn, ends = 0, set()
    for _ in faults.killed_at_each_call(lambda: commit(NEW, root=project)):
        before = held(project)
        torn += before not in (OLD, NEW)
        outcome = recover(project).outcome
        assert outcome in (Outcome.NONE, Outcome.COMPLETED)
        assert held(project) == (NEW if outcome is Outcome.COMPLETED else before)
        assert held(project) in (OLD, NEW)
        assert not (project / PLAN).exists()
        ends.add(outcome)
        put(project, OLD)
    assert torn > 10
    assert len(ends) == 2
    sweep(project, older_than_s=-60)
    assert not list(project.rglob(".workbench-*"))


def test_whenever_a_recovery_is_killed_the_next_one_ends_it(project: Path, faults: Faults) -> None:
    half = {**OLD, "locales/de.po": NEW["locales/de.po"]}
    put(project, half)
    plan_of(project)
    torn = 0
    for _ in faults.killed_at_each_call(lambda: recover(project)):
        torn += held(project) not in (OLD, NEW)
        recover(project)
        assert held(project) == NEW
        assert recover(project).outcome is Outcome.NONE
        put(project, half)
        plan_of(project)
    assert torn > 5


def test_whichever_call_of_a_recovery_fails_nothing_is_lost(project: Path, faults: Faults) -> None:
    half = {**OLD, "catalogue/policy.yaml": NEW["catalogue/policy.yaml"]}
    put(project, half)
    plan_of(project)
    for _, raised in faults.at_each_call(lambda: recover(project), errno.EIO):
        assert isinstance(raised, SaveFailed | None)
        recover(project)
        assert held(project) in (OLD, NEW)
        put(project, half)
        plan_of(project)


# The next start


def test_without_a_plan_there_is_nothing_to_recover(project: Path) -> None:
    found = recover(project)
    assert (found.outcome, found.paths, found.sentence) == (Outcome.NONE, (), None)


def test_a_new_transaction_first_completes_the_one_that_was_cut_off(project: Path) -> None:
    plan_of(project)
    commit({"locales/de.po": b"newer de\n"}, root=project)
    assert held(project) == {**NEW, "locales/de.po": b"newer de\n"}


def test_the_plan_is_found_by_another_user_with_another_state_folder(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_of(project)
    moved = project.rename(tmp_path / "moved")
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "other"))
    assert recover(moved).outcome is Outcome.COMPLETED
    assert held(moved) == NEW


def test_what_cannot_be_completed_is_undone(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(project, {**OLD, "catalogue/policy.yaml": NEW["catalogue/policy.yaml"]})
    plan_of(project)
    real = os.open

    def protected(path: Path, flags: int, mode: int = 0o777) -> int:
        if Path(path).parent.name == "locales" and flags & os.O_WRONLY:
            raise PermissionError(errno.EACCES, "write-protected")
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", protected)
    found = recover(project)
    assert found.outcome is Outcome.UNDONE
    assert "was undone (4 files)" in str(found.sentence)
    assert held(project) == OLD
    assert not (project / PLAN).exists()


@pytest.mark.parametrize("path", OLD)
@pytest.mark.parametrize("half_done", [True, False])
def test_a_file_changed_since_stops_the_recovery_which_touches_nothing(
    project: Path, path: str, half_done: bool
) -> None:
    put(project, {**(NEW if half_done else OLD), path: b"theirs"})
    plan = plan_of(project)
    before = held(project)
    for _ in range(2):
        with pytest.raises(ChangedMeanwhile) as refused:
            recover(project)
        assert refused.value.paths == (path,)
        assert PLAN in str(refused.value.sentence)
        assert held(project) == before
        assert (project / PLAN).read_bytes() == plan
    abandon(project)
    assert recover(project).outcome is Outcome.NONE
    assert held(project) == before


def test_a_file_that_cannot_be_read_any_more_stops_the_recovery(project: Path) -> None:
    plan_of(project)
    (project / "locales/de.po").unlink()
    (project / "locales/de.po").mkdir()
    with pytest.raises(ChangedMeanwhile) as refused:
        recover(project)
    assert refused.value.paths == ("locales/de.po",)


def test_a_plan_cut_at_any_byte_is_dropped_and_touches_nothing(project: Path) -> None:
    plan = plan_of(project)
    for cut in range(len(plan)):
        (project / PLAN).write_bytes(plan[:cut])
        found = recover(project)
        assert found.outcome is Outcome.DROPPED
        assert "compare it with git" in str(found.sentence)
        assert held(project) == OLD
        assert not (project / PLAN).exists()


def test_a_plan_damaged_at_any_byte_is_dropped_and_touches_nothing(project: Path) -> None:
    plan = plan_of(project)
    for place in range(len(plan)):
        damaged = bytearray(plan)
        damaged[place] ^= 0x01
        (project / PLAN).write_bytes(damaged)
        assert recover(project).outcome is Outcome.DROPPED
        assert held(project) == OLD


def signed(body: bytes) -> bytes:
    """A plan with a right check sum, whatever it says."""
    return b"workbench transaction 1 " + sha256(body).encode() + b"\n" + body


@pytest.mark.parametrize(
    "body",
    [
        b'[[".git/config", null, 4]]\nevil',
        b'[["catalogue/../.git/config", null, 4]]\nevil',
        b'[["../outside", null, 4]]\nevil',
        b'[["/tmp/outside", null, 4]]\nevil',
        b'[["setup.py", null, 4]]\nevil',
        b'[["catalogue/a.yaml", null, 5]]\nevil',
        b'[["catalogue/a.yaml", null, 3]]\nevil',
        b'[["catalogue/a.yaml", null, -1]]\nevil',
        b'[["catalogue/a.yaml", null, "4"]]\nevil',
        b'[["catalogue/a.yaml", null]]\n',
        b"[[7, null, 4]]\nevil",
        b"{}x\nevil",
        b"[" * 100_000 + b"\n",
        b"",
    ],
)
def test_a_plan_that_came_with_a_hostile_checkout_is_dropped(project: Path, body: bytes) -> None:
    (project / PLAN).write_bytes(signed(body))
    before = sorted(project.parent.rglob("*"))
    assert recover(project).outcome is Outcome.DROPPED
    assert sorted(project.parent.rglob("*")) == [path for path in before if path.name != PLAN]


def test_a_plan_through_a_link_into_git_is_not_carried_out(project: Path) -> None:
    (project / ".git" / "hooks").mkdir(parents=True)
    (project / "catalogue" / "cookies" / "git").symlink_to("../../.git/hooks")
    (project / PLAN).write_bytes(signed(b'[["catalogue/cookies/git/pre-commit", null, 4]]\nevil'))
    with pytest.raises(ChangedMeanwhile):
        recover(project)
    assert list((project / ".git" / "hooks").iterdir()) == []


def test_a_folder_in_the_plan_s_place_is_told(project: Path) -> None:
    (project / PLAN).mkdir()
    with pytest.raises(SaveFailed, match="no ordinary file"):
        recover(project)
