"""`python -m tests.endurance --kills 500 [--seed 1]`: prints what was found; status 1 for any fault."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.endurance.killing import kill_and_look
from tests.projects import write_small


def main() -> int:
    """Kill a writer of a small project, in folders of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CONFIG", "STATE", "CACHE"):
            os.environ[f"WORKBENCH_{name}"] = str(Path(folder, name.lower()))
        report = kill_and_look(write_small(Path(folder, "project")), wanted.kills, wanted.seed)
    print(
        f"{report.kills} kills, {report.edits} accepted edits; {report.offered} journals offered, "
        f"{report.completed} transactions completed or undone; {len(report.faults)} faults"
    )
    for fault in report.faults:
        print(fault)
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
