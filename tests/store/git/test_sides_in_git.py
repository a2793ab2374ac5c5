"""What each commit made of a project, beside what it was made from."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.store.git.conftest import Clone
from workbench.policy.kinds import CookieId, ProviderId
from workbench.revisions.changes import Sides, changes
from workbench.revisions.history import events
from workbench.revisions.telling import told as tell
from workbench.store.git.repository import open_repository
from workbench.store.sides_in_git import steps_through_commits

SEED = Path(__file__).parents[3]
COOKIE = "catalogue/cookies/vwo/sn.yaml"
OTHER = "catalogue/cookies/google/gid.yaml"


@pytest.fixture
def site(clone: Clone) -> Clone:
    """The shipped project under git."""
    clone.commit("Nothing yet")
    for folder in ("catalogue", "locales"):
        shutil.copytree(SEED / folder, clone.folder / folder)
    clone.commit("Begin")
    return clone


def edited(clone: Clone, path: str, old: str, new: str) -> None:
    text = (clone.folder / path).read_text(encoding="utf-8")
    assert old in text
    clone.write(path, text.replace(old, new))


def told(folder: Path) -> list[tuple[str, list[str]]]:
    """The subjects of commits, and the changes each made; a first one is told as new."""
    with open_repository(folder) as repository:
        return [
            (
                step.logged.commit.subject,
                ["new"]
                if step.before is None
                else [each.name for each in changes(Sides(step.before, step.after))],
            )
            for step in steps_through_commits(repository)
        ]


def test_each_commit_is_compared_with_what_it_was_made_from(site: Clone) -> None:
    site.git("switch", "--quiet", "--create", "work")
    edited(site, COOKIE, "30 minutes", "2 hours")
    site.commit("On a branch")
    site.git("switch", "--quiet", "main")
    edited(site, OTHER, "24 hours", "13 months")
    site.commit("On main")
    site.git("merge", "--quiet", "--message=Merge", "work")
    edited(site, COOKIE, "2 hours", "1 hour")
    site.commit("After")
    found = dict(told(site.folder))
    assert found == {
        "After": ["lifetime.shorter:vwo.sn:lifetime"],
        "On main": ["lifetime.longer:google.gid:lifetime"],
        "On a branch": ["lifetime.longer:vwo.sn:lifetime"],
        "Begin": ["new"],
    }


def test_a_shallow_clone_does_not_tell_its_oldest_commit_as_new(site: Clone, tmp_path: Path) -> None:
    edited(site, COOKIE, "30 minutes", "2 hours")
    site.commit("Longer")
    edited(site, COOKIE, "2 hours", "1 hour")
    site.commit("Shorter")
    site.git("clone", "--quiet", "--depth=2", f"file://{site.folder}", str(tmp_path / "shallow"))
    assert told(tmp_path / "shallow") == [("Shorter", ["lifetime.shorter:vwo.sn:lifetime"])]


def test_a_commit_that_cannot_be_read_is_passed_over(site: Clone) -> None:
    policy = (site.folder / "catalogue/policy.yaml").read_text(encoding="utf-8")
    site.commit("Broken", catalogue__policy="title: [\n")
    edited(site, COOKIE, "30 minutes", "2 hours")
    site.write("catalogue/policy.yaml", policy)
    site.commit("Mended")
    assert [subject for subject, _changes in told(site.folder)] == ["Mended", "Begin"]


def test_of_one_cookie_the_same_is_told_without_the_others(
    site: Clone, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = (
        (site.folder / "catalogue/providers/google.yaml")
        .read_text("utf-8")
        .replace("id: google", "id: go_ogle")
    )
    site.write("catalogue/providers/go_ogle.yaml", other)
    edited(site, COOKIE, "provider: vwo", "provider: go_ogle")
    edited(site, OTHER, "24 hours", "13 months")
    site.commit("Two cookies, one to another provider")
    edited(site, COOKIE, "30 minutes", "2 hours")
    edited(site, "catalogue/providers/go_ogle.yaml", "name: Google", "name: Goggle")
    site.commit("A provider's name")
    (site.folder / COOKIE).unlink()
    site.commit("Gone")

    whole, narrow = (of_cookie(site.folder, monkeypatch, is_whole=each) for each in (True, False))

    assert [sentences for sentences, *_ in narrow] == [sentences for sentences, *_ in whole]
    assert sum(len(sentences) for sentences, *_ in narrow) == 4
    assert {cookies for _, cookies, _ in narrow} <= {(), (CookieId("vwo.sn"),)}
    assert {provider for _, _, providers in narrow for provider in providers} == {"go_ogle", "vwo"}
    assert any(len(cookies) > 70 for _, cookies, _ in whole)


def of_cookie(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, is_whole: bool
) -> list[tuple[list[str], tuple[CookieId, ...], tuple[ProviderId, ...]]]:
    """What each commit is told to have made of one cookie, and what its state has."""
    with monkeypatch.context() as context, open_repository(folder) as repository:
        if is_whole:
            context.setattr("workbench.store.sides_in_git._MANY", "nowhere/")
        return [
            (
                [
                    str(tell(event.change, event.sides))
                    for event in events(0, step.before, step.after, "vwo.sn")
                ],
                tuple(step.after.policy.cookies),
                tuple(step.after.policy.providers),
            )
            for step in steps_through_commits(repository, COOKIE)
        ]


def test_states_are_told_apart_by_their_files(site: Clone) -> None:
    for hours in range(2, 8):
        edited(site, COOKIE, f"{hours - 1} hours" if hours > 2 else "30 minutes", f"{hours} hours")
        site.commit(f"{hours} hours")
    with open_repository(site.folder) as repository:
        lifetimes = [
            str(step.after.policy.cookies[CookieId("vwo.sn")].lifetime)
            for step in steps_through_commits(repository)
        ]
    assert len(set(lifetimes)) == len(lifetimes) == 7
