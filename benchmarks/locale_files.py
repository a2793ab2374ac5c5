"""Times the work on a locale's file beside other tools, in pairs: `python -m benchmarks.locale_files`.

All times are of the processor, in milliseconds. A pair is one run of ours and one of theirs, right after each
other; of ratios, which other work on the machine hardly touches, the median and the worst are told.
"""

from __future__ import annotations

import argparse
import gc
import os
import platform
import random
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from statistics import median

import babel
from babel.messages.pofile import read_po

from benchmarks.make_project import sources_of, translated
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


@dataclass(frozen=True, slots=True)
class Pairs:
    """What was timed of ours and of theirs, run for run."""

    name: str
    ours: Sequence[float]
    theirs: Sequence[float]

    @property
    def row(self) -> str:
        """A row of the table."""
        ratios = [theirs / ours for ours, theirs in zip(self.ours, self.theirs, strict=True)]
        times = f"{median(self.ours):.0f} | {median(self.theirs):.0f}"
        return f"| {self.name} | {times} | {median(ratios):.2f} | {min(ratios):.2f} | {len(ratios)} |"


def in_pairs(name: str, ours: Callable[[], float], theirs: Callable[[], float], count: int) -> Pairs:
    """Time both by turns."""
    found = [(ours(), theirs()) for _ in range(count)]
    return Pairs(name, [pair[0] for pair in found], [pair[1] for pair in found])


def own_time(work: Callable[[], object]) -> Callable[[], float]:
    """Let some work of this process be timed."""

    def timed() -> float:
        gc.collect()
        begun = time.process_time()
        work()
        return (time.process_time() - begun) * 1000

    return timed


def time_of_program(command: Sequence[str | Path]) -> Callable[[], float]:
    """Let another program be timed, from its start to its end."""

    def timed() -> float:
        before = _children()
        subprocess.run(command, check=True, capture_output=True)
        return (_children() - before) * 1000

    return timed


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def reading(entries: int, ours: bytes, wrapped: bytes, count: int) -> Iterator[Pairs]:
    """Reading a file beside Babel: as we write it, and as `msgcat` wraps it."""
    for form, content in (("as we write it", ours), ("wrapped", wrapped)):
        yield in_pairs(
            f"read {entries:,} entries, {form}; Babel's read_po",
            own_time(lambda content=content: read(content)),  # type: ignore[misc]
            own_time(lambda content=content: read_po(BytesIO(content))),  # type: ignore[misc]
            count,
        )


def merging(po: Path, sources: Sequence[SourceText], scratch: Path, count: int) -> Iterator[Pairs]:
    """Merging changed texts into a file, from disk to disk, beside `msgmerge --previous`."""
    pot, out = scratch / "policy.pot", scratch / "merged.po"
    pot.write_text(_template(sources).text(), encoding="utf-8")
    yield in_pairs(
        f"merge {len(sources):,} entries, 1 % changed; msgmerge --previous",
        own_time(lambda: out.write_text(_merged(po, sources).text(), encoding="utf-8")),
        time_of_program(["msgmerge", "--quiet", "--previous", "-o", scratch / "theirs.po", po, pot]),
        count,
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


def suggestions(po: PoFile, seed: int = 1) -> tuple[str, list[float]]:
    """Asking for translations of texts that are like those of a file, two words of each exchanged."""
    catalog = Catalog(po)
    memory = Memory.of(pairs(catalog[key] for key in catalog))
    chance = random.Random(seed)
    asked = [_alike(text, chance) for text in chance.choices(memory.sources, k=_QUERIES)]
    return f"suggestions of {len(memory.sources):,} texts", [_asking(memory, text) for text in asked]


def _asking(memory: Memory, text: str) -> float:
    return own_time(lambda: memory.suggestions(text))()


def _alike(text: str, chance: random.Random) -> str:
    words = text.split()
    at = chance.randrange(len(words))
    return " ".join([*words[:at], "helt", "annat", *words[at + 2 :]])


def main() -> None:
    """Measure, and print tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, nargs="*", default=[10_300, 50_000])
    parser.add_argument("--pairs", type=int, default=7)
    options = parser.parse_args()
    gettext = subprocess.run(["msgmerge", "--version"], capture_output=True, text=True, check=True).stdout
    print(
        f"Python {platform.python_version()}, Babel {babel.__version__}, gettext {gettext.split()[3]}, "
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n"
    )
    print(
        "| what; beside | ours ms | theirs ms | times as fast | at least | pairs |\n|---|---|---|---|---|---|"
    )
    told: list[str] = []
    for entries in options.entries:
        told += _measured(entries, options.pairs)
    print("\n" + "\n".join(told))


def _measured(entries: int, count: int) -> list[str]:
    """Print the rows of one size; return what is told below the table."""
    sources = sources_of(entries)
    file = translated(sources, _DE)
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        po, wrapped = scratch / "policy.po", scratch / "wrapped.po"
        po.write_text(file.text(), encoding="utf-8")
        subprocess.run(["msgcat", "-o", wrapped, po], check=True)
        later = changed(sources)
        for each in reading(entries, po.read_bytes(), wrapped.read_bytes(), count):
            print(each.row, flush=True)
        for each in merging(po, later, scratch, max(1, count // 3)):
            print(each.row, flush=True)
        ours, both = kept_translations(po, scratch / "merged.po")
        theirs, _ = kept_translations(po, scratch / "theirs.po")
    name, times = suggestions(file)
    times.sort()
    high = times[len(times) * 95 // 100]
    return [
        f"- {both} changed texts among {entries:,}: {ours} keep their own translation; msgmerge: {theirs}.",
        f"- {name}: median {median(times):.1f} ms, 95 % {high:.1f} ms, worst {times[-1]:.1f} ms.",
    ]


if __name__ == "__main__":
    main()
