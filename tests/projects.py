"""Small projects for tests: written to a folder, opened as a session."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import Path

from workbench.formats.data import Data
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.order import styled
from workbench.formats.yaml_write import write_document
from workbench.policy.entries import entries
from workbench.session import Session
from workbench.store.project import load

GID = FileRef(FileKind.COOKIE, "google.gid")
VWO_SN = FileRef(FileKind.COOKIE, "vwo.sn")
ROUTE = FileRef(FileKind.COOKIE, "own.routeid")

SMALL: dict[FileRef, dict[str, Data]] = {
    FileRef(FileKind.POLICY): {
        "schema": "1",
        "title": "Riktlinjer om cookies",
        "source_locale": "sv",
        "variables": {"site": "www.example.se", "company": "Exempel AB", "email": "privacy@example.se"},
        "sections": ["which"],
    },
    FileRef(FileKind.SECTION, "which"): {
        "id": "which",
        "title": "Vilka cookies använder vi?",
        "blocks": [
            {"id": "essential", "category": "essential"},
            {"id": "essential-cookies", "table": ["essential"]},
            {"id": "analytics", "category": "analytics"},
            {"id": "analytics-cookies", "table": ["analytics"]},
        ],
    },
    FileRef(FileKind.CATEGORY, "essential"): {
        "id": "essential",
        "title": "Nödvändiga cookies",
        "intro": "Utan dem fungerar inte {site}.",
        "consent": "exempt",
    },
    FileRef(FileKind.CATEGORY, "analytics"): {
        "id": "analytics",
        "title": "Analyscookies",
        "intro": "De visar vad som läses.",
        "consent": "required",
    },
    FileRef(FileKind.PROVIDER, "google"): {"id": "google", "name": "Google, LLC", "link": "google-more"},
    FileRef(FileKind.PROVIDER, "vwo"): {"id": "vwo", "name": "VWO"},
    FileRef(FileKind.LINKS): {"google-more": {"url": "https://policies.google.com/privacy"}},
    ROUTE: {
        "id": "own.routeid",
        "name": "ROUTEID",
        "category": "essential",
        "provider": "own",
        "party": "first",
        "lifetime": "session",
        "position": "10",
        "description": "Leder användaren till rätt server.",
        "printed": {"lifetime": "Sessionscookie"},
    },
    GID: {
        "id": "google.gid",
        "name": "_gid",
        "category": "analytics",
        "provider": "google",
        "party": "third",
        "lifetime": "24 hours",
        "position": "20",
        "description": "Placeras av Google Analytics, används för att särskilja användare.",
    },
    VWO_SN: {
        "id": "vwo.sn",
        "name": "_VWO_sn",
        "category": "analytics",
        "provider": "vwo",
        "party": "third",
        "lifetime": {"sliding": "30 minutes", "text": "{lifetime} och förnyad vid besökaraktivitet"},
        "position": "30",
        "description": "En av VWO skapad cookie som sparar information om sessionsnivå.",
    },
}


def write_small(root: Path) -> Path:
    """Write the small project into a folder."""
    for ref, data in SMALL.items():
        path = root / ref.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_document(styled(ref, data)), encoding="utf-8")
    return root


LIKE = """id: own.c{number:03}
name: c{number:03}
category: analytics
provider: own
party: first
lifetime: session
description: Mäter besök.
"""


def write_many(root: Path, count: int) -> Path:
    """Write the small project, and so many cookies more that are alike."""
    write_small(root)
    for number in range(count):
        path = root / f"catalogue/cookies/own/c{number:03}.yaml"
        path.write_text(LIKE.format(number=number), encoding="utf-8")
    return root


def write_locales(root: Path, *locales: str) -> None:
    """Give the small project's policy these locales."""
    path = root / FileRef(FileKind.POLICY).path
    settings = "".join(f"  {locale}: {{published: false}}\n" for locale in locales)
    path.write_text(path.read_text(encoding="utf-8") + f"locales:\n{settings}", encoding="utf-8")


def write_entries(
    root: Path, locale: str, targets: Mapping[str, str], *, stale: Collection[str] = ()
) -> Path:
    """Write a locale's file: an entry for every text of the policy, translated where `targets` has it."""
    policy = load(root).catalogue.policy
    assert policy is not None
    blocks = [f'msgid ""\nmsgstr ""\n"Language: {locale}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n']
    for entry in entries(policy):
        flag = "#, fuzzy\n" if entry.key in stale else ""
        target = targets.get(entry.key, "")
        source = entry.source.replace("\\", "\\\\").replace('"', '\\"')
        blocks.append(f'{flag}msgctxt "{entry.key}"\nmsgid "{source}"\nmsgstr "{target}"\n')
    path = root / FileRef(FileKind.ENTRIES, locale).path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(blocks), encoding="utf-8")
    return path


def files(root: Path) -> dict[str, bytes]:
    """Every file of a project with its bytes."""
    paths = sorted(f"{folder}/{name}" for folder, _, names in os.walk(root) for name in names)
    start = len(f"{root}/")
    return {path[start:]: file.read_bytes() for path in paths if (file := Path(path)).is_file()}


def open_session(root: Path) -> Session:
    """Read a project and open a session on it."""
    return Session(load(root))


PROSE: dict[FileRef, dict[str, Data]] = {
    FileRef(FileKind.POLICY): {**SMALL[FileRef(FileKind.POLICY)], "sections": ["start", "which", "manage"]},
    FileRef(FileKind.SECTION, "start"): {
        "id": "start",
        "blocks": [
            {
                "id": "about",
                "text": "Här läser du om cookies på {site}. De är små. Se Avsnitt {section:manage}.",
                "about": ["controller"],
            },
            {"id": "contact", "text": "Skriv till {email}."},
        ],
    },
    FileRef(FileKind.SECTION, "manage"): {
        "id": "manage",
        "title": "Hur väljer jag?",
        "blocks": [
            {"id": "how", "heading": "Val.", "text": "Du kan **alltid** välja. Läs [mer](link:google-more)."},
            {"id": "ways", "heading": "Tre sätt"},
            {
                "id": "list",
                "items": {"browser": "I webbläsaren;", "banner": "I bannern; och", "mail": "Med ett brev."},
                "about": ["rights"],
            },
            {"id": "more", "text": "Google Inc. hjälper till."},
        ],
    },
}


def write_prose(root: Path) -> Path:
    """Write the small project with a section before and one behind, of every kind of block."""
    write_small(root)
    for ref, data in PROSE.items():
        (root / ref.path).write_text(write_document(styled(ref, data)), encoding="utf-8")
    return root
