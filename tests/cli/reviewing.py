"""What tests of reviewing share: the changes that a reviewer meets in the shipped policy."""

from __future__ import annotations

from pathlib import Path

NEW_FILES = {
    "catalogue/providers/hotjar.yaml": "id: hotjar\nname: Hotjar\nlink: hotjar-more\n",
    "catalogue/cookies/hotjar/hjid.yaml": (
        "id: hotjar.hjid\nname: _hjid\ncategory: analytics\nprovider: hotjar\nparty: third\n"
        "lifetime: 1 year\ndescription: Skiljer besökare åt.\n"
    ),
}
TYPOS = (
    ("catalogue/sections/what.yaml", "Var är cookies", "Vad är cookies"),
    ("catalogue/sections/what.yaml", "cookies och liknade", "cookies och liknande"),
    ("catalogue/cookies/vwo/vis-opt-exp-campaignid-combi.yaml", "väjs", "väljs"),
)
MENDED = (
    "section.text:what:title",
    "section.text:what:browser-settings",
    "description.changed:vwo.vis-opt-exp-campaignid-combi:description",
)
"""What the mended typos are called as changes."""


def replace_in(path: Path, old: str, new: str) -> None:
    """Put one text in the place of another, once and for certain."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def mend_typos(root: Path) -> None:
    """Mend three typos of the shipped policy."""
    for path, old, new in TYPOS:
        replace_in(root / path, old, new)


def five_changes(root: Path) -> None:
    """Mend three typos, lengthen a lifetime, add a cookie of a new provider with its link."""
    mend_typos(root)
    replace_in(root / "catalogue/cookies/google/gid.yaml", "lifetime: 24 hours", "lifetime: 13 months")
    for path, text in NEW_FILES.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text, "utf-8")
    links = root / "catalogue/links.yaml"
    links.write_text(links.read_text("utf-8") + 'hotjar-more: {url: "https://hotjar.com"}\n', "utf-8")
