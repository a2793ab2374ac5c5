"""What was done, and what was undone: the steps of a session in order."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from workbench.edits import Edit, Place, Step
from workbench.formats.yaml_edit import EditRefused
from workbench.formats.yaml_read import read


@dataclass(frozen=True, slots=True)
class Done:
    """A step with the texts of its files before it and after it."""

    step: Step
    before: Mapping[str, str | None]
    after: Mapping[str, str | None]

    def inverse_edits(self) -> Iterator[Edit]:
        """The edits that undo the step on files that others have changed since, the last edit's first."""
        texts = dict(self.before)
        inverses: list[Edit] = []
        for edit in self.step.edits:
            path = edit.file.path
            inverses.append(edit.inverse(texts[path]))
            texts[path] = edit.applied(texts[path])
        yield from reversed(inverses)

    def joined(self, later: Done) -> Done:
        """A step and a later one of the same typing as one: the later's value, from this one's beginning.

        So that what a half-typed value needed (quotation marks round a lone number) does not stay behind.
        """
        combined = replace(
            later.step, edits=(later.step.edits[0], *self.step.edits[1:], *later.step.edits[1:])
        )
        with contextlib.suppress(EditRefused):
            anew = outcome(combined, self.before)
            if all(_same_data(anew.after[path], text) for path, text in later.after.items()):
                return anew
        sequence = replace(later.step, edits=(*self.step.edits, *later.step.edits))
        return Done(sequence, {**later.before, **self.before}, {**self.after, **later.after})


def outcome(step: Step, texts: Mapping[str, str | None]) -> Done:
    """What a step makes of the texts of its files. Raises EditRefused."""
    after = dict(texts)
    for edit in step.edits:
        after[edit.file.path] = edit.applied(after[edit.file.path])
    return Done(step, texts, after)


def _same_data(one: str | None, other: str | None) -> bool:
    return one == other or (one is not None and other is not None and read(one).data == read(other).data)


@dataclass(slots=True)
class History:
    """The steps that can be undone and redone; saving does not end it."""

    _done: list[Done] = field(default_factory=list)
    _undone: list[Done] = field(default_factory=list)
    _typing_at: Place | None = None

    @property
    def newest(self) -> Done | None:
        """What undo would undo."""
        return self._done[-1] if self._done else None

    @property
    def newest_undone(self) -> Done | None:
        """What redo would do."""
        return self._undone[-1] if self._undone else None

    def typing_at(self, place: Place) -> Done | None:
        """The step that typing at a place would still join."""
        return self.newest if self._typing_at == place else None

    def done(self, done: Done, *, is_typing: bool = False, replaces: Done | None = None) -> None:
        """A step was done; `replaces` is the one before, where it has been joined with it."""
        if replaces is not None:
            self._done.pop()
        self._done.append(done)
        self._undone.clear()
        self._typing_at = done.step.place if is_typing else None

    def pause(self) -> None:
        """What comes next does not join what came before."""
        self._typing_at = None

    def undone(self) -> None:
        """The newest step was undone."""
        self._undone.append(self._done.pop())
        self.pause()

    def redone(self, done: Done) -> None:
        """What was undone last was done again."""
        self._undone.pop()
        self._done.append(done)
        self.pause()
