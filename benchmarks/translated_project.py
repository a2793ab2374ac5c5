"""Makes a project whose texts have what rules look for, and a locale in which all of it is translated."""

from __future__ import annotations

import random
import re
from pathlib import Path

from benchmarks.make_project import documents
from workbench.formats.data import Data
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.order import styled
from workbench.formats.po_edit import new_block
from workbench.formats.po_entry import PoEntry
from workbench.formats.po_new import new_file
from workbench.formats.yaml_write import write_document
from workbench.locales.carry import SourceText
from workbench.locales.sources import source_texts
from workbench.policy.kinds import LocaleTag
from workbench.store.locale_files import po_path
from workbench.store.project import load

LOCALE = LocaleTag("en")
_ENDINGS = (
    *("",) * 10,
    *(" på {site}",) * 3,
    *(" (även på {site})",) * 2,
    *(" och visar detta: en sida",) * 2,
    " i 30 dagar",
    " av {provider} på {site}",
    " och stöds av ”{name}”",
)
"""What gives texts something to check: as often as in the shipped policy, figures oftener."""
_ENGLISH = {
    "Denna": "This", "sparar": "stores", "besökarens": "the visitor’s", "val": "choices", "på": "on",
    "webbplatsen": "the website", "och": "and", "används": "is used", "för": "for", "att": "to",
    "mäta": "measure", "hur": "how", "ofta": "often", "en": "a", "sida": "page", "visas": "is shown",
    "samt": "and also", "känna": "know", "igen": "again", "återkommande": "returning",
    "webbläsare": "browser", "så": "so", "innehållet": "the content", "kan": "can", "anpassas": "be adapted",
    "efter": "after", "tidigare": "earlier", "besök": "visits", "i": "for", "dagar": "days", "av": "by",
    "även": "also", "detta": "this", "visar": "shows", "stöds": "is supported", "om": "about", "Om": "About",
    "Riktlinjer": "Policy", "Vilka": "Which", "använder": "use", "vi": "we",
}  # fmt: skip
_WORD = re.compile(r"\{[^}]*\}|”[^”]*”|[^\W\d_]+")


def write_project(folder: Path, cookies: int, seed: int = 1) -> None:
    """Write a project whose texts have something to check, with a locale, translated word by word."""
    chance = random.Random(seed)
    for ref, data in documents(cookies, seed):
        path = folder / ref.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_document(styled(ref, _with_more(ref, data, chance))), encoding="utf-8")
    policy = load(folder).catalogue.policy
    if policy is None:
        raise ValueError("The made project cannot be read.")
    file = folder / po_path(LOCALE)
    file.parent.mkdir(parents=True)
    begun = new_file(policy.settings.title, LOCALE)
    blocks = (new_block(_translated(source), "\n") for source in source_texts(policy))
    file.write_text(begun.with_blocks([*begun.blocks, *blocks]).text(), "utf-8")


def _with_more(ref: FileRef, data: dict[str, Data], chance: random.Random) -> dict[str, Data]:
    if ref.kind is FileKind.POLICY:
        return {**data, "locales": {LOCALE: {"published": "false"}}}
    if ref.kind is not FileKind.COOKIE:
        return data
    number = str(data["provider"]).rpartition("-")[2]
    ending = chance.choice(_ENDINGS).replace("{provider}", f"Provider {number}, Inc.")
    description = str(data["description"]).removesuffix(".") + ending.replace("{name}", str(data["name"]))
    return {**data, "description": f"{description}."}


def _translated(source: SourceText) -> PoEntry:
    text = _WORD.sub(lambda word: _in_english(word[0]), source.text)
    return PoEntry(source.text, (text,), source.key)


def _in_english(word: str) -> str:
    return f"“{word[1:-1]}”" if word.startswith("”") else _ENGLISH.get(word, word)
