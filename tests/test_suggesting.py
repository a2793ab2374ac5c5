"""Tests for what helps a translator with an entry: here, the program's own words for labels."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import open_session, write_entries, write_locales, write_small
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.session import Session
from workbench.suggesting import Suggesting, question

MORE = Key("label.more")
SWEDISH = "Mer information"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    root = write_small(tmp_path / "project")
    write_locales(root, "de", "de-AT", "fi")
    write_entries(root, "de", {Key("label.draft"): "Entwurf"})
    return open_session(root)


def offered(session: Session, locale: str, key: Key, source: str) -> list[tuple[str, str]]:
    asked = question(session, LocaleTag(locale), key, source)
    assert asked is not None
    return [(offer.origin, offer.suggestion.target) for offer in Suggesting().help(asked).offers]


@pytest.mark.parametrize("locale", ["de", "de-AT"])
def test_the_program_offers_what_it_prints_for_a_label_itself(session: Session, locale: str) -> None:
    assert offered(session, locale, MORE, SWEDISH) == [("workbench", "Weitere Informationen")]


@pytest.mark.parametrize(
    ("locale", "key", "source"),
    [
        ("fi", MORE, SWEDISH),
        ("de", MORE, "Läs mer"),
        ("de", Key("label.draft"), "Utkast"),
        ("de", Key("title"), SWEDISH),
        ("de", Key("label.nonsense"), SWEDISH),
    ],
)
def test_it_offers_nothing_for_other_words_other_languages_or_what_is_there_already(
    session: Session, locale: str, key: Key, source: str
) -> None:
    assert ("workbench", "Weitere Informationen") not in offered(session, locale, key, source)
    assert all(origin != "workbench" for origin, _target in offered(session, locale, key, source))
