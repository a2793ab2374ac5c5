"""A search for what breaks a reader, led by the code it reaches: `python -m tests.endurance.fuzzing po`.

Needs Atheris (`pip install atheris==3.0.0`), which is no part of the tests' set-up. Without a name every
reader is searched in turn, for `--seconds` each. The first input that breaks one is written beside, and the
search ends with status 1.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
from pathlib import Path


def search(name: str, seconds: int) -> None:
    """Search one reader; ends the process."""
    import atheris

    with atheris.instrument_imports(include=["workbench"]):
        from tests.endurance.targets import EXAMPLES, tried

    with tempfile.TemporaryDirectory() as folder:
        for number, content in enumerate(EXAMPLES[name]):
            Path(folder, str(number)).write_bytes(content)
        options = [f"-max_total_time={seconds}", "-max_len=4096", "-timeout=10", f"-artifact_prefix={name}-"]
        atheris.Setup([sys.argv[0], *options, folder], lambda content: tried(name, content))
        atheris.Fuzz()


def main() -> int:
    """Search readers, each in a process of its own."""
    from tests.endurance.targets import TARGETS

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=600, help="for each reader")
    parser.add_argument("readers", nargs="*", choices=[*TARGETS, []], metavar="READER")
    wanted = parser.parse_args()
    fresh = multiprocessing.get_context("spawn")
    for name in wanted.readers or TARGETS:
        process = fresh.Process(target=search, args=(name, wanted.seconds))
        process.start()
        process.join()
        print(f"{name}: {'broken' if process.exitcode else 'nothing found'}", flush=True)
        if process.exitcode:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
