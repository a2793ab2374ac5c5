"""A project as it was at a commit: its files read as those on disk are, each content only once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from workbench.formats.catalogue import Catalogue, joined
from workbench.formats.catalogue_reading import CatalogueReading
from workbench.formats.cycles import without_cycle_collection
from workbench.formats.fault import ErrorName
from workbench.formats.layout import CATALOGUE, SUFFIX, FileKind, FileRef, ref_of
from workbench.formats.layout import FOLDERS as FOLDERS_OF
from workbench.formats.limits import LARGEST_YAML
from workbench.formats.reading_error import ReadingError
from workbench.locales.catalog import Catalog
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import Sentence, say
from workbench.store.contents_read import ReadCatalog, ReadFile, read_catalogs, read_files
from workbench.store.decisions import stranger
from workbench.store.git.commits import Commit
from workbench.store.git.repository import FOLDERS, Repository
from workbench.store.git.trees import TreeEntry

Part = ReadFile | ReadCatalog | ReadingError
"""What a path came to: a file of the catalogue, a locale's entries, or why it is neither."""

Wanted = Callable[[str], bool]
"""Says of a path whether what stands there is to be read."""

_BESIDE = (f"{CATALOGUE}/revisions/", f"{FOLDERS_OF[FileKind.DECISION]}/")
"""What is in these folders is no part of the policy."""


@frozen
class StateInGit:
    """What a project held at a commit: the catalogue, the locales' entries, and every error in them."""

    commit: Commit
    parts: Mapping[str, Part]
    reading: CatalogueReading
    catalogs: Mapping[LocaleTag, Catalog]

    @property
    def errors(self) -> tuple[ReadingError, ...]:
        """Everything that keeps a part of it from being read."""
        locales = (part for part in self.parts.values() if isinstance(part, ReadCatalog))
        return (*self.reading.errors, *(error for each in locales for error in each.errors))

    @property
    def catalogue(self) -> Catalogue:
        """What the files of the catalogue held."""
        return self.reading.catalogue


def _every(_path: str) -> bool:
    return True


def state_at(
    repository: Repository, commit: Commit, near: StateInGit | None = None, wanted: Wanted = _every
) -> StateInGit:
    """Read a project, or the files of it that are wanted, as it was at a commit.

    What cannot be read is told, never an exception. `near` is a state of the same repository, and of the same
    files, that differs little: then only what differs is read. Raises GitFailed.
    """
    with without_cycle_collection():
        if near is None:
            entries = repository.entries(commit).items()
            parts = _parts(repository, {path: entry for path, entry in entries if wanted(path)})
        else:
            parts = _since(repository, commit, near, wanted)
        return _state(repository, commit, parts, near)


def _state(
    repository: Repository, commit: Commit, parts: Mapping[str, Part], near: StateInGit | None
) -> StateInGit:
    files = {path: part for path, part in parts.items() if isinstance(part, ReadFile)}
    locales = [part for part in parts.values() if isinstance(part, ReadCatalog)]
    reading = CatalogueReading(
        {path: file.parsed for path, file in files.items()},
        _catalogue(files, near),
        lambda path: _text(repository, commit, path),
        tuple(part for part in parts.values() if isinstance(part, ReadingError)),
    )
    catalogs = {each.locale: each.catalog for each in locales if each.catalog is not None}
    return StateInGit(commit, parts, reading, catalogs)


def _catalogue(files: Mapping[str, ReadFile], near: StateInGit | None) -> Catalogue:
    readings = {path: file.reading for path, file in files.items()}
    if near is None:
        return joined(readings)
    before = near.catalogue.readings
    changed = [path for path, reading in readings.items() if before.get(path) is not reading]
    gone = before.keys() - readings.keys()
    return near.catalogue.replaced({path: readings.get(path) for path in (*changed, *gone)})


def _since(repository: Repository, commit: Commit, near: StateInGit, wanted: Wanted) -> dict[str, Part]:
    """The parts of a state that are another's, but for what differs."""
    parts, entries = dict(near.parts), dict[str, TreeEntry]()
    for folder in FOLDERS:
        pair = repository.entry(near.commit, folder), repository.entry(commit, folder)
        for path, (_, entry) in repository.trees.differing(*pair, folder).items():
            parts.pop(path, None)
            if entry is not None and wanted(path):
                entries[path] = entry
    if not entries:
        return parts
    return dict(sorted({**parts, **_parts(repository, entries)}.items()))


def _parts(repository: Repository, entries: Mapping[str, TreeEntry]) -> dict[str, Part]:
    """What each path came to, in the order of paths; what is no part of a project is left out."""
    refs = {path: ref_of(path) for path in sorted(entries)}
    ids = {ref: entries[path].id for path, ref in refs.items() if ref is not None and entries[path].is_file}
    files = read_files(repository, {ref: id for ref, id in ids.items() if ref.is_of_policy})
    catalogs = read_catalogs(repository, {ref: id for ref, id in ids.items() if ref.kind is FileKind.ENTRIES})
    parts: dict[str, Part | None] = {
        path: _stray(path, entries[path])
        if ref is None
        else files.get(ref) or catalogs.get(ref) or _unread(ref)
        for path, ref in refs.items()
    }
    return {path: part for path, part in parts.items() if part is not None}


def _unread(ref: FileRef) -> Part | None:
    """What is told of a link or a submodule in a file's place."""
    sentence = say("This was no ordinary file, and is not read.")
    if ref.is_of_policy:
        return ReadFile.unread(ref, sentence)
    return ReadCatalog.unread(ref, sentence) if ref.kind is FileKind.ENTRIES else None


def _text(repository: Repository, commit: Commit, path: str) -> str:
    entry = repository.entry(commit, path)
    if entry is None or not entry.is_file:
        return ""
    return repository.contents([entry.id], LARGEST_YAML).get(entry.id, b"").decode("utf-8-sig", "replace")


def _stray(path: str, entry: TreeEntry) -> ReadingError | None:
    """What is told of something that stands where no file of a project can."""
    if entry.is_submodule:
        return ReadingError(path, 1, 1, ErrorName.LIMIT, _submodule())
    return stranger(path) if _is_stray(path) else None


def _is_stray(path: str) -> bool:
    """Whether a path is one that a project on disk is told of as no part of it."""
    is_yaml = path.startswith(f"{CATALOGUE}/") and path.endswith((SUFFIX, ".yml"))
    return is_yaml and not path.startswith(_BESIDE) and "/." not in path


def _submodule() -> Sentence:
    return say("This is a submodule: its files are in another repository, and are not read from this one.")
