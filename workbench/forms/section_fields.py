"""The fields of sections, their blocks and the items of a list, as people write them."""

from __future__ import annotations

from workbench.formats.layout import FileKind
from workbench.forms.field import Field, Shape, one_of
from workbench.forms.kinds import ThingKind
from workbench.forms.thing_fields import HINT, NOTE
from workbench.policy.kinds import About

_SECTION_FIELDS = (
    Field("title", ("title",), "Title"),
    Field("numbered", ("numbered",), "Is numbered", choices=one_of("true", "false")),
    HINT,
    NOTE,
)
_BLOCK_FIELDS = (
    Field("heading", ("heading",), "Heading"),
    Field("text", ("text",), "Text", Shape.TEXT),
    Field("category", ("category",), "Category"),
    Field("table", ("table",), "Table", Shape.LIST),
    Field("about", ("about",), "About", Shape.LIST, one_of(*About)),
    Field("claims", ("claims",), "Claims", Shape.LIST),
    Field("only", ("only",), "Only in", Shape.LIST),
    HINT,
    NOTE,
)
SECTION = ThingKind("Section", FileKind.SECTION, _SECTION_FIELDS)
BLOCK = ThingKind("Block", FileKind.SECTION, _BLOCK_FIELDS)
ITEM = ThingKind("Item", FileKind.SECTION, (Field("text", (), "Text", Shape.TEXT),))
