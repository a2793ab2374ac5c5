"""Sections and their blocks as records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from workbench.formats import ids
from workbench.formats.fault import ErrorName
from workbench.formats.fields import (
    Fields,
    Reader,
    Unfit,
    Value,
    boolean,
    choice,
    line,
    list_of,
    map_of,
    record,
    text,
)
from workbench.formats.shared import ThingFields, identified, only, thing, word
from workbench.policy.kinds import About, BlockId, LocaleTag, SectionId
from workbench.policy.model import (
    AnyBlock,
    CategoryBlock,
    HeadingBlock,
    ListBlock,
    Section,
    TableBlock,
    TextBlock,
)
from workbench.policy.sentence import say

_BODIES = ("text", "items", "category", "table")


class BlockFields(ThingFields):
    """The fields that every block may have."""

    id: BlockId
    only: tuple[LocaleTag, ...]
    about: tuple[About, ...]
    claims: tuple[str, ...]


def section(name: SectionId) -> Reader[Section]:
    """A reader of the section whose file has this id."""

    def read(fields: Fields) -> Section:
        return Section(
            id=identified(fields, name),
            title=fields.maybe("title", line),
            numbered=fields.optional("numbered", boolean, True),
            blocks=fields.required("blocks", _blocks),
            **thing(fields),
        )

    return record(read)


def _blocks(value: Value) -> tuple[AnyBlock, ...]:
    blocks = list_of(record(_block))(value)
    _note_duplicates(value, blocks)
    return blocks


def _note_duplicates(value: Value, blocks: Sequence[AnyBlock]) -> None:
    """Note every block whose id an earlier one of the section has."""
    known = {block.id for block in blocks}
    seen: set[str] = set()
    for index, data in enumerate(value.data):
        name = data.get("id") if isinstance(data, dict) else None
        if isinstance(name, str) and name in known:
            if name in seen:
                sentence = say(
                    "Another block of this section is called “{id}”; give this one an id of its own.", id=name
                )
                value.at(index, data).at("id", name).note(ErrorName.DUPLICATE, sentence)
            seen.add(name)


def _block(fields: Fields) -> AnyBlock:
    bodies = [name for name in _BODIES if fields.has(name)]
    if len(bodies) > 1 or not (bodies or fields.has("heading")):
        raise Unfit(
            say(
                "A block holds exactly one of: text (with a heading, if you like), heading alone, items, "
                "category, table; this one holds {held}.",
                held=", ".join(bodies) or "none of them",
            )
        )
    return _READERS[bodies[0] if bodies else "heading"](fields)


def _common(fields: Fields) -> BlockFields:
    return {
        "id": fields.required("id", ids.block_id),
        "only": only(fields),
        "about": fields.optional("about", list_of(choice(About)), ()),
        "claims": fields.optional("claims", list_of(word), ()),
        **thing(fields),
    }


def _text_block(fields: Fields) -> AnyBlock:
    return TextBlock(
        **_common(fields), heading=fields.maybe("heading", line), text=fields.required("text", text)
    )


def _heading_block(fields: Fields) -> AnyBlock:
    return HeadingBlock(**_common(fields), heading=fields.required("heading", line))


def _list_block(fields: Fields) -> AnyBlock:
    return ListBlock(**_common(fields), items=fields.required("items", map_of(ids.item_id, text)))


def _category_block(fields: Fields) -> AnyBlock:
    return CategoryBlock(**_common(fields), category=fields.required("category", ids.category_id))


def _table_block(fields: Fields) -> AnyBlock:
    return TableBlock(**_common(fields), categories=fields.required("table", list_of(ids.category_id)))


_READERS: Mapping[str, Callable[[Fields], AnyBlock]] = {
    "text": _text_block,
    "heading": _heading_block,
    "items": _list_block,
    "category": _category_block,
    "table": _table_block,
}
