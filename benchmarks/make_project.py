"""Makes a project of any size: `python -m benchmarks.make_project DIR --cookies 10000`."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from workbench.formats.data import Data
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.order import styled
from workbench.formats.yaml_write import write_document

_CATEGORIES = ("essential", "analytics", "advertising", "social-media")
_LIFETIMES = (
    "session",
    "30 minutes",
    "1 day",
    "7 days",
    "30 days",
    "100 days",
    "6 months",
    "1 year",
    "13 months",
    "2 years",
)
_TEXT = (
    "sparar information om besökarens val på webbplatsen och används för att mäta hur ofta en sida visas "
    "samt för att känna igen en återkommande webbläsare så att innehållet kan anpassas efter tidigare besök"
)
_WORDS = _TEXT.split()


def documents(cookies: int, seed: int = 1) -> Iterator[tuple[FileRef, dict[str, Data]]]:
    """Yield the files of a policy with so many cookies, eight for each provider."""
    chance = random.Random(seed)
    providers = [f"provider-{number}" for number in range(max(1, cookies // 8))]
    yield FileRef(FileKind.POLICY), _policy()
    yield FileRef(FileKind.SECTION, "cookies"), _section()
    for category in _CATEGORIES:
        yield FileRef(FileKind.CATEGORY, category), _category(category)
    for number, provider in enumerate(providers):
        yield FileRef(FileKind.PROVIDER, provider), _provider(provider, number)
    yield (
        FileRef(FileKind.LINKS),
        {f"{provider}-more": {"url": f"https://{provider}.example/"} for provider in providers},
    )
    for number in range(cookies):
        ref = FileRef(FileKind.COOKIE, f"{providers[number // 8 % len(providers)]}.cookie-{number}")
        yield ref, _cookie(ref.id, number, chance)


def write_project(folder: Path, cookies: int, seed: int = 1) -> None:
    """Write such a project into a folder."""
    for ref, data in documents(cookies, seed):
        path = folder / ref.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_document(styled(ref, data)), encoding="utf-8")


def _policy() -> dict[str, Data]:
    return {
        "schema": "1",
        "title": "Riktlinjer om cookies",
        "source_locale": "sv",
        "variables": {"site": "www.example.se", "company": "Exempel AB", "email": "privacy@example.se"},
        "sections": ["cookies"],
    }


def _section() -> dict[str, Data]:
    blocks: list[Data] = []
    for category in _CATEGORIES:
        blocks.append({"id": category, "category": category})
        blocks.append({"id": f"{category}-cookies", "table": [category]})
    return {"id": "cookies", "title": "Vilka cookies använder vi på {site}?", "blocks": blocks}


def _category(category: str) -> dict[str, Data]:
    consent = "exempt" if category == "essential" else "required"
    return {
        "id": category,
        "title": category.title(),
        "intro": f"Om {category} på {{site}}.",
        "consent": consent,
    }


def _provider(provider: str, number: int) -> dict[str, Data]:
    return {"id": provider, "name": f"Provider {number}, Inc.", "country": "US", "link": f"{provider}-more"}


def _cookie(cookie: str, number: int, chance: random.Random) -> dict[str, Data]:
    provider, _, name = cookie.partition(".")
    return {
        "id": cookie,
        "name": f"_{name.replace('-', '_')}_{chance.randrange(10_000)}",
        "category": chance.choice(_CATEGORIES),
        "provider": provider,
        "party": "third",
        "lifetime": chance.choice(_LIFETIMES),
        "position": str(number * 10),
        "description": f"Denna cookie {' '.join(chance.choices(_WORDS, k=chance.randrange(8, 30)))}.",
    }


def main() -> None:
    """Make the project that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cookies", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write_project(options.folder, options.cookies, options.seed)


if __name__ == "__main__":
    main()
