"""A reviewer's day: small things mended, decided with a reason, published, taken back and published again."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.days.desk import Desk, desk
from tests.test_seed import DATA, bare

TYPOS = (("Var är cookies", "Vad är cookies"), ("väjs ut", "väljs ut"), ("vinns för", "finns för"))


@pytest.fixture
def me(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a window as terminals open it."""
    with desk(tmp_path, 80, 24) as made:
        yield made


def test_a_reviewers_day(me: Desk) -> None:
    me.open("--language", "sv")
    me.sees("75 av 75")
    mend_three_typos(me)
    make_a_lifetime_longer(me)
    add_a_cookie_of_a_new_provider(me)
    see_five_groups(me)
    try_to_publish_undecided(me)
    decide(me)
    today = publish(me)
    take_it_back(me)
    assert publish(me) == today
    see_that_it_is_published(me, today)


def mend_three_typos(me: Desk) -> None:
    me.begin("three typos mended by find and replace")
    for old, new in TYPOS:
        me.press("C-f")
        me.sees("Ersätt (f9)")
        me.type(old)
        me.press("Tab")
        me.type(new)
        me.press("F9")
        me.sees(f"Gjort: Ersätt ”{old}”", without="Ersätt (f9)")


def make_a_lifetime_longer(me: Desk) -> None:
    me.begin("a lifetime made longer")
    me.press("F2")
    me.type("/_gid")
    me.press("Enter", "Enter", *["Tab"] * 5)
    me.type("13 månader")
    me.press("Escape", "Escape")
    me.sees("13 months", "75 av 75")


def add_a_cookie_of_a_new_provider(me: Desk) -> None:
    me.begin("a cookie of a new provider added, with its link")
    me.press("a")
    me.sees("Ny cookie")
    me.type("_hjSession")
    me.press("Enter")
    me.type("Hotjar Ltd")
    me.sees("Ny leverantör: Hotjar Ltd")
    me.press("Enter", "Tab", "Tab", "Tab")
    me.type("30 minuter")
    me.press("Tab")
    me.type("Håller ihop besökarens sidvisningar.")
    me.press("Escape", "v")
    me.sees("Akamai")
    me.type("/hotjar")
    me.press("Enter", "Enter", "Tab", "Tab", "Tab")
    me.type("hotjar-more")
    me.press("Escape", "Escape", "v", "v", "a")
    me.sees("Ny rad: Länk")
    me.type("hotjar-more")
    me.press("Enter")
    me.type("https://hotjar.com/privacy")
    me.sees("+ Adress            https://hotjar.com/privacy")
    me.press("F9")
    me.sees("Sparat: 7 filer.")


def see_five_groups(me: Desk) -> None:
    me.begin("what changed, in Review")
    me.press("F5")
    me.sees("3 obedömda, 1 väsentlig, 1 större", "+ cookie _hjSession", "24 hours → 13 months")
    changes = json.loads(me.workbench("diff", "--format", "json"))["counts"]
    assert {level: count for level, count in changes.items() if count} == {
        "undecided": 3,
        "notable": 1,
        "material": 1,
    }


def try_to_publish_undecided(me: Desk) -> None:
    me.begin("publishing refused")
    me.press("p")
    me.sees("obedömd: avsnitt what: rubrik. Texten är omformulerad; ändras")
    me.press("Escape")
    me.sees("fastställd 2024-01-31 → nu", without="Avbryt")


def decide(me: Desk) -> None:
    me.begin("the three typos decided with one reason")
    me.press("Home", *["Down", "Space"] * 3, "d")
    me.sees("3 ändringar", "Innebörden är densamma")
    me.press("Home", "Enter")
    me.type("Bara stavfel.")
    me.press("Enter", "Enter")
    me.sees("3 redaktionella", without="obedömd")


def publish(me: Desk) -> dt.date:
    me.begin("published")
    before = dt.datetime.now(ZoneInfo("Europe/Stockholm")).date()
    me.press("p")
    me.sees("Samtyckesversion 2: nytt samtycke behövs.", "Ny cookie: _hjSession (Hotjar Ltd).")
    me.press("Enter", "Enter")
    me.sees("inget har ändrats", without="Avbryt")
    [today] = {before, dt.datetime.now(ZoneInfo("Europe/Stockholm")).date()} & {
        dt.date.fromisoformat(path.name)
        for path in (me.project / "catalogue/revisions").iterdir()
        if path.name != "2024-01-31"
    }
    return today


def see_that_it_is_published(me: Desk, today: dt.date) -> None:
    status = json.loads(me.workbench("status", "--json"))
    assert status["last_changed"]["sv"] == today.isoformat()
    assert status["consent_revision"] == 2
    assert status["unpublished"] == 0
    assert [each["stale"] for each in status["locales"].values()] == [0, 0]
    assert "Ny cookie: _hjSession (Hotjar Ltd)." in me.workbench("changelog")
    assert "New cookie: _hjSession (Hotjar Ltd)." in me.workbench("changelog", "--locale", "en")
    seed = (DATA / "policy-sv-2024-01-31.txt").read_text(encoding="utf-8")
    assert bare(me.workbench("export", "--revision", "2024-01-31")) == bare(seed)
    me.press("F7", "Home")
    me.sees(f"Senast ändrad: {today}", "Som fastställd.")


def take_it_back(me: Desk) -> None:
    me.begin("taken back")
    me.press("T")
    me.sees("Ta tillbaka (y)")
    me.press("y")
    me.sees("3 redaktionella", "1 väsentlig", without="Avbryt")
    assert json.loads(me.workbench("status", "--json"))["last_changed"]["sv"] == "2024-01-31"
