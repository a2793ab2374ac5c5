"""What commands print: data to stdout byte for byte, words for people made safe first."""

from __future__ import annotations

import errno
import json
import os
import sys

import click

from workbench.formats.visible import visible


def write_data(text: str) -> None:
    """Write what a machine reads: UTF-8, as it is. Raises OSError."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def write_json(value: object) -> None:
    """Write a JSON document."""
    write_data(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def tell(text: str) -> None:
    """Print words to stdout; nothing in them acts on the terminal."""
    click.echo(visible(text, lines=True))


def note(text: str) -> None:
    """Print words to stderr: progress, counts, what was kept."""
    click.echo(visible(text, lines=True), err=True)
