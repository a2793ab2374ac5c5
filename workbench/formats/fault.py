"""What keeps a file from being read, with its place."""

from __future__ import annotations

from enum import StrEnum

from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence


class ErrorName(StrEnum):
    """The kinds of reading errors, as machines are told them."""

    SYNTAX = "syntax"
    TYPE = "type"
    UNKNOWN_FIELD = "unknown-field"
    MISSING_FIELD = "missing-field"
    REFERENCE = "reference"
    DUPLICATE = "duplicate"
    CYCLE = "cycle"
    LIMIT = "limit"
    ENCODING = "encoding"


@frozen
class Fault:
    """One reading error: `line` and `column` are 1-based, in code points, a byte order mark not counted."""

    name: ErrorName
    line: int
    column: int
    sentence: Sentence
