"""Settings that are not made: what stands in their place."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from workbench.store.settings import has_ascii_locale, read_settings


@pytest.mark.parametrize(
    ("environment", "is_utf8_mode", "is_ascii"),
    [
        ({"LANG": "C"}, True, True),
        ({"LC_ALL": "POSIX", "LANG": "sv_SE.UTF-8"}, True, True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True, True),  # as Python leaves it behind
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, False, False),
        ({"LC_ALL": "C.UTF-8", "LANG": "C"}, False, False),
        ({"LANG": "sv_SE.UTF-8"}, False, False),
        ({"LANG": "sv_SE.UTF-8"}, True, False),
        ({}, True, False),
    ],
)
def test_ascii_alone_is_drawn_where_the_locale_says_so(
    environment: Mapping[str, str], is_utf8_mode: bool, is_ascii: bool
) -> None:
    assert has_ascii_locale(environment, is_utf8_mode) is is_ascii


def test_without_a_file_the_locale_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_CONFIG", str(tmp_path))
    command = [
        sys.executable,
        "-c",
        "from workbench.store.settings import *; print(read_settings().is_ascii)",
    ]
    told = {
        locale: subprocess.run(
            command, env={**os.environ, "LC_ALL": locale}, capture_output=True, text=True, check=True
        ).stdout.strip()
        for locale in ("C", "C.UTF-8")
    }
    assert told == {"C": "True", "C.UTF-8": "False"}
    (tmp_path / "settings.toml").write_text("ascii = true\n")
    assert read_settings().is_ascii
