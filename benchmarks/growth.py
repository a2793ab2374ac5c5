"""How cost grows with the policy: `python -m benchmarks.growth` prints a table, `--draw` draws `growth.svg`.

Each size is measured in a process of its own, from 100 to 50,000 cookies; times are of the processor.
Beside ours stands what one would otherwise do: read with PyYAML's C loader, save through ruamel.yaml's round
trip, compare with deepdiff on the whole. Drawing needs Matplotlib (`pip install matplotlib`).
"""

from __future__ import annotations

import argparse
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import yaml
from deepdiff import DeepDiff
from ruamel.yaml import YAML

from benchmarks.make_project import documents, write_project
from benchmarks.two_states import by_name, changed, side
from workbench.checking import Checking, surroundings
from workbench.edits import Place, SetValue, Step
from workbench.export.document import build
from workbench.export.html import to_html
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.sentence import say
from workbench.revisions.assessed import assess
from workbench.revisions.changes import Sides
from workbench.session import Session
from workbench.store.project import load

SIZES = (100, 1_000, 10_000, 50_000)
_LARGEST_FOR_OTHERS = 10_000
"""Cookies above which what others take is not waited for."""
_OTHERS = ("PyYAML’s C loader", "ruamel.yaml, one file round", "deepdiff on the whole")
_PICTURE = Path(__file__).with_name("growth.svg")


def main() -> None:
    """Measure every size, print, draw."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    asked.add_argument("--draw", action="store_true")
    asked.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.measure:
        print(json.dumps(_measured(options.measure, options.sizes[0])))
        return
    print(growth(options.sizes, is_drawn=options.draw))


def growth(sizes: Sequence[int], *, is_drawn: bool = False) -> str:
    """Measure every size, each in a process of its own; the table, and where it is asked for the picture."""
    found = {size: _in_a_process(size) for size in sizes}
    if is_drawn:
        _draw(found)
    return _table(found)


def _in_a_process(size: int) -> Mapping[str, float]:
    """What a process of its own measures on a project of so many cookies."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "project")
        write_project(root, size)
        own = {f"WORKBENCH_{name}": str(Path(folder, name)) for name in ("CACHE", "CONFIG", "STATE")}
        command = [sys.executable, "-m", "benchmarks.growth", "--measure", str(root), "--sizes", str(size)]
        done = subprocess.run(
            command, env={**os.environ, **own}, stdout=subprocess.PIPE, text=True, check=True
        )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _measured(root: Path, size: int) -> dict[str, float]:
    """The milliseconds of each work, and the megabytes at the highest."""
    times = {"read, no cache": _timed(lambda: load(root)), "read, warm": _timed(lambda: load(root))}
    session = Session(load(root))
    policy = session.policy
    if policy is None:
        raise ValueError("The made project cannot be read.")
    times["memory, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    times["save of one field"] = min(_timed(lambda n=n: _save(session, n)) for n in range(5))  # type: ignore[misc]
    times |= _checks(session)
    times["export, HTML"] = _timed(lambda: to_html(build(policy, policy.source_locale, None)))
    if size <= _LARGEST_FOR_OTHERS:
        times |= _others(root)
    return times | _diff(size)


def _save(session: Session, number: int) -> None:
    file = FileRef(FileKind.COOKIE, "provider-1.cookie-8")
    session.apply(Step(say("Edit"), (SetValue(file, ("lifetime",), f"{number + 3} days"),), Place(file)))
    if not session.save().saved:
        raise ValueError("The edit was not saved.")


def _checks(session: Session) -> dict[str, float]:
    """All rules on the catalogue, and again after one edit."""
    checking = Checking()
    first = _timed(lambda: _check(checking, session))
    _save(session, 50)
    return {"all checks": first, "checks after one edit": _timed(lambda: _check(checking, session))}


def _check(checking: Checking, session: Session) -> None:
    around = surroundings(session)
    if around is not None:
        checking.check(around)


def _diff(size: int) -> dict[str, float]:
    """Two states, one cookie of a hundred changed: ours, and deepdiff's on the whole."""
    old = dict(documents(size))
    new = changed(old)
    sides = Sides(side(old), side(new))
    times = {"diff, 1 % changed": min(_timed(lambda: assess(sides, {})) for _ in range(3))}
    if size <= _LARGEST_FOR_OTHERS:
        times["deepdiff on the whole"] = _timed(lambda: DeepDiff(by_name(old), by_name(new)))
    return times


def _others(root: Path) -> dict[str, float]:
    """Reading every file with PyYAML's C loader, and one file through ruamel.yaml's round trip."""
    files = sorted((root / "catalogue").rglob("*.yaml"))

    def read() -> None:
        for file in files:
            yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)

    def round_trip() -> None:
        round_tripper = YAML()
        data = round_tripper.load(files[0].read_text("utf-8"))
        round_tripper.dump(data, io.StringIO())

    return {
        "PyYAML’s C loader": _timed(read),
        "ruamel.yaml, one file round": min(_timed(round_trip) for _ in range(5)),
    }


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def _table(found: Mapping[int, Mapping[str, float]]) -> str:
    names = dict.fromkeys(name for times in found.values() for name in times)
    heads = " | ".join(f"{size:,}" for size in found)
    lines = [f"| ms of the processor, by cookies | {heads} |", "|---|" + "---|" * len(found)]
    for name in names:
        cells = " | ".join(f"{times[name]:.1f}" if name in times else "–" for times in found.values())
        lines.append(f"| {name} | {cells} |")
    return "\n".join(lines)


def _draw(found: Mapping[int, Mapping[str, float]]) -> None:
    """A line for each work over the sizes, both axes by tens."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "growth"
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(8, 5))
    names = dict.fromkeys(name for times in found.values() for name in times if "MB" not in name)
    for name in names:
        sizes: Sequence[int] = [size for size, times in found.items() if name in times]
        style = "--" if name in _OTHERS else "-"
        axes.plot(sizes, [found[size][name] for size in sizes], style, marker="o", label=name)
    axes.set(xscale="log", yscale="log", xlabel="cookies", ylabel="ms of the processor")
    axes.grid(visible=True, alpha=0.3)
    axes.legend(fontsize="small")
    figure.tight_layout()
    figure.savefig(_PICTURE, metadata={"Date": None})


if __name__ == "__main__":
    main()
