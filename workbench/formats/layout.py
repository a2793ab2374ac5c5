"""Which file of a project holds which thing: a path comes from a thing's id alone."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from workbench.formats.ids import is_id, is_locale_tag
from workbench.policy.kinds import OWN

CATALOGUE = "catalogue"
LOCALES = "locales"
POLICY_FILE = f"{CATALOGUE}/policy.yaml"
SUFFIX = ".yaml"


class FileKind(StrEnum):
    """What a file of a project holds: a part of the policy, a locale's texts, what was decided of them."""

    POLICY = "policy"
    SECTION = "section"
    CATEGORY = "category"
    PROVIDER = "provider"
    COOKIE = "cookie"
    LINKS = "links"
    GLOSSARY = "glossary"
    DECISION = "decision"
    RECORD = "record"
    ENTRIES = "entries"
    APPROVALS = "approvals"
    ENTRY_WAIVERS = "entry-waivers"


class FileRef(NamedTuple):
    """A file of a project: its kind, and the id of the thing in it.

    The id of a locale's file is the locale's tag; the single files have none. A tuple, as thousands are
    looked up by it at every edit.
    """

    kind: FileKind
    id: str = ""

    @property
    def is_of_policy(self) -> bool:
        """Whether the file holds a part of the policy itself."""
        return self.kind in _OF_POLICY

    @property
    def is_of_locale(self) -> bool:
        """Whether the file is one of a locale's."""
        return self.kind in _IN_LOCALE

    @property
    def path(self) -> str:
        """Where it stands, from the project's root, with `/`."""
        if self.kind in _SINGLE:
            return f"{CATALOGUE}/{self.kind}{SUFFIX}"
        if self.kind is FileKind.COOKIE:
            return f"{FOLDERS[self.kind]}/{self.id.replace('.', '/', 1)}{SUFFIX}"
        if self.kind is FileKind.RECORD:
            return f"{CATALOGUE}/revisions/{self.id}/revision{SUFFIX}"
        if self.kind in _IN_LOCALE:
            return f"{LOCALES}/{self.id}/{_IN_LOCALE[self.kind]}"
        return f"{FOLDERS[self.kind]}/{self.id}{SUFFIX}"


_SINGLE = (FileKind.POLICY, FileKind.LINKS, FileKind.GLOSSARY)
FOLDERS = {
    FileKind.SECTION: f"{CATALOGUE}/sections",
    FileKind.CATEGORY: f"{CATALOGUE}/categories",
    FileKind.PROVIDER: f"{CATALOGUE}/providers",
    FileKind.COOKIE: f"{CATALOGUE}/cookies",
    FileKind.DECISION: f"{CATALOGUE}/changes",
}
_IN_LOCALE = {
    FileKind.ENTRIES: "LC_MESSAGES/policy.po",
    FileKind.APPROVALS: f"approvals{SUFFIX}",
    FileKind.ENTRY_WAIVERS: f"waivers{SUFFIX}",
}
_OF_POLICY = frozenset(FileKind) - _IN_LOCALE.keys() - {FileKind.DECISION, FileKind.RECORD}
_BY_FOLDER = {folder: kind for kind, folder in FOLDERS.items()}
_BY_PATH = {FileRef(kind).path: FileRef(kind) for kind in _SINGLE}
_BY_NAME_IN_LOCALE = {name: kind for kind, name in _IN_LOCALE.items()}


@lru_cache(maxsize=1 << 16)
def ref_of(path: str) -> FileRef | None:
    """What the file at a path holds, or None where no file of a project can stand."""
    if path in _BY_PATH:
        return _BY_PATH[path]
    if path.startswith(f"{LOCALES}/"):
        return _ref_in_locale(path)
    folder, _, name = path.removesuffix(SUFFIX).rpartition("/")
    if not path.endswith(SUFFIX) or not is_id(name):
        return None
    if folder in _BY_FOLDER and _BY_FOLDER[folder] is not FileKind.COOKIE:
        return (
            None if (folder, name) == (FOLDERS[FileKind.PROVIDER], OWN) else FileRef(_BY_FOLDER[folder], name)
        )
    parent, _, shard = folder.rpartition("/")
    if _BY_FOLDER.get(parent) is FileKind.COOKIE and is_id(shard):
        return FileRef(FileKind.COOKIE, f"{shard}.{name}")
    return None


def _ref_in_locale(path: str) -> FileRef | None:
    _, tag, name = path.split("/", 2) if path.count("/") > 1 else ("", "", "")
    kind = _BY_NAME_IN_LOCALE.get(name)
    return FileRef(kind, tag) if kind is not None and is_locale_tag(tag) else None
