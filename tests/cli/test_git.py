"""`workbench git setup`, and what git then makes of real branches."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.store.git.conftest import Clone, begun, somebody
from workbench.cli.running import run
from workbench.formats.yaml_read import read
from workbench.store.git import drivers

__all__ = ["somebody"]

SEED = Path(__file__).parents[2]
COOKIE = "catalogue/cookies/vwo/sn.yaml"
PO = "locales/en/LC_MESSAGES/policy.po"


@pytest.fixture
def site(tmp_path: Path, somebody: None) -> Clone:  # noqa: ARG001
    """The shipped project under git, the drivers set up."""
    clone = begun(tmp_path / "site")
    for folder in ("catalogue", "locales"):
        shutil.copytree(SEED / folder, clone.folder / folder)
    shutil.copy(SEED / ".gitattributes", clone.folder)
    assert run(["git", "setup", "--project", str(clone.folder)]) == 0
    clone.commit("Begin")
    return clone


def edited(clone: Clone, path: str, *changes: tuple[str, str]) -> None:
    text = (clone.folder / path).read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    clone.write(path, text)


def merged(
    clone: Clone, ours: dict[str, tuple[str, str]], theirs: dict[str, tuple[str, str]]
) -> tuple[int, str]:
    """Merge two branches that changed files each in its way: git's status, and what it said."""
    clone.git("switch", "--quiet", "--create", "theirs")
    for path, change in theirs.items():
        edited(clone, path, change)
    clone.commit("Theirs")
    clone.git("switch", "--quiet", "main")
    for path, change in ours.items():
        edited(clone, path, change)
    clone.commit("Ours")
    return merge(clone)


def merge(clone: Clone) -> tuple[int, str]:
    done = subprocess.run(
        ["git", "-C", str(clone.folder), "merge", "--message=Merge", "theirs"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SEED)},
    )
    return done.returncode, done.stdout + done.stderr


def text(clone: Clone, path: str) -> str:
    return (clone.folder / path).read_text(encoding="utf-8")


