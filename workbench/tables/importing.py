"""Takes rows of a table over as one step, with the providers that are new in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbench.edits import AddFile, Edit, Place, SetValue, Step
from workbench.formats.data import Data
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.kinds import CategoryId, LinkId, ProviderId
from workbench.policy.model import Policy
from workbench.policy.sentence import Sentence, say
from workbench.session import Session
from workbench.steps.cookies import cookie_file, set_fields
from workbench.steps.planned import Planned
from workbench.tables.positions import positions_after
from workbench.tables.proposal import NewProvider, Proposal, Row, RowKind


def planned_import(proposal: Proposal, chosen: Sequence[Row]) -> Planned:
    """What takes the chosen rows over."""
    return Planned(_title(len(chosen)), len(chosen), lambda session: import_step(session, proposal, chosen))


def import_step(session: Session, proposal: Proposal, chosen: Iterable[Row]) -> Step | None:
    """Take the chosen rows over; None where they change nothing."""
    policy = session.policy
    rows = [row for row in chosen if row.changes_something and row.cookie is not None]
    if not rows or policy is None:
        return None
    differing = [row for row in rows if row.kind is RowKind.DIFFERING]
    changes = [step for row in differing if (step := _change(session, row)) is not None]
    new = [row for row in rows if row.kind is RowKind.NEW]
    providers = [proposal.providers[name] for name in _used(rows) if name in proposal.providers]
    edits: list[Edit] = [*_providers(session, providers)]
    edits.extend(_additions(policy, new))
    edits.extend(edit for step in changes for edit in step.edits)
    if not edits:
        return None
    remarks = [step.remark for step in changes if step.remark is not None]
    first = (new or rows)[0].cookie
    return Step(_title(len(rows)), tuple(edits), Place(cookie_file(first or "")), _remark(remarks))


def _title(count: int) -> Sentence:
    return say("Take over a row of a table") if count == 1 else say("Take over {count} rows", count=count)


def _remark(remarks: Sequence[Sentence]) -> Sentence | None:
    if len(remarks) < 2:
        return remarks[0] if remarks else None
    return say("{first} ({count} cookies had one that fell away.)", first=remarks[0], count=len(remarks))


def _change(session: Session, row: Row) -> Step | None:
    session.told(0)
    texts = {each.field: each.new for each in row.differences}
    return set_fields(row.cookie, texts, dict(row.data), say("{name}", name=row.name)) if row.cookie else None


def _used(rows: Iterable[Row]) -> Iterator[ProviderId]:
    """The providers that the rows will have, each once."""
    seen = dict.fromkeys(
        name
        for row in rows
        for name in (
            row.data.get("provider"), *(each.new for each in row.differences if each.field.id == "provider")
        )
    )  # fmt: skip
    yield from (ProviderId(name) for name in seen if isinstance(name, str))


def _providers(session: Session, providers: Iterable[NewProvider]) -> Iterator[Edit]:
    """Add providers, and a link to what more they say."""
    file = FileRef(FileKind.LINKS)
    policy = session.policy
    taken = set(policy.links) if policy else set()
    added: dict[LinkId, Data] = {}
    edits: list[Edit] = []
    for provider in providers:
        data = dict(provider.data)
        link = LinkId(f"{provider.id}-more")
        if provider.url and link not in taken:
            data["link"] = link
            added[link] = {"url": provider.url}
        edits.append(AddFile(FileRef(FileKind.PROVIDER, provider.id), data))
    if added and session.data(file) is None and file.path not in session.files:
        yield AddFile(file, dict(sorted(added.items())))
    else:
        yield from (SetValue(file, (link,), value) for link, value in added.items())
    yield from edits


def _additions(policy: Policy, rows: Iterable[Row]) -> Iterator[Edit]:
    """Add the new cookies of each category below those there are, in the order of the table."""
    by_category: dict[CategoryId, list[Row]] = defaultdict(list)
    for row in rows:
        by_category[CategoryId(str(row.data["category"]))].append(row)
    for category, added in by_category.items():
        places = positions_after(policy, category, len(added))
        for row, position in zip(added, places, strict=True):
            name = row.cookie or ""
            yield AddFile(cookie_file(name), {"id": name, **_placed(row.data, position)})


def _placed(data: Mapping[str, Data], position: int | None) -> Mapping[str, Data]:
    return data if position is None else {**data, "position": str(position)}
