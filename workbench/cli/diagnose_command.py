"""`workbench diagnose`: what a bug report needs, and nothing that is anybody's business."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path

import click

from workbench import __version__
from workbench.cli.helping import examples
from workbench.cli.paths_command import folders
from workbench.cli.printing import tell
from workbench.cli.refusal import Refusal
from workbench.cli.workplace import Workplace, with_project
from workbench.store.history import revision_names

_ABSENT = "-"
_LIBRARIES = ("textual", "rich", "babel", "pyyaml", "click", "platformdirs")
_TERMINAL = (
    "TERM",
    "COLORTERM",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "VTE_VERSION",
    "NO_COLOR",
    "FORCE_COLOR",
)
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG", "LANGUAGE", "WORKBENCH_LANGUAGE")
_MULTIPLEXERS: Mapping[str, str] = {"TMUX": "tmux", "STY": "screen", "ZELLIJ": "zellij"}
_GIT_PATIENCE_S = 5.0


@click.command("diagnose", epilog=examples("workbench diagnose > report.txt"))
@with_project
def command(workplace: Workplace) -> None:
    """Print versions, terminal, locale, folders and how large the project is, ready to paste.

    Nothing of the policy's contents is in it, no name of a file in it, and the home folder is shown as ~.
    """
    tell("\n".join(f"{name}: {value}" for name, value in _facts(workplace)))


def _facts(workplace: Workplace) -> Iterator[tuple[str, str]]:
    yield from _versions()
    yield from _terminal()
    yield from _locale()
    yield from ((f"{name} folder", _folder(path)) for name, path in folders().items())
    yield "dictionaries", _dictionaries()
    yield "project", _project(workplace)


def _versions() -> Iterator[tuple[str, str]]:
    yield "workbench", __version__
    yield "python", f"{platform.python_version()} ({platform.python_implementation()})"
    yield "platform", platform.platform()
    for library in _LIBRARIES:
        yield library, _version(library)
    yield "cldr", _cldr()
    yield "libyaml", _libyaml()
    yield "git", _git()


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return _ABSENT


def _cldr() -> str:
    from babel.core import get_cldr_version

    return get_cldr_version()


def _libyaml() -> str:
    """The version of the C library that PyYAML reads with, where it was built with one."""
    try:
        from yaml import _yaml
    except ImportError:
        return _ABSENT
    return str(_yaml.get_version_string())


def _git() -> str:
    found = shutil.which("git")
    if found is None:
        return _ABSENT
    try:
        told = subprocess.run([found, "--version"], capture_output=True, timeout=_GIT_PATIENCE_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return "does not answer"
    return told.stdout.decode("utf-8", "replace").removeprefix("git version ").strip() or "does not answer"


def _terminal() -> Iterator[tuple[str, str]]:
    for name in _TERMINAL:
        yield name, os.environ.get(name) or _ABSENT
    yield (
        "multiplexer",
        " in ".join(name for known, name in _MULTIPLEXERS.items() if os.environ.get(known)) or _ABSENT,
    )
    yield "over ssh", "yes" if os.environ.get("SSH_CONNECTION") else "no"
    size = shutil.get_terminal_size(fallback=(0, 0))
    yield "size", f"{size.columns}x{size.lines}" if size.columns else _ABSENT
    for name in ("stdin", "stdout", "stderr"):
        yield name, _stream(name)


def _stream(name: str) -> str:
    stream = getattr(sys, name)
    if stream is None:
        return "closed"
    kind = "terminal" if stream.isatty() else "no terminal"
    return f"{kind}, {getattr(stream, 'encoding', None) or 'no encoding'}"


def _locale() -> Iterator[tuple[str, str]]:
    for name in _LOCALE:
        yield name, os.environ.get(name) or _ABSENT
    yield "file system encoding", sys.getfilesystemencoding()


def _folder(path: Path) -> str:
    """A folder of the user's, or the one that a file of theirs is in, with what may be done there."""
    folder = path.parent if path.suffix else path
    if not folder.is_dir():
        return f"{_from_home(path)} (missing)"
    return f"{_from_home(path)} ({'writable' if os.access(folder, os.W_OK) else 'not writable'})"


def _from_home(path: Path) -> str:
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)


def _dictionaries() -> str:
    """The Hunspell dictionaries that spelling is checked with."""
    from workbench.store.dictionaries import installed
    from workbench.store.settings import read_settings

    if not read_settings().is_spelling_checked:
        return "off in settings.toml"
    return ", ".join(installed()) or "none found: spelling is not checked"


def _project(workplace: Workplace) -> str:
    """Whether there is a project, and how much of what is in it."""
    try:
        project = workplace.project
    except Refusal:
        return "none found"
    counts = {"revisions": len(revision_names(project.root)), "reading errors": len(project.errors)}
    policy = project.catalogue.policy
    if policy is None:
        return f"found, policy.yaml unreadable; {_counted(counts)}"
    things = {
        "sections": len(policy.sections),
        "categories": len(policy.categories),
        "providers": len(policy.providers),
        "cookies": len(policy.cookies),
        "links": len(policy.links),
        "terms": len(policy.glossary),
        "locales": 1 + len(policy.settings.locales),
    }
    return f"found; {_counted({**things, **counts})}"


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items())
