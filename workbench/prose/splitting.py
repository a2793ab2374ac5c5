"""Texts split in two, joined, and made into lists and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workbench.edits import Edit, InsertKey, Place, RemoveValue, SetValue, Step, value_at
from workbench.formats.data import Data
from workbench.formats.edit_refused import EditRefused
from workbench.policy.sentence import Sentence, say
from workbench.policy.sentence_ends import sentence_ends, sentences
from workbench.prose.at import At
from workbench.prose.blocks import insert_block, new_item_id
from workbench.prose.former import former_prefixes, formerly, prefix, taken_ids, with_former
from workbench.prose.markup import is_whole
from workbench.prose.new_ids import new_id
from workbench.prose.reading import Kind, Prose, items_of, kind_of, text_of

_KEPT_APART = ("only",)
_JOINED_LISTS = ("about", "claims")


def halves(text: str, offset: int) -> tuple[str, str]:
    """Split a text between two sentences, as near to an offset as marks allow; one sentence between words.

    Raises EditRefused where one of the halves would be empty.
    """
    places = [end for end in sentence_ends(text) if _is_clean(text, end)] or _blanks(text)
    if not places or not (0 < offset < len(text)):
        raise EditRefused(say("There is nothing to split here: put the cursor between two sentences."))
    cut = min(places, key=lambda place: abs(place - offset))
    return text[:cut].rstrip(), text[cut:].lstrip()


def _blanks(text: str) -> list[int]:
    """Where a text of one sentence can be split."""
    return [place for place, each in enumerate(text) if each.isspace() and _is_clean(text, place)]


def _is_clean(text: str, cut: int) -> bool:
    """Whether a cut leaves something on both sides, and breaks no emphasis, link or token."""
    left, right = text[:cut].strip(), text[cut:].strip()
    if not left or not right or left.count("{") != left.count("}"):
        return False
    return not is_whole(text) or (is_whole(left) and is_whole(right))


def split(prose: Prose, at: At, offset: int) -> Step:
    """Split a paragraph or an item in two, the second with an id of its own. Raises EditRefused."""
    kind = prose.kind(at)
    if kind not in {Kind.TEXT, Kind.ITEM}:
        raise EditRefused(say("Only paragraphs and items of lists can be split."))
    first, second = halves(_text(prose, at), offset)
    path = prose.path(at) if at.item else (*prose.path(at), "text")
    kept: Edit = SetValue(at.file, path, first)
    title = say("Split {part}", part=at.item or at.block)
    origin = Place(at.file, path)
    if at.item:
        name, items = new_item_id(prose, at, second), (*prose.path(at.whole), "items")
        index = list(items_of(prose.block(at))).index(at.item) + 1
        added: Edit = InsertKey(at.file, items, index, name, second)
        return Step(title, (kept, added), Place(at.file, (*items, name)), origin=origin)
    block, index = prose.block(at), prose.index(at) + 1
    data = _shared(block)
    name = new_id(second, taken_ids(prose, at.section), "text")
    added = insert_block(prose, at.section, index, {"id": name, "text": second, **data})
    return Step(title, (kept, added), Place(at.file, ("blocks", index, "text")), origin=origin)


def _shared(block: Mapping[str, Data]) -> dict[str, Data]:
    """What holds of both parts of a block that is split."""
    return {name: value for name, value in block.items() if name in {*_KEPT_APART, *_JOINED_LISTS}}


def join(prose: Prose, at: At) -> Step:
    """Join a paragraph, a list or an item with the one behind it. Raises EditRefused."""
    if at.item:
        return _join_items(prose, at)
    index, blocks = prose.index(at), prose.blocks(at.section)
    if index + 1 >= len(blocks):
        raise EditRefused(say("There is nothing behind it in this section to join it with."))
    first, second = blocks[index], blocks[index + 1]
    gone = At(at.section, text_of(second.get("id")))
    kinds = kind_of(first), kind_of(second)
    if kinds[0] is not kinds[1] or kinds[0] not in {Kind.TEXT, Kind.LIST}:
        raise EditRefused(say("Only two paragraphs, or two lists, can be joined."))
    if any(first.get(name) != second.get(name) for name in _KEPT_APART):
        raise EditRefused(say("They are not printed in the same locales; make them alike first."))
    body = _joined_text(first, second) if kinds[0] is Kind.TEXT else _joined_items(first, second)
    data = with_former(prose, at, {**first, **body, **_joined_facts(first, second)}, gone)
    edits = [*_changed(prose, at, first, data), RemoveValue(at.file, ("blocks", index + 1))]
    title = say("Join {part} and {other}", part=at.block, other=gone.block)
    return Step(title, tuple(edits), prose.place(at), origin=prose.place(gone))


def _changed(prose: Prose, at: At, before: Mapping[str, Data], after: Mapping[str, Data]) -> Iterator[Edit]:
    """The edits that change a block's fields, so that what stays keeps its lines."""
    path = prose.path(at)
    for name, value in after.items():
        old = before.get(name)
        if name == "items" and isinstance(value, dict) and isinstance(old, dict):
            new = [(each, value[each]) for each in value if each not in old]
            for number, (item, words) in enumerate(new, start=len(old)):
                yield InsertKey(at.file, (*path, "items"), number, item, words)
        elif value != old:
            yield SetValue(at.file, (*path, name), value)
    yield from (RemoveValue(at.file, (*path, name)) for name in before if name not in after)


