"""What was done, and what was undone: the steps of a session in order.

A step is kept as what it changed, not as whole texts: a locale's file has megabytes, a day many steps.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from workbench.edits import Edit, Place, SetEntry, SetValue, Step, data_of
from workbench.formats.data import Path
from workbench.formats.edit_refused import EditRefused
from workbench.formats.file_text import FileText, written
from workbench.formats.layout import FileRef
from workbench.formats.text_change import TextChange
from workbench.policy.frozen import frozen

Texts = Mapping[str, "FileText | None"]
"""What files say, by path; None where there is no such file."""
TextOf = Callable[[str], "FileText | None"]
"""What the file at a path says, None where there is none."""
Told = Callable[[int], None]
"""Hears how many edits have been worked out; what it raises ends the work."""


@frozen
class Outcome:
    """What a step makes of its files: their texts before it and after it, and the edits that undo it."""

    step: Step
    before: Texts
    after: Texts
    inverse: tuple[Edit, ...]


def untold(_done: int) -> None:
    """Nobody hears it."""


def outcome(step: Step, texts: Texts, told: Told = untold) -> Outcome:
    """What a step makes of the texts of its files. Raises EditRefused, and what `told` raises."""
    after = dict(texts)
    inverse: list[Edit] = []
    for done, edit in enumerate(step.edits):
        told(done)
        path = edit.file.path
        undoing = edit.inverse(after[path])
        after[path] = edit.applied(after[path])
        inverse.append(undoing)
    return Outcome(step, texts, after, tuple(reversed(inverse)))


def retyped(earlier: Outcome, step: Step) -> Outcome | None:
    """A step in the place of an earlier one of the same typing; None unless both only give one value."""
    if [_set_by(each) for each in earlier.step.edits] != [_set_by(each) for each in step.edits]:
        return None
    if len(step.edits) > 1 or _set_by(step.edits[0]) is None:
        return None
    with contextlib.suppress(EditRefused):
        return outcome(step, earlier.before)
    return None


def _set_by(edit: Edit) -> tuple[FileRef, Path] | None:
    """The one value that an edit gives whole, if it gives one."""
    if isinstance(edit, SetEntry):
        return (edit.file, (edit.key, str(edit.words.source is None)))
    return (edit.file, edit.path) if isinstance(edit, SetValue) else None


def joined(earlier: Outcome, later: Outcome) -> Outcome:
    """A step and a later one of the same typing as one: the later's value, from the earlier's beginning.

    So that what a half-typed value needed (quotation marks round a lone number) does not stay behind.
    """
    combined = replace(
        later.step, edits=(later.step.edits[0], *earlier.step.edits[1:], *later.step.edits[1:])
    )
    with contextlib.suppress(EditRefused):
        anew = outcome(combined, earlier.before)
        if all(_is_same(edit.file, anew, later) for edit in later.step.edits):
            return anew
    sequence = replace(later.step, edits=(*earlier.step.edits, *later.step.edits))
    return Outcome(
        sequence,
        {**later.before, **earlier.before},
        {**earlier.after, **later.after},
        (*later.inverse, *earlier.inverse),
    )


def _is_same(file: FileRef, one: Outcome, other: Outcome) -> bool:
    """Whether a file holds the same after both, however it is written."""
    texts = one.after[file.path], other.after[file.path]
    return texts[0] == texts[1] or data_of(file, texts[0]) == data_of(file, texts[1])


@frozen
class _FileChange:
    """How one file changed, and how to know a text that is just before it, or just after."""

    old: int | None
    new: int | None
    change: TextChange

    @property
    def reversed(self) -> _FileChange:
        """What undoes it."""
        return _FileChange(self.new, self.old, self.change.reversed)

    def is_before(self, text: FileText | None) -> bool:
        """Whether a file is as it was just before the change."""
        return _mark(text) == self.old

    def applied(self, text: FileText | None) -> FileText | None:
        """The text after the change of one that is just before it."""
        return None if self.new is None else self.change.applied(written(text) or "")


@frozen
class _EntriesChange:
    """How a locale's file changed: kept as it was and as it became, which share all but what differs."""

    old: FileText | None
    new: FileText | None

    @property
    def reversed(self) -> _EntriesChange:
        """What undoes it."""
        return _EntriesChange(self.new, self.old)

    def is_before(self, text: FileText | None) -> bool:
        """Whether a file is as it was just before the change."""
        return text == self.old

    def applied(self, _text: FileText | None) -> FileText | None:
        """What the file says after the change."""
        return self.new


