"""Findings by where they are: in a cookie, a provider, a block; and problems with line and column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from workbench.checks.problem import Finding, Fix, NewValue, Problem
from workbench.formats.data import Data, Path
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.yaml_place import Places
from workbench.policy.entries import cookie_key
from workbench.policy.frozen import frozen
from workbench.policy.model import Cookie, Provider
from workbench.policy.sentence import Sentence


def cookie_file(cookie: Cookie) -> FileRef:
    """The file of a cookie."""
    return FileRef(FileKind.COOKIE, cookie.id)


def provider_file(provider: Provider) -> FileRef:
    """The file of a provider."""
    return FileRef(FileKind.PROVIDER, provider.id)


POLICY_REF = FileRef(FileKind.POLICY)
"""The file of what holds for the policy as a whole."""


def in_cookie(
    cookie: Cookie,
    path: Path,
    message: Sentence,
    quote: str | None = None,
    *,
    fix: Fix | None = None,
    count: int = 1,
) -> Finding:
    """A finding in a field of a cookie; of a translatable one with its key."""
    key = cookie_key(cookie.id, "description") if path == ("description",) else None
    file = cookie_file(cookie)
    return Finding(message=message, file=file, path=path, quote=quote, key=key, fix=fix, count=count)


def in_provider(
    provider: Provider,
    path: Path,
    message: Sentence,
    quote: str | None = None,
    *,
    fix: Fix | None = None,
    count: int = 1,
) -> Finding:
    """A finding in a field of a provider."""
    file = provider_file(provider)
    return Finding(message=message, file=file, path=path, quote=quote, fix=fix, count=count)


def setting(title: Sentence, file: FileRef, path: Path, value: Data | None) -> Fix:
    """A fix that gives one field another value, or removes it."""
    return Fix(title, (NewValue(file, path, value),))


@frozen
class Placed:
    """A problem with line and column, from 1, in code points; both 1 where it has no file."""

    problem: Problem
    line: int
    column: int


def placed(problems: Iterable[Problem], text_of: Callable[[str], str]) -> Iterator[Placed]:
    """Find each problem in its file's text; every file is parsed once."""
    texts: dict[FileRef, Places] = {}
    for problem in problems:
        if problem.file is None:
            yield Placed(problem, 1, 1)
            continue
        if problem.file not in texts:
            texts[problem.file] = Places(text_of(problem.file.path))
        places = texts[problem.file]
        at = places.place_in(problem.path, problem.quote) if problem.quote else places.place(problem.path)
        yield Placed(problem, *at)
