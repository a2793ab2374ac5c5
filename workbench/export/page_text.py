"""The text that a saved page shows its reader, whatever site it was saved from."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from typing import Final

from workbench.export.page_elements import PARTING, UNSEEN, OpenElements

_LOOKED_AT = 65_536
"""How much of a file's beginning tells what it is."""

_MARKUP = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|main|article|section|div|span|p|h[1-6]|ul|ol|table)[\s/>])",
    re.IGNORECASE,
)
_META = re.compile(rb"""<meta\s[^>]*?charset\s*=\s*["']?\s*([a-z0-9_:.-]+)""", re.IGNORECASE)
_MARKS: Final[Mapping[bytes, str]] = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_WESTERN = "cp1252"
_READ_AS: Final[Mapping[str, str]] = {
    "iso8859-1": _WESTERN,  # as every browser does
    "ascii": _WESTERN,
    "utf-16": "utf-8",  # what could be read to find this was not
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
_PAGES_HAVE = re.compile(
    r"utf-8|cp\d+|iso8859-\d+|koi8-[ru]|gb\w+|hz|big5\w*|euc_\w+|iso2022_jp|shift_jis|mac-\w+"
)
"""The codecs, by Python's names, that stand for encodings of pages."""
_TAG = re.compile(r"<[a-zA-Z/!?]")
_COMMENT_END = re.compile(r"--!?>")
_HIDING_STYLE = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def page_text(content: bytes) -> str:
    """The text of a saved page or of a text file; words are parted by white space of any kind."""
    text = decoded(content)
    return html_text(text) if _MARKUP.search(text, 0, _LOOKED_AT) else text


def is_text(content: bytes) -> bool:
    """Whether bytes can be a page or a text at all, and not an image, a PDF or a packed file."""
    return _mark(content) is not None or (b"\0" not in content and not content.startswith(b"%PDF-"))


def decoded(content: bytes) -> str:
    """Decode a page: by its byte order mark, by what it declares, else as UTF-8 or Western text."""
    encoding = _mark(content) or _declared(content)
    if encoding is not None:
        return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_WESTERN, "replace")


def _mark(content: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS.items() if content.startswith(mark)), None)


def _declared(content: bytes) -> str | None:
    """The encoding a page's `meta` names, where Python has it."""
    found = _META.search(content, 0, _LOOKED_AT)
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    encoding = _READ_AS.get(name, name)
    return encoding if _PAGES_HAVE.fullmatch(encoding) else None


def html_text(markup: str) -> str:
    """The text that a page shows: without scripts, styles and what is hidden; blocks part words."""
    page = _Page()
    page.feed(_whole(markup))
    page.close()
    return "".join(page.parts)


def _whole(markup: str) -> str:
    """A page without a tag at its end that is not closed, which browsers drop too."""
    behind = markup.rfind(">") + 1
    unended = _TAG.search(markup, behind)
    return markup[: unended.start()] if unended else markup


class _Page(HTMLParser):
    """Collects what a reader sees."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._elements = OpenElements()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self._part(tag)
        self._elements.start(tag, is_hiding=_is_hiding(tag, dict(attrs)))

    def handle_startendtag(self, tag: str, _attributes: Sequence[tuple[str, str | None]]) -> None:
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._part(tag)
        self._elements.end(tag)

    def handle_data(self, data: str) -> None:
        if not self._elements.is_hidden:
            self.parts.append(data)

    def parse_comment(self, i: int, report: bool = True) -> int:  # noqa: ARG002
        """Pass over a comment as browsers do: without an end, it is the rest of the page."""
        end = _COMMENT_END.search(self.rawdata, i + len("<!"))
        return end.end() if end else len(self.rawdata)

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: ARG002
        """Pass over `<![` as browsers do, up to the next `>`; the standard reader may raise."""
        return self.rawdata.find(">", i) + 1 or len(self.rawdata)

    def _part(self, tag: str) -> None:
        if tag in PARTING:
            self.parts.append("\n")


def _is_hiding(tag: str, attributes: Mapping[str, str | None]) -> bool:
    """Whether nobody sees what an element holds; a page hidden whole is only waiting for its script."""
    if tag in {"html", "body"}:
        return False
    if tag in UNSEEN or (tag == "dialog" and "open" not in attributes):
        return True
    is_hidden = "hidden" in attributes and attributes["hidden"] != "until-found"
    return is_hidden or _HIDING_STYLE.search(attributes.get("style") or "") is not None
