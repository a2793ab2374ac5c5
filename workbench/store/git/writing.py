"""What git writes when a person asks: commits of given files, tags, branches; no hook, no filter, no push.

Others' staged work is left alone: the commit is made from an index of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence, say
from workbench.store.git.commit_message import Trailer, message_of
from workbench.store.git.disk_entries import entries_on_disk
from workbench.store.git.failure import GitFailed
from workbench.store.git.head import BRANCHES, Head, head_of, require_rest
from workbench.store.git.index import Entries, Index, index_beside
from workbench.store.git.objects import ObjectId
from workbench.store.git.program import Answer
from workbench.store.git.repository import Repository
from workbench.store.git.trust import require


class NothingToCommit(GitFailed):
    """The files are what the newest commit has."""


@frozen
class Committed:
    """A commit that was made: on which branch (None: on none), and whether that is checked out."""

    id: ObjectId
    branch: str | None
    is_checked_out: bool = True

    @property
    def sentence(self) -> Sentence:
        """What was done, and what was not."""
        id, branch = self.id[:10], self.branch
        if branch is None:
            return say(
                "Committed as {id}, on no branch: make one there before you check out another. "
                "No hook was run, nothing was signed or pushed.",
                id=id,
            )
        if self.is_checked_out:
            return say(
                "Committed as {id} on {branch}. No hook was run, nothing was signed or pushed.",
                id=id,
                branch=branch,
            )
        return say(
            "Committed as {id} on the new branch {branch}, which is not checked out; your files are as "
            "they were. No hook was run, nothing was signed; pushing it is up to you.",
            id=id,
            branch=branch,
        )


def require_ready(repository: Repository, tag_name: str | None = None) -> None:
    """Go on only where a commit, and a tag of that name, could be made now. Raises GitFailed."""
    require(repository)
    require_rest(repository)
    _known(repository.git.ask("var", "GIT_COMMITTER_IDENT"))
    if tag_name is not None:
        _free_ref(repository, f"refs/tags/{tag_name}")


def commit_files(
    repository: Repository, paths: Iterable[str], message: str, trailers: Sequence[Trailer] = ()
) -> Committed:
    """Commit some files as they are on disk, those that are gone as removed, and nothing else.

    Raises GitFailed; then nothing is committed. Paths count from the project's root.
    """
    require(repository)
    require_rest(repository)
    head, wanted = head_of(repository), _inside(paths)
    index = Index.of(repository.location)
    staged = index.at(wanted)
    entries = entries_on_disk(repository, head.commit, wanted)
    id = _committed(repository, head, entries, message_of(message, trailers))
    index.put(entries)
    try:
        _move(repository, head.ref or "HEAD", id, head.id, message)
    except GitFailed:
        index.put({path: staged.get(path) for path in entries})
        raise
    return Committed(id, head.branch)


def commit_on_branch(
    repository: Repository, branch: str, paths: Iterable[str], message: str, trailers: Sequence[Trailer] = ()
) -> Committed:
    """Commit some files on a new branch that grows from what is checked out, without checking it out.

    Raises GitFailed; then there is no branch.
    """
    require(repository)
    ref = _free_ref(repository, f"{BRANCHES}{branch}")
    head = head_of(repository)
    entries = entries_on_disk(repository, head.commit, _inside(paths))
    id = _committed(repository, head, entries, message_of(message, trailers))
    _move(repository, ref, id, None, message)
    return Committed(id, branch, is_checked_out=False)


def tag(repository: Repository, name: str, id: ObjectId, message: str) -> None:
    """Tag a commit with a message. Raises GitFailed; then there is no tag."""
    require(repository)
    ref = _free_ref(repository, f"refs/tags/{name}")
    tagger = _known(repository.git.ask("var", "GIT_COMMITTER_IDENT")).line
    content = f"object {id}\ntype commit\ntag {name}\ntagger {tagger}\n\n{message_of(message)}"
    made = ObjectId(repository.git.do("mktag", given=content.encode("utf-8")))
    _move(repository, ref, made, None, message)


def _inside(paths: Iterable[str]) -> list[str]:
    """Paths in order, each once. Raises ValueError for one that leads outside, GitFailed without any."""
    wanted = sorted(set(paths))
    if any(PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts for path in wanted):
        raise ValueError(wanted)
    if not wanted:
        raise _nothing()
    return wanted


def _nothing() -> NothingToCommit:
    return NothingToCommit(say("Those files are committed already; nothing was done."))


def _committed(repository: Repository, head: Head, entries: Entries, message: str) -> ObjectId:
    """Write the commit that puts some entries on top of what is checked out."""
    before = head.commit.tree if head.commit else None
    with index_beside(repository.location, before) as index:
        index.put(entries)
        tree = index.tree()
    if tree == before or not any((before, *entries.values())):
        raise _nothing()
    parents = ["-p", head.commit.id] if head.commit else []
    answer = repository.git.ask("commit-tree", tree, *parents, "-F", "-", given=message.encode("utf-8"))
    return ObjectId(_known(answer).line)


def _known(answer: Answer) -> Answer:
    """The answer, unless git does not know who commits. Raises GitFailed."""
    if answer.status == 0:
        return answer
    if "tell me who you are" in answer.complaint or "ident" in answer.complaint:
        raise GitFailed(
            say("git does not know who you are; tell it: “git config user.name”, “git config user.email”.")
        )
    raise answer.failure()


def _free_ref(repository: Repository, ref: str) -> str:
    """A ref's full name, if git allows it and nothing has it. Raises GitFailed."""
    name = ref.split("/", 2)[2]
    is_allowed = ref.isprintable() and not name.startswith("-")
    if not is_allowed or repository.git.ask("check-ref-format", ref).status != 0:
        raise GitFailed(say("“{name}” is no name that git allows; choose another.", name=name))
    if repository.git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", ref).status == 0:
        raise GitFailed(
            say("There is a “{name}” in this repository already; choose another name.", name=name)
        )
    return ref


def _move(repository: Repository, ref: str, id: ObjectId, before: ObjectId | None, message: str) -> None:
    """Let a ref name another object, if it still names what it did (None: nothing). Raises GitFailed."""
    reason = f"workbench: {message.strip().partition(chr(10))[0]}"
    expected = before or repository.location.no_object
    answer = repository.git.ask("update-ref", "--no-deref", "-m", reason, ref, id, expected)
    if answer.status != 0:
        if "but expected" in answer.complaint:
            raise GitFailed(
                say("Somebody else has just committed on that branch; look at it, and try again.")
            )
        raise answer.failure()