_Change = _FileChange | _EntriesChange


def _change_between(old: FileText | None, new: FileText | None) -> _Change:
    """The change of a file; None where there is none."""
    if isinstance(old, str | None) and isinstance(new, str | None):
        return _FileChange(_mark(old), _mark(new), TextChange.between(old or "", new or ""))
    return _EntriesChange(old, new)


def _mark(text: FileText | None) -> int | None:
    """What tells one text of a file from another within a session."""
    return None if text is None else hash(text)


@frozen
class Done:
    """A step that was done, what it changed, and the edits that undo it where others have edited since."""

    step: Step
    inverse: tuple[Edit, ...]
    _changes: Mapping[str, _Change]

    @property
    def size(self) -> int:
        """How many files it changed."""
        return len(self._changes)

    @classmethod
    def of(cls, outcome: Outcome) -> Done:
        """Keep what is needed to undo a step and to do it again."""
        changes = {path: _change_between(outcome.before[path], text) for path, text in outcome.after.items()}
        return cls(outcome.step, outcome.inverse, changes)

    def before(self, text_of: TextOf) -> Texts | None:
        """The texts before the step; None where a file is not as the step left it."""
        return _applied({path: change.reversed for path, change in self._changes.items()}, text_of)

    def after(self, text_of: TextOf) -> Texts | None:
        """The texts after the step done again; None where a file is not as it was before it."""
        return _applied(self._changes, text_of)

    def inverse_applied(self, text_of: TextOf) -> Texts:
        """The texts that undo the step where others have edited since. Raises EditRefused."""
        texts = {path: text_of(path) for path in self._changes}
        for edit in self.inverse:
            texts[edit.file.path] = edit.applied(texts[edit.file.path])
        return texts


def _applied(changes: Mapping[str, _Change], text_of: TextOf) -> Texts | None:
    texts = {path: text_of(path) for path in changes}
    if not all(changes[path].is_before(text) for path, text in texts.items()):
        return None
    return {path: changes[path].applied(text) for path, text in texts.items()}


@dataclass(slots=True)
class History:
    """The steps that can be undone and redone; saving does not end it.

    What is being typed is kept with its texts until it ends: every letter makes it anew.
    """

    _done: list[Done] = field(default_factory=list)
    _undone: list[Done] = field(default_factory=list)
    _typing: Outcome | None = None

    def twin(self) -> History:
        """One that holds the same, and goes its own way from here."""
        return History(list(self._done), list(self._undone), self._typing)

    @property
    def has_done(self) -> bool:
        """Whether there is a step to undo."""
        return bool(self._done) or self._typing is not None

    @property
    def has_undone(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._undone)

    def newest(self) -> Done | None:
        """What undo would undo; what is being typed ends with it."""
        self.pause()
        return self._done[-1] if self._done else None

    def newest_undone(self) -> Done | None:
        """What redo would do."""
        return self._undone[-1] if self._undone else None

    def typing_at(self, place: Place, text_of: TextOf) -> Outcome | None:
        """The step that typing at a place would still join; None where its files were changed since."""
        typing = self._typing
        if typing is None or typing.step.place != place:
            return None
        return typing if all(text_of(path) == text for path, text in typing.after.items()) else None

    def done(self, made: Outcome) -> None:
        """A step was done."""
        self.pause()
        self._done.append(Done.of(made))
        self._undone.clear()

    def typed(self, made: Outcome, *, joins: bool) -> None:
        """A step of typing was done; one that `joins` stands for what was being typed before it too."""
        if not joins:
            self.pause()
        self._typing = made
        self._undone.clear()

    def pause(self) -> None:
        """What comes next does not join what came before."""
        if self._typing is not None:
            self._done.append(Done.of(self._typing))
            self._typing = None

    def undone(self) -> None:
        """The newest step was undone."""
        self.pause()
        self._undone.append(self._done.pop())

    def redone(self, done: Done) -> None:
        """What was undone last was done again."""
        self.pause()
        self._undone.pop()
        self._done.append(done)
