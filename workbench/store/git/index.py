"""Git's index, a user's own or one made for a single commit: which content stands at which path."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path

from workbench.policy.frozen import frozen
from workbench.policy.sentence import say
from workbench.store.git.failure import GitFailed
from workbench.store.git.location import Location
from workbench.store.git.objects import ObjectId
from workbench.store.git.program import Git
from workbench.store.git.trees import TreeEntry

_NO_FILTER = {"clean": "", "smudge": "", "process": "", "required": "false"}

Entries = Mapping[str, TreeEntry | None]
"""What is to stand at paths from the top of the working tree; None where nothing is."""


@frozen
class Index:
    """An index; `variables` tell git which, if not the working tree's own."""

    git: Git
    no_object: ObjectId
    variables: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, location: Location) -> Index:
        """The index of the working tree that a project is in. Raises GitFailed."""
        return cls(location.git, location.no_object, _without_filters(location.git))

    def put(self, entries: Entries) -> None:
        """Let paths have other contents, all or none. Raises GitFailed."""
        lines = [
            f"{entry.mode} {entry.id}\t{path}\0" if entry else f"0 {self.no_object}\t{path}\0"
            for path, entry in entries.items()
        ]
        self.git.do(
            "update-index", "-z", "--index-info", given="".join(lines).encode("utf-8"), extra=self.variables
        )

    def fill(self, tree: ObjectId | None) -> None:
        """Let it be a tree, or empty. Raises GitFailed."""
        self.git.do("read-tree", *([tree] if tree else ["--empty"]), extra=self.variables)

    def tree(self) -> ObjectId:
        """Write it as a tree. Raises GitFailed."""
        return ObjectId(self.git.do("write-tree", extra=self.variables))

    def at(self, paths: Sequence[str]) -> dict[str, TreeEntry | None]:
        """What stands at paths from the project's root, by path from the top. Raises GitFailed."""
        listed = self.git.do("ls-files", "--stage", "-z", "--full-name", "--", *paths, extra=self.variables)
        found = dict[str, TreeEntry | None]()
        for line in filter(None, listed.split("\0")):
            facts, _, path = line.partition("\t")
            mode, id, stage = facts.split(" ")
            if stage != "0":
                raise GitFailed(
                    say("{path} has a conflict that is not settled yet; settle it first.", path=path)
                )
            found[path] = TreeEntry(mode, ObjectId(id))
        return found


def _without_filters(git: Git) -> dict[str, str]:
    """Settings that let no filter run: writing an index, git looks at files changed in the same moment.

    It then takes one that needs a filter for changed, and finds out when a person asks for the status.
    """
    listed = git.ask("config", "--null", "--name-only", "--get-regexp", r"^filter\.").data
    names = {
        name.rpartition(b".")[0].decode("utf-8", "surrogateescape") for name in listed.split(b"\0") if name
    }
    settings = [(f"{name}.{key}", value) for name in sorted(names) for key, value in _NO_FILTER.items()]
    numbered = {
        f"GIT_CONFIG_{part}_{number}": text
        for number, setting in enumerate(settings)
        for part, text in zip(("KEY", "VALUE"), setting, strict=True)
    }
    return {"GIT_CONFIG_COUNT": str(len(settings)), **numbered}


@contextmanager
def index_beside(location: Location, tree: ObjectId | None) -> Iterator[Index]:
    """An index of its own that holds a tree, so that the user's stays as it is. Raises GitFailed."""
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        variables = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        index = Index(location.git, location.no_object, variables)
        index.fill(tree)
        yield index
