"""The lists of the place Catalogue besides the cookies: which things each shows, in which columns."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.filtering import Vocabulary
from workbench.forms.kinds import (
    CATEGORY,
    LABEL,
    LINK,
    LOCALE,
    PLACEHOLDER,
    POLICY,
    PROVIDER,
    TERM,
    UNIT,
    VARIABLE,
    ThingKind,
)
from workbench.language import _
from workbench.policy.frozen import frozen
from workbench.ui.widgets.columns import Column

_FLAGS = ("marked", "unsaved", "problem")


@frozen
class ListKind:
    """A list: its title, what it shows, its columns (a field's id, title, width), what can be asked of it.

    The titles are English message ids. `none` is said where there is nothing to show.
    """

    id: str
    title: str
    kinds: tuple[ThingKind, ...]
    layout: tuple[tuple[str, str, int | None], ...]
    none: str
    flags: tuple[str, ...] = _FLAGS

    @property
    def columns(self) -> Sequence[str]:
        """The columns besides the state."""
        return [name for name, _title, _width in self.layout]

    @property
    def vocabulary(self) -> Vocabulary:
        """What a filter can ask."""
        fields = {field.id for kind in self.kinds for field in kind.fields}
        names = sorted(name for name in {*fields, *self.columns, "id"} if name.isalpha())
        return Vocabulary(tuple(names), self.flags)

    def table_columns(self) -> Sequence[Column]:
        """The columns of the table."""
        named = (Column(name, _(title) if title else "", width) for name, title, width in self.layout)
        return (Column("state", "", width=1), *named)


LISTS: tuple[ListKind, ...] = (
    ListKind(
        "providers",
        "Providers",
        (PROVIDER,),
        (
            ("name", "Name", 26),
            ("cookies", "Cookies", 8),
            ("country", "Country", 8),
            ("link", "Link", 22),
            ("legal_name", "Legal name", None),
        ),
        "No providers yet; press a to add one.",
        (*_FLAGS, "unused"),
    ),
    ListKind(
        "categories",
        "Categories",
        (CATEGORY,),
        (
            ("title", "Title", 28),
            ("consent", "Consent", 9),
            ("cookies", "Cookies", 8),
            ("intro", "Introduction", None),
        ),
        "No categories yet; press a to add one.",
        (*_FLAGS, "unused"),
    ),
    ListKind(
        "links",
        "Links",
        (LINK,),
        (("id", "Id", 30), ("role", "Role", 8), ("url", "Address", None)),
        "No links yet; press a to add one.",
        (*_FLAGS, "lost"),
    ),
    ListKind(
        "glossary",
        "Glossary",
        (TERM,),
        (("term", "Term", 24), ("translate", "Is translated", 13), ("forms", "Forms", None)),
        "No terms yet; press a to add one.",
    ),
    ListKind(
        "settings",
        "Settings",
        (POLICY, VARIABLE, LOCALE, PLACEHOLDER, UNIT, LABEL),
        (("kind", "What", 12), ("name", "Name", 24), ("value", "Value", None)),
        "policy.yaml cannot be read; Problems says why.",
    ),
)
LISTS_BY_ID = {each.id: each for each in LISTS}


def list_of(kind: ThingKind) -> ListKind | None:
    """The list that shows things of a kind."""
    return next((each for each in LISTS if kind in each.kinds), None)
