"""The kinds of things that have a form, and where in the catalogue the things of a kind stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from workbench.edits import Place, value_at
from workbench.formats.data import Data
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.reference import Target
from workbench.forms.cookie_fields import COOKIE_FIELDS, WORDED
from workbench.forms.field import Field, Wordings
from workbench.forms.setting_fields import (
    LABEL_FIELDS,
    LOCALE_FIELDS,
    PLACEHOLDER_FIELDS,
    POLICY_FIELDS,
    UNIT_FIELDS,
    VARIABLE_FIELDS,
)
from workbench.forms.thing_fields import CATEGORY_FIELDS, LINK_FIELDS, PROVIDER_FIELDS, TERM_FIELDS
from workbench.policy.frozen import frozen
from workbench.policy.labels import TOKENS, labels
from workbench.policy.model import Policy


@frozen
class ThingKind:
    """A kind of thing: what people call it, its fields, where its things stand, what refers to them.

    Where `file` holds several, `within` leads to the map of them and `depth` says how many keys lead to one.
    `name` is the field that people know a thing by; without it they know it by its id. The words of the field
    `spoken` may stand in texts too.
    """

    label: str
    file: FileKind
    fields: tuple[Field, ...]
    name: str | None = None
    target: Target | None = None
    within: tuple[str, ...] = ()
    depth: int = 0
    spoken: str | None = None
    worded: Wordings = field(default_factory=dict)

    @property
    def has_own_files(self) -> bool:
        """Whether each of its things has a file of its own."""
        return self.file in {FileKind.COOKIE, FileKind.PROVIDER, FileKind.CATEGORY}

    @property
    def prefix(self) -> str:
        """What stands before the name of one of its things at the command line, in every language."""
        return self.label.lower()

    def field(self, name: str) -> Field:
        """One of its fields by its id. Raises StopIteration where it has no such field."""
        return next(each for each in self.fields if each.id == name)

    def place(self, *names: str) -> Place:
        """Where the thing of this id stands, or would."""
        if self.has_own_files:
            return Place(FileRef(self.file, names[0]))
        return Place(FileRef(self.file), (*self.within, *names))

    def id(self, thing: Place) -> str:
        """The id of one of its things."""
        return thing.file.id or " ".join(str(step) for step in thing.path[len(self.within) :])


COOKIE = ThingKind(
    "Cookie", FileKind.COOKIE, COOKIE_FIELDS, "name", Target.COOKIE, spoken="name", worded=WORDED
)
PROVIDER = ThingKind(
    "Provider",
    FileKind.PROVIDER,
    PROVIDER_FIELDS,
    "name",
    Target.PROVIDER,
    spoken="name",
    worded={"name": (("printed",),), "link": (("printed",),)},
)
CATEGORY = ThingKind("Category", FileKind.CATEGORY, CATEGORY_FIELDS, "title", Target.CATEGORY, spoken="title")
LINK = ThingKind("Link", FileKind.LINKS, LINK_FIELDS, None, Target.LINK, depth=1)
TERM = ThingKind("Term", FileKind.GLOSSARY, TERM_FIELDS, "term", depth=1)
POLICY = ThingKind("Policy", FileKind.POLICY, POLICY_FIELDS, "title")
VARIABLE = ThingKind(
    "Variable",
    FileKind.POLICY,
    VARIABLE_FIELDS,
    None,
    Target.VARIABLE,
    ("variables",),
    depth=1,
    spoken="value",
)
LOCALE = ThingKind("Locale", FileKind.POLICY, LOCALE_FIELDS, None, Target.LOCALE, ("locales",), depth=1)
PLACEHOLDER = ThingKind("Placeholder", FileKind.POLICY, PLACEHOLDER_FIELDS, within=("placeholders",), depth=1)
UNIT = ThingKind("Unit", FileKind.POLICY, UNIT_FIELDS, within=("units",), depth=2)
LABEL = ThingKind("Label", FileKind.POLICY, LABEL_FIELDS, within=("labels",), depth=1)

KINDS = (COOKIE, PROVIDER, CATEGORY, LINK, TERM, VARIABLE, LOCALE, PLACEHOLDER, UNIT, LABEL, POLICY)
"""Every kind; of what stands in one file the policy as a whole comes last."""


def thing_at(where: Place) -> tuple[ThingKind, Place] | None:
    """The thing that a place is in, with its kind; None where no kind has it."""
    for kind in KINDS:
        end = len(kind.within) + kind.depth
        is_within = kind.file is where.file.kind and where.path[: len(kind.within)] == kind.within
        if is_within and len(where.path) >= end:
            return kind, Place(where.file, where.path[:end])
    return None


def thing_data(thing: Place, data: Data | None, policy: Policy | None) -> Data | None:
    """What a thing holds; a label without words of its own has those by default. `data` is the file's."""
    held = value_at(data, thing.path)
    if held is None and policy is not None and thing.path[:1] == LABEL.within and len(thing.path) == 2:
        return labels(policy.settings).get(str(thing.path[1]))
    return held


def things_in(kind: ThingKind, data: Data | None) -> Iterator[Place]:
    """The things of a kind that stand in one file, in their order there; labels are the same everywhere."""
    if kind.depth == 0:
        yield from () if data is None else (kind.place(),)
        return
    held = value_at(data, kind.within)
    names = dict.fromkeys((*TOKENS, *_keys(held))) if kind is LABEL and data is not None else _keys(held)
    for name in names:
        if kind.depth == 2:
            yield from (kind.place(name, inner) for inner in _keys(value_at(held, (name,))))
        else:
            yield kind.place(name)


def _keys(data: Data | None) -> Mapping[str, Data]:
    return data if isinstance(data, dict) else {}
