"""Programs that tests use for real: found, or a reason why the test cannot run.

On a machine with Python and git alone the tests that need more are skipped and say what to install;
where `CI` is set, as in `.ci/run`, which installs them all, a missing one is a failure.
"""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec

import pytest


def needed(program: str, package: str) -> str:
    """The path of a program, which a Debian package has."""
    found = shutil.which(program)
    if found is None:
        _cannot_run(f"needs “{program}”, of the Debian package “{package}”")
    return found or program


def needed_module(name: str, extra: str) -> None:
    """Only go on with a module that one of the project's extras installs."""
    if find_spec(name) is None:
        _cannot_run(f"needs the module “{name}”: pip install -e '.[{extra}]'")


def _cannot_run(why: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)
