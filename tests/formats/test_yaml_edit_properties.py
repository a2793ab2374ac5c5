"""Edits of random files with comments everywhere: what is meant changes, and not a byte besides.

A file is drawn as a tree of our own, which can be edited and rendered by itself: with that the edited text is
compared.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.formats.ruamel_tree import composed as composed_by_ruamel
from workbench.formats.data import Data, Path
from workbench.formats.yaml_edit import insert, move, remove, rename_key, set_value
from workbench.formats.yaml_place import span, tree
from workbench.formats.yaml_read import read
from workbench.formats.yaml_style import FlowList, FlowMap
from workbench.formats.yaml_write import write_entry, write_flow, write_item, write_list_item, write_value

EXAMPLES = settings(max_examples=int(os.environ.get("WORKBENCH_EXAMPLES", "20")), deadline=None)
"""How many files each property is tried on; some thousands are for an hour by hand."""


@dataclass(frozen=True)
class Leaf:
    """A scalar or a flow collection as it is written: on its key's line, and lines below."""

    head: str
    below: tuple[str, ...]
    data: Data


@dataclass(frozen=True)
class Item:
    """One item of a list or map, with the comments that are its own."""

    key: str
    value: Leaf | Block
    above: tuple[str, ...] = ()
    end: str = ""
    inside: tuple[str, ...] = ()
    written: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """A list or map with its items on lines of their own and gaps around them; in brackets if it is tall."""

    is_map: bool
    items: tuple[Item, ...]
    gaps: tuple[tuple[str, ...], ...]
    indent: int = 2
    hangs: bool = False
    is_tall: bool = False
    ends_in_comma: bool = False

    @property
    def head(self) -> str:
        if self.is_tall:
            return "{" if self.is_map else "["
        return "" if self.items else "{}" if self.is_map else "[]"

    @property
    def data(self) -> Data:
        if self.is_map:
            return {item.key: item.value.data for item in self.items}
        return [item.value.data for item in self.items]

    def lines(self, column: int) -> list[str]:
        lines = _indented(self.gaps[0], column)
        for number, (item, gap) in enumerate(zip(self.items, self.gaps[1:], strict=True), start=1):
            comma = "," if self.is_tall and (number < len(self.items) or self.ends_in_comma) else ""
            lines += _indented(item.above, column)
            lines += _indented(item.written, column) or self._lines_of(item, column, comma)
            lines += [*_indented(item.inside, column + 1), *_indented(gap, column)]
        return lines

    def _lines_of(self, item: Item, column: int, comma: str) -> list[str]:
        value = item.value
        indicator = f"{item.key}:" if self.is_map else "" if self.is_tall else "-"
        first = " " * column + f"{indicator} {value.head}".strip(" ") + comma + item.end
        if isinstance(value, Leaf):
            return [first, *_indented(value.below, column + 2)]
        if value.is_tall:
            opening = first.removesuffix(item.end)
            return [opening, *value.lines(column + 2), " " * column + "]}"[value.is_map] + item.end]
        below = value.lines(column + value.indent)
        dash = " " * column + "-" + " " * (value.indent - 1)
        if self.is_map or value.hangs or item.end:
            return [first, *below]
        if not value.items:
            return [dash + value.head, *below]
        if not below[0].strip() or below[0].strip().startswith("#"):
            return [first, *below]
        return [dash + below[0].lstrip(" "), *below[1:]]


@dataclass(frozen=True)
class File:
    """A whole file: its tree, and how it is stored."""

    root: Block
    newline: str
    mark: str
    has_final_newline: bool

    @property
    def text(self) -> str:
        lines = self.newline.join(self.root.lines(0))
        return self.mark + lines + self.newline * self.has_final_newline


def _indented(lines: tuple[str, ...], column: int) -> list[str]:
    return [" " * column + line if line else "" for line in lines]


