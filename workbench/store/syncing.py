"""Carries the catalogue's texts into the files of every locale, and into the template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from workbench.formats.file_text import FileText
from workbench.formats.po import PoFile
from workbench.formats.po_new import new_file
from workbench.formats.reading_error import ReadingError
from workbench.locales.carry import Step
from workbench.locales.meaning import SameMeaning, same_meaning
from workbench.locales.merge import MergeResult, SourceText, accept_change, merge
from workbench.locales.renames import renamed_keys
from workbench.locales.sources import source_texts, template
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.store.decisions import Decisions
from workbench.store.history import kept_revisions
from workbench.store.locale_files import TEMPLATE, po_path
from workbench.store.open_locales import OpenLocales
from workbench.store.working_copy import WorkingCopy


@frozen
class Sync:
    """What carrying the texts over comes to: texts to write by path, and what was done in each locale."""

    texts: Mapping[str, FileText]
    done: Mapping[LocaleTag, Mapping[Key, frozenset[Step]]]
    errors: tuple[ReadingError, ...] = ()


def sync(
    copy: WorkingCopy, policy: Policy, decisions: Decisions, locales: Iterable[LocaleTag] | None = None
) -> Sync:
    """Merge what each locale prints by key into it, into all if none are named; nothing is written here.

    Files with errors are left alone and told. Raises FileRefused for a template that cannot be read.
    """
    revisions = [revision for revision, _digest, _altered in kept_revisions(copy.root)]
    texts: dict[str, FileText] = {TEMPLATE: template(policy, revisions).text()}
    done: dict[LocaleTag, Mapping[Key, frozenset[Step]]] = {}
    files = OpenLocales(copy)
    sources, renamed = source_texts(policy, revisions), renamed_keys(policy)
    same = same_meaning(decisions.by_path.values(), sources)
    for locale in policy.settings.locales if locales is None else locales:
        catalog = files.catalog(locale)
        if po_path(locale) in {error.path for error in files.errors}:
            continue
        po = new_file(policy.settings.title, locale) if catalog is None else catalog.po.at_hand()
        printed = [text for text in sources if not text.only or locale in text.only]
        merged = _carried(po, printed, renamed, same)
        texts[po_path(locale)] = copy.as_held(po_path(locale), merged.po)
        done[locale] = merged.done
    changed = {path: text for path, text in texts.items() if copy.held(path) != text}
    return Sync(changed, done, (*decisions.errors, *files.errors))


def _carried(
    po: PoFile, sources: Sequence[SourceText], renamed: Mapping[str, Key], same: SameMeaning
) -> MergeResult:
    """Merge, and make valid again what only a change without a change of meaning made stale."""
    merged = merge(po, sources, renamed=renamed, unchanged_meaning=same.valid(po))
    accepted = accept_change(merged.po, same.stale_for_nothing(merged.po))
    done = {key: merged.done.get(key, frozenset()) | steps for key, steps in accepted.done.items()}
    return MergeResult(accepted.po, {**merged.done, **done})
