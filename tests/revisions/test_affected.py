"""Whom a change reaches, and what it is about."""

from __future__ import annotations

import pytest

from tests.projects import GID, ROUTE
from tests.revisions.states import ANALYTICS, GOOGLE, LINKS, POLICY, WHICH, Edits, between
from workbench.formats.data import Data
from workbench.formats.po_entry import PoEntry
from workbench.formats.po_new import new_file
from workbench.locales.catalog import Catalog
from workbench.policy.kinds import LocaleTag
from workbench.revisions.affected import Affected, affected, in_words

LOCALES: Data = {"en": {"published": "true"}, "de": {"published": "false"}}
GOOGLES = ("_gid",), ("Google, LLC",), ("analytics",), ("analytics",)
IN_MANY: Edits = {(POLICY, ("locales",)): LOCALES}


def concerned(
    new: Edits, old: Edits | None = None, catalogs: dict[LocaleTag, Catalog] | None = None
) -> Affected:
    found = between({**IN_MANY, **new}, {**IN_MANY, **(old or {})})
    return affected([each.change for each in found.assessed], found.sides, catalogs)


@pytest.mark.parametrize(
    ("new", "readers"),
    [
        ({(GID, ("lifetime",)): "2 years"}, ("sv", "en")),
        ({(GID, ("description",)): "Skiljer användare åt."}, ("sv",)),
        ({(WHICH, ("title",)): "Vilka?"}, ("sv",)),
        ({(POLICY, ("variables", "site")): "example.se"}, ("sv", "en")),
        ({(POLICY, ("locales", "de", "published")): "true"}, ("de",)),
        ({(GID, ("note",)): "See the contract."}, ()),
    ],
)  # fmt: skip
def test_data_reaches_every_published_locale_and_words_their_own(
    new: Edits, readers: tuple[str, ...]
) -> None:
    assert concerned(new).readers == readers


@pytest.mark.parametrize(
    ("new", "about"),
    [
        ({(GID, ("lifetime",)): "1 hour"}, GOOGLES),
        ({(GID, ()): None}, GOOGLES),
        ({(LINKS, ("google-more", "url")): "https://g.example"}, GOOGLES),
        ({(ROUTE, ("name",)): "ROUTE"}, (("ROUTE", "ROUTEID"), (), ("essential",), ())),
        ({(GOOGLE, ("name",)): "Alphabet"}, (("_gid",), ("Alphabet",), ("analytics",), ("analytics",))),
        (
            {(ANALYTICS, ("intro",)): "Annat."},
            (("_gid", "_VWO_sn"), ("Google, LLC", "VWO"), ("analytics",), ("analytics",)),
        ),
    ],
)
def test_what_a_change_is_about(new: Edits, about: tuple[tuple[str, ...], ...]) -> None:
    found = concerned(new)
    assert (found.cookies, found.providers, found.categories, found.needing_consent) == about


def test_translations_of_the_older_text_are_named() -> None:
    old, new = "Vilka cookies använder vi?", "Vilka?"
    entries = {
        "en": PoEntry(old, ("Which cookies do we use?",), "section.which.title"),
        "de": PoEntry(new, ("Welche?",), "section.which.title"),
        "fi": PoEntry(old, ("",), "section.which.title"),
    }
    catalogs = {
        LocaleTag(tag): Catalog(new_file("x", LocaleTag(tag)).with_new(entry))
        for tag, entry in entries.items()
    }
    found = concerned({(WHICH, ("title",)): new}, catalogs=catalogs)
    assert found.stale == ("en",)
    assert "translations older than this text: en" in map(str, in_words(found))


def test_many_cookies_are_counted() -> None:
    found = Affected((LocaleTag("sv"),), (), (), (), tuple("abcdefg"))
    assert [str(each) for each in in_words(found)] == [
        "seen by readers of sv", "cookies a, b, c, d, e and 2 more",
    ]  # fmt: skip
    assert [str(each) for each in in_words(Affected((), (), (), (), ()))] == ["no reader sees it"]
