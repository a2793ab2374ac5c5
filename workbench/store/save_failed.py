"""How people are told that a file could not be written, whatever the system said."""

from __future__ import annotations

import errno
import os

from workbench.policy.sentence import Sentence, say


class SaveFailed(Exception):
    """A file was not written: it is as it was, and the sentence says why and what to do."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def failure(path: str, error: OSError) -> SaveFailed:
    """What to raise for a system's error, about a file named as people know it."""
    return SaveFailed(_sentence(path, error))


def _sentence(path: str, error: OSError) -> Sentence:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return say(
                "{path} was not changed because the disk is full; free some space and save again.", path=path
            )
        case errno.EFBIG:
            return say(
                "{path} was not changed because it would be larger than a file may be here; make it smaller.",
                path=path,
            )
        case errno.EROFS:
            return say(
                "{path} was not changed because its disk is read-only; make it writable and save again.",
                path=path,
            )
        case errno.EACCES | errno.EPERM:
            return say(
                "{path} was not changed because you may not write it; "
                "change the permissions of the file or its folder and save again.",
                path=path,
            )
        case errno.ENOENT:
            return say(
                "{path} was not changed because its folder is gone; put it back and save again.", path=path
            )
        case errno.ENOTDIR | errno.EEXIST | errno.EISDIR:
            return say(
                "{path} was not changed because a file stands where a folder belongs, or the reverse; "
                "move it away and save again.",
                path=path,
            )
    reason = os.strerror(error.errno) if error.errno else type(error).__name__
    return say(
        "{path} was not changed because of an error of the disk or the system ({reason}); "
        "look at the disk and save again.",
        path=path,
        reason=reason,
    )