WORDS = ("kaka", "två ord", "a.b-c_d", "ö", "x:y", "#no", "30 minutes", "-dash", "http://a.se/?b=c#d")
SENTENCES = ("En mening.", "Två, t.ex. här!", "Tre: med kolon?", "# fyra.", "- fem.", "”Sex.”")
COMMENTS = st.sampled_from(("# en kommentar", "#", "# key: value", "# - 'item", "#- [x"))
GAPS = st.sampled_from(
    ((), (), (), ("",), ("", "# lös", ""), ("# lös: efter", "", ""), ("", "", "# lös", "# två", ""))
)


@st.composite
def leaves(draw: st.DrawFn) -> Leaf:
    style = draw(st.sampled_from(("plain", "'", '"', ">-", "|-", "[", "{")))
    if style in (">-", "|-"):
        lines = tuple(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3)))
        return Leaf(style, lines, (" " if style == ">-" else "\n").join(lines))
    words = draw(st.lists(st.sampled_from(WORDS[:4]), max_size=3))
    if style == "[":
        return Leaf(f"[{', '.join(words)}]", (), list(words))
    if style == "{":
        return Leaf("{" + ", ".join(f"k{i}: {w}" for i, w in enumerate(words)) + "}", (), _numbered(words))
    word = draw(st.sampled_from(WORDS))
    plain = "kaka" if word.startswith("#") else word
    return Leaf(plain, (), plain) if style == "plain" else Leaf(f"{style}{word}{style}", (), word)


def _numbered(words: list[str]) -> dict[str, Data]:
    return {f"k{number}": word for number, word in enumerate(words)}


@st.composite
def items(draw: st.DrawFn, number: int, depth: int, *, is_tall: bool, is_in_map: bool) -> Item:
    value: Leaf | Block
    if is_tall:
        word = draw(st.sampled_from(WORDS[:4]))
        value = Leaf(word, (), word)
    else:
        goes_deeper = depth > 0 and draw(st.booleans())
        value = draw(blocks(depth - 1, is_in_map=is_in_map)) if goes_deeper else draw(leaves())
    return Item(
        f"key{number}",
        value,
        tuple(draw(st.lists(COMMENTS, max_size=2))),
        draw(st.sampled_from(("", "", " # slut", "   # långt bort: x"))),
        tuple(draw(st.lists(COMMENTS, max_size=1))) if isinstance(value, Leaf) else (),
    )


@st.composite
def blocks(draw: st.DrawFn, depth: int, *, is_in_map: bool = True, is_root: bool = False) -> Block:
    is_map = is_root or draw(st.booleans())
    is_tall = not is_root and draw(st.integers(0, 5)) == 0
    count = draw(st.integers(2 if is_root else 1, 4))
    drawn = [draw(items(n, depth, is_tall=is_tall, is_in_map=is_map)) for n in range(count)]
    lead = draw(st.sampled_from(((), (), ("", "# allra först", ""))))
    gaps = [lead, *(draw(GAPS) for _ in range(count - 1)), ("", "# sist") if is_root else ()]
    hangs = bool(drawn[0].above or lead) or draw(st.booleans())
    indents = (0, 2, 4) if is_in_map and not is_map else (2, 4)
    indent = draw(st.sampled_from(indents))
    return Block(is_map, tuple(drawn), tuple(gaps), indent, hangs, is_tall, draw(st.booleans()))


FILES = st.builds(
    File,
    blocks(3, is_root=True),
    st.sampled_from(("\n", "\r\n")),
    st.sampled_from(("", "\ufeff")),
    st.booleans(),
)


def blocks_in(block: Block, path: Path = ()) -> list[tuple[Path, Block]]:
    """All the lists and maps of a tree with their paths, the tree itself first."""
    found = [(path, block)]
    for index, item in enumerate(block.items):
        if isinstance(item.value, Block):
            found += blocks_in(item.value, (*path, item.key if block.is_map else index))
    return found


def changed(block: Block, path: Path, change: Callable[[Block], Block]) -> Block:
    """The tree with a change to the list or map at a path."""
    if not path:
        return change(block)
    steps = [item.key if block.is_map else index for index, item in enumerate(block.items)]
    index = steps.index(path[0])
    inner = block.items[index].value
    assert isinstance(inner, Block)
    item = replace(block.items[index], value=changed(inner, path[1:], change))
    return replace(block, items=(*block.items[:index], item, *block.items[index + 1 :]))


