"""Translations from elsewhere, to be suggested: the user's own, one TMX file for each project and locale."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from workbench.locales.exchange import tmx
from workbench.locales.exchange.arrival import LARGEST_PARCEL, MOST_UNITS, ParcelRefused, refuse
from workbench.locales.memory import Pair
from workbench.policy.kinds import LocaleTag
from workbench.store.atomic import write
from workbench.store.fingerprint import FileRefused, read_file
from workbench.store.places import project_key, state_folder


def memory_file(root: Path, locale: LocaleTag) -> Path:
    """Where the memory of a project's locale is."""
    return state_folder("memory") / f"{project_key(root)}.{locale}.tmx"


def remembered(root: Path, source_locale: LocaleTag, locale: LocaleTag) -> list[Pair]:
    """The pairs that were taken in for a locale; none where there is no file, or none that can be read."""
    file = memory_file(root, locale)
    try:
        content = read_file(file, root=file.parent, limit=LARGEST_PARCEL).data
        return tmx.read(content, source_locale, locale)
    except (FileRefused, ParcelRefused):
        return []


def remember(root: Path, source_locale: LocaleTag, locale: LocaleTag, pairs: Iterable[Pair]) -> int:
    """Take pairs in, and return how many were new. Raises SaveFailed, ParcelRefused."""
    known = remembered(root, source_locale, locale)
    texts = {(pair.source, pair.target) for pair in known}
    new = [pair for pair in pairs if (pair.source, pair.target) not in texts]
    if len(known) + len(new) > MOST_UNITS:
        raise refuse("The memory would have more than {limit} pairs; nothing was taken in.", limit=MOST_UNITS)
    if new:
        file = memory_file(root, locale)
        write(file, tmx.write([*known, *new], source_locale, locale).encode("utf-8"), root=file.parent)
    return len(new)
