"""The page's style: readable for those who see little, and silent."""

from __future__ import annotations

import re
from importlib import resources

import pytest

SHEETS = [
    resources.files("workbench.export").joinpath(name).read_text("utf-8")
    for name in ("style.css", "redline.css")
]
STYLE = "\n".join(SHEETS)


def _schemes(sheet: str) -> list[dict[str, str]]:
    blocks = re.findall(r":root \{([^}]*)\}", sheet)
    return [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in blocks]


LIGHT, DARK, PRINT = (page | redline for page, redline in zip(*map(_schemes, SHEETS), strict=True))
PAIRS = [
    ("ink", "page"),
    ("quiet", "page"),
    ("link", "page"),
    ("ink", "head"),
    ("mark", "mark-page"),
    ("gone", "gone-page"),
    ("new", "new-page"),
]


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("ink", "page"), PAIRS)
@pytest.mark.parametrize("scheme", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
def test_contrast_is_that_of_wcag_aa(scheme: dict[str, str], ink: str, page: str) -> None:
    lighter, darker = sorted((_luminance(scheme[ink]), _luminance(scheme[page])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_every_colour_is_one_of_the_schemes() -> None:
    assert set(LIGHT) == set(DARK) == set(PRINT)
    assert len(re.findall(r"#[0-9a-f]{3,8}", STYLE)) == len([*LIGHT, *DARK, *PRINT])


@pytest.mark.parametrize("word", ["content:", "url(", "@import", "</", "position: absolute", "clip"])
def test_the_style_says_nothing_loads_nothing_and_hides_nothing(word: str) -> None:
    assert word not in STYLE
