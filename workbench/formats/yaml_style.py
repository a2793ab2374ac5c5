"""Data that says how it wishes to be written; to everybody else it is plain data."""

from __future__ import annotations

from workbench.formats.data import Data


class Bare(str):
    """A number, date or truth value that is meant as one and therefore written without quotes."""

    __slots__ = ()


class FlowList(list[Data]):
    """A list written in brackets where the line has room for it."""

    __slots__ = ()


class FlowMap(dict[str, Data]):
    """A map written in braces where the line has room for it."""

    __slots__ = ()
