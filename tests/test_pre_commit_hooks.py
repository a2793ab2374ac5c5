"""The hooks that are offered to pre-commit pass where all is well, and fail where it is not."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml

from workbench.cli.running import run

HOOKS = {
    hook["id"]: hook
    for hook in yaml.safe_load((Path(__file__).parents[1] / ".pre-commit-hooks.yaml").read_text("utf-8"))
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new project, its texts carried into its locales, where git runs hooks: at the top."""
    monkeypatch.chdir(tmp_path)
    assert run(["init", "."]) == 0
    assert run(["locale", "sync"]) == 0
    return tmp_path


def status(hook: str) -> int:
    program, *arguments = shlex.split(HOOKS[hook]["entry"])
    assert program == "workbench"
    return run(arguments)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("hook", HOOKS)
def test_passes_where_all_is_well(hook: str) -> None:
    assert status(hook) == 0


@pytest.mark.parametrize(
    ("hook", "path", "old", "new"),
    [
        ("cookie-policy-check", "cookies/metrics/id.yaml", "category: ", "category: no-such-"),
        ("cookie-policy-locale-sync", "policy.yaml", "\ntitle: ", "\ntitle: Ny "),
    ],
)
def test_fails_where_it_is_not(project: Path, hook: str, path: str, old: str, new: str) -> None:
    file = project / "catalogue" / path
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")
    assert status(hook) == 1


@pytest.mark.parametrize("hook", HOOKS)
def test_runs_for_files_of_a_project_wherever_it_is(hook: str) -> None:
    pattern = HOOKS[hook]["files"]
    for path in ("catalogue/policy.yaml", "site/policy/locales/en/LC_MESSAGES/policy.po"):
        assert re.search(pattern, path)
    for path in ("README.md", "docs/catalogue.md", "mycatalogue/x"):
        assert not re.search(pattern, path)
