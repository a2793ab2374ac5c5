"""XML from strangers: no entities, nothing from elsewhere, of bounded size and depth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from workbench.locales.exchange.arrival import LARGEST_PARCEL, ParcelRefused, refuse
from workbench.policy.sentence import say

LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_DEEPEST: Final = 100
_ROOT: Final = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z]\w*)[\s>/]")


def root_name(content: bytes) -> str | None:
    """The name of the first element, as far as one can see without parsing; None where there is none."""
    found = _ROOT.search(content[:4096].replace(b"\0", b""))
    return found[1].decode("ascii").lower() if found else None


def parse(content: bytes) -> Element:
    """Parse a document. Raises ParcelRefused for one that is broken, too large, or made to do harm."""
    if len(content) > LARGEST_PARCEL:
        raise refuse("The file is larger than {limit} bytes and is not read.", limit=LARGEST_PARCEL)
    parser = XMLParser(target=_Bounded(), forbid_dtd=False)  # old TMX names its DTD; that does nothing
    try:
        parser.feed(content)
        root = parser.close()
    except ParseError as error:
        line, column = error.position
        raise ParcelRefused(
            say("The file is no XML from line {line}, column {column} on.", line=line, column=column + 1)
        ) from None
    except DefusedXmlException:
        raise refuse("The file declares entities, which can be made to do harm, and is not read.") from None
    except (ValueError, LookupError):
        raise refuse("The file is in an encoding that cannot be read; save it as UTF-8.") from None
    return root


def name_of(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def children(element: Element, name: str) -> Iterator[Element]:
    """The children of this name."""
    return (child for child in element if name_of(child) == name)


def child(element: Element, name: str) -> Element | None:
    """The first child of this name."""
    return next(children(element, name), None)


def descendants(element: Element, name: str) -> Iterator[Element]:
    """Everything of this name below, in order."""
    return (each for each in element.iter() if name_of(each) == name)


class _Bounded(TreeBuilder):
    """Builds a tree that is no deeper than documents are."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        """Begin an element."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise refuse("The file nests deeper than {limit} elements and is not read.", limit=_DEEPEST)
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        """End an element."""
        self._depth -= 1
        return super().end(tag)
