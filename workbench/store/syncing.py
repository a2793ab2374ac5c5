"""Carries the catalogue's texts into the files of every locale, and into the template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.formats.po import PoFile
from workbench.formats.po_new import new_file
from workbench.formats.reading_error import ReadingError
from workbench.locales.carry import Step
from workbench.locales.meaning import SameMeaning, same_meaning
from workbench.locales.merge import MergeResult, SourceText, accept_change, merge
from workbench.locales.renames import renamed_keys
from workbench.locales.sources import source_texts, template
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.store.decisions import read_decisions
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
    decisions = read_decisions(root)
    errors: list[ReadingError] = [*decisions.errors]
    sources, renamed = source_texts(policy), renamed_keys(policy)
    same = same_meaning(decisions.by_path.values(), sources)
    for locale in policy.settings.locales:
        file = read_locale(root, locale)
        if file.errors:
            errors.extend(file.errors)
            continue
        merged = _carried(_begun(file.po, policy, locale), sources, renamed, same)
        texts[po_path(locale)] = merged.po.text()
        done[locale] = merged.done
    changed = {path: text for path, text in texts.items() if read_text_of(root, path) != text}
    return Sync(changed, done, tuple(errors))


def _carried(
    po: PoFile, sources: Sequence[SourceText], renamed: Mapping[str, Key], same: SameMeaning
) -> MergeResult:
    """Merge, and make valid again what only a change without a change of meaning made stale."""
    merged = merge(po, sources, renamed=renamed, unchanged_meaning=same.valid(po))
    accepted = accept_change(merged.po, same.stale_for_nothing(merged.po))
    done = {key: merged.done.get(key, frozenset()) | steps for key, steps in accepted.done.items()}
    return MergeResult(accepted.po, {**merged.done, **done})


def _begun(po: PoFile | None, policy: Policy, locale: LocaleTag) -> PoFile:
    return new_file(policy.settings.title, locale) if po is None else po
