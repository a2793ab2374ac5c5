"""Lays a table beside a policy: what each row would change."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count

from workbench.checks.legal_names import without_form
from workbench.formats.data import Data
from workbench.formats.fields import DataFault, Value, read_or_note
from workbench.formats.ids import is_cookie_id, is_id
from workbench.formats.layout import FileKind
from workbench.formats.schema import address, cookie, country
from workbench.forms.cookie_fields import COOKIE_FIELDS, FIELDS_BY_ID
from workbench.policy.kinds import OWN, CategoryId, CookieId, ProviderId
from workbench.policy.model import Cookie, Policy
from workbench.policy.sentence import Sentence, say
from workbench.session import Session
from workbench.steps.cookies import cookie_file, new_id
from workbench.tables.cells import Cells, RowUnreadable
from workbench.tables.columns import Columns
from workbench.tables.grid import Grid, Line, TableUnreadable
from workbench.tables.known import Known, entity
from workbench.tables.meaning import Meaning
from workbench.tables.proposal import Difference, NewProvider, Proposal, Row, RowKind
from workbench.tables.words import plain
from workbench.undo import Told, untold


def propose(
    session: Session,
    grid: Grid,
    columns: Columns,
    category: CategoryId | None = None,
    told: Told = untold,
) -> Proposal:
    """Say what a table would change; `category` is for new cookies that name none. Raises TableUnreadable.

    `told` hears how many rows have been looked at; what it raises ends the look.
    """
    policy = session.policy
    if policy is None:
        raise TableUnreadable(say("The policy cannot be read; see “workbench check”."))
    if Meaning.NAME not in columns.places:
        raise TableUnreadable(say("No column has the names of cookies; say which one it is."))
    if category is None and len(policy.categories) == 1:
        category = next(iter(policy.categories))
    proposer = _Proposer(session, policy, columns, category)
    lines = grid.lines[1:] if columns.has_headings else grid.lines
    rows = tuple(proposer.row(line) for line in _counted(lines, told))
    remarks = tuple(chain(columns.guesses, _left_out(grid, columns)))
    return Proposal(grid, columns, rows, proposer.providers, remarks)


def _counted(lines: Sequence[Line], told: Told) -> Iterator[Line]:
    for number, line in enumerate(lines):
        told(number)
        yield line


def _left_out(grid: Grid, columns: Columns) -> Iterator[Sentence]:
    left_out = columns.left_out(grid.width)
    if left_out:
        yield say("Not read: {columns}.", columns=", ".join(left_out))


@dataclass
class _Proposer:
    """Goes through the rows; remembers what those before have taken."""

    session: Session
    policy: Policy
    columns: Columns
    category: CategoryId | None
    providers: dict[ProviderId, NewProvider] = field(default_factory=dict)
    rows_of: dict[object, int] = field(default_factory=dict)
    """The row that each cookie is in, to know one that comes twice."""

    def __post_init__(self) -> None:
        self.known = Known(self.policy)
        self.ids = {
            CookieId(file.ref.id) for file in self.session.files.values() if file.ref.kind is FileKind.COOKIE
        }
        self.by_entity: dict[str, ProviderId] = {}

    def row(self, line: Line) -> Row:
        """What one row comes to."""
        name = self.columns.words(line, Meaning.NAME)
        try:
            cells = Cells(line, self.columns, self.known)
            cells.cookie = self._cookie(line, name)
            if line.had_hidden:
                cells.guesses.append(say("characters that cannot be seen are left out"))
            cells.read(self.category)
            self._with_new_provider(cells)
            return self._new(cells) if cells.cookie is None else self._there(cells, cells.cookie)
        except RowUnreadable as unreadable:
            return Row(line.number, name, RowKind.UNREADABLE, reason=unreadable.sentence)

    def _cookie(self, line: Line, name: str) -> Cookie | None:
        """The cookie that a row is about, by its id, or its name and what else tells it from others."""
        by_id = self.policy.cookies.get(CookieId(self.columns.words(line, Meaning.ID)))
        if by_id is not None:
            return by_id
        if not name:
            raise RowUnreadable(say("no name is given"))
        alike = self.known.cookies_by_name.get(name, ())
        if len(alike) < 2:
            return alike[0] if alike else None
        provider = self.known.provider(self.columns.words(line, Meaning.PROVIDER)).provider
        of_provider = [each for each in alike if each.provider == provider]
        if len(of_provider) != 1:
            raise RowUnreadable(
                say("{count} cookies have this name; a column “id” would tell them apart", count=len(alike))
            )
        return of_provider[0]

    def _with_new_provider(self, cells: Cells) -> None:
        """Give a row whose provider is not known yet the id that it will have."""
        name = cells.provider.new_name
        if not name:
            return
        key = entity(name) or name
        if key not in self.by_entity:
            provider = self._new_provider(cells, name)
            self.by_entity[key] = provider.id
            self.providers[provider.id] = provider
        cells.texts["provider"] = self.by_entity[key]

    def _new_provider(self, cells: Cells, name: str) -> NewProvider:
        taken = {OWN, *self.policy.providers, *self.providers}
        candidates = chain((slug(name),), (f"{slug(name)}-{number}" for number in count(2)))
        provider = ProviderId(next(each for each in candidates if each not in taken))
        data: dict[str, Data] = {"id": provider, "name": name}
        legal_name = cells.words(Meaning.LEGAL_NAME)
        if legal_name and plain(legal_name) != plain(name):
            data["legal_name"] = legal_name
        code = cells.words(Meaning.COUNTRY).upper()
        if read_or_note(Value(code, (), []), country):
            data["country"] = code
        elif code:
            cells.guesses.append(say("the country “{words}” is no two letters, and left out", words=code))
        url = cells.words(Meaning.URL)
        is_address = read_or_note(Value(url, (), []), address) is not None
        if url and not is_address:
            cells.guesses.append(say("the address “{words}” is none, and left out", words=url))
        return NewProvider(provider, data, url if is_address else "")

    def _new(self, cells: Cells) -> Row:
        texts = cells.texts
        self._only_once((texts["name"], texts["provider"]), cells.line)
        data = _data(texts)
        stated = cells.words(Meaning.ID)
        is_free = is_cookie_id(stated) and CookieId(stated) not in self.ids
        name = CookieId(stated) if is_free else new_id(texts["provider"], texts["name"], self.ids)
        _validate(name, {"id": name, **data})
        self.ids.add(name)
        return Row(cells.line.number, texts["name"], RowKind.NEW, name, data, guesses=tuple(cells.guesses))

    def _there(self, cells: Cells, known: Cookie) -> Row:
        self._only_once(known.id, cells.line)
        data = self._file_data(known.id)
        differences = tuple(_differences(cells.texts, data))
        if differences:
            _validate(known.id, {**data, **{path[0]: value for path, value in _new_values(differences)}})
        kind = RowKind.DIFFERING if differences else RowKind.SAME
        return Row(cells.line.number, known.name, kind, known.id, data, differences, tuple(cells.guesses))

    def _file_data(self, name: CookieId) -> dict[str, Data]:
        data = self.session.data(cookie_file(name))
        return data if isinstance(data, dict) else {}

    def _only_once(self, key: object, line: Line) -> None:
        first = self.rows_of.setdefault(key, line.number)
        if first != line.number:
            raise RowUnreadable(say("row {row} is about the same cookie", row=first))


def slug(name: str) -> str:
    """The id that a provider's name makes: its first words in plain letters, without the legal form."""
    letters = unicodedata.normalize("NFKD", without_form(name)).encode("ascii", "ignore").decode().lower()
    words = "".join(letter if letter.isalnum() else " " for letter in letters).split()
    made = "-".join(words)[:40].strip("-")
    return made if is_id(made) else "provider"


