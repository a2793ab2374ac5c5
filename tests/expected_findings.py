"""Holds what `workbench check` says of the shipped policy against what is expected of it.

`workbench check --format json --fail-on never > report.json`, then `python -m tests.expected_findings
report.json --update` takes the report as what is expected from now on; read the diff.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

EXPECTED = Path(__file__).parent / "expected_findings.json"


def rows(report: str) -> list[str]:
    """The findings as lines to compare: rule or name, place, words; none of this machine's dictionaries."""
    problems = [each for each in json.loads(report)["problems"] if "dictionary" not in each["message"]]
    return sorted(f"{p['rule'] or p['name']} {p['path']}:{p['line']}: {p['quote']}" for p in problems)


def main() -> int:
    """Compare a report with the expected rows; say which came and which are gone."""
    found, expected = (
        rows(Path(sys.argv[1]).read_text(encoding="utf-8")),
        json.loads(EXPECTED.read_text("utf-8")),
    )
    if sys.argv[2:] == ["--update"]:
        EXPECTED.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return 0
    for row in sorted(set(found) - set(expected)):
        print(f"not expected: {row}")
    for row in sorted(set(expected) - set(found)):
        print(f"expected, but not found: {row}")
    print(f"{len(found)} findings, {len(expected)} expected")
    return 0 if found == sorted(expected) else 1


if __name__ == "__main__":
    sys.exit(main())
