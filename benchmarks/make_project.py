"""Makes a project of any size: `python -m benchmarks.make_project DIR --cookies 10000`."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from workbench.formats.catalogue import read_catalogue
from workbench.formats.data import Data
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.order import styled
from workbench.formats.po import PoFile
from workbench.formats.po_edit import new_block
from workbench.formats.po_entry import PoEntry, Previous, with_fuzzy
from workbench.formats.po_new import new_file
from workbench.formats.yaml_write import write_document
from workbench.locales.carry import SourceText
from workbench.locales.sources import source_texts
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.store.locale_files import po_path

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


LOCALES = "ar bg cs da de el en es et fi fr hr hu it ja lt lv nb nl pl pt ro sk tr".split()  # noqa: SIM905


def documents(
    cookies: int, seed: int = 1, locales: Sequence[str] = ()
) -> Iterator[tuple[FileRef, dict[str, Data]]]:
    """Yield the files of a policy with so many cookies, eight for each provider."""
    chance = random.Random(seed)
    providers = [f"provider-{number}" for number in range(max(1, cookies // 8))]
    yield FileRef(FileKind.POLICY), _policy(locales)
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


def write_project(folder: Path, cookies: int, seed: int = 1, locales: Sequence[str] = ()) -> None:
    """Write such a project into a folder, and a file for each locale."""
    files = dict(documents(cookies, seed, locales))
    for ref, data in files.items():
        _write(folder / ref.path, write_document(styled(ref, data)))
    policy = read_catalogue(files.items()).policy
    assert policy
    sources = source_texts(policy)
    for tag in map(LocaleTag, locales):
        _write(folder / po_path(tag), translated(sources, tag, seed).text())


def sources_of(count: int, seed: int = 1) -> list[SourceText]:
    """Make so many texts without a project round them."""
    chance = random.Random(seed)
    texts = (
        f"Denna cookie {' '.join(chance.choices(_WORDS, k=chance.randrange(8, 30)))}." for _ in range(count)
    )
    return [
        SourceText(
            Key(f"cookie.provider-{number // 8}.cookie-{number}.description"), text, f"Cookie {number}."
        )
        for number, text in enumerate(texts)
    ]


def translated(sources: Iterable[SourceText], tag: LocaleTag, seed: int = 1) -> PoFile:
    """Make a locale's file: of a hundred entries one is untranslated and one is stale."""
    chance = random.Random(f"{seed} {tag}")
    file = new_file("Riktlinjer om cookies", tag)
    entries = (_translated(source, number % 100, chance) for number, source in enumerate(sources))
    return file.with_blocks([*file.blocks, *(new_block(entry, "\n") for entry in entries)])


def _translated(source: SourceText, place: int, chance: random.Random) -> PoEntry:
    words = "" if place == 50 else f"{' '.join(chance.choices(_WORDS, k=len(source.text.split())))}."
    comments = tuple(source.comment.split("\n"))
    entry = PoEntry(source.text, (words.capitalize(),), source.key, extracted_comments=comments)
    return with_fuzzy(replace(entry, previous=Previous(f"{source.text} förr"))) if place == 70 else entry


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _policy(locales: Sequence[str]) -> dict[str, Data]:
    settings: dict[str, Data] = (
        {"locales": {tag: {"published": "false"} for tag in locales}} if locales else {}
    )
    return {
        "schema": "1",
        "title": "Riktlinjer om cookies",
        "source_locale": "sv",
        "variables": {"site": "www.example.se", "company": "Exempel AB", "email": "privacy@example.se"},
        "sections": ["cookies"],
        **settings,
    }


def _section() -> dict[str, Data]:
    blocks: list[Data] = [{"id": "about", "text": "Här läser du om cookies på {site}."}]
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
    parser.add_argument("--locales", type=int, default=0, help=f"how many, of {len(LOCALES)}")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write_project(options.folder, options.cookies, options.seed, LOCALES[: options.locales])


if __name__ == "__main__":
    main()
