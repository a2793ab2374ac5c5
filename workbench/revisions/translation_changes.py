"""What a published locale says otherwise although the source says the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.formats.layout import FileKind, FileRef
from workbench.policy.entries import Key, entries
from workbench.policy.kinds import LocaleTag
from workbench.revisions.change import Change
from workbench.revisions.kind import Kind
from workbench.revisions.same_text import canonical
from workbench.revisions.side import Side
from workbench.revisions.spoken import Spoken


def translation_changes(old: Side, new: Side) -> Iterator[Change]:
    """Yield the entries of locales on both sides whose translation alone is another."""
    both = [locale for locale in new.words if locale in old.words]
    if not both:
        return
    before = {entry.key: entry.source for entry in entries(old.policy)}
    same = [entry.key for entry in entries(new.policy) if before.get(entry.key) == entry.source]
    for locale in both:
        yield from _of_locale(locale, same, old.words[locale], new.words[locale])


def _of_locale(locale: LocaleTag, keys: Iterable[Key], old: Spoken, new: Spoken) -> Iterator[Change]:
    file = FileRef(FileKind.ENTRIES, locale)
    for key in keys:
        was, becomes = old.own(key), new.own(key)
        if was != becomes and canonical(was) != canonical(becomes):
            yield Change(
                kind=Kind.TRANSLATION_CHANGED, id=key, locale=locale, old=was, new=becomes, file=file
            )
