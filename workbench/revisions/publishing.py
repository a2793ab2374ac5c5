"""What changed becomes the next revision: its record, its state, and every locale's text with its date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from workbench import __version__
from workbench.export.document import build
from workbench.export.text import to_text
from workbench.export.wording import Said, Wording, source_wording
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.revisions.assessed import Assessed, ChangeList
from workbench.revisions.consent import consent_fingerprint
from workbench.revisions.kind import Kind
from workbench.revisions.level import Level
from workbench.revisions.record import RecordedChange, Revision, Stored
from workbench.revisions.side import Side
from workbench.revisions.spoken import Spoken, words_text
from workbench.revisions.state import digest, state_text

_UNRECORDED = frozenset({Kind.FORMATTING_ONLY, Kind.INTERNAL_ONLY})


@frozen(kw_only=True)
class Publishing:
    """Who publishes what, and when: the answers that only a person can give.

    `locales` are those whose text is to be fixed, the source among them unless only others are corrected.
    `keeps_date` and `incomplete` are reasons, where these were asked for.
    """

    locales: tuple[LocaleTag, ...]
    date: dt.date
    at: dt.datetime
    by: str
    note: str | None = None
    keeps_date: str | None = None
    incomplete: Mapping[LocaleTag, str] = field(default_factory=dict)


@frozen
class Newest:
    """The revision that the next one follows, and the digest of its record."""

    revision: Revision
    digest: str


@frozen(slots=False)
class Publication:
    """The next revision: its record, and the text of every file of its folder, by name."""

    revision: Revision
    files: Mapping[str, str]
    moved: tuple[LocaleTag, ...]
    """The locales whose date moves."""


def publication(
    new: Side, changes: ChangeList | None, newest: Newest | None, answers: Publishing
) -> Publication:
    """Make the next revision out of the present state; nothing is written here."""
    name = _name(answers.date, newest)
    words = _dated(new, changes, answers)
    texts = _Texts(new.policy, words, newest, answers, name)
    state = state_text(new.documents)
    files = {**texts.files, "state.json": state}
    asks = changes is not None and changes.asks_consent
    before = newest.revision if newest else None
    revision = Revision(
        name=name,
        number=before.number + 1 if before else 1,
        date=answers.date,
        published_at=answers.at,
        published_by=answers.by,
        previous=newest.digest if newest else None,
        level=changes.level if changes else Level.INITIAL,
        consent_revision=(before.consent_revision if before else 1) + int(asks),
        consent_fingerprint=consent_fingerprint(new.policy),
        note=answers.note,
        last_changed=texts.last_changed,
        texts=texts.texts,
        state=digest(state.encode()),
        states=texts.states,
        changes=tuple(_recorded(changes.assessed if changes else ())),
        keeps_date=answers.keeps_date,
        incomplete=answers.incomplete,
        workbench=__version__,
    )
    return Publication(revision, files, tuple(texts.moved))


def _name(date: dt.date, newest: Newest | None) -> str:
    """The date, and a number behind it for the second revision of a day and every later one."""
    day = date.isoformat()
    if newest is None or newest.revision.date != date:
        return day
    _, _, n = newest.revision.name.partition(".")
    return f"{day}.{int(n or 1) + 1}"


class _Texts:
    """What every covered locale says, beside what it said: an unchanged text keeps its date and its place."""

    def __init__(
        self,
        policy: Policy,
        words: Mapping[LocaleTag, Spoken],
        newest: Newest | None,
        answers: Publishing,
        name: str,
    ) -> None:
        before = newest.revision if newest else None
        self.last_changed = dict(before.last_changed) if before else {}
        self.texts = dict(before.texts) if before else {}
        self.states = dict(before.states) if before else {}
        self.files: dict[str, str] = {}
        self.moved: list[LocaleTag] = []
        self._policy, self._answers, self._name = policy, answers, name
        for locale in answers.locales:
            self._cover(locale, words.get(locale))

    def _cover(self, locale: LocaleTag, words: Spoken | None) -> None:
        wording: Wording = source_wording if words is None else words
        kept = self.last_changed.get(locale)
        if kept is None or self._is_changed(locale, kept, wording):
            date = kept if kept is not None and self._answers.keeps_date else self._answers.date
            if date != kept:
                self.moved.append(locale)
            self.last_changed[locale] = date
            self.texts[locale] = self._store(f"policy.{locale}.txt", self._text(locale, date, wording))
        if words is not None:
            text = words_text(words)
            known = self.states.get(locale)
            if known is None or known.digest != digest(text.encode()):
                self.states[locale] = self._store(f"state.{locale}.json", text)

    def _is_changed(self, locale: LocaleTag, kept: dt.date, wording: Wording) -> bool:
        text = self._text(locale, kept, wording)
        return digest(text.encode()) != self.texts[locale].digest

    def _text(self, locale: LocaleTag, date: dt.date, wording: Wording) -> str:
        return to_text(build(self._policy, locale, date, wording))

    def _store(self, file: str, text: str) -> Stored:
        self.files[file] = text
        return Stored(digest=digest(text.encode()), revision=self._name)


def _dated(new: Side, changes: ChangeList | None, answers: Publishing) -> Mapping[LocaleTag, Spoken]:
    """The words of the locales, every stale one with the date since which its source is newer."""
    old = changes.sides.old.words if changes else {}
    return {locale: _with_dates(words, old.get(locale), answers.date) for locale, words in new.words.items()}


def _with_dates(words: Spoken, old: Spoken | None, date: dt.date) -> Spoken:
    dated: dict[Key, Said] = {}
    for key, said in words.said.items():
        if said.is_stale and said.older_than is None:
            before = old.said.get(key) if old else None
            since = before.older_than if before and before.is_stale and before.text == said.text else None
            dated[key] = replace(said, older_than=since or date)
    return replace(words, said={**words.said, **dated}) if dated else words


def _recorded(changes: Iterable[Assessed]) -> Iterator[RecordedChange]:
    for each in changes:
        if each.change.kind in _UNRECORDED:
            continue
        decision = each.decision
        yield RecordedChange(
            change=each.change.name,
            kind=each.change.kind,
            level=each.level,
            proposed=each.proposal.level,
            asks_consent=each.asks_consent,
            reason=decision.reason if decision else None,
            sentence=decision.sentence if decision else None,
            by=decision.by if decision else None,
            at=decision.at if decision else None,
        )


def keeps_dates(changes: ChangeList) -> bool:
    """Whether the printed dates may stay: nothing but the wording was corrected."""
    return changes.level in (Level.NONE, Level.EDITORIAL)


def consumed(changes: ChangeList | None) -> Sequence[str]:
    """The files of decisions that the next revision's record takes over."""
    found = (each.path for each in changes.assessed if each.path) if changes else ()
    return sorted(set(found))
