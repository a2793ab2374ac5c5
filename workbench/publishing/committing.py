"""The commit and the tag of a revision: what they say, and the making of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.policy.sentence import Sentence, say
from workbench.revisions.record import Revision
from workbench.store.git.log import log
from workbench.store.git.repository import Repository
from workbench.store.git.uncommitted import uncommitted
from workbench.store.git.writing import commit_files, tag
from workbench.store.history import record_path


def committing(
    repository: Repository, revision: Revision, paths: Sequence[str], *, is_tagged: bool
) -> Iterator[Sentence]:
    """Commit the whole project as it was published, and yield what was done. Raises GitFailed."""
    whole = {*paths, *uncommitted(repository)}
    made = commit_files(repository, whole, message_of(revision), trailers_of(revision))
    yield made.sentence
    if is_tagged:
        tag(repository, tag_of(revision), made.id, message_of(revision))
        yield say("Tagged {name}.", name=tag_of(revision))


def finishing(repository: Repository, revision: Revision, *, is_tagged: bool) -> Iterator[Sentence]:
    """Commit and tag a revision that was written before, as far as that was not done. Raises GitFailed."""
    head, record = repository.resolve("HEAD"), record_path(revision.name)
    if head is None or repository.entry(head, record) is None:
        yield from committing(repository, revision, (), is_tagged=is_tagged)
    elif is_tagged:
        made = next(iter(log(repository, record, limit=1))).commit
        tag(repository, tag_of(revision), made.id, message_of(revision))
        yield say("Tagged {name}.", name=tag_of(revision))
    else:
        yield say("{name} is committed already.", name=revision.name)


def tag_of(revision: Revision) -> str:
    """What a revision's commit is tagged as."""
    return f"policy-{revision.name}"


def message_of(revision: Revision) -> str:
    """What the commit of a revision says: the date, and every change with its reason."""
    lines = [f"Cookie policy of {revision.date.isoformat()}", ""]
    lines += [revision.note, ""] if revision.note else []
    for row in revision.changes:
        reason = f": {' '.join(row.reason.split())}" if row.reason else ""
        lines.append(f"- {row.change} ({row.level}){reason}")
    return "\n".join(lines)


def trailers_of(revision: Revision) -> list[tuple[str, str]]:
    """What programs can read of a revision in its commit."""
    return [
        ("Policy-Revision", revision.name),
        ("Policy-Level", str(revision.level)),
        ("Consent-Revision", str(revision.consent_revision)),
    ]
