"""A writer who never stops: edits, saves and publishes, and says on stdout what has been accepted.

Run as `python -m tests.endurance.writer ROOT SEED`; it is to be killed.
"""

from __future__ import annotations

import contextlib
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from workbench.cli.running import run
from workbench.edits import Place, SetValue, Step
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.sentence import say
from workbench.session import Session
from workbench.store.journal import Journal
from workbench.store.lock import acquire
from workbench.store.project import load
from workbench.store.putting_right import put_right

EDITED = "edited"
SAVED = "saved"
PUBLISHED = "published"


def write(root: Path, seed: int) -> None:
    """Edit and save some times, publish, and begin again."""
    dice = random.Random(seed)
    number = 0
    while True:
        for _ in range(dice.randint(1, 3)):
            number = _edit_and_save(root, dice, number)
        _publish(root)


def _edit_and_save(root: Path, dice: random.Random, number: int) -> int:
    """Edit some cookies as the app does, every edit in the journal when it is told; then save, mostly."""
    with acquire(root):
        put_right(root)
        project = load(root)
        session = Session(project, journal=Journal(root))
        assert project.catalogue.policy is not None
        cookies = sorted(project.catalogue.policy.cookies)
        for _ in range(dice.randint(1, 6)):
            number += 1
            file = FileRef(FileKind.COOKIE, dice.choice(cookies))
            text = f"Text {number} av {os.getpid()}: {'ord ' * dice.randint(1, 40)}."
            session.apply(Step(say("Edit"), (SetValue(file, ("description",), text),), Place(file)))
            session.pause()
            session.wait_for_journal()
            assert session.journal_trouble is None
            _tell(EDITED, file.path, text)
        session.save()
        assert not session.unsaved
        _tell(SAVED)
        session.close()
    return number


def _publish(root: Path) -> None:
    with _quiet():
        status = run(
            ["publish", "--level", "editorial", "--reason", "An endurance test", "--project", str(root)]
        )
    assert status == 0, status
    _tell(PUBLISHED)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    with (
        Path(os.devnull).open("w", encoding="utf-8") as nothing,
        contextlib.redirect_stdout(nothing),
        contextlib.redirect_stderr(nothing),
    ):
        yield


def _tell(*words: str) -> None:
    """Say something in one write, which a kill cannot cut."""
    os.write(1, ("\t".join(words) + "\n").encode())


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
