"""What a command writes: steps of a session, saved whole, while no other writer is at the project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from workbench.cli.printing import note
from workbench.cli.refusal import Refusal, refuse
from workbench.cli.workplace import Workplace
from workbench.edits import Step
from workbench.formats.edit_refused import EditRefused
from workbench.formats.file_text import FileText
from workbench.language import said
from workbench.session import Session
from workbench.store.fingerprint import FileRefused
from workbench.store.lock import Held, acquire
from workbench.store.project import load
from workbench.store.putting_right import put_right
from workbench.store.save_failed import SaveFailed
from workbench.store.saving import save_as_one


@contextmanager
def session_of(workplace: Workplace) -> Iterator[Session]:
    """Open the project for writing; nothing is on disk before `save`. Raises Refusal where another writes."""
    try:
        with acquire(workplace.root):
            mended = put_right(workplace.root)
            if mended is not None:
                note(said(mended))
            yield Session(load(workplace.root))
    except (Held, SaveFailed) as refused:
        raise Refusal(refused.sentence) from None


def apply(session: Session, steps: Iterable[Step]) -> None:
    """Do some steps. Raises Refusal for one that cannot be done."""
    try:
        for step in steps:
            session.apply(step)
    except (EditRefused, FileRefused) as refused:
        raise Refusal(refused.sentence) from None


def save(session: Session) -> tuple[str, ...]:
    """Write what is unsaved, and return the paths written. Raises Refusal where a file could not be."""
    report = session.save()
    for warning in report.warnings:
        note(said(warning))
    if report.failures:
        raise Refusal(report.failures[0])
    if report.conflicts:
        raise refuse(
            "{paths} changed on disk meanwhile, and was left as it is; try again.",
            paths=", ".join(report.conflicts),
        )
    return report.saved


def save_whole(session: Session, texts: Mapping[str, FileText]) -> None:
    """Write what is unsaved and these texts as one. Raises Refusal; then every file is as it was."""
    try:
        session.copy.put(texts)
        warning = save_as_one(session.copy).warning
    except (SaveFailed, FileRefused) as refused:
        raise Refusal(refused.sentence) from None
    if warning is not None:
        note(said(warning))
