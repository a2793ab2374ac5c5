"""The comments of a YAML text, each with what it is about, and those of one text put into another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.formats.data import Data
from workbench.formats.data_merge import identity
from workbench.formats.yaml_node import ListNode, MapNode, Node, ScalarNode
from workbench.formats.yaml_place import tree
from workbench.formats.yaml_read import read
from workbench.formats.yaml_source import BYTE_ORDER_MARK
from workbench.policy.frozen import frozen

Thing = tuple[Hashable, ...]
"""What stands on a line: keys, and what the items of lists are known by; empty for the end of the text."""


@frozen
class Spot:
    """Where comments stand: above a thing's line, or behind what is on it."""

    thing: Thing
    is_above: bool


@dataclass(slots=True)
class Commented:
    """A text's lines, the line of each thing, and the comments by where they stand."""

    lines: list[str]
    line_of: dict[Thing, int]
    comments: dict[Spot, list[str]] = field(default_factory=dict)
    strays: list[str] = field(default_factory=list)
    """Comments behind what is no thing's line."""

    @property
    def all(self) -> Counter[str]:
        """Every comment, and how often."""
        return Counter([*self.strays, *(each for found in self.comments.values() for each in found)])


def commented(text: str) -> Commented:
    """Find a text's comments; in one that cannot be read there are none."""
    text = text.removeprefix(BYTE_ORDER_MARK)
    root = tree(text)
    starts = _line_starts(text)
    found = Commented(text.splitlines(keepends=True), {})
    if read(text).faults:
        return found
    for thing, start in _things(root, ()) if root is not None else ():
        found.line_of.setdefault(thing, _line(starts, start))
    on_line: dict[int, Thing] = {line: thing for thing, line in found.line_of.items()}
    covered = [(node.start, node.end) for node in _scalars(root)] if root is not None else []
    for number, start in _beginnings(text, starts, covered):
        words = found.lines[number][start:].rstrip()
        if found.lines[number][:start].strip():
            _note(found, Spot(on_line.get(number, ()), is_above=False), words)
        else:
            below = next((on_line[line] for line in range(number, len(starts)) if line in on_line), ())
            found.comments.setdefault(Spot(below, is_above=True), []).append(words)
    return found


def _note(found: Commented, spot: Spot, words: str) -> None:
    if spot.thing:
        found.comments.setdefault(spot, []).append(words)
    else:
        found.strays.append(words)


def with_comments(text: str, base: str, theirs: str) -> tuple[str, Sequence[str]]:
    """A text with what comments others added or reworded since a base; those that found no place in it."""
    now, was, other = commented(text), commented(base), commented(theirs)
    new = other.all - was.all - now.all
    homeless = list((Counter(other.strays) & new).elements())
    for spot, words in other.comments.items():
        if any(each in new for each in words) and not _put(now, was.comments, spot, words, new):
            homeless += [each for each in words if each in new]
    return "".join(now.lines), homeless


def _put(
    now: Commented, was: Mapping[Spot, list[str]], spot: Spot, words: list[str], new: Counter[str]
) -> bool:
    """Put comments where they belong; False where there is no such place, or ours say something else."""
    here, before = now.comments.get(spot, []), was.get(spot, [])
    if spot.is_above:
        wanted = words if here == before else [*here, *(each for each in words if each in new)]
        return _put_above(now, spot.thing, here, wanted)
    number = now.line_of.get(spot.thing)
    if number is None or (here and here != before):
        return False
    line = now.lines[number].rstrip("\r\n")
    ending = now.lines[number][len(line) :]
    bare = line.removesuffix(here[0]).rstrip() if here else line.rstrip()
    now.lines[number] = f"{bare}  {words[0]}{ending}"
    return True


def _put_above(now: Commented, thing: Thing, here: list[str], wanted: list[str]) -> bool:
    """Let these lines stand above a thing instead of those that do, or at the end of the text."""
    number = now.line_of.get(thing) if thing else len(now.lines)
    if number is None:
        return False
    newline = "\r\n" if now.lines and now.lines[0].endswith("\r\n") else "\n"
    if number == len(now.lines) and now.lines and not now.lines[-1].endswith("\n"):
        now.lines[-1] += newline
    indent = _indent(now.lines[number]) if thing else ""
    first = number
    for words in reversed(here):
        if first and now.lines[first - 1].strip() == words:
            first -= 1
    now.lines[first:number] = [f"{indent}{words}{newline}" for words in wanted]
    shift = len(wanted) - (number - first)
    now.line_of.update({each: line + shift for each, line in now.line_of.items() if line >= number})
    now.comments[Spot(thing, is_above=True)] = wanted
    return True


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts[:-1] or [0]


def _line(starts: Sequence[int], offset: int) -> int:
    return sum(1 for start in starts if start <= offset) - 1


def _beginnings(
    text: str, starts: Sequence[int], covered: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the line and column of every comment: a `#` at a line's start or behind space, in no value."""
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        for at in range(start, end):
            is_free = text[at] == "#" and (at == start or text[at - 1] in " \t")
            if is_free and not any(first <= at < last for first, last in covered):
                yield number, at - start
                break


def _scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from _scalars(item)
    else:
        for entry in node.entries:
            yield entry.key
            yield from _scalars(entry.value)


def _things(node: Node, thing: Thing) -> Iterator[tuple[Thing, int]]:
    """Yield everything that has a name and where it begins, the outer before the inner."""
    if isinstance(node, MapNode):
        for entry in node.entries:
            yield (*thing, entry.key.value), entry.key.start
            yield from _things(entry.value, (*thing, entry.key.value))
    elif isinstance(node, ListNode):
        for index, item in enumerate(node.items):
            name = identity(_data(item))
            inner = (*thing, index if name is None else name)
            yield inner, item.start
            yield from _things(item, inner)


def _data(node: Node) -> Data:
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, ListNode):
        return [_data(item) for item in node.items]
    return {entry.key.value: _data(entry.value) for entry in node.entries}
