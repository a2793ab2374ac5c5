"""How much is measured, and the projects it is measured on, each made once."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks import make_project, translated_project

REPOSITORY = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Scale:
    """Where things are made, how many cookies and locales there are, and how often all is measured."""

    scratch: Path
    cookies: int = 10_000
    locales: int = 24
    commits: int = 100
    rounds: int = 7
    keys: int = 60

    @property
    def few(self) -> int:
        """How often what takes others long is measured."""
        return max(1, self.rounds // 3)

    @property
    def shipped(self) -> Path:
        """The shipped policy with its locales."""
        root = self.scratch / "shipped"
        if not root.exists():
            for part in ("catalogue", "locales"):
                shutil.copytree(REPOSITORY / part, root / part)
        return root

    @property
    def large(self) -> Path:
        """A made project with all locales."""
        root = self.scratch / "large"
        if not root.exists():
            make_project.write_project(root, self.cookies, locales=make_project.LOCALES[: self.locales])
        return root

    @property
    def translated(self) -> Path:
        """A made project whose texts have something to check, with one locale."""
        root = self.scratch / "translated"
        if not root.exists():
            translated_project.write_project(root, self.cookies)
        return root

    @property
    def environment(self) -> Mapping[str, str]:
        """What programs of ours are started with: folders of their own."""
        own = {f"WORKBENCH_{name}": str(self.scratch / name.lower()) for name in ("CONFIG", "STATE", "CACHE")}
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**kept, **own, "PYTHONPATH": str(REPOSITORY), "WORKBENCH_LANGUAGE": "en"}

    def program(self, *arguments: str) -> list[str]:
        """The command line of the workbench with some arguments."""
        return [sys.executable, "-m", "workbench", *arguments]
