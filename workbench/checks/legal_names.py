"""Names of legal entities: what of them is the name, and what its legal form."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late

_FORMS = (
    "Inc", "Incorporated", "LLC", "L.L.C", "Ltd", "Limited", "Corp", "Corporation", "Company", "Co", "PLC",
    "LLP", "GmbH & Co. KG", "GmbH", "AG", "KG", "SE", "AB", "A/S", "ApS", "AS", "ASA", "Oy", "Oyj", "B.V",
    "BV", "N.V", "NV", "S.A", "SA", "S.A.S", "SAS", "SARL", "S.r.l", "Srl", "S.p.A", "SpA", "S.L",
    "Pty Ltd", "Sp. z o.o",
)  # fmt: skip
_FORM = "|".join(re.escape(form) for form in sorted(_FORMS, key=len, reverse=True))
_ENTITY = late(rf"(?P<base>.+?)(?P<form>,?\s+(?:{_FORM})\.?)")
_WITHIN = late(r"\(([^()]+)\)")


@frozen
class LegalName:
    """A name of a legal entity as somebody spelled it."""

    spelling: str
    base: str

    @property
    def entity(self) -> str:
        """What two spellings of one entity have in common."""
        return re.sub(r"[\W_]+", "", self.base).casefold()

    @property
    def form(self) -> str:
        """The legal form without its punctuation; two forms are not one without somebody who knows."""
        return re.sub(r"\W+", "", self.spelling[len(self.base) :]).casefold()


@lru_cache(maxsize=2**14)
def legal_names(name: str) -> tuple[LegalName, ...]:
    """The legal names that a provider's name is or holds in brackets: `YouTube (Google LLC)`."""
    parts = [part.strip() for part in (_WITHIN.sub("", name), *_WITHIN.findall(name))]
    return tuple(LegalName(part, found["base"]) for part in parts if (found := _ENTITY.fullmatch(part)))


def mentions(base: str) -> re.Pattern[str]:
    """How a text may spell the entity of this name with a legal form."""
    return re.compile(rf"(?<!\w){re.escape(base)},?\s+(?:{_FORM})(?!\w)\.?")


@lru_cache(maxsize=2**14)
def without_form(name: str) -> str:
    """A name as people say it: `Google, LLC` is Google."""
    found = _ENTITY.fullmatch(name)
    return found["base"] if found else name
