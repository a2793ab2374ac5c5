"""What importing the package loads: the model Python alone, and nothing but the app its toolkit."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import workbench

PROGRAM = """
import importlib, json, sys
loaded = {}
for name in json.load(sys.stdin):
    before = set(sys.modules)
    importlib.import_module(name)
    loaded[name] = sorted(set(sys.modules) - before)
json.dump(loaded, sys.stdout)
"""
"""Imports what it is told in order, and says what each import loaded that was not there before."""


def modules_within(package: str, path: list[str]) -> Iterator[str]:
    """Yield the names of all modules of a package, none of them imported, the app's left out."""
    for found in pkgutil.iter_modules(path, f"{package}."):
        if found.name == "workbench.ui":
            continue
        yield found.name
        if found.ispkg:
            yield from modules_within(
                found.name, [f"{each}/{found.name.rpartition('.')[2]}" for each in path]
            )


MODULES = sorted(modules_within("workbench", list(workbench.__path__)))


def loaded_by(names: list[str]) -> Mapping[str, list[str]]:
    """Import modules in a new interpreter; what each has loaded first."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=json.dumps(names),
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(workbench.__file__).parents[1],
    )
    assert done.returncode == 0, done.stderr
    loaded: Mapping[str, list[str]] = json.loads(done.stdout)
    return loaded


def test_the_model_loads_the_standard_library_alone() -> None:
    model = [name for name in MODULES if name.startswith("workbench.policy")]
    assert "workbench.policy.model" in model

    loaded = loaded_by(model)

    foreign = {
        name: others
        for name, news in loaded.items()
        if (others := [new for new in news if not is_of_the_model(new) and not is_of_python(new)])
    }
    assert foreign == {}


def is_of_the_model(module: str) -> bool:
    """Whether a module is the model's own, or the package around it."""
    return module == "workbench" or f"{module}.".startswith("workbench.policy.")


def is_of_python(module: str) -> bool:
    """Whether a module comes with Python."""
    return module.partition(".")[0] in sys.stdlib_module_names


def test_nothing_but_the_app_loads_textual_or_rich() -> None:
    assert {"workbench.cli.main", "workbench.session", "workbench.policy.model"} <= set(MODULES)

    loaded = loaded_by(MODULES)

    guilty = {
        name: new
        for name, news in loaded.items()
        for new in news
        if new.partition(".")[0] in {"textual", "rich"} or f"{new}.".startswith("workbench.ui.")
    }
    assert guilty == {}


BEFORE_THE_FIRST_PAINT = "workbench.ui.running_app"
NOT_BEFORE_THE_FIRST_PAINT = frozenset(
    {
        "babel",
        "deepdiff",
        "markdown_it",
        "rapidfuzz",
        "workbench.checks",
        "workbench.export",
        "workbench.formats.po_read",
        "workbench.formats.yaml_edit",
        "workbench.formats.yaml_read",
        "workbench.locales",
        "yaml",
    }
)
"""What the app works with later: reading what the cache does not know, editing, exporting, translating."""


def test_the_app_starts_without_what_only_its_work_needs() -> None:
    (loaded,) = loaded_by([BEFORE_THE_FIRST_PAINT]).values()
    early = {
        name for name in NOT_BEFORE_THE_FIRST_PAINT for new in loaded if f"{new}.".startswith(f"{name}.")
    }
    assert early == set()


@pytest.mark.parametrize(
    ("command", "needless"),
    [
        (["status"], ()),
        (["check", "--fail-on", "never"], ("workbench.session", "workbench.edits", "csv", "tomllib")),
    ],
)
def test_what_only_reads_loads_nothing_that_compares_edits_or_draws(
    command: list[str], needless: tuple[str, ...]
) -> None:
    program = (
        f"import sys; sys.argv = ['workbench', *{command}]\n"
        "from workbench.cli.running import run\n"
        f"assert run({command}) == 0\n"
        f"heavy = {{'deepdiff', 'textual', 'rich', 'rapidfuzz', *{needless}}}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(workbench.__file__).parents[1],
    )
    assert done.returncode == 0, done.stderr
