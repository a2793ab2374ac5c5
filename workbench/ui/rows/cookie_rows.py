"""Cookies as rows of a table: their cells, what they sort by, what a filter can ask of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.filtering import Facts
from workbench.formats.data import Data
from workbench.formats.layout import FileKind, FileRef
from workbench.forms.cookie_fields import FIELDS_BY_ID
from workbench.language import _
from workbench.policy.kinds import CookieId
from workbench.policy.lifetime import SESSION, seconds
from workbench.policy.model import Cookie
from workbench.policy.outline import printed_order
from workbench.session import Session
from workbench.ui.rows.cookie_facts import CookieFacts
from workbench.ui.text import Piece, Tone
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.record_line import Cell

_NOWHERE = object()


def columns() -> tuple[Column, ...]:
    """The columns of the table of cookies."""
    return (
        Column("state", "", width=1),
        Column("name", _("Name"), width=30),
        Column("lifetime", _("Lifetime"), width=18),
        Column("provider", _("Provider"), width=12),
        Column("category", _("Category"), width=13),
        Column("party", _("Party"), width=6),
        Column("description", _("Description")),
    )


@dataclass
class CookieRows:
    """Looks rows up in a session; what filtering made of a cookie is kept while the cookie stays the same."""

    session: Session
    marks: Callable[[], Collection[CookieId]] = tuple
    """Says which cookies are marked."""
    _facts: dict[CookieId, CookieFacts] = field(default_factory=dict)
    _ids: Sequence[CookieId] | None = None
    _placed: Mapping[CookieId, int | None] = field(default_factory=dict)

    @property
    def ids(self) -> Sequence[CookieId]:
        """Every cookie that has a file, in printed order, unreadable ones last; one list while that holds."""
        if self._ids is None:
            policy = self.session.policy
            known = printed_order(policy.cookies.values()) if policy else []
            broken = sorted(
                ref.id for ref in self.session.catalogue.unreadable if ref.kind is FileKind.COOKIE
            )
            self._ids = [*(cookie.id for cookie in known), *map(CookieId, broken)]
            self._placed = {cookie.id: cookie.position for cookie in known}
        return self._ids

    def changed(self, files: Iterable[FileRef]) -> None:
        """Forget what a change made untrue; not the order where a cookie keeps its position."""
        policy = self.session.policy
        for file in files:
            if file.kind is FileKind.POLICY:
                self._ids = None
                self._facts.clear()
            if file.kind is not FileKind.COOKIE:
                continue
            self._facts.pop(CookieId(file.id), None)
            cookie = policy.cookies.get(CookieId(file.id)) if policy else None
            if cookie is None or self._placed.get(cookie.id, _NOWHERE) != cookie.position:
                self._ids = None

    def data(self, cookie: CookieId) -> Data | None:
        """The data of a cookie's file; None where its text cannot be parsed."""
        file = self.session.files.get(FileRef(FileKind.COOKIE, cookie).path)
        return file.data if file else None

    def text(self, cookie: CookieId, name: str) -> str:
        """One field as people write it."""
        return FIELDS_BY_ID[name].shown(self.data(cookie))

    def cells(self, cookie: CookieId) -> Sequence[Cell]:
        """The cells of a row."""
        data = self.data(cookie)
        broken = not self._is_readable(cookie)
        tone = Tone.ERROR if broken else Tone.PLAIN
        return (
            self._state(cookie, broken),
            Piece(FIELDS_BY_ID["name"].shown(data) or cookie, tone),
            *(
                Piece(FIELDS_BY_ID[name].shown(data))
                for name in ("lifetime", "provider", "category", "party")
            ),
            Piece(FIELDS_BY_ID["description"].shown(data), Tone.MUTED),
        )

    def facts(self, cookie: CookieId) -> Facts:
        """What a filter can ask of a row."""
        known = self._facts.get(cookie)
        if known is None:
            known = CookieFacts(cookie, self.data(cookie), self._cookie(cookie), self._standing)
            self._facts[cookie] = known
        return known

    def sort_key(self, column: str) -> Callable[[CookieId], tuple[object, ...]] | None:
        """What rows are ordered by; None for the printed order."""
        if column == "lifetime":
            return self._lifetime_key
        if column in {"name", "provider", "category", "party", "description"}:
            return lambda cookie: (self.text(cookie, column).casefold(), cookie)
        return None

    def _lifetime_key(self, cookie: CookieId) -> tuple[object, ...]:
        known = self._cookie(cookie)
        if known is None:
            return (2, 0, cookie)
        number = seconds(known.lifetime)
        if known.lifetime == SESSION:
            return (0, 0, cookie)
        return (1, number, cookie) if number is not None else (2, 0, cookie)

    def _cookie(self, cookie: CookieId) -> Cookie | None:
        policy = self.session.policy
        return policy.cookies.get(cookie) if policy else None

    def _is_readable(self, cookie: CookieId) -> bool:
        return self._cookie(cookie) is not None

    def _state(self, cookie: CookieId, broken: bool) -> Cell:
        if broken:
            return Piece("!", Tone.ERROR)
        is_unsaved = FileRef(FileKind.COOKIE, cookie) in self.session.unsaved
        return Piece("+", Tone.ACCENT) if is_unsaved else ""

    def _standing(self, cookie: CookieId) -> Collection[str]:
        """What a cookie is at the moment, whatever its file says."""
        stands = {"marked"} if cookie in self.marks() else set()
        return stands | {"unsaved"} if FileRef(FileKind.COOKIE, cookie) in self.session.unsaved else stands
