"""Two states of a project to compare: one as it was made, and one with a hundredth of its cookies changed."""

from __future__ import annotations

import copy
from collections.abc import Mapping

from workbench.formats.catalogue import read_catalogue
from workbench.formats.data import Data
from workbench.formats.layout import FileKind, FileRef
from workbench.revisions.side import Side

_ONE_IN = 100


def changed(old: Mapping[FileRef, Data]) -> dict[FileRef, Data]:
    """The same state, with every hundredth cookie's lifetime and description another."""
    new = dict(copy.deepcopy(old))
    cookies = [file for file in new if file.kind is FileKind.COOKIE]
    for number, file in enumerate(cookies):
        data = new[file]
        if number % _ONE_IN == 0 and isinstance(data, dict):
            new[file] = {**data, "lifetime": "13 months", "description": f"{data['description']} Nytt."}
    return new


def side(data: Mapping[FileRef, Data]) -> Side:
    """A state; typing its things is not what is measured."""
    policy = read_catalogue(data.items()).policy
    if policy is None:
        raise ValueError("The made project cannot be read.")
    return Side(policy, data)


def by_name(data: Mapping[FileRef, Data]) -> dict[str, Data]:
    """A state as deepdiff takes it: each file's data by its path."""
    return {file.path: each for file, each in data.items()}