def _joined_text(first: Mapping[str, Data], second: Mapping[str, Data]) -> Mapping[str, Data]:
    words = (first.get("text"), second.get("heading"), second.get("text"))
    return {"text": " ".join(text for each in words if (text := text_of(each)))}


def _joined_items(first: Mapping[str, Data], second: Mapping[str, Data]) -> Mapping[str, Data]:
    items = dict(items_of(first))
    for name, text in items_of(second).items():
        items[name if name not in items else new_id(name, items, "item")] = text
    return {"items": items}


def _joined_facts(first: Mapping[str, Data], second: Mapping[str, Data]) -> Mapping[str, Data]:
    """What both say besides their texts: lists as one, notes one below the other."""
    facts: dict[str, Data] = {}
    for name in (*_JOINED_LISTS, "waivers"):
        both = (value for each in (first, second) if isinstance(value := each.get(name), list))
        values = [each for value in both for each in value]
        if values:
            facts[name] = [each for number, each in enumerate(values) if each not in values[:number]]
    for name in ("hint", "note"):
        texts = dict.fromkeys(text for each in (first, second) if (text := text_of(each.get(name))))
        if texts:
            facts[name] = "\n".join(texts)
    return facts


def _join_items(prose: Prose, at: At) -> Step:
    items = items_of(prose.block(at))
    names = list(items)
    index = names.index(at.item)
    if index + 1 == len(names):
        raise EditRefused(say("There is no item behind it to join it with."))
    other = names[index + 1]
    text = f"{text_of(items[at.item])} {text_of(items[other])}".strip()
    path = (*prose.path(at.whole), "items")
    edits = (SetValue(at.file, (*path, at.item), text), RemoveValue(at.file, (*path, other)))
    title = say("Join {part} and {other}", part=at.item, other=other)
    return Step(title, edits, Place(at.file, (*path, at.item)), origin=Place(at.file, (*path, other)))


def split_list(prose: Prose, at: At) -> Step:
    """Make a list of its own of an item and those behind it. Raises EditRefused."""
    block = prose.block(at)
    items = items_of(block)
    names = list(items)
    index = names.index(at.item) if at.item in names else 0
    if not index:
        raise EditRefused(say("The list begins here; go to the item that is to begin the other one."))
    name = new_id(text_of(items[at.item]), taken_ids(prose, at.section), "list")
    new = At(at.section, name)
    known = [*former_prefixes(at.section, block)]
    if at.block in prose.saved_ids(at.section):
        known.append(prefix(at.section, at.block))
    data = _shared(block)
    data.update(id=name, items={each: items[each] for each in names[index:]}, **formerly(known, new))
    place = prose.index(at) + 1
    path = (*prose.path(at.whole), "items")
    gone = (RemoveValue(at.file, (*path, each)) for each in reversed(names[index:]))
    edits = (*gone, insert_block(prose, at.section, place, data))
    return Step(
        say("Split {part}", part=at.block), edits, Place(at.file, ("blocks", place)), origin=prose.place(at)
    )


def as_list(prose: Prose, at: At) -> Step:
    """Make a list of a paragraph, an item a sentence. Raises EditRefused."""
    block = prose.block(at)
    if kind_of(block) is not Kind.TEXT or "heading" in block:
        raise EditRefused(say("Only a paragraph without a heading can be made into a list."))
    items: dict[str, Data] = {}
    for sentence in _parts(text_of(block.get("text"))):
        items[new_id(sentence, items, "item")] = sentence
    return _rewritten(prose, at, "text", "items", items, say("Make a list of {part}", part=at.block))


def as_text(prose: Prose, at: At) -> Step:
    """Make a paragraph of a list, its items behind one another. Raises EditRefused."""
    block = prose.block(at)
    if kind_of(block) is not Kind.LIST:
        raise EditRefused(say("Only a list can be made into a paragraph."))
    text = " ".join(text_of(each) for each in items_of(block).values())
    return _rewritten(prose, at, "items", "text", text, say("Make a paragraph of {part}", part=at.block))


def _rewritten(prose: Prose, at: At, old: str, new: str, value: Data, title: Sentence) -> Step:
    path = prose.path(at.whole)
    edits = (RemoveValue(at.file, (*path, old)), SetValue(at.file, (*path, new), value))
    return Step(title, edits, Place(at.file, path))


def _parts(text: str) -> Sequence[str]:
    """What the items of a list are to be: lines where there are any, else sentences."""
    found = text.split("\n") if "\n" in text else list(sentences(text))
    return [each.strip() for each in found if each.strip()]


def _text(prose: Prose, at: At) -> str:
    path = prose.path(at) if at.item else (*prose.path(at), "text")
    return text_of(value_at(prose.data(at.file), path))
