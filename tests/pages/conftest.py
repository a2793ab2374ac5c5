"""A real browser, and the pages of the shipped policy as its command line writes them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

from tests.cli.reviewing import five_changes
from tests.programs import needed, needed_module
from workbench.cli.running import run

if TYPE_CHECKING:
    from playwright.sync_api import Page

T = TypeVar("T")
SHIPPED = Path(__file__).parents[2]
WINDOWLESS = "chromium-headless-shell"
OPTIONS = [
    "--no-sandbox",
    "--disable-threaded-compositing",
    "--disable-features=ProactivelySwapBrowsingInstance,BackForwardCache,RenderDocument",
]
"""One page after another is looked at: in one process, and none is gone back to."""


class InBrowser:
    """Runs work with a page in a thread of its own: its event loop and those of tests never meet."""

    def __init__(self, thread: Executor, page: Page) -> None:
        self._thread = thread
        self._page = page

    def __call__(self, work: Callable[[Page], T]) -> T:
        """Do some work, and return what it returns."""
        return self._thread.submit(work, self._page).result()


@pytest.fixture(scope="package")
def in_browser() -> Iterator[InBrowser]:
    """A real Chromium, closed before other tests come: a page at rest takes time, too.

    The one that is built to have no window starts in half the time, and opens a page in a third.
    """
    needed_module("playwright", "test")
    program = shutil.which(WINDOWLESS) or shutil.which("chromium") or needed(WINDOWLESS, WINDOWLESS)
    from playwright.sync_api import sync_playwright

    with ThreadPoolExecutor(1) as thread:
        playwright = thread.submit(sync_playwright().start).result()
        opened = thread.submit(playwright.chromium.launch, executable_path=program, args=OPTIONS).result()
        yield InBrowser(thread, thread.submit(opened.new_page).result())
        thread.submit(opened.close).result()
        thread.submit(playwright.stop).result()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Every kind of page of the shipped policy, as it is and after five changes, by its name."""
    root = tmp_path_factory.mktemp("shipped")
    for folder in ("catalogue", "locales"):
        shutil.copytree(SHIPPED / folder, root / folder)
    of_root = ["--project", str(root)]
    for locale in ("ar", "fi", "he"):
        assert run(["locale", "add", locale, *of_root]) == 0
    policy = root / "out"
    assert run(["export", "--all-locales", "--format", "html", "--output", f"{policy}/", *of_root]) == 0
    five_changes(root)
    drafts = root / "drafts"
    assert run(["export", "--all-locales", "--format", "html", "--output", f"{drafts}/", *of_root]) == 0
    found = {f"policy.{page.name.split('.')[1]}": page for page in policy.iterdir()}
    found |= {f"draft.{page.name.split('.')[1]}": page for page in drafts.iterdir()}
    return found | {name: printed(root, name) for name in ("diff", "changelog")}


def printed(root: Path, command: str) -> Path:
    """What a command prints as HTML, in a file."""
    with (
        pytest.MonkeyPatch.context() as streams,
        (root / f"{command}.html").open("w", encoding="utf-8") as page,
    ):
        streams.setattr("sys.stdout", page)
        assert run([command, "--format", "html", "--project", str(root)]) == 0
        return Path(page.name)
