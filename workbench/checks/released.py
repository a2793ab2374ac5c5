"""The rules about what was published: altered archives, branches that collide, text left unpublished."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.checks.archive import Archive, Kept
from workbench.checks.problem import Finding, Severity
from workbench.checks.rules import per_archive
from workbench.checks.sources import Source
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.sentence import say


@per_archive("RV001", "unpublished-change", Severity.ERROR, Source.GDPR)
def unpublished_change(archive: Archive) -> Iterable[Finding]:
    """A published locale says something else than its newest revision: readers get what nobody published.

    Only for the branch that the site is built from, with `workbench check --live`.
    """
    for locale, name in archive.changed.items():
        yield Finding(
            message=say(
                "{locale} differs from what was published as of {name}; publish it, or undo the change.",
                locale=locale,
                name=name,
            ),
            file=_record(name),
            locale=locale,
        )


@per_archive("RV002", "needless-consent-revision", Severity.WARNING, Source.DIGITAL_OMNIBUS)
def needless_consent_revision(archive: Archive) -> Iterable[Finding]:
    """`consent_revision` was raised, and no change of that revision asks visitors again.

    Then every visitor is asked for nothing; the proposed art 88a would forbid it for six months.
    """
    for before, after in _pairs(archive):
        is_raised = after.revision.consent_revision > before.revision.consent_revision
        if is_raised and not any(change.asks_consent for change in after.revision.changes):
            yield Finding(
                message=say(
                    "{name} asks every visitor again, and none of its changes says why.",
                    name=after.revision.name,
                ),
                file=_record(after.revision.name),
                path=("consent_revision",),
            )


@per_archive("RV003", "archive-altered", Severity.ERROR, Source.PRACTICE)
def archive_altered(archive: Archive) -> Iterable[Finding]:
    """A record, a state or a text of a revision is not what was published, or the chain of records is broken.

    Each record names the digest of the one before it and of its own files, so that nobody can change what the
    policy said on a day without its being seen.
    """
    for kept in archive.kept:
        for path in kept.altered:
            yield Finding(
                message=say(
                    "{path} is not what was published; put it back as it was, from git or a copy.", path=path
                ),
                file=_record(kept.revision.name),
            )
    for before, after in _pairs(archive):
        if after.revision.previous != before.digest:
            yield Finding(
                message=say(
                    "{after} was published after another {before} than the one that is here; "
                    "put the record back as it was, from git or a copy.",
                    after=after.revision.name,
                    before=before.revision.name,
                ),
                file=_record(after.revision.name),
                path=("previous",),
            )


@per_archive("RV004", "revision-collision", Severity.ERROR, Source.PRACTICE)
def revision_collision(archive: Archive) -> Iterable[Finding]:
    """Two revisions have one number, or follow the same one: two branches have published.

    One of them has to be taken back and published again after the other.
    """
    for one, other in _pairs(archive):
        has_same_number = one.revision.number == other.revision.number
        is_forked = one.revision.previous is not None and one.revision.previous == other.revision.previous
        if has_same_number or is_forked:
            yield Finding(
                message=say(
                    "{one} and {other} were published side by side; take one back and publish it anew.",
                    one=one.revision.name,
                    other=other.revision.name,
                ),
                file=_record(other.revision.name),
                path=("number",),
                quote=str(other.revision.number),
            )


def _pairs(archive: Archive) -> Iterator[tuple[Kept, Kept]]:
    """Yield every revision with the one that came before it."""
    return zip(archive.kept, archive.kept[1:], strict=False)


def _record(name: str) -> FileRef:
    return FileRef(FileKind.RECORD, name)
