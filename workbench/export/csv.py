"""The policy's cookies as a table of comma-separated values (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from workbench.export.characters import writable
from workbench.export.name_expression import match_of
from workbench.export.nodes import Document, Row
from workbench.export.provider_facts import ProviderFacts, providers_in
from workbench.export.text import words_alone
from workbench.policy.late_pattern import late
from workbench.policy.lifetime import seconds
from workbench.policy.model import Policy

COLUMNS = (
    "category",
    "id",
    "name",
    "match",
    "description",
    "lifetime",
    "seconds",
    "party",
    "provider",
    "country",
    "url",
)
BYTE_ORDER_MARK = "\ufeff"

_FORMULA = late(r"[=+\-@\t\r\n＝＋－＠]")
"""What a spreadsheet begins a formula with, and what it strips before it looks."""


def to_csv(document: Document, policy: Policy, *, is_for_excel: bool = False, is_raw: bool = False) -> str:
    """Write one line a printed cookie, below the names of the columns; lines end in CRLF.

    A cell that a spreadsheet would take for a formula gets a leading `'`; `is_raw` leaves it, for machines.
    """
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";" if is_for_excel else ",", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    provider = providers_in(policy, document.locale)
    for row in document.cookie_rows:
        cells = map(writable, _cells(row, provider(row.cookie.provider)))
        writer.writerow(cells if is_raw else map(_as_text, cells))
    return (BYTE_ORDER_MARK if is_for_excel else "") + file.getvalue()


def _as_text(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _cells(row: Row, provider: ProviderFacts) -> Iterator[str]:
    cookie = row.cookie
    length = seconds(cookie.lifetime)
    yield cookie.category
    yield cookie.id
    yield cookie.name
    yield match_of(cookie)
    yield words_alone(row.description)
    yield words_alone(row.lifetime)
    yield "" if length is None else str(length)
    yield cookie.party
    yield provider.name
    yield provider.country or ""
    yield provider.url or ""
