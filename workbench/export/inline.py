"""A text of the catalogue as inline nodes: Markdown where it is prose, tokens replaced in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from workbench.export.nodes import (
    Anchor,
    Code,
    Emphasis,
    Inline,
    LineBreak,
    Name,
    Strong,
    Text,
    followable,
    plain,
)
from workbench.policy.kinds import LinkId
from workbench.policy.text import PIECE, Token, piece_of, split

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token as Mark

TokenNodes: TypeAlias = Callable[[Token], tuple[Inline, ...] | None]
"""What a token prints as; None for one that is unknown, which prints as it is written."""
Address: TypeAlias = Callable[[LinkId], str | None]
"""Where a link of the registry leads; None where nobody knows."""

LINK_SCHEME = "link:"
_SYNTAX = "*_`[]()\\!<&"


def plain_nodes(text: str, nodes_of: TokenNodes) -> tuple[Inline, ...]:
    """A plain text: tokens are replaced, a newline breaks the line, nothing else has a meaning."""
    if "{" not in text and "}" not in text and "\n" not in text:
        return (Text(text),)
    return tuple(_plain_nodes(text, nodes_of))


def _plain_nodes(text: str, nodes_of: TokenNodes) -> Iterator[Inline]:
    for piece in split(text):
        if isinstance(piece, str):
            yield from _lines(piece)
        else:
            yield from _token_nodes(piece, nodes_of)


def _lines(text: str) -> Iterator[Inline]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield LineBreak()
        if line:
            yield Text(line)


def _token_nodes(token: Token, nodes_of: TokenNodes) -> tuple[Inline, ...]:
    nodes = nodes_of(token)
    return (Text(str(token)),) if nodes is None else nodes


def prose_nodes(text: str, nodes_of: TokenNodes, address: Address) -> tuple[Inline, ...]:
    """A prose text: strong, emphasis, links and code of Markdown, and tokens."""
    if not any(character in text for character in _SYNTAX):
        return plain_nodes(text, nodes_of)
    return _parsed(_prose_parser(), text, nodes_of, address)


def linked_nodes(text: str, nodes_of: TokenNodes, address: Address) -> tuple[Inline, ...]:
    """A printed wording: links and tokens, no other Markdown."""
    if "](" not in text:
        return plain_nodes(text, nodes_of)
    return _parsed(_link_parser(), text, nodes_of, address)


def _parsed(parser: MarkdownIt, text: str, nodes_of: TokenNodes, address: Address) -> tuple[Inline, ...]:
    marks = parser.parseInline(text)[0].children or []
    return tuple(_merged(_Builder(nodes_of, address).nodes(iter(marks))))


class _Builder:
    """Turns the parser's flat list of openings and closings into nodes."""

    def __init__(self, nodes_of: TokenNodes, address: Address) -> None:
        self._nodes_of = nodes_of
        self._address = address

    def nodes(self, marks: Iterator[Mark]) -> Iterator[Inline]:
        for mark in marks:
            if mark.nesting < 0:
                return
            yield from self._node(mark, marks)

    def _node(self, mark: Mark, marks: Iterator[Mark]) -> Iterable[Inline]:
        match mark.type:
            case "strong_open":
                return (Strong(self._children(marks)),)
            case "em_open":
                return (Emphasis(self._children(marks)),)
            case "link_open":
                href = str(mark.attrGet("href"))
                return (Anchor(self._children(marks), self._leads_to(href)),)
            case "code_inline":
                return (Code(plain(plain_nodes(mark.content, self._nodes_of))),)
            case "softbreak" | "hardbreak":
                return (LineBreak(),)
            case "policy_token":
                return _token_nodes(mark.meta["token"], self._nodes_of)
            case _:
                return (Text(mark.content),) if mark.content else ()

    def _children(self, marks: Iterator[Mark]) -> tuple[Inline, ...]:
        return tuple(_merged(self.nodes(marks)))

    def _leads_to(self, href: str) -> str | None:
        if href.startswith(LINK_SCHEME):
            return self._address(LinkId(href.removeprefix(LINK_SCHEME)))
        return followable(href)


def _merged(nodes: Iterable[Inline]) -> Iterator[Inline]:
    """Join texts that stand beside each other."""
    waiting = ""
    for node in nodes:
        if isinstance(node, Text) and not isinstance(node, Name):
            waiting += node.text
            continue
        if waiting:
            yield Text(waiting)
            waiting = ""
        yield node
    if waiting:
        yield Text(waiting)


@cache
def _prose_parser() -> MarkdownIt:
    return _parser("emphasis", "link", "backticks", "escape", "newline")


@cache
def _link_parser() -> MarkdownIt:
    return _parser("link", "newline")


def _parser(*rules: str) -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(list(rules))
    if "emphasis" in rules:
        parser.inline.ruler2.enable(["balance_pairs", "emphasis", "fragments_join"], ignoreInvalid=True)
    parser.inline.ruler.before("link", "policy_token", _policy_token)
    return parser


def _policy_token(state: StateInline, silent: bool) -> bool:
    """Read a token or a doubled brace where the parser stands."""
    found = PIECE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        piece = piece_of(found)
        if isinstance(piece, str):
            state.pending += piece
        else:
            state.push("policy_token", "", 0).meta = {"token": piece}
    state.pos = found.end()
    return True
