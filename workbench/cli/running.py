"""Runs the command line: what each way of ending prints, and with which status."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Sequence
from typing import TextIO

import click

from workbench.cli.group import workbench
from workbench.cli.refusal import Refusal
from workbench.cli.speaking import speak_as_usual
from workbench.formats.visible import visible
from workbench.language import _, said
from workbench.policy.sentence import say
from workbench.store.fingerprint import FileRefused
from workbench.store.git.failure import GitFailed
from workbench.store.save_failed import SaveFailed

NOT_DONE = 2
INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status."""
    _speak_any_alphabet(sys.stdout, sys.stderr)
    stdout = sys.stdout
    speak_as_usual()
    try:
        status = workbench.main(list(arguments), prog_name="workbench", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except (Refusal, FileRefused, GitFailed, SaveFailed) as refused:
        return _told(said(refused.sentence), getattr(refused, "status", NOT_DONE))
    except click.UsageError as misused:
        return _told(_usage(misused), NOT_DONE)
    except click.ClickException as failed:
        return _told(failed.format_message(), NOT_DONE)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except SystemExit as ended:
        return 0 if sys.stdout is not stdout else _status(ended)  # click puts another where nobody reads on
    except OSError as failed:
        return _failed(failed)
    except Exception as unexpected:
        return _told(_unexpected(unexpected), NOT_DONE)


def _status(ended: SystemExit) -> int:
    """The status with which click itself ends: words were completed for a shell."""
    return ended.code if isinstance(ended.code, int) else 0


def _failed(error: OSError) -> int:
    """What the system refused; that nobody reads on is as it should be."""
    if error.filename is None:
        _let_go_of_stdout()
    if isinstance(error, BrokenPipeError):
        return 0
    where = error.filename or _("The output")
    return _told(said(say("{where}: {why}.", where=where, why=error.strerror or error)), NOT_DONE)


def _let_go_of_stdout() -> None:
    """Keep Python from writing at its end what could not be written before."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _told(sentence: str, status: int) -> int:
    print(f"workbench: {visible(sentence)}", file=sys.stderr)
    return status


def _usage(misused: click.UsageError) -> str:
    """A usage error in one sentence that names where to read on."""
    path = misused.ctx.command_path if misused.ctx else "workbench"
    message = " ".join(misused.format_message().split())
    stop = "" if message.endswith(("?", ".")) else "."
    return message + stop + " " + _("See “{path} --help”.").format(path=path)


def _unexpected(unexpected: Exception) -> str:
    from workbench.store.crash import write_report

    try:
        report = str(write_report(unexpected))
    except OSError as failed:
        report = _("lost ({why})").format(why=failed.strerror)
    return said(
        say(
            "Something went wrong inside the workbench ({kind}); no file was left half-written. "
            "The details are in {report}; please report them with the output of “workbench diagnose”.",
            kind=type(unexpected).__name__,
            report=report,
        )
    )


def _speak_any_alphabet(*streams: TextIO | None) -> None:
    """Never fail on a character that the terminal's encoding lacks."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
