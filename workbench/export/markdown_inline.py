"""Inline nodes as Markdown that is read back as the same characters: CommonMark, with GitHub's links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from string import punctuation, whitespace

from workbench.export.characters import writable
from workbench.export.nodes import Anchor, Code, Emphasis, Inline, Strong, Text, plain
from workbench.policy.late_pattern import late

_ESCAPED = late(
    r"[\\`*_\[\]<~#]"
    r"|&(?=[#A-Za-z])"  # entities
    r"|!(?=\Z)"  # a link behind it would be an image
    r"|@|\.(?=[^\W\d_])|:(?=/)|/(?=/)"  # what makes an address a link without being asked
)
_LINE_START = late(r"\A\d{1,9}(?=[.)])|\A(?=[-+>=:|])")
_OPENING, _CLOSING = "\x02", "\x03"
"""Stand outside delimiters while a text is written; no writable text has them."""
_UNSURE = rf"[^{re.escape(punctuation + whitespace)}{_OPENING}{_CLOSING}]"
_BESIDE_DELIMITER = late(rf"{_UNSURE}(?={_OPENING})|(?<={_CLOSING}){_UNSURE}")
"""What may keep a delimiter from opening or closing; its reference, between `&` and `;`, does not."""


def inline(nodes: Sequence[Inline]) -> str:
    """Write nodes as inline Markdown, a line break as a newline; see `paragraph` and `line`."""
    if all(isinstance(node, Text) for node in nodes):
        return escaped(plain(nodes))
    written = "".join(map(_written, _normal(nodes, frozenset())))
    guarded = _BESIDE_DELIMITER.sub(lambda found: f"&#{ord(found[0])};", written)
    return guarded.replace(_OPENING, "").replace(_CLOSING, "")


def paragraph(markdown: str, indent: str = "") -> str:
    """Set inline Markdown as a paragraph: its line breaks are hard, no line begins as another block would."""
    lines = (line.strip(" \t") for line in markdown.split("\n"))
    return f"\\\n{indent}".join(_LINE_START.sub(r"\g<0>\\", line) for line in lines if line.strip())


def line(markdown: str) -> str:
    """Set inline Markdown on one line, as a heading or a cell needs it."""
    return re.sub(r"[ \t]*\n[ \t]*", " ", markdown).strip(" \t\n")


def _normal(nodes: Iterable[Inline], within: frozenset[type[Inline]]) -> Iterator[Inline]:
    """The same words in as few nodes as they need: delimiters that touch or hold their like are misread."""
    spliced = chain.from_iterable(_spliced(node, within) for node in nodes)
    for kind, group in groupby(spliced, key=type):
        alike = list(group)
        if kind in (Strong, Emphasis):
            children = tuple(_normal(chain.from_iterable(map(_children, alike)), within | {kind}))
            yield Strong(children) if kind is Strong else Emphasis(children)
        elif kind is Anchor:
            yield from alike
        else:
            yield Code(plain(alike)) if kind is Code else Text(plain(alike))


def _spliced(node: Inline, within: frozenset[type[Inline]]) -> Iterable[Inline]:
    """A node, or in its place its children, where it makes no difference or is nothing that Markdown has."""
    if not plain((node,)):
        return ()
    if isinstance(node, Anchor):
        if node.href is None:
            return chain.from_iterable(_spliced(child, within) for child in node.words)
        return (Anchor(tuple(_normal(node.words, within)), node.href),)
    if type(node) in within:
        return chain.from_iterable(_spliced(child, within) for child in _children(node))
    return (node,) if isinstance(node, Strong | Emphasis | Code) else (Text(plain((node,))),)


def _children(node: Inline) -> tuple[Inline, ...]:
    return node.children if isinstance(node, Strong | Emphasis) else ()


def _written(node: Inline) -> str:
    match node:
        case Strong(children):
            return _delimited("**", "".join(map(_written, children)))
        case Emphasis(children):
            return _delimited("_", "".join(map(_written, children)))
        case Code(text):
            return _code(writable(text).replace("\n", " "))
        case Anchor(children, str(address)):
            return f"[{''.join(map(_written, children))}]({_address(address)})"
        case _:
            return escaped(plain((node,)))


def escaped(text: str) -> str:
    """A text in which nothing is Markdown."""
    return _ESCAPED.sub(r"\\\g<0>", writable(text))


def _delimited(delimiter: str, text: str) -> str:
    """Set delimiters round a text; white space at its ends stays outside."""
    core = text.strip()
    if not core:
        return text
    before, _, after = text.partition(core)
    return f"{before}{_OPENING}{delimiter}{core}{delimiter}{_CLOSING}{after}"


def _code(text: str) -> str:
    fence = "`"
    while re.search(rf"(?<!`){fence}(?!`)", text):
        fence += "`"
    is_padded = text.startswith("`") or text.endswith("`") or text != text.strip(" ")
    padding = " " if is_padded and text.strip(" ") else ""
    return f"{fence}{padding}{text}{padding}{fence}"


def _address(address: str) -> str:
    return re.sub(r"[()]", r"\\\g<0>", address.replace("&", "&amp;"))
