"""Trees of a repository: what files stand below one, and which of them differ from another's."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence

from workbench.policy.frozen import frozen
from workbench.policy.sentence import say
from workbench.store.git.failure import GitFailed
from workbench.store.git.objects import GitObject, ObjectId, Objects

_LARGEST_TREE = 16 << 20
_DEEPEST = 6
"""How far below a project's folders files are looked for; none of a project's own stands deeper than 4."""

_MOST_FILES = 200_000
_MOST_TREES = 20_000
"""So many trees are remembered."""


@frozen
class TreeEntry:
    """A name in a tree: git's mode, and the id of what it names."""

    mode: str
    id: ObjectId

    @property
    def is_folder(self) -> bool:
        """Whether it names another tree."""
        return self.mode == "40000"

    @property
    def is_file(self) -> bool:
        """Whether it names a regular file; links and submodules are none."""
        return self.mode in {"100644", "100755", "100664"}

    @property
    def is_submodule(self) -> bool:
        """Whether it names a commit of another repository."""
        return self.mode == "160000"


Tree = Mapping[str, TreeEntry]
Pair = tuple[TreeEntry | None, TreeEntry | None]


class _Allowance:
    """Ends a walk that a repository was made to keep going for ever."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._left = _MOST_FILES

    def use(self) -> None:
        """Take one more step. Raises GitFailed."""
        self._left -= 1
        if self._left < 0:
            raise GitFailed(
                say("There are more than {count} files below {path}.", count=_MOST_FILES, path=self._path)
            )


class Trees:
    """Reads trees; each is read once, since its id is its content."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._known: OrderedDict[ObjectId, Tree] = OrderedDict()

    def tree(self, id: ObjectId) -> Tree:
        """A tree's entries by name. Raises GitFailed."""
        known = self._known.get(id)
        if known is None:
            known = self._read(id)
        self._known[id] = known
        self._known.move_to_end(id)
        if len(self._known) > _MOST_TREES:
            self._known.popitem(last=False)
        return known

    def entry(self, root: ObjectId, path: str) -> TreeEntry | None:
        """What stands at a path below a tree, None where nothing does. Raises GitFailed."""
        found: TreeEntry | None = TreeEntry("40000", root)
        for name in path.split("/"):
            if found is None or not found.is_folder:
                return None
            found = self.tree(found.id).get(name)
        return found

    def below(self, entry: TreeEntry | None, path: str) -> dict[str, TreeEntry]:
        """Everything that is no folder at and below an entry, by path. Raises GitFailed."""
        return dict(self._walked(entry, path, 0, _Allowance(path)))

    def differing(self, one: TreeEntry | None, other: TreeEntry | None, path: str) -> dict[str, Pair]:
        """What is no folder and differs between two entries, by path; None for a folder or nothing.

        Raises GitFailed.
        """
        return dict(self._differing((one, other), path, 0, _Allowance(path)))

    def _walked(
        self, entry: TreeEntry | None, path: str, depth: int, allowance: _Allowance
    ) -> Iterator[tuple[str, TreeEntry]]:
        allowance.use()
        if entry is None or depth > _DEEPEST:
            return
        if not entry.is_folder:
            yield path, entry
            return
        tree = self.tree(entry.id)
        if depth < _DEEPEST:
            self._read_ahead([each.id for each in tree.values() if each.is_folder])
        for name, each in tree.items():
            yield from self._walked(each, f"{path}/{name}", depth + 1, allowance)

    def _differing(
        self, pair: Pair, path: str, depth: int, allowance: _Allowance
    ) -> Iterator[tuple[str, Pair]]:
        allowance.use()
        if pair[0] == pair[1] or depth > _DEEPEST:
            return
        ours, theirs = (self._folder(entry) for entry in pair)
        leaves = (pair[0] if ours is None else None), (pair[1] if theirs is None else None)
        if leaves != (None, None):
            yield path, leaves
        for name in sorted({*(ours or ()), *(theirs or ())}):
            inner = (ours or {}).get(name), (theirs or {}).get(name)
            yield from self._differing(inner, f"{path}/{name}", depth + 1, allowance)

    def _folder(self, entry: TreeEntry | None) -> Tree | None:
        return self.tree(entry.id) if entry is not None and entry.is_folder else None

    def _read_ahead(self, ids: Sequence[ObjectId]) -> None:
        """Read the folders in a folder with one question, not one by one."""
        new = [id for id in dict.fromkeys(ids) if id not in self._known][: _MOST_TREES // 2]
        for id, found in zip(new, self._objects.read_all(new, _LARGEST_TREE), strict=True):
            self._known[id] = _tree(id, found)

    def _read(self, id: ObjectId) -> Tree:
        return _tree(id, self._objects.read(id, _LARGEST_TREE))


def _tree(id: ObjectId, found: GitObject | None) -> Tree:
    if found is None or found.data is None or found.kind != "tree":
        raise GitFailed(say("The folder {id} is missing from the repository, or too large.", id=id))
    return dict(_entries(found.data, len(id) // 2))


def _entries(data: bytes, width: int) -> Iterator[tuple[str, TreeEntry]]:
    """Yield the entries of a tree's bytes: mode, space, name, NUL, the id's `width` bytes."""
    at = 0
    while at < len(data):
        end = data.find(b"\0", at)
        mode, _, name = data[at:end].partition(b" ")
        at = end + 1 + width
        if end < 0 or at > len(data):
            raise GitFailed(say("A folder of the repository is damaged; “git fsck” tells what is wrong."))
        id = ObjectId(data[end + 1 : at].hex())
        yield name.decode("utf-8", "backslashreplace"), TreeEntry(mode.decode("ascii", "replace"), id)
