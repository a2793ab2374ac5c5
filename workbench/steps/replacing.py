"""Words replaced in many texts, as one step: the wordings of what is renamed fall away with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from workbench.edits import Edit, Place, RemoveValue, SetEntry, SetValue, Step, value_at
from workbench.finding.replacing import Hit, by_text, replaced, stays_whole
from workbench.finding.written_texts import Written
from workbench.formats.data import Data, Path
from workbench.formats.edit_refused import EditRefused
from workbench.formats.layout import FileKind, FileRef
from workbench.forms.cookie_fields import WORDED
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import Sentence, say
from workbench.session import Session
from workbench.steps.planned import Planned

_MOST_TOLD = 5
"""So many wordings that fell away are told; of the rest, how many."""


def planned_replacing(hits: Sequence[Hit], old: str, new: str) -> Planned:
    """What replaces these places, of which there is one at least."""
    count = sum(1 for _ in by_text(hits))
    return Planned(_title(count, old, new), count, lambda session: replace_step(session, hits, old, new))


def replace_step(session: Session, hits: Sequence[Hit], old: str, new: str) -> Step:
    """Replace these places, of which there is one at least, as one step. Raises EditRefused."""
    texts: dict[Written, str] = {}
    for written, found in _whole(hits):
        session.told(0)
        texts[written] = replaced(written.text, found)
    gone = [] if hits[0].written.place.file.kind is FileKind.ENTRIES else list(_worded(session, texts))
    edits = (*_replacing(session, texts), *_without(session, gone))
    return Step(_title(len(texts), old, new), edits, hits[0].written.place, _remark(session, gone))


def _title(count: int, old: str, new: str) -> Sentence:
    if count == 1:
        return say("Replace “{old}” with “{new}” in one text", old=old, new=new)
    return say("Replace “{old}” with “{new}” in {count} texts", old=old, new=new, count=count)


def _whole(hits: Sequence[Hit]) -> Iterator[tuple[Written, Sequence[Hit]]]:
    """Yield every text with its places. Raises EditRefused where they break it together."""
    for written, found in by_text(hits):
        if not stays_whole(written, found):
            raise EditRefused(
                say(
                    "Not all places in “{text}” can be replaced: it would be read otherwise.",
                    text=written.text,
                )
            )
        yield written, found


def _replacing(session: Session, texts: dict[Written, str]) -> Iterator[Edit]:
    """Yield the edit of every text. Raises EditRefused where another text stands there by now."""
    made: set[Place] = set()
    for written, after in texts.items():
        file, path = written.place.file, written.place.path
        if file.kind is FileKind.ENTRIES:
            yield _retranslating(session, written, after)
            continue
        data = session.data(file)
        standing = value_at(data, path)
        parent = Place(file, path[:-1])
        if standing is None and len(path) > 1 and parent not in made and value_at(data, parent.path) is None:
            made.add(parent)
            yield SetValue(file, parent.path, {str(path[-1]): after})
            continue
        if standing is not None and standing != written.text:
            raise EditRefused(_other_text(written))
        yield SetValue(file, path, after)


def _retranslating(session: Session, written: Written, after: str) -> Edit:
    """Another translation, which keeps its state."""
    catalog = session.locales.catalog(LocaleTag(written.place.file.id))
    key = written.key
    if catalog is None or key is None or key not in catalog or catalog[key].target != written.text:
        raise EditRefused(_other_text(written))
    words = catalog.words(key)
    return SetEntry(written.place.file, key, replace(words, translations=(after, *words.translations[1:])))


def _other_text(written: Written) -> Sentence:
    return say("“{text}” has changed meanwhile; look for it again.", text=written.text)


def _worded(session: Session, texts: Collection[Written]) -> Iterator[Place]:
    """Yield the printed wordings of what is replaced, those left out that are replaced themselves."""
    places = {written.place for written in texts}
    for place in dict.fromkeys(
        Place(written.place.file, path) for written in texts for path in _wordings(written.place)
    ):
        if place not in places and value_at(session.data(place.file), place.path) is not None:
            yield place


def _wordings(place: Place) -> Sequence[Path]:
    """Where the wordings of a field stand."""
    if place.file.kind is FileKind.COOKIE:
        return WORDED.get(str(place.path[0]), ())
    return [("printed",)] if (place.file.kind, place.path) == (FileKind.PROVIDER, ("name",)) else []


def _without(session: Session, gone: Sequence[Place]) -> Iterator[Edit]:
    """Remove wordings; the last of a cookie takes `printed` with it."""
    of_file: dict[FileRef, list[Place]] = {}
    for place in gone:
        of_file.setdefault(place.file, []).append(place)
    for place in gone:
        *_before, last = of_file[place.file]
        printed = value_at(session.data(place.file), place.path[:1])
        is_last = place == last and isinstance(printed, dict) and len(printed) == len(of_file[place.file])
        yield RemoveValue(place.file, place.path[:1] if is_last else place.path)


def _remark(session: Session, gone: Sequence[Place]) -> Sentence | None:
    if not gone:
        return None
    first = gone[:_MOST_TOLD]
    wordings = "”, “".join(_told(value_at(session.data(place.file), place.path)) for place in first)
    if len(gone) == len(first):
        return say(
            "The printed wording “{wording}” fell away, as it worded what you changed.", wording=wordings
        )
    return say(
        "The printed wordings “{wording}” and {count} more fell away, as they worded what you changed.",
        wording=wordings,
        count=len(gone) - len(first),
    )


def _told(value: Data | None) -> str:
    return value if isinstance(value, str) else ""
