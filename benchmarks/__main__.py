"""Measures every row of the table of figures: `python -m benchmarks`, or some parts of it."""

from __future__ import annotations

from benchmarks.running import run

if __name__ == "__main__":
    run()
