"""What a filter can ask of a cookie; made when it is asked, as there may be thousands of rows."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from workbench.edits import value_at
from workbench.formats.data import Data
from workbench.forms.cookie_fields import FIELDS_BY_ID
from workbench.policy.kinds import CookieId
from workbench.policy.lifetime import SESSION, seconds
from workbench.policy.model import Cookie

_SEARCHED = ("name", "description", "note", "hint", "provider")
"""Plain texts of a cookie's file: read as they stand, as a filter's first letter reads all cookies'."""
_FIELD_IDS = {"domain": "domains", "purpose": "purposes"}
"""The fields whose name in a filter is not their own."""


@dataclass(slots=True)
class CookieFacts:
    """The facts of one cookie as long as its file says the same; `known` is None where it cannot be read."""

    cookie: CookieId
    data: Data | None
    known: Cookie | None
    standing: Callable[[CookieId], Collection[str]]
    """Says what a cookie is at the moment whatever its file says: marked, unsaved."""
    _haystack: str | None = None
    _fields: dict[str, str] = field(default_factory=dict)

    @property
    def haystack(self) -> str:
        """All its texts, case-folded."""
        if self._haystack is None:
            said = self.data if isinstance(self.data, dict) else {}
            texts = [text for name in _SEARCHED if isinstance(text := said.get(name), str)]
            self._haystack = "\n".join((self.cookie, *texts)).casefold()
        return self._haystack

    def field(self, name: str) -> str:
        """One of its fields, case-folded."""
        if name not in self._fields:
            shown = self.cookie if name == "id" else FIELDS_BY_ID[_FIELD_IDS.get(name, name)].shown(self.data)
            self._fields[name] = shown.casefold()
        return self._fields[name]

    @property
    def flags(self) -> Collection[str]:
        """What it is, of what can be asked for by the bare word."""
        flags = {*self.standing(self.cookie)}
        if value_at(self.data, ("printed",)) is not None:
            flags.add("printed")
        if self.known is None:
            flags.add("problem")
        return flags

    @property
    def seconds(self) -> int | None:
        """How long its lifetime is; None where it has no number."""
        return seconds(self.known.lifetime) if self.known else None

    @property
    def is_session(self) -> bool:
        """Whether it is kept for the session."""
        return self.known is not None and self.known.lifetime == SESSION
