"""Times the work on a locale's file beside other tools: `python -m benchmarks locale_files`."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from babel.messages.pofile import read_po

from benchmarks.figures import Goal, Row
from benchmarks.make_project import sources_of, translated
from benchmarks.scale import Scale
from benchmarks.timing import in_turn, of_program, of_work
from workbench.formats.po import PoFile
from workbench.formats.po_edit import new_block
from workbench.formats.po_new import new_template
from workbench.formats.po_read import read
from workbench.locales.carry import SourceText, fresh
from workbench.locales.catalog import Catalog
from workbench.locales.memory import Memory, pairs
from workbench.locales.merge import merge
from workbench.policy.kinds import LocaleTag

_DE = LocaleTag("de")
_CHANGED = 100
"""One in so many texts is another one when a file is merged."""
_QUERIES = 200


def rows(scale: Scale) -> Iterator[Row]:
    """Yield what reading, merging and asking for suggestions cost."""
    sources = sources_of(scale.cookies * 103 // 100)
    file = translated(sources, _DE)
    po = scale.scratch / "policy.po"
    po.write_text(file.text(), encoding="utf-8")
    yield from reading(scale, po)
    yield merging(scale, po, changed(sources))
    yield suggestions(file)


def reading(scale: Scale, po: Path) -> Iterator[Row]:
    """Reading a file beside Babel, as we write it and as `msgcat` does; its errors beside `msgfmt -c`."""
    wrapped = scale.scratch / "wrapped.po"
    subprocess.run(["msgcat", "-o", wrapped, po], check=True)
    entries = po.read_text("utf-8").count("\nmsgctxt ")
    for form, content in (("as we write it", po.read_bytes()), ("wrapped", wrapped.read_bytes())):
        ours, babel = in_turn(
            scale.rounds,
            lambda content=content: of_work(lambda: read(content)),  # type: ignore[misc]
            lambda content=content: of_work(lambda: read_po(BytesIO(content))),  # type: ignore[misc]
        )
        yield Row(f"read {entries:,} entries, {form}", ours, None, "Babel's `read_po`", babel)
    ours, gettext = in_turn(
        scale.rounds,
        lambda: of_work(lambda: read(po.read_bytes())),
        lambda: of_program(["msgfmt", "-c", "-o", "/dev/null", po]),
    )
    yield Row(f"errors of {entries:,} entries, with their places", ours, None, "`msgfmt -c`", gettext)


def merging(scale: Scale, po: Path, sources: Sequence[SourceText]) -> Row:
    """Merging changed texts into a file, from disk to disk, beside `msgmerge --previous`."""
    pot, out, theirs = (scale.scratch / name for name in ("policy.pot", "merged.po", "theirs.po"))
    pot.write_text(_template(sources).text(), encoding="utf-8")
    command: list[str | Path] = ["msgmerge", "--quiet", "--previous", "-o", theirs, po, pot]
    ours, others = in_turn(
        scale.few,
        lambda: of_work(lambda: out.write_text(_merged(po, sources).text(), encoding="utf-8")),
        lambda: of_program(command),
    )
    kept, both = kept_translations(po, out)
    return Row(
        f"merge {len(sources):,} entries, 1 % changed: {kept} of {both} keep their own translation",
        ours,
        Goal(times_as_fast=3),
        f"`msgmerge --previous`, {kept_translations(po, theirs)[0]} of {both}",
        others,
        holds=kept == both,
    )


def _merged(po: Path, sources: Sequence[SourceText]) -> PoFile:
    file = read(po.read_bytes()).file
    assert file
    return merge(file, sources).po


def _template(sources: Sequence[SourceText]) -> PoFile:
    file = new_template("Benchmark")
    return file.with_blocks([*file.blocks, *(new_block(fresh(source), "\n") for source in sources)])


def changed(sources: Sequence[SourceText]) -> list[SourceText]:
    """The texts as they are later: one in a hundred has a new sentence, or is another text altogether."""
    others = iter(sources_of(len(sources), seed=2))
    return [
        source if place % _CHANGED else replace(source, text=_changed(source, next(others), place))
        for place, source in enumerate(sources)
    ]


def _changed(source: SourceText, other: SourceText, place: int) -> str:
    return f"{source.text} Så är det numera." if place % (2 * _CHANGED) else other.text


def kept_translations(before: Path, after: Path) -> tuple[int, int]:
    """How many changed entries have still their own translation, and how many are changed."""
    old, new = _catalog(before), _catalog(after)
    found = [(old[key], new.get(key)) for key in old]
    told = [(was, now) for was, now in found if was.target and (now is None or now.source != was.source)]
    return sum(now is not None and now.target == was.target for was, now in told), len(told)


def _catalog(path: Path) -> Catalog:
    file = read(path.read_bytes()).file
    assert file
    return Catalog(file)


def suggestions(po: PoFile, seed: int = 1) -> Row:
    """Asking for translations of texts that are like those of a file, two words of each exchanged."""
    catalog = Catalog(po)
    memory = Memory.of(pairs(catalog[key] for key in catalog))
    chance = random.Random(seed)
    asked = [_alike(text, chance) for text in chance.choices(memory.sources, k=_QUERIES)]
    costs = [of_work(lambda text=text: memory.suggestions(text)) for text in asked]  # type: ignore[misc]
    return Row(f"suggestions for one text, of {len(memory.sources):,}", costs, Goal(most=10))


def _alike(text: str, chance: random.Random) -> str:
    words = text.split()
    at = chance.randrange(len(words))
    return " ".join([*words[:at], "helt", "annat", *words[at + 2 :]])


if __name__ == "__main__":
    from benchmarks.running import run

    run("locale_files")
