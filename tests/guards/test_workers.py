"""Workers of the app are described: else Textual writes out all that they are given, be it megabytes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import workbench.ui

ROOT = Path(workbench.ui.__file__).parent


def workers(source: str) -> Iterator[tuple[str, bool]]:
    """The workers that take anything, and whether each is described."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or len(node.args.args) < 2:
            continue
        for each in node.decorator_list:
            called = each.func if isinstance(each, ast.Call) else each
            if isinstance(called, ast.Name) and called.id == "work":
                keywords = each.keywords if isinstance(each, ast.Call) else []
                yield node.name, any(keyword.arg == "description" for keyword in keywords)


def test_every_worker_that_takes_anything_is_described() -> None:
    found = [each for path in ROOT.rglob("*.py") for each in workers(path.read_text("utf-8"))]
    assert found
    assert [name for name, is_described in found if not is_described] == []
