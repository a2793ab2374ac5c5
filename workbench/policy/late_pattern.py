"""Regular expressions that are compiled when they are first used: of many, a run of the program needs few."""

from __future__ import annotations

import re
from typing import cast

_USED = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


def late(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """A pattern that need not be compiled; once it is, it is as quick as any."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


class _Late:
    """Answers as the compiled pattern does, whose methods become its own with the first that is asked for."""

    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self.pattern = pattern
        self._given = flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._given)
        vars(self).update({method: getattr(compiled, method) for method in _USED})
        return getattr(compiled, name)
