"""Carries the catalogue's texts into the files of every locale, and into the template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.formats.po import PoFile
from workbench.formats.po_new import new_file
from workbench.formats.reading_error import ReadingError
from workbench.locales.carry import Step
from workbench.locales.merge import merge
from workbench.locales.renames import renamed_keys
from workbench.locales.sources import source_texts, template
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.store.locale_files import TEMPLATE, po_path, read_locale, read_text_of


@dataclass(frozen=True, slots=True)
class Sync:
    """What carrying the texts over comes to: texts to write by path, and what was done in each locale."""

    texts: Mapping[str, str]
    done: Mapping[LocaleTag, Mapping[Key, frozenset[Step]]]
    errors: tuple[ReadingError, ...] = ()


def sync(root: Path, policy: Policy) -> Sync:
    """Merge by key into every locale; nothing is written here. Files with errors are left alone and told."""
    texts: dict[str, str] = {TEMPLATE: template(policy).text()}
    done: dict[LocaleTag, Mapping[Key, frozenset[Step]]] = {}
    errors: list[ReadingError] = []
    sources, renamed = source_texts(policy), renamed_keys(policy)
    for locale in policy.settings.locales:
        file = read_locale(root, locale)
        if file.errors:
            errors.extend(file.errors)
            continue
        merged = merge(_begun(file.po, policy, locale), sources, renamed=renamed)
        texts[po_path(locale)] = merged.po.text()
        done[locale] = merged.done
    changed = {path: text for path, text in texts.items() if read_text_of(root, path) != text}
    return Sync(changed, done, tuple(errors))


def _begun(po: PoFile | None, policy: Policy, locale: LocaleTag) -> PoFile:
    return new_file(policy.settings.title, locale) if po is None else po
