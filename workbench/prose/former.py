"""Former keys: what a block was called where it comes from, so that its translations follow it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from workbench.formats.data import Data
from workbench.prose.at import At
from workbench.prose.reading import Prose

_ABSOLUTE = ("section.", "category.", "cookie.")


def prefix(section: str, block: str) -> str:
    """What the keys of a block's texts begin with."""
    return f"section.{section}.{block}"


def former_prefixes(section: str, block: Mapping[str, Data]) -> Sequence[str]:
    """Every prefix that a block's keys once had, in full."""
    formerly = block.get("formerly")
    names = formerly if isinstance(formerly, list) else []
    known = (name for name in names if isinstance(name, str))
    return [name if name.startswith(_ABSOLUTE) else prefix(section, name) for name in known]


def moved(prose: Prose, at: At, block: Mapping[str, Data], to: At) -> dict[str, Data]:
    """A block's data under another id or in another section, with the former keys that are on disk."""
    known = [*former_prefixes(at.section, block)]
    if at.block in prose.saved_ids(at.section):
        known.append(prefix(at.section, at.block))
    return {**_without(block, "formerly"), "id": to.block, **formerly(known, to)}


def with_former(prose: Prose, at: At, block: Mapping[str, Data], gone: At) -> dict[str, Data]:
    """A block's data that takes over from a block that is to go, or from one whose items come to it."""
    left = former_prefixes(gone.section, prose.block(gone))
    known = [*former_prefixes(at.section, block), *left]
    if gone.block in prose.saved_ids(gone.section):
        known.append(prefix(gone.section, gone.block))
    return {**_without(block, "formerly"), **formerly(known, at)}


def formerly(prefixes: Iterable[str], at: At) -> dict[str, Data]:
    """The field that tells former prefixes, each once and as short as may be; none where there is nothing."""
    own, here = prefix(at.section, at.block), f"section.{at.section}."
    others = [each for each in dict.fromkeys(prefixes) if each != own]
    short: list[Data] = [each.removeprefix(here) for each in others]
    return {"formerly": short} if short else {}


def taken_ids(prose: Prose, section: str) -> frozenset[str]:
    """The ids that a new block of a section must not have: in use, on disk, or what others once were."""
    blocks = [(name, block) for name in {*prose.sections, section} for block in prose.blocks(name)]
    here = f"section.{section}."
    once = (old for name, block in blocks for old in former_prefixes(name, block) if old.startswith(here))
    own = (str(block.get("id", "")) for block in prose.blocks(section))
    return frozenset(own) | prose.saved_ids(section) | {old.removeprefix(here) for old in once}


def _without(block: Mapping[str, Data], name: str) -> dict[str, Data]:
    return {key: value for key, value in block.items() if key != name}
