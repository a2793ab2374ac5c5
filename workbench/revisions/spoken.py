"""What a locale says, entry by entry, as a published revision keeps it and two states compare it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from workbench.export.wording import Said, Wording
from workbench.policy.entries import Entry, Key
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag

_SCHEMA = 1


@frozen
class Spoken:
    """A locale's words by key, as they were printed: with their language and age where those are not its own.

    It is a `Wording` itself: an entry that it does not know is said in the source's words.
    """

    locale: LocaleTag
    source_locale: LocaleTag
    said: Mapping[Key, Said] = field(default_factory=dict)

    def __call__(self, key: Key, source: str) -> Said:
        """The words for an entry."""
        return self.said.get(key) or Said(source, language=self.source_locale)

    def own(self, key: Key) -> str | None:
        """The translation of an entry; None where the locale has none of its own."""
        said = self.said.get(key)
        return said.text if said is not None and said.language is None else None


def take_down(
    locale: LocaleTag, source_locale: LocaleTag, entries: Iterable[Entry], wording: Wording
) -> Spoken:
    """Take down what a locale says of every entry."""
    return Spoken(locale, source_locale, {entry.key: wording(entry.key, entry.source) for entry in entries})


def with_dates(wording: Wording, kept: Spoken | None) -> Wording:
    """A wording that says of a stale text since when, as it was said when it was published so."""
    if kept is None:
        return wording

    def dated(key: Key, source: str) -> Said:
        said, before = wording(key, source), kept.said.get(key)
        if not said.is_stale or before is None or before.text != said.text:
            return said
        return replace(said, older_than=before.older_than)

    return dated


def words_text(words: Spoken) -> str:
    """Write a locale's words canonically: one entry a line."""
    lines = (f"{_json(key)}: {_json(_data(words.said[key]))}" for key in sorted(words.said))
    head = f'{{"schema": {_SCHEMA}, "locale": {_json(words.locale)}, "source": {_json(words.source_locale)}'
    return f'{head}, "entries": {{\n' + ",\n".join(lines) + "\n}}\n"


def read_words(text: str) -> Spoken:
    """Read a locale's words back. Raises ValueError where they are none."""
    data = json.loads(text)
    try:
        if data["schema"] != _SCHEMA:
            raise ValueError("not words of schema 1")
        said = {Key(key): _said(each) for key, each in data["entries"].items()}
        return Spoken(LocaleTag(data["locale"]), LocaleTag(data["source"]), said)
    except (KeyError, TypeError, AttributeError) as wrong:
        raise ValueError("not the words of a locale") from wrong


def _data(said: Said) -> dict[str, object]:
    fields = {
        "text": said.text,
        "language": said.language,
        "stale": said.is_stale or None,
        "older_than": said.older_than.isoformat() if said.older_than else None,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _said(data: Mapping[str, object]) -> Said:
    text, language, older_than = data["text"], data.get("language"), data.get("older_than")
    if not isinstance(text, str):
        raise TypeError(text)
    return Said(
        text,
        LocaleTag(str(language)) if language else None,
        is_stale=bool(data.get("stale")),
        older_than=dt.date.fromisoformat(str(older_than)) if older_than else None,
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