def _data(texts: Mapping[str, str]) -> dict[str, Data]:
    read = ((name, FIELDS_BY_ID[name].read(text)) for name, text in texts.items())
    return {name: value for name, value in read if value is not None}


def _differences(texts: Mapping[str, str], data: dict[str, Data]) -> Iterator[Difference]:
    for each in COOKIE_FIELDS:
        if each.id not in texts or not texts[each.id]:
            continue
        old = each.shown(data)
        if each.read(texts[each.id]) != each.read(old):
            yield Difference(each, old, texts[each.id])


def _new_values(differences: tuple[Difference, ...]) -> Iterator[tuple[tuple[str, ...], Data]]:
    for each in differences:
        value = each.field.read(each.new)
        if value is not None:
            yield tuple(map(str, each.field.path)), value


def _validate(name: CookieId, data: Mapping[str, Data]) -> None:
    """Raises RowUnreadable where the catalogue could not hold a cookie so."""
    faults: list[DataFault] = []
    read_or_note(Value(dict(data), (), faults), cookie(name))
    if faults:
        fault = faults[0]
        where = FIELDS_BY_ID.get(str(fault.path[0])) if fault.path else None
        label = say(where.label) if where else say("Name")
        raise RowUnreadable(say("{field}: {fault}", field=label, fault=fault.sentence))