def edited(file: File, path: Path, change: Callable[[Block], Block]) -> str:
    """The text of the file with a change to the list or map at a path."""
    return replace(file, root=changed(file.root, path, change)).text


def with_item(block: Block, index: int, item: Item, cut: int) -> Block:
    return replace(
        block,
        items=(*block.items[:index], item, *block.items[index:]),
        gaps=(*block.gaps[:cut], (), *block.gaps[cut:]),
    )


def without(block: Block, index: int) -> Block:
    gaps = (*block.gaps[:index], block.gaps[index] + block.gaps[index + 1], *block.gaps[index + 2 :])
    return replace(block, items=(*block.items[:index], *block.items[index + 1 :]), gaps=gaps)


def moved(block: Block, index: int, to: int) -> Block:
    others = [*block.items[:index], *block.items[index + 1 :]]
    return replace(block, items=(*others[:to], block.items[index], *others[to:]))


def items_where(
    file: File, is_wanted: Callable[[Block, Leaf | Block], bool]
) -> st.SearchStrategy[tuple[Path, Block, int]]:
    """Items of a file that are wanted: the path and block that hold them, and their index."""
    found = [
        (path, block, index)
        for path, block in blocks_in(file.root)
        for index, item in enumerate(block.items)
        if is_wanted(block, item.value)
    ]
    assume(found)
    return st.sampled_from(found)


def step_of(block: Block, index: int) -> str | int:
    return block.items[index].key if block.is_map else index


@EXAMPLES
@given(FILES)
def test_files_are_drawn_as_they_are_read_and_both_parsers_agree_on_places(file: File) -> None:
    assert read(file.text).faults == ()
    assert read(file.text).data == file.root.data
    assert tree(file.text.removeprefix(file.mark)) == composed_by_ruamel(file.text.removeprefix(file.mark))


@EXAMPLES
@given(FILES, st.data())
def test_remove_takes_the_items_lines_and_its_own_comments(file: File, data: st.DataObject) -> None:
    path, block = data.draw(st.sampled_from(blocks_in(file.root)))
    index = data.draw(st.integers(0, len(block.items) - 1))

    assert remove(file.text, (*path, step_of(block, index))) == edited(
        file, path, lambda each: without(each, index)
    )


@EXAMPLES
@given(FILES, st.data())
def test_move_takes_comments_along_and_leaves_gaps_where_they_are(file: File, data: st.DataObject) -> None:
    path, block = data.draw(st.sampled_from(blocks_in(file.root)))
    index, to = (data.draw(st.integers(0, len(block.items) - 1)) for _ in range(2))

    assert move(file.text, (*path, step_of(block, index)), to) == edited(
        file, path, lambda each: moved(each, index, to)
    )


VALUES: st.SearchStrategy[Data] = st.one_of(
    st.sampled_from(WORDS),
    st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=4).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=2).map(list),
    st.fixed_dictionaries({"rule": st.sampled_from(WORDS), "at": st.sampled_from(SENTENCES)}).map(dict),
)


def new_item(block: Block, key: str, value: Data) -> Item:
    """An item as the writer writes it; its comma stands behind its last line."""
    if block.is_tall:
        written = write_flow(value)
        return Item(key, Leaf(f"{written}", (), value))
    lines = write_entry(key, value, indent=0) if block.is_map else write_list_item(value, indent=0)
    return Item(key, Leaf("", (), value), written=(lines.head, *lines.lines))


@EXAMPLES
@given(FILES, VALUES, st.data())
def test_insert_adds_lines_and_remove_takes_them_out_again(
    file: File, value: Data, data: st.DataObject
) -> None:
    lists = [each for each in blocks_in(file.root) if not each[1].is_map]
    assume(lists)
    path, block = data.draw(st.sampled_from(lists))
    index = data.draw(st.integers(0, len(block.items)))
    item = new_item(block, "", value)

    text = insert(file.text, path, index, value)

    cut = min(index + 1, len(block.items))
    assert text == edited(file, path, lambda each: with_item(each, index, item, cut))
    assert remove(text, (*path, index)) == file.text


