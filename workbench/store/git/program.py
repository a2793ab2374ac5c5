"""How git is run: never by a shell, and so that nothing a repository configures is run by looking at it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from workbench.policy.frozen import frozen
from workbench.policy.sentence import say
from workbench.store.git.failure import GitFailed

_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    f"core.attributesFile={os.devnull}",
    "core.pager=cat",
    "core.askPass=",
    "credential.helper=",
    "protocol.allow=never",
    "log.showSignature=false",
    "commit.gpgSign=false",
    "tag.gpgSign=false",
    "gc.auto=0",
    "i18n.commitEncoding=UTF-8",
    "maintenance.auto=false",
)
_GIT = ("git", "--no-pager", "--literal-pathspecs", *(word for each in _SETTINGS for word in ("-c", each)))

_VARIABLES = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_EDITOR": ":",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_OF_THE_USER = frozenset(
    {
        "GIT_AUTHOR_DATE",
        "GIT_AUTHOR_EMAIL",
        "GIT_AUTHOR_NAME",
        "GIT_CEILING_DIRECTORIES",
        "GIT_COMMITTER_DATE",
        "GIT_COMMITTER_EMAIL",
        "GIT_COMMITTER_NAME",
        "GIT_CONFIG_GLOBAL",
        "GIT_CONFIG_NOSYSTEM",
        "GIT_CONFIG_SYSTEM",
        "GIT_DISCOVERY_ACROSS_FILESYSTEM",
        "GIT_EXEC_PATH",
    }
)
"""What a user sets for git; every other `GIT_` variable is set by a git that runs us, and not for us."""

_SECONDS = 60.0


class NoGit(GitFailed):
    """There is no git to run."""


@frozen
class Answer:
    """What git answered: its exit status, what it printed, what it complained of."""

    status: int
    data: bytes
    complaint: str

    @property
    def line(self) -> str:
        """The one line that was printed."""
        return self.data.decode("utf-8", "surrogateescape").removesuffix("\n")

    def failure(self) -> GitFailed:
        """Say that git refused, in its own words."""
        return GitFailed(say("git says: {complaint}", complaint=one_line(self.complaint) or self.status))


@frozen
class Git:
    """Git in a folder; `variables` tell it where the repository is if the folder alone does not."""

    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict)

    def ask(self, *arguments: str, given: bytes = b"", extra: Mapping[str, str] | None = None) -> Answer:
        """Run one command to its end. Raises GitFailed where it cannot be run or takes a minute."""
        try:
            run = subprocess.run(
                self._command(arguments),
                input=given,
                capture_output=True,
                check=False,
                env=self._environment(extra or {}),
                timeout=_SECONDS,
            )
        except subprocess.TimeoutExpired:
            raise GitFailed(
                say("git was still at work after {count} seconds.", count=int(_SECONDS))
            ) from None
        except (OSError, ValueError) as error:
            raise _not_run(error) from error
        return Answer(run.returncode, run.stdout, run.stderr.decode("utf-8", "replace"))

    def do(self, *arguments: str, given: bytes = b"", extra: Mapping[str, str] | None = None) -> str:
        """Run a command that must succeed, and return the line it printed. Raises GitFailed."""
        answer = self.ask(*arguments, given=given, extra=extra)
        if answer.status != 0:
            raise answer.failure()
        return answer.line

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a command that is talked to through its pipes. Raises GitFailed."""
        try:
            return subprocess.Popen(
                self._command(arguments),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=self._environment({}),
            )
        except (OSError, ValueError) as error:
            raise _not_run(error) from error

    def _command(self, arguments: tuple[str, ...]) -> list[str]:
        return [*_GIT, "-C", str(self.folder), *arguments]

    def _environment(self, extra: Mapping[str, str]) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("GIT_") or name in _OF_THE_USER
        }
        return {**kept, **_VARIABLES, **self.variables, **extra}


def one_line(text: str) -> str:
    """A complaint of git's on one line, its own mark left out."""
    return " ".join(text.split()).removeprefix("fatal: ").removeprefix("error: ")


def _not_run(error: OSError | ValueError) -> GitFailed:
    if isinstance(error, FileNotFoundError):
        return NoGit(say("git is not installed, or not where programs are looked for."))
    return NoGit(say("git cannot be run: {reason}.", reason=getattr(error, "strerror", None) or error))
