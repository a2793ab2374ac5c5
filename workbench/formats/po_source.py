"""From the bytes of a PO file to its text: UTF-8, of bounded size, no merge left unfinished."""

from __future__ import annotations

import re
from itertools import islice

from workbench.formats import po_wording as wording
from workbench.formats.fault import ErrorName, Fault
from workbench.formats.limits import LARGEST_PO
from workbench.formats.yaml_source import BYTE_ORDER_MARK, MOST_FAULTS, position
from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late

_WIDE_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_UNDECODED = late(r"[\udc80-\udcff]+")
_CHARSET = late(r'Content-Type:[^\\]*?charset=([^\s"\\;]+)', re.IGNORECASE)
_READABLE_CHARSETS = {"utf-8", "utf8", "charset"}  # the last is what a template says
_CONFLICT = late(r"^(?:<{7}|>{7}|\|{7}|={7})(?=[ \r\n]|\Z)", re.MULTILINE)


@frozen
class PoSource:
    """A file's text without its byte order mark; no text if there are faults."""

    text: str
    has_mark: bool = False
    faults: tuple[Fault, ...] = ()


def source_of(content: bytes | str) -> PoSource:
    """Decode a file and look for what would make every line after it meaningless."""
    encoded = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    if len(encoded) > LARGEST_PO:
        return _refused(Fault(ErrorName.LIMIT, 1, 1, wording.too_large(len(encoded), LARGEST_PO)))
    if encoding := _WIDE_MARKS.get(encoded[:2]):
        return _refused(Fault(ErrorName.ENCODING, 1, 1, wording.in_another_charset(encoding)))
    try:
        text = encoded.decode("utf-8")
    except UnicodeDecodeError:
        return _undecoded(encoded.decode("utf-8", "surrogateescape").removeprefix(BYTE_ORDER_MARK))
    has_mark = text.startswith(BYTE_ORDER_MARK)
    text = text.removeprefix(BYTE_ORDER_MARK)
    if fault := _charset(text):
        return _refused(fault)
    return PoSource(text, has_mark)


def conflicts(text: str) -> list[Fault]:
    """Return a fault for each conflict that git left, or for the marks of which the first is gone."""
    marks = list(_CONFLICT.finditer(text))
    begun = [mark for mark in marks if mark[0] == "<<<<<<<"]
    places = [position(text, mark.start()) for mark in (begun or marks)[:MOST_FAULTS]]
    return [Fault(ErrorName.SYNTAX, *place, wording.CONFLICT) for place in places]


def only_line_end(text: str) -> str:
    """Return CRLF if all lines end so: such a text is read, and its places are told, as if it had LF."""
    pairs = text.count("\r\n")
    return "\r\n" if pairs and pairs == text.count("\n") == text.count("\r") else "\n"


def _charset(text: str) -> Fault | None:
    """Return a fault for a header that names another charset; the header is the first entry."""
    begun = text.find('msgid ""')
    if begun < 0:
        return None
    end = text.find("msgid ", begun + 1)
    match = _CHARSET.search(text, begun, end if end > 0 else len(text))
    if not match or match[1].lower() in _READABLE_CHARSETS:
        return None
    return Fault(ErrorName.ENCODING, *position(text, match.start(1)), wording.in_another_charset(match[1]))


def _undecoded(text: str) -> PoSource:
    """Refuse a text in which bytes that are no UTF-8 stand as lone surrogates."""
    if fault := _charset(text):
        return _refused(fault)
    matches = islice(_UNDECODED.finditer(text), MOST_FAULTS)
    return _refused(
        *(
            Fault(
                ErrorName.ENCODING,
                *position(text, match.start()),
                wording.not_utf8(ord(match[0][0]) - 0xDC00),
            )
            for match in matches
        )
    )


def _refused(*faults: Fault) -> PoSource:
    return PoSource("", False, faults)
