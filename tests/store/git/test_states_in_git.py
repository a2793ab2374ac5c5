"""A project at a commit reads as it would on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.git.conftest import Clone
from workbench.formats.catalogue_reading import ParsedFile, parsed
from workbench.formats.layout import POLICY_FILE, FileRef
from workbench.policy.kinds import CookieId, LocaleTag
from workbench.store.git.log import log
from workbench.store.git.repository import Repository, open_repository
from workbench.store.locale_files import read_catalogs
from workbench.store.project import load
from workbench.store.states_in_git import StateInGit, state_at

COOKIE = "catalogue/cookies/vwo/sn.yaml"


def at(repository: Repository, ref: str, near: StateInGit | None = None) -> StateInGit:
    commit = repository.resolve(ref)
    assert commit is not None
    return state_at(repository, commit, near)


def test_the_state_at_a_commit_is_what_was_on_disk(site: Clone) -> None:
    project = load(site.folder)
    catalogs, errors = read_catalogs(site.folder, [LocaleTag("en"), LocaleTag("de")])
    with open_repository(site.folder) as repository:
        state = at(repository, "HEAD")
    assert POLICY_FILE in state.reading.files
    assert state.catalogue.policy == project.catalogue.policy
    assert state.errors == (*project.errors, *errors) == ()
    assert {locale: catalog.po.text() for locale, catalog in state.catalogs.items()} == {
        locale: catalog.po.text() for locale, catalog in catalogs.items()
    }


def test_and_stays_so_whatever_is_on_disk_now(site: Clone) -> None:
    text = (site.folder / COOKIE).read_text(encoding="utf-8")
    site.write(COOKIE, text.replace("sliding: 30 minutes", "sliding: 2 hours"))
    site.commit("Longer")
    (site.folder / COOKIE).unlink()
    with open_repository(site.folder) as repository:
        before, after = at(repository, "HEAD~1"), at(repository, "HEAD")
    id = CookieId("vwo.sn")
    assert before.catalogue.policy
    assert after.catalogue.policy
    assert str(before.catalogue.policy.cookies[id].lifetime) != str(
        after.catalogue.policy.cookies[id].lifetime
    )
    assert before.catalogue.policy.cookies.keys() == after.catalogue.policy.cookies.keys()


def test_faults_have_their_places_as_on_disk(site: Clone) -> None:
    site.write(COOKIE, "id: vwo.sn\nname: [\n")
    site.write("catalogue/cookies/vwo/other.yaml", "id: vwo.other\nname: x\ncolour: red\n")
    site.write("catalogue/stray.yaml", "a: b\n")
    site.write("locales/en/LC_MESSAGES/policy.po", 'msgid "a\n')
    site.commit("Broken")
    project = load(site.folder)
    _catalogs, errors = read_catalogs(site.folder, [LocaleTag("en")])
    with open_repository(site.folder) as repository:
        state = at(repository, "HEAD")
    assert state.errors == (*project.errors, *errors)
    assert len(state.errors) > 4
    assert sorted(state.catalogs) == ["de"]


def test_what_is_no_file_is_told(site: Clone, tmp_path: Path) -> None:
    (site.folder / COOKIE).unlink()
    (site.folder / COOKIE).symlink_to(tmp_path / "secret")
    (tmp_path / "secret").write_text("id: vwo.sn\n", encoding="utf-8")
    site.write("catalogue/links.yaml", "#" * (1 << 20) + "\n")
    site.commit("Links")
    with open_repository(site.folder) as repository:
        state = at(repository, "HEAD")
    told = {error.path: str(error.sentence) for error in state.errors if error.name == "limit"}
    assert told == {
        COOKIE: "This was no ordinary file, and is not read.",
        "catalogue/links.yaml": "The file is larger than 1048576 bytes, or not in this clone.",
    }


def test_a_catalogue_in_a_submodule_is_told(clone: Clone, site: Clone, tmp_path: Path) -> None:
    del clone
    outer = Clone(tmp_path / "outer")
    outer.folder.mkdir()
    outer.git("init", "--quiet")
    outer.git("submodule", "--quiet", "add", str(site.folder), "catalogue")
    outer.commit("Outer")
    with open_repository(outer.folder) as repository:
        state = at(repository, "HEAD")
    assert [error.path for error in state.errors] == ["catalogue"]
    assert POLICY_FILE not in state.reading.files


def test_before_the_project_there_was_none(clone: Clone) -> None:
    clone.commit("Nothing yet")
    with open_repository(clone.folder) as repository:
        state = at(repository, "HEAD")
    assert POLICY_FILE not in state.reading.files
    assert state.errors == ()
    assert state.catalogue.policy is None


def test_a_state_from_one_near_it_is_the_same(site: Clone) -> None:
    text = (site.folder / COOKIE).read_text(encoding="utf-8")
    site.write(COOKIE, text.replace("30 minutes", "31 minutes"))
    site.commit("Changed")
    site.write(
        "catalogue/cookies/vwo/new.yaml", text.replace("vwo.sn", "vwo.new").replace("_VWO_sn", "_VWO_new")
    )
    site.commit("Added")
    (site.folder / "catalogue/cookies/vwo/new.yaml").unlink()
    site.write("catalogue/categories/analytics.yaml", "id: analytics\ntitle: 7\n")
    site.commit("Removed, and broken")
    with open_repository(site.folder) as repository:
        near = None
        for ref in ("HEAD~3", "HEAD~2", "HEAD~1", "HEAD", "HEAD~2"):
            near, fresh = at(repository, ref, near), at(repository, ref)
            assert near.catalogue.policy == fresh.catalogue.policy
            assert near.errors == fresh.errors
            assert near.catalogue.known == fresh.catalogue.known


def test_a_content_is_read_once_however_many_commits_have_it(
    site: Clone, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (site.folder / COOKIE).read_text(encoding="utf-8")
    for minutes in range(41, 51):
        site.write(COOKIE, text.replace("30 minutes", f"{minutes} minutes"))
        site.commit(f"{minutes} minutes")
    read = list[str]()

    def counting(ref: FileRef, content: bytes) -> ParsedFile:
        read.append(ref.path)
        return parsed(ref, content)

    monkeypatch.setattr("workbench.store.contents_read.parsed", counting)
    with open_repository(site.folder) as repository:
        at(repository, "HEAD~10")
        read.clear()
        states = [state_at(repository, entry.commit) for entry in log(repository)]
    assert len(states) == 11
    assert read == [COOKIE] * 10
