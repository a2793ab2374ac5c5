"""`workbench verify`: does a saved page hold the published text?"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import click

from workbench.cli.helping import examples
from workbench.cli.printing import tell
from workbench.cli.published import published_text, revision_asked
from workbench.cli.refusal import refuse
from workbench.cli.workplace import Workplace, with_project
from workbench.export.comparison import Difference, differences
from workbench.export.page_text import is_text, page_text
from workbench.language import _, said
from workbench.policy.sentence import Sentence, say
from workbench.store.finding_revisions import PUBLISHED

LARGEST = 10_000_000
"""Bytes of a page that is looked at."""

_STDIN = "-"
_TOLD = 5
"""Differences that are told."""
_QUOTED = 12
"""Words that are quoted whole; of more, the first and the last."""


@click.command(
    "verify",
    epilog=examples(
        "workbench verify saved.html --locale sv",
        "curl -s https://www.example.com/cookies | workbench verify - --locale sv --revision 2024-01-31",
    ),
)
@click.argument("file", metavar="FILE", type=click.Path(allow_dash=True))
@click.option("--locale", required=True, metavar="L", help="The locale that the page is in.")
@click.option(
    "--revision", "asked", default=PUBLISHED, metavar="D", help="Another revision than the newest: its date."
)
@with_project
def command(workplace: Workplace, file: str, locale: str, asked: str) -> int:
    """Say whether a saved page holds a published text, whatever stands around it; else where it first parts.

    FILE is a web page or a text file, or - for stdin. White space and bullets do not count, nor in a page the
    addresses of its links. Exit status 1 where the page does not hold the text.
    """
    revision = revision_asked(workplace.root, asked)
    text = published_text(workplace.root, revision, locale)
    found = list(islice(differences(text, page_text(_page(file))), _TOLD + 1))
    about = {"file": "stdin" if file == _STDIN else file, "locale": locale, "name": revision.name}
    if not found:
        tell(said(say("{file} holds the text of {name} ({locale}).", **about)))
        return 0
    tell(said(say("{file} does not hold the text of {name} ({locale}):", **about)))
    tell("\n".join(f"- {_sentence(difference)}" for difference in found[:_TOLD]))
    if len(found) > _TOLD:
        tell(_("There are more differences after these."))
    return 1


def _page(file: str) -> bytes:
    """A saved page's bytes. Raises Refusal where it cannot be read, is too large or is no text."""
    try:
        if file == _STDIN:
            content = _read(sys.stdin.buffer)
        else:
            with Path(file).open("rb") as opened:
                content = _read(opened)
    except OSError as error:
        raise refuse("{file} cannot be read: {why}.", file=file, why=error.strerror) from None
    if len(content) > LARGEST:
        raise refuse(
            "{file} is larger than {most} MB; save the page without its images.",
            file=file,
            most=LARGEST // 1_000_000,
        )
    if not is_text(content):
        raise refuse("{file} is neither a web page nor a text file; save the page as HTML.", file=file)
    return content


def _read(stream: BinaryIO) -> bytes:
    """A stream's bytes, up to one more than are looked at."""
    return stream.read(LARGEST + 1)


def _sentence(difference: Difference) -> str:
    """What the policy says at a place and what the page says there, in words."""
    where = said(_place(_quoted(difference.before), _quoted(difference.after)))
    policy, page = _quoted(difference.policy), _quoted(difference.page)
    if not page:
        return said(say("{where} the page lacks “{policy}”.", where=where, policy=policy))
    if not policy:
        return said(say("{where} the page adds “{page}”.", where=where, page=page))
    return said(
        say("{where} the policy says “{policy}”, the page “{page}”.", where=where, policy=policy, page=page)
    )


def _place(before: str, after: str) -> Sentence:
    if before and after:
        return say("Between “{before}” and “{after}”", before=before, after=after)
    if after:
        return say("Before “{after}”", after=after)
    return say("After “{before}”", before=before) if before else say("From beginning to end")


def _quoted(words: Sequence[str]) -> str:
    """Words as they are quoted: of many, the first and the last, and how many there are."""
    if len(words) <= _QUOTED:
        return " ".join(words)
    half = _QUOTED // 2
    left_out = len(words) - 2 * half
    told = _("({count} words)").format(count=f"{left_out:,}")
    return f"{' '.join(words[:half])} … {told} … {' '.join(words[-half:])}"
