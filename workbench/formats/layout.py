"""Which file of a catalogue holds which thing: a path comes from a thing's id alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.formats.ids import is_id
from workbench.policy.kinds import OWN

CATALOGUE = "catalogue"
POLICY_FILE = f"{CATALOGUE}/policy.yaml"
SUFFIX = ".yaml"


class FileKind(StrEnum):
    """What a file of the catalogue holds."""

    POLICY = "policy"
    SECTION = "section"
    CATEGORY = "category"
    PROVIDER = "provider"
    COOKIE = "cookie"
    LINKS = "links"
    GLOSSARY = "glossary"


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file of the catalogue: its kind, and the id of the thing in it (empty for the single files)."""

    kind: FileKind
    id: str = ""

    @property
    def path(self) -> str:
        """Where it stands, from the project's root, with `/`."""
        if self.kind in _SINGLE:
            return f"{CATALOGUE}/{self.kind}{SUFFIX}"
        if self.kind is FileKind.COOKIE:
            return f"{FOLDERS[self.kind]}/{self.id.replace('.', '/', 1)}{SUFFIX}"
        return f"{FOLDERS[self.kind]}/{self.id}{SUFFIX}"


_SINGLE = (FileKind.POLICY, FileKind.LINKS, FileKind.GLOSSARY)
FOLDERS = {
    FileKind.SECTION: f"{CATALOGUE}/sections",
    FileKind.CATEGORY: f"{CATALOGUE}/categories",
    FileKind.PROVIDER: f"{CATALOGUE}/providers",
    FileKind.COOKIE: f"{CATALOGUE}/cookies",
}
_BY_FOLDER = {folder: kind for kind, folder in FOLDERS.items()}
_BY_PATH = {FileRef(kind).path: FileRef(kind) for kind in _SINGLE}


def ref_of(path: str) -> FileRef | None:
    """What the file at a path holds, or None where no file of a catalogue can stand."""
    if path in _BY_PATH:
        return _BY_PATH[path]
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