class TestSetup:
    @pytest.mark.usefixtures("somebody")
    def test_says_what_it_did_and_does_nothing_more_the_second_time(
        self, tmp_path: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        clone = begun(tmp_path / "site")
        clone.write("catalogue/policy.yaml", "title: a\n")
        clone.write(".gitattributes", "*.png binary")
        assert run(["git", "setup", "--project", str(clone.folder)]) == 0
        told = capfd.readouterr()
        for name, value in drivers.settings().items():
            assert f"Set in this repository's configuration: {name}\n" in told.out
            assert clone.git("config", "--local", "--get-all", name) == value
        assert text(clone, ".gitattributes").splitlines() == ["*.png binary", *drivers.LINES]
        assert "Nothing was committed" in told.err
        before = text(clone, ".git/config")
        assert run(["git", "setup", "--project", str(clone.folder)]) == 0
        assert "nothing was changed" in capfd.readouterr().out
        assert text(clone, ".git/config") == before

    def test_needs_a_repository(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "catalogue").mkdir()
        (tmp_path / "catalogue/policy.yaml").write_text("title: a\n")
        assert run(["git", "setup", "--project", str(tmp_path)]) == 2
        assert capfd.readouterr().err == f"workbench: {tmp_path} is in no git repository.\n"


class TestMerge:
    def test_two_branches_each_with_a_cookie_of_its_own(self, site: Clone) -> None:
        cookie = text(site, COOKIE)
        site.git("switch", "--quiet", "--create", "theirs")
        site.write("catalogue/cookies/vwo/b.yaml", cookie.replace("vwo.sn", "vwo.b"))
        edited(site, "catalogue/links.yaml", ("vwo-more: ", "vwo-b: {url: https://b.example}\nvwo-more: "))
        site.commit("Theirs")
        site.git("switch", "--quiet", "main")
        site.write("catalogue/cookies/vwo/a.yaml", cookie.replace("vwo.sn", "vwo.a"))
        edited(site, "catalogue/links.yaml", ("vwo-more: ", "vwo-a: {url: https://a.example}\nvwo-more: "))
        site.commit("Ours")
        assert merge(site)[0] == 0
        links = read(text(site, "catalogue/links.yaml")).data
        assert isinstance(links, dict)
        assert {"vwo-a", "vwo-b", "vwo-more"} < links.keys()
        assert (site.folder / "catalogue/cookies/vwo/a.yaml").exists()
        assert (site.folder / "catalogue/cookies/vwo/b.yaml").exists()

    def test_fields_beside_each_other_are_merged_and_told(self, site: Clone) -> None:
        before = text(site, COOKIE)
        status, told = merged(
            site,
            {COOKIE: ("category: analytics", "category: marketing")},
            {COOKIE: ("provider: vwo", "provider: own")},
        )
        assert status == 0
        assert text(site, COOKIE) == before.replace("category: analytics", "category: marketing").replace(
            "provider: vwo", "provider: own"
        )
        assert f"{COOKIE}: both sides changed it, look at what came of it: category, provider" in told

    def test_what_both_sides_remarked_stays(self, site: Clone) -> None:
        before = text(site, COOKIE)
        status, _told = merged(
            site,
            {COOKIE: ("category: analytics", "# mine\ncategory: marketing")},
            {COOKIE: ("provider: vwo", "# theirs\nprovider: own  # so they say")},
        )
        assert status == 0
        assert text(site, COOKIE) == before.replace(
            "category: analytics", "# mine\ncategory: marketing"
        ).replace("provider: vwo", "# theirs\nprovider: own  # so they say")

    def test_without_the_driver_they_would_not_be(self, site: Clone) -> None:
        site.git("config", "--remove-section", "merge.workbench")
        status, _told = merged(
            site,
            {COOKIE: ("category: analytics", "category: marketing")},
            {COOKIE: ("provider: vwo", "provider: own")},
        )
        assert status == 1

    def test_one_field_is_for_people_to_decide(self, site: Clone) -> None:
        before = text(site, COOKIE)
        status, told = merged(site, {COOKIE: ("30 minutes", "1 hour")}, {COOKIE: ("30 minutes", "2 hours")})
        assert status == 1
        assert f"{COOKIE}: people must decide: lifetime.sliding" in told
        assert site.git("diff", "--name-only", "--diff-filter=U") == COOKIE
        assert text(site, COOKIE) == before.replace(
            "  sliding: 30 minutes\n",
            "<<<<<<< ours\n  sliding: 1 hour\n=======\n  sliding: 2 hours\n>>>>>>> theirs\n",
        )

    def test_entries_that_both_changed(self, site: Clone) -> None:
        site.write(PO, 'msgid ""\nmsgstr "Language: en\\n"\n\nmsgctxt "title"\nmsgid "T"\nmsgstr "A"\n')
        site.commit("Short")
        status, told = merged(
            site,
            {PO: ('msgstr "A"\n', 'msgstr "B"\n\nmsgctxt "label.more"\nmsgid "M"\nmsgstr "More"\n')},
            {PO: ('msgstr "A"\n', 'msgstr "C"\n\nmsgctxt "label.session"\nmsgid "S"\nmsgstr "Session"\n')},
        )
        assert status == 1
        assert f"{PO}: people must decide: title" in told
        assert text(site, PO) == (
            'msgid ""\nmsgstr "Language: en\\n"\n\nmsgctxt "title"\nmsgid "T"\n'
            '<<<<<<< ours\nmsgstr "B"\n=======\nmsgstr "C"\n>>>>>>> theirs\n'
            '\nmsgctxt "label.session"\nmsgid "S"\nmsgstr "Session"\n'
            '\nmsgctxt "label.more"\nmsgid "M"\nmsgstr "More"\n'
        )

    @pytest.mark.parametrize("broken", ["python", "module"])
    def test_where_the_workbench_is_gone_git_merges_lines(
        self, site: Clone, broken: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        driver = site.git("config", "merge.workbench.driver")
        gone = {
            "python": ("-P -m workbench", "-P -m nothing_of_this_name"),
            "module": ("python", "no-python"),
        }
        site.git("config", "merge.workbench.driver", driver.replace(*gone[broken]))
        monkeypatch.delenv("PYTHONPATH", raising=False)
        status, _told = merged(site, {COOKIE: ("30 minutes", "1 hour")}, {COOKIE: ("30 minutes", "2 hours")})
        assert status == 1
        assert "<<<<<<< ours\n" in text(site, COOKIE)
        assert ">>>>>>> theirs\n" in text(site, COOKIE)

    def test_a_file_that_cannot_be_read_is_merged_by_lines(self, site: Clone) -> None:
        site.write(COOKIE, "id: [\n" + "#\n" * 9 + "name: x\n")
        site.commit("Broken")
        status, _told = merged(site, {COOKIE: ("id: [", "id: {")}, {COOKIE: ("name: x", "name: y")})
        assert status == 0
        assert text(site, COOKIE) == "id: {\n" + "#\n" * 9 + "name: y\n"

    def test_a_file_in_another_encoding_is_merged_by_lines(self, site: Clone) -> None:
        for number in (1, 2):
            (site.folder / COOKIE).write_bytes(
                "name: å\n".encode("latin-1") + b"#\n" * 9 + b"x: %d\n" % number
            )
            site.commit(f"Latin {number}")
            if number == 1:
                site.git("branch", "theirs")
        site.git("switch", "--quiet", "theirs")
        (site.folder / COOKIE).write_bytes("name: ö\n".encode("latin-1") + b"#\n" * 9 + b"x: 1\n")
        site.commit("Theirs")
        site.git("switch", "--quiet", "main")
        assert merge(site)[0] == 0
        assert (site.folder / COOKIE).read_bytes() == "name: ö\n".encode("latin-1") + b"#\n" * 9 + b"x: 2\n"

    def test_revisions_are_never_merged(self, site: Clone) -> None:
        record = "catalogue/revisions/2026-11-25/revision.yaml"
        for branch, note in (("theirs", "b"), ("main", "a")):
            site.git("switch", "--quiet", *([] if branch == "main" else ["--create"]), branch)
            site.write(record, f"number: 2\nnote: {note}\nlevel: {note}\n")
            site.commit(branch)
        assert merge(site)[0] == 1
        assert text(site, record) == "number: 2\nnote: a\nlevel: a\n"
        assert site.git("diff", "--name-only", "--diff-filter=U") == record

    def test_nothing_in_the_repository_is_run_in_the_workbenchs_place(self, site: Clone) -> None:
        site.write("workbench/__init__.py", "")
        site.write("workbench/__main__.py", "open('planted', 'w').close()\n")
        site.commit("Planted")
        merged(site, {COOKIE: ("30 minutes", "1 hour")}, {COOKIE: ("provider: vwo", "provider: own")})
        assert not (site.folder / "planted").exists()


class TestDiff:
    def test_says_in_words_what_differs(self, site: Clone) -> None:
        edited(site, COOKIE, ("30 minutes", "2 hours"), ("440", "450"), ("sessionsnivå", "besöksnivå"))
        told = site.git("diff")
        assert told.split("\ndiff --git")[0] == (
            f"{COOKIE}\n"
            "  lifetime.sliding: 30 minutes → 2 hours\n"
            "  position: 440 → 450\n"
            "  description: En av VWO skapad cookie som sparar information om "
            "[-sessionsnivå.-]{+besöksnivå.+}"
        )

    def test_of_entries_too(self, site: Clone) -> None:
        edited(
            site,
            PO,
            (
                'msgctxt "label.session"\nmsgid "Session"\nmsgstr "Session"',
                'msgctxt "label.session"\nmsgid "Session"\nmsgstr "While open"',
            ),
        )
        assert f"{PO}\n  label.session.msgstr: Session → While open\n" in site.git("diff")

    def test_is_a_patch_all_the_same(self, site: Clone, tmp_path: Path) -> None:
        edited(site, COOKIE, ("30 minutes", "2 hours"))
        edited(site, PO, ('msgctxt "title"', '# remark\nmsgctxt "title"'))
        site.write("catalogue/cookies/vwo/å b.yaml", "id: x\n")
        site.write("catalogue/cookies/vwo/new.yaml", 'id: vwo.new\nname: "--- \\e[2J"\n')
        (site.folder / "catalogue/links.yaml").unlink()
        site.git("add", "--all")
        patch = site.git("diff", "--cached") + "\n"
        expected = site.git("write-tree")
        site.git("reset", "--quiet", "--hard")
        (tmp_path / "patch").write_text(patch, encoding="utf-8")
        site.git("apply", "--index", str(tmp_path / "patch"))
        assert site.git("write-tree") == expected
        assert "catalogue/cookies/vwo/new.yaml\n  id: {+vwo.new+}\n" in patch

    def test_on_a_terminal_has_colours_of_its_own_and_none_of_a_files(self, site: Clone) -> None:
        edited(site, COOKIE, ("30 minutes", "2 hours"))
        site.write("catalogue/categories/x.yaml", "name: \x1b[2J\n")
        site.git("add", "--intent-to-add", "catalogue/categories/x.yaml")
        environment = {**os.environ, "GIT_PAGER": "cat", "TERM": "xterm"}
        master, slave = pty.openpty()
        subprocess.run(
            ["git", "-C", str(site.folder), "diff"], stdout=slave, stderr=slave, check=True, env=environment
        )
        os.close(slave)
        told = os.read(master, 1 << 16).decode()
        os.close(master)
        assert "\x1b[32m+name: ␛[2J\x1b[m" in told
        assert "\x1b[32m+  sliding: 2 hours\x1b[m" in told
        assert "\x1b[31m-  sliding: 30 minutes\x1b[m" in told
        assert f"\x1b[1m{COOKIE}\x1b[m" in told

    def test_where_the_workbench_is_gone_git_shows_lines(self, site: Clone) -> None:
        command = site.git("config", "diff.workbench.command")
        site.git(
            "config", "diff.workbench.command", command.replace("-m workbench", "-m nothing_of_this_name")
        )
        edited(site, COOKIE, ("30 minutes", "2 hours"))
        assert "\n+  sliding: 2 hours" in site.git("diff")

    def test_of_a_file_whose_conflict_is_not_settled(self, site: Clone) -> None:
        merged(site, {COOKIE: ("30 minutes", "1 hour")}, {COOKIE: ("30 minutes", "2 hours")})
        assert site.git("diff", "--cached") == f"{COOKIE} has a conflict that is not settled yet."


def test_what_was_published_is_the_same_in_a_clone_with_other_line_ends(site: Clone, tmp_path: Path) -> None:
    site.git("clone", "--quiet", "--config", "core.autocrlf=true", str(site.folder), str(tmp_path / "other"))
    kept = sorted(site.folder.glob("catalogue/revisions/*/*"))
    assert kept
    for file in kept:
        other = tmp_path / "other" / file.relative_to(site.folder)
        assert other.read_bytes() == file.read_bytes(), file


class TestWhereverTheProjectIs:
    """Submodules, linked working trees, shallow clones, bare heads, no repository, no git."""

    def works(self, clone: Clone, folder: Path) -> None:
        """Sets up the drivers, sees them used, and looks back through git."""
        assert run(["git", "setup", "--project", str(folder)]) == 0
        path = folder / COOKIE
        path.write_text(path.read_text("utf-8").replace("30 minutes", "2 hours"), "utf-8")
        assert "lifetime.sliding: 30 minutes → 2 hours" in clone.git("diff")
        assert run(["diff", "HEAD", "--exit-code", "--project", str(folder)]) == 1
        assert run(["history", "vwo.sn", "--project", str(folder)]) == 0

    def test_below_the_top_of_the_repository(self, tmp_path: Path, somebody: None) -> None:  # noqa: ARG002
        clone = begun(tmp_path / "site")
        shutil.copytree(SEED / "catalogue", clone.folder / "web/policy/catalogue")
        clone.commit("Begin")
        self.works(clone, clone.folder / "web/policy")

    def test_in_a_linked_working_tree(self, site: Clone, tmp_path: Path) -> None:
        site.git("worktree", "add", "--quiet", "-b", "work", str(tmp_path / "linked"))
        self.works(Clone(tmp_path / "linked"), tmp_path / "linked")

    def test_in_a_submodule(self, site: Clone, tmp_path: Path) -> None:
        around = begun(tmp_path / "around")
        around.git("submodule", "--quiet", "add", str(site.folder), "policy")
        around.commit("With the policy")
        inner = Clone(around.folder / "policy")
        self.works(inner, inner.folder)

    def test_in_a_shallow_clone(
        self, site: Clone, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        edited(site, COOKIE, ("position: 440", "position: 450"))
        site.commit("Moved")
        site.git("clone", "--quiet", "--depth=1", f"file://{site.folder}", str(tmp_path / "shallow"))
        self.works(Clone(tmp_path / "shallow"), tmp_path / "shallow")
        assert "This clone is shallow" in capsys.readouterr().err

    def test_where_a_commit_is_checked_out_and_no_branch(self, site: Clone) -> None:
        site.git("switch", "--quiet", "--detach")
        self.works(site, site.folder)

    def test_in_no_repository_everything_but_git_works(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        shutil.copytree(SEED / "catalogue", tmp_path / "zip/catalogue")
        root = str(tmp_path / "zip")
        assert run(["git", "setup", "--project", root]) == 2
        assert "is in no git repository" in capsys.readouterr().err
        self.works_without(root, capsys)

    def test_without_git_everything_but_git_works(
        self, site: Clone, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", "/nowhere")
        root = str(site.folder)
        assert run(["git", "setup", "--project", root]) == 2
        assert "git is not installed" in capsys.readouterr().err
        self.works_without(root, capsys)

    def works_without(self, root: str, capsys: pytest.CaptureFixture[str]) -> None:
        """Changes, decides, publishes, tells and takes back where there is no git."""
        path = Path(root) / COOKIE
        path.write_text(path.read_text("utf-8").replace("30 minutes", "2 hours"), "utf-8")
        told = ["--project", root]
        assert run(["diff", *told]) == 0
        assert run(["publish", "--commit", *told]) == 1
        assert "Nothing was published: " in capsys.readouterr().err
        assert run(["publish", *told]) == 0
        assert run(["history", "vwo.sn", *told]) == 0
        assert "Revisions alone are told" in capsys.readouterr().err
        assert run(["changelog", *told]) == 0
        assert run(["export", "--revision", "2024-01-31", "--output", f"{root}/old.txt", *told]) == 0
        assert run(["publish", "--take-back", *told]) == 0
