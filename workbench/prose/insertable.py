"""What can be put into a text: tokens that stand for names and numbers, links, and marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum

from workbench.policy.frozen import frozen
from workbench.policy.model import Policy
from workbench.policy.outline import printed_order, section_numbers


class InsertKind(Enum):
    """What is inserted; the value is an English message id."""

    VARIABLE = "Variable"
    SECTION = "Section"
    COOKIE = "Cookie"
    PROVIDER = "Provider"
    LINK = "Link"
    MARK = "Mark"


MARKS: Mapping[str, str] = {"**": "Strong", "*": "Emphasis", "`": "Code"}
"""Marks that stand on both sides of words, with what they say: English message ids."""


@frozen
class Insertable:
    """One thing to insert: what stands before and behind what is selected, and what is read for it."""

    kind: InsertKind
    before: str
    after: str = ""
    words: str = ""

    @property
    def written(self) -> str:
        """What is written, where nothing is selected."""
        return f"{self.before}…{self.after}" if self.after else self.before


def tokens_of(policy: Policy) -> Iterator[Insertable]:
    """Every token of a policy."""
    for name, value in policy.settings.variables.items():
        yield Insertable(InsertKind.VARIABLE, f"{{{name}}}", words=value)
    numbers = section_numbers(policy)
    for section in policy.sections.values():
        if section.id in numbers:
            words = f"{numbers[section.id]}. {section.title}"
            yield Insertable(InsertKind.SECTION, f"{{section:{section.id}}}", words=words)
    for cookie in printed_order(policy.cookies.values()):
        yield Insertable(InsertKind.COOKIE, f"{{cookie:{cookie.id}}}", words=cookie.name)
    for provider in policy.providers.values():
        yield Insertable(InsertKind.PROVIDER, f"{{provider:{provider.id}}}", words=provider.name)


def links_of(policy: Policy) -> Iterator[Insertable]:
    """Every link of the registry, to be put round words."""
    for link in policy.links.values():
        address = link.address(policy.source_locale) or ""
        yield Insertable(InsertKind.LINK, "[", f"](link:{link.id})", address)


def insertables(policy: Policy) -> list[Insertable]:
    """Everything that can be put into a prose text."""
    wrapping = (Insertable(InsertKind.MARK, mark, mark, words) for mark, words in MARKS.items())
    return [*tokens_of(policy), *links_of(policy), *wrapping]
