"""`workbench import`: take over cookies from a table; nothing is written with `--dry-run`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from workbench.cli.helping import ToldInFull, examples
from workbench.cli.printing import note, tell
from workbench.cli.refusal import Refusal
from workbench.cli.workplace import Workplace, with_project
from workbench.cli.writing import apply, save, session_of
from workbench.language import _, _n, said
from workbench.session import Session
from workbench.store.project import load
from workbench.tables.columns import columns_of, mapped
from workbench.tables.grid import LARGEST, TableUnreadable, decoded, read_grid
from workbench.tables.importing import import_step
from workbench.tables.proposal import Proposal, Row, RowKind
from workbench.tables.proposing import propose
from workbench.tables.telling import counts_in_words, guesses_in_words

_SIGNS = {RowKind.NEW: "+", RowKind.DIFFERING: "~", RowKind.UNREADABLE: "!"}


@click.group(
    "import",
    cls=ToldInFull,
    epilog=examples("workbench import cookies from-the-agency.csv --dry-run"),
)
def command() -> None:
    """Take over what came by mail or from a spreadsheet."""


@command.command(
    "cookies",
    epilog=examples(
        "workbench import cookies table.tsv --dry-run",
        "workbench import cookies table.csv --map lifetime=Varaktighet --map category==analytics",
    ),
)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--map",
    "wishes",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Which column (its heading, or its number) says what; FIELD==VALUE for all rows; FIELD= for none.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written.")
@with_project
def cookies(workplace: Workplace, file: Path, wishes: tuple[str, ...], dry_run: bool) -> int:
    """Take over cookies from a table: CSV, TSV, xlsx or ods, with or without headings; “-” reads stdin.

    Each row is told as it will be: new, differing, or why it cannot be read (status 1). One of the same
    name is the same cookie. What was guessed is told too.
    """
    content = _content(file)
    if dry_run:
        session = Session(load(workplace.root))
        proposal = _proposal(session, content, wishes)
        _tell(proposal)
        note(_("Nothing was written."))
        return _status(proposal)
    with session_of(workplace) as session:
        proposal = _proposal(session, content, wishes)
        _tell(proposal)
        step = import_step(session, proposal, proposal.rows)
        if step is not None:
            apply(session, [step])
            if step.remark is not None:
                note(said(step.remark))
            save(session)
    changing = len(proposal.changing())
    note(_n("{count} row was taken over.", "{count} rows were taken over.", changing))
    return _status(proposal)


def _content(file: Path) -> bytes:
    """A table's bytes, one more than is read of it at most. Raises Refusal."""
    if str(file) == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)


def _proposal(session: Session, content: bytes, wishes: Sequence[str]) -> Proposal:
    if session.errors or session.policy is None:
        raise Refusal(session.project.errors_in_one_sentence())
    try:
        grid = read_grid(decoded(content))
        columns = columns_of(grid, session.policy)
        for wish in wishes:
            columns = mapped(grid, columns, wish)
        return propose(session, grid, columns)
    except TableUnreadable as unreadable:
        raise Refusal(unreadable.sentence) from None


def _status(proposal: Proposal) -> int:
    """1 where a row could not be taken over."""
    return 1 if proposal.counts[RowKind.UNREADABLE] else 0


def _tell(proposal: Proposal) -> None:
    """Say on stdout what the table comes to, and on stderr what was guessed."""
    for remark in proposal.remarks:
        note(said(remark))
    for provider in proposal.providers.values():
        tell(_("+ provider {id}: {name}").format(id=provider.id, name=provider.data["name"]))
    for row in proposal.rows:
        for line in _lines(row):
            tell(line)
    for line in guesses_in_words(proposal):
        note(line)
    tell(counts_in_words(proposal))


def _lines(row: Row) -> Iterator[str]:
    if row.kind is RowKind.SAME:
        return
    head = f"{_SIGNS[row.kind]} " + _("row {row}: {name}").format(row=row.number, name=row.name or "–")
    if row.reason is not None:
        yield f"{head}: {said(row.reason)}"
        return
    yield f"{head} ({row.cookie})"
    for each in row.differences:
        yield f"    {_(each.field.label)}: {each.old or '–'} → {each.new}"