@EXAMPLES
@given(FILES, VALUES, st.data())
def test_a_new_key_follows_the_one_before_it_and_remove_takes_it_out_again(
    file: File, value: Data, data: st.DataObject
) -> None:
    path, block = data.draw(st.sampled_from([each for each in blocks_in(file.root) if each[1].is_map]))
    index = data.draw(st.integers(0, len(block.items)))
    keys = [item.key for item in block.items]
    item = new_item(block, "new", value)

    text = set_value(file.text, (*path, "new"), value, key_order=[*keys[:index], "new", *keys[index:]])

    assert text == edited(file, path, lambda each: with_item(each, index, item, max(index, 1)))
    assert remove(text, (*path, "new")) == file.text


@EXAMPLES
@given(FILES, st.data())
def test_rename_touches_the_key_alone(file: File, data: st.DataObject) -> None:
    path, block = data.draw(st.sampled_from([each for each in blocks_in(file.root) if each[1].is_map]))
    index = data.draw(st.integers(0, len(block.items) - 1))

    item = replace(block.items[index], key="new")

    text = rename_key(file.text, (*path, block.items[index].key), "new")

    assert text == edited(file, path, lambda each: with_replaced(each, index, item))


NASTY = st.one_of(
    st.text(max_size=40),
    st.text(st.sampled_from("aB .!?:#-'\"\\\n\t,[]{}&*|>%@`~\xa0\x85\u2028\ufeff\x1b😀é"), max_size=40),
    st.sampled_from(
        ("", "NO", "~", "1.10", "12:30", "- a", " a", "a ", "a\n", "a" * 10_000, "a b. " * 2_000)
    ),
)


@EXAMPLES
@given(FILES, NASTY, st.data())
def test_set_touches_the_lines_of_the_value_alone(file: File, value: str, data: st.DataObject) -> None:
    path, block, index = data.draw(items_where(file, lambda _, value: isinstance(value, Leaf)))
    where = (*path, step_of(block, index))
    start, end = span(file.text, where)

    text = set_value(file.text, where, value)

    first, last = file.text.rfind("\n", 0, start) + 1, file.text.find("\n", end)
    after = file.text[last:] if last >= 0 else ""
    assert text.startswith(file.text[:first])
    assert text.endswith(after)
    assert block.items[index].end in text[first : len(text) - len(after)]
    assert "\r\n" in text or "\r" not in text
    assert value_at(read(text).data, where) == value


def value_at(data: Data | None, path: Path) -> Data | None:
    match path, data:
        case (str() as step, *below), dict():
            return value_at(data[step], tuple(below))
        case (int() as step, *below), list():
            return value_at(data[step], tuple(below))
    return data


@EXAMPLES
@given(FILES, VALUES, st.data())
def test_set_replaces_whole_lists_and_maps_and_keeps_the_comments_around(
    file: File, value: Data, data: st.DataObject
) -> None:
    path, block, index = data.draw(items_where(file, is_replaceable))
    old = block.items[index].value
    styled = in_style_of(old, value)
    is_behind_dash = not block.is_map and not isinstance(value, str)
    written = write_item(styled, indent=0) if is_behind_dash else write_value(styled, indent=0, column=9)
    item = replace(block.items[index], value=Leaf(written.head, written.lines, value))

    text = set_value(file.text, (*path, step_of(block, index)), value)

    assert text == edited(file, path, lambda each: with_replaced(each, index, item))


def is_replaceable(holder: Block, value: Leaf | Block) -> bool:
    """Whether it is a list or map that begins right below its key, or behind a narrow dash."""
    return isinstance(value, Block) and not value.gaps[0] and (holder.is_map or value.indent == 2)


def in_style_of(old: Leaf | Block, value: Data) -> Data:
    """A list or map in brackets where the old one was."""
    is_flow = isinstance(old, Block) and old.is_tall
    if isinstance(value, dict) and is_flow:
        return FlowMap(value)
    return FlowList(value) if isinstance(value, list) and is_flow else value


def with_replaced(block: Block, index: int, item: Item) -> Block:
    return replace(block, items=(*block.items[:index], item, *block.items[index + 1 :]))
