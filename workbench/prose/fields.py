"""The fields of sections and blocks as people write them, and the step that gives one what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.edits import Edit, Place, RemoveValue, SetValue, Step, value_at
from workbench.formats.data import Data, Path
from workbench.formats.order import in_order
from workbench.forms.field import Field, Shape
from workbench.policy.kinds import About
from workbench.policy.model import Policy
from workbench.policy.sentence import Sentence, say
from workbench.prose.at import At
from workbench.prose.former import taken_ids
from workbench.prose.new_ids import new_id
from workbench.prose.reading import Kind, Prose, items_of, kind_of, text_of


def _locales(policy: Policy) -> Sequence[str]:
    return [policy.source_locale, *policy.settings.locales]


TITLE = Field("title", ("title",), "Title")
TEXT = Field("text", ("text",), "Text", Shape.TEXT)
PROSE_FIELDS: tuple[Field, ...] = (
    TITLE,
    Field(
        "numbered",
        ("numbered",),
        "Numbered",
        choices=lambda _policy: ("true", "false"),
        help="Empty or true: it has a number; false: it has none.",
    ),
    Field("heading", ("heading",), "Heading", help="Printed before the text, on its line."),
    TEXT,
    Field("category", ("category",), "Category", choices=lambda policy: list(policy.categories)),
    Field(
        "table",
        ("table",),
        "Categories",
        Shape.LIST,
        lambda policy: list(policy.categories),
        help="Those whose cookies the table has, with commas between them.",
    ),
    Field(
        "about",
        ("about",),
        "About",
        Shape.LIST,
        lambda _policy: list(About),
        help="What is at stake when it changes, with commas between: controller, recipients, purpose, …",
    ),
    Field("claims", ("claims",), "Claims", Shape.LIST, help="What it promises, checked against the cookies."),
    Field("only", ("only",), "Only in", Shape.LIST, _locales, help="The locales that print it; empty: all."),
    Field("hint", ("hint",), "Hint for translators", Shape.TEXT),
    Field("note", ("note",), "Note for colleagues", Shape.TEXT),
)
BY_ID: Mapping[str, Field] = {field.id: field for field in PROSE_FIELDS}

_OF_BLOCK = ("about", "claims", "only", "hint", "note")
FIELDS_OF: Mapping[Kind, Sequence[str]] = {
    Kind.TITLE: ("title",),
    Kind.SECTION: ("title", "numbered", "hint", "note"),
    Kind.TEXT: ("heading", "text", *_OF_BLOCK),
    Kind.HEADING: ("heading", *_OF_BLOCK),
    Kind.LIST: _OF_BLOCK,
    Kind.ITEM: ("text",),
    Kind.CATEGORY: ("category", *_OF_BLOCK),
    Kind.TABLE: ("table", *_OF_BLOCK),
}
"""The fields of each kind, the first the one that a writer goes to."""
_BODY = {
    Kind.TITLE: "title",
    Kind.TEXT: "text",
    Kind.HEADING: "heading",
    Kind.ITEM: "text",
    Kind.CATEGORY: "category",
    Kind.TABLE: "table",
}
"""The field without which a part would be nothing: emptied it stays, and is told to be empty."""
INSTEAD = {Kind.TEXT: "text", Kind.HEADING: "subheading", Kind.LIST: "list"}
"""The blocks that take their ids from their words, and ids for words that make none."""


def field_path(prose: Prose, at: At, field: Field) -> Path:
    """The way to a field of a part; the text of an item is the item. Raises EditRefused where it is gone."""
    return prose.path(at) if at.item else (*prose.path(at), *field.path)


def shown(prose: Prose, at: At, field: Field) -> str:
    """A field's text as it is now. Raises EditRefused where the part is gone."""
    if at.item:
        return text_of(value_at(prose.data(at.file), prose.path(at)))
    whole = value_at(prose.data(at.file), prose.path(at)) if at.block else prose.data(at.file)
    return field.shown(whole)


def field_at(path: Path) -> str:
    """The field that a path within a file leads to; that of an item is its text."""
    within = path[2:] if path[:1] == ("blocks",) and len(path) > 1 else path
    return "text" if within[:1] == ("items",) else str(within[0]) if within else ""


def set_field(prose: Prose, at: At, field: Field, text: str) -> Step | None:
    """Give a field what was typed; None where that is what it holds. Raises EditRefused.

    A block that is on no disk yet takes its id from its words.
    """
    path = field_path(prose, at, field)
    value = field.read(text)
    if value is None and _BODY.get(prose.kind(at)) == field.id:
        value = [] if field.shape is Shape.LIST else ""
    if value == value_at(prose.data(at.file), path):
        return None
    title = say("{field} of {part}", field=say(field.label), part=name_of(prose, at))
    return Step(title, (_set(prose, at, path, value),), Place(at.file, path))


def _set(prose: Prose, at: At, path: Path, value: Data | None) -> Edit:
    if at.block and is_new(prose, at):
        whole = prose.path(at.whole)
        return SetValue(at.file, whole, _named(prose, at, _with_value(prose, at, path[2:], value)))
    return RemoveValue(at.file, path) if value is None else SetValue(at.file, path, value)


def is_new(prose: Prose, at: At) -> bool:
    """Whether a block is on no disk yet, under this id or another."""
    return at.block not in prose.saved_ids(at.section) and not prose.block(at).get("formerly")


def _with_value(prose: Prose, at: At, within: Path, value: Data | None) -> dict[str, Data]:
    """A block's data with one field, or one item, given another value or left out."""
    block = dict(prose.block(at))
    name = str(within[0])
    if len(within) > 1:
        value = {**items_of(block), str(within[1]): text_of(value)}
    if value is None:
        block.pop(name, None)
        return block
    return in_order(at.file, prose.path(at.whole), {**block, name: value})


def _named(prose: Prose, at: At, block: dict[str, Data]) -> dict[str, Data]:
    """A new block under the id that its words make."""
    kind = kind_of(block)
    if kind not in INSTEAD:
        return block
    words = next(iter(items_of(block).values()), "") if kind is Kind.LIST else block.get(_BODY[kind])
    taken = taken_ids(prose, at.section) - {at.block}
    return {**block, "id": new_id(text_of(words), taken, INSTEAD[kind])}


def name_of(prose: Prose, at: At) -> str | Sentence:
    """What people call a part. Raises EditRefused where it is gone."""
    if at.item or at.block:
        return at.item or at.block
    return (
        text_of(value_at(prose.data(at.file), ("title",))) or at.section if at.section else say("the policy")
    )
