"""Parcels of an open project: what leaves, what a file that came back would change, the step that does it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.edits import Place, ReplaceFile, Step
from workbench.formats.edit_refused import EditRefused
from workbench.formats.layout import POLICY_FILE, FileKind, FileRef
from workbench.locales.catalog import Catalog, EntryWords, State
from workbench.locales.catalog_texts import catalog_of
from workbench.locales.exchange.arrival import LARGEST_PARCEL, Arrival, ParcelRefused, refuse
from workbench.locales.exchange.comparison import Change, Comparison, compared
from workbench.locales.exchange.forms import OF_UNITS
from workbench.locales.exchange.parcel import Parcel, Unit, unfinished, units_of
from workbench.locales.exchange.word_counts import WordCounts
from workbench.locales.sources import source_texts
from workbench.policy.entries import entries
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.policy.sentence import Sentence, say
from workbench.steps.planned import Planned
from workbench.store.fingerprint import read_file
from workbench.store.history import kept_revisions
from workbench.store.syncing import sync

if TYPE_CHECKING:
    from workbench.locales.memory import Pair
    from workbench.session import Session


@frozen
class Carried:
    """A locale with the source texts as they are now, whether or not any file says so yet."""

    policy: Policy
    locale: LocaleTag
    catalog: Catalog
    units: tuple[Unit, ...]


@frozen
class Packed:
    """A file for a translator, and the words in it; `counts` are those of the whole locale."""

    content: bytes
    counts: WordCounts
    is_unfinished_only: bool


def carried(session: Session, locale: LocaleTag) -> Carried:
    """A locale as a translator is to see it. Raises EditRefused, FileRefused."""
    policy = sound_policy(session)
    if locale not in policy.settings.locales:
        raise EditRefused(_no_such_locale(locale, policy.settings.locales).sentence)
    ref = FileRef(FileKind.ENTRIES, locale)
    outcome = sync(session.copy, policy, session.project.decisions, [locale])
    if outcome.errors:
        raise EditRefused(outcome.errors[0].sentence_with_place)
    text = outcome.texts.get(ref.path) or session.copy.held(ref.path) or ""
    catalog = catalog_of(text).catalog
    if catalog is None:
        raise EditRefused(say("{path} cannot be read; mend it first, see “workbench check”.", path=ref.path))
    revisions = [revision for revision, _digest, _altered in kept_revisions(session.project.root)]
    printed = [each for each in source_texts(policy, revisions) if not each.only or locale in each.only]
    kinds = {entry.key: entry.kind for entry in entries(policy)}
    units = units_of(catalog, session.locales.approvals(locale), printed, kinds)
    return Carried(policy, locale, catalog, tuple(units))


def sound_policy(session: Session) -> Policy:
    """The whole policy of an open project. Raises EditRefused while any of it cannot be read."""
    policy, errors = session.policy, session.catalogue_errors
    if policy is None or errors:
        raise EditRefused(
            errors[0].sentence_with_place if errors else say("{file} cannot be read.", file=POLICY_FILE)
        )
    return policy


def packed(session: Session, locale: LocaleTag, form: str, *, is_unfinished_only: bool = False) -> Packed:
    """Make a file of a locale. Raises EditRefused, FileRefused or ParcelRefused."""
    if is_unfinished_only and form not in OF_UNITS:
        raise refuse("{form} has no unfinished entries; leave “--only unfinished” out.", form=form.upper())
    found = carried(session, locale)
    content = _content(session, found, form, is_unfinished_only=is_unfinished_only)
    return Packed(content, WordCounts.of(found.units), is_unfinished_only)


def read_parcel(path: Path) -> bytes:
    """Read a file that came from elsewhere. Raises ParcelRefused, FileRefused."""
    real = path.resolve()
    if real.is_file() and real.stat().st_size > LARGEST_PARCEL:
        raise refuse("The file is larger than {limit} bytes and is not read.", limit=LARGEST_PARCEL)
    return read_file(real, root=real.parent, limit=LARGEST_PARCEL).data


def locale_of(arrival: Arrival, policy: Policy, asked: str | None) -> LocaleTag:
    """The locale that a file is for. Raises ParcelRefused where nobody says so, or it is another."""
    known = policy.settings.locales
    named = _known(arrival.locale, known)
    if asked is not None and asked not in known:
        raise _no_such_locale(asked, known)
    if asked is not None and named is not None and named != asked:
        raise refuse("The file is for the locale {named}, not for {asked}.", named=named, asked=asked)
    if asked is not None:
        return LocaleTag(asked)
    if named is None and arrival.locale:
        raise _no_such_locale(arrival.locale, known)
    if named is None:
        raise refuse("The file does not say for which locale it is; name it with --locale.")
    return named


def pairs_of(content: bytes, policy: Policy, asked: str | None = None) -> Mapping[LocaleTag, list[Pair]]:
    """The pairs of a TMX for each locale that it has some for, or for one. Raises ParcelRefused."""
    from workbench.locales.exchange import tmx

    known = policy.settings.locales
    if asked is not None and asked not in known:
        raise _no_such_locale(asked, known)
    wanted = list(known) if asked is None else [LocaleTag(asked)]
    found = {locale: tmx.read(content, policy.source_locale, locale) for locale in wanted}
    if not any(found.values()):
        raise refuse(
            "The file has no pair of {source} and {known}.",
            source=policy.source_locale,
            known=", ".join(wanted) or "–",
        )
    return {locale: pairs for locale, pairs in found.items() if pairs}


def comparison(found: Carried, arrival: Arrival, *, is_done: bool = False) -> Comparison:
    """What a file would change in a locale."""
    return compared(arrival, found.units, is_done=is_done)


def planned_import(found: Carried, changes: Sequence[Change]) -> Planned:
    """What takes changes over."""
    return Planned(_importing(found, changes), len(changes), lambda _session: import_step(found, changes))


def _importing(found: Carried, changes: Sequence[Change]) -> Sentence:
    return say("Import {count} translations into {locale}", count=len(changes), locale=found.locale)


def import_step(found: Carried, changes: Sequence[Change]) -> Step:
    """Take changes over, all of them as one step. Raises EditRefused."""
    ref = FileRef(FileKind.ENTRIES, found.locale)
    decided = {change.unit.key: _decided(found.catalog, change) for change in changes}
    try:
        edited = found.catalog.with_many_words(decided)
    except ValueError:
        raise EditRefused(say("A PO file cannot hold one of these texts; nothing was imported.")) from None
    return Step(
        _importing(found, changes), (ReplaceFile(ref, edited.po),), Place(ref, (changes[0].unit.key,))
    )


def _content(session: Session, found: Carried, form: str, *, is_unfinished_only: bool) -> bytes:
    policy, locale, path = found.policy, found.locale, FileRef(FileKind.ENTRIES, found.locale).path
    units = unfinished(found.units) if is_unfinished_only else found.units
    parcel = Parcel(policy.settings.title, policy.source_locale, locale, units)
    match form:
        case "po":
            return _po(session, found, parcel, is_unfinished_only=is_unfinished_only)
        case "xlsx":
            from workbench.locales.exchange import xlsx

            return xlsx.write(parcel)
        case "csv":
            from workbench.locales.exchange import csv

            return csv.write(parcel).encode("utf-8")
        case "tmx":
            from workbench.locales.exchange import tmx
            from workbench.locales.memory import pairs

            known = pairs(found.catalog[key] for key in found.catalog)
            return tmx.write(known, policy.source_locale, locale).encode("utf-8")
        case "tbx":
            from workbench.locales.exchange import tbx

            return tbx.write(policy.glossary.values(), policy.source_locale, locale).encode("utf-8")
        case _:
            from workbench.locales.exchange import xliff

            return xliff.write(parcel, path).encode("utf-8")


def _po(session: Session, found: Carried, parcel: Parcel, *, is_unfinished_only: bool) -> bytes:
    """The locale's file as it stands, byte for byte; or the entries of a parcel alone."""
    if is_unfinished_only:
        from workbench.locales.exchange import po

        text = po.only(found.catalog, {unit.key for unit in parcel.work}).text()
    else:
        path = FileRef(FileKind.ENTRIES, found.locale).path
        text = session.copy.text(path) or found.catalog.po.text()
    return text.encode("utf-8", "surrogateescape")


def _decided(catalog: Catalog, change: Change) -> EntryWords:
    """What an entry says once a change is made."""
    words = catalog.words(change.unit.key)
    is_same = not change.is_of_text and change.state is change.unit.state.of_entry
    return EntryWords(
        (change.target, *words.translations[1:]),
        words.is_stale if is_same else change.state is State.STALE,
        words.previous if is_same else None,
        (*words.comments, *change.notes),
    )


def _known(named: str | None, known: Iterable[LocaleTag]) -> LocaleTag | None:
    """The locale of the policy that a file names, in whatever case and with `_` or `-`."""
    wanted = (named or "").replace("_", "-").lower()
    return next((tag for tag in known if tag.lower() == wanted), None)


def _no_such_locale(tag: str, known: Iterable[LocaleTag]) -> ParcelRefused:
    told = ", ".join(known) or "–"
    return refuse("The policy has no locale {tag} to translate into; it has {known}.", tag=tag, known=told)
